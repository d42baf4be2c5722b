import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { loadMatters } from "../../seeds/matters.ts";
import { describeMatter } from "../../src/place/guidance/describe.ts";
import { createGuide } from "../../src/place/guidance/guide.ts";
import { quoteFor } from "../../src/place/guidance/quote.ts";
import type { Plan } from "../../src/plan/types.ts";

const { matters, dangers, examples } = loadMatters();
const guide = createGuide(matters, dangers, examples);
const byWords = createGuide(matters, dangers);
const row = z.object({ text: z.string(), matter: z.string().nullable(), danger: z.string().nullable(), set: z.string() });
const CASES = readFileSync(new URL("matters.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line) => row.parse(JSON.parse(line)));

const HELD_OUT = CASES.filter(({ set }) => set === "held-out");

function firstOf(text: string, own = guide): string | null {
  return own(text).candidates[0]?.matter.id ?? null;
}

describe("sentences as citizens type them", () => {
  it("are more than four hundred, for every matter several", () => {
    expect(CASES.length).toBeGreaterThan(400);
    const counts = matters.map(({ id }) => CASES.filter(({ matter }) => matter === id).length);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(3);
  });

  // The vocabulary was written with these three sets; they are examples too, so the words are tested alone.
  it.each(["first", "second", "third"])("of the %s set lead to their matter by words alone", (set) => {
    const own = CASES.filter((candidate) => candidate.set === set && candidate.matter !== null);
    const missed = own.filter(({ text, matter }) => firstOf(text, byWords) !== matter);
    expect(missed.length / own.length, JSON.stringify(missed)).toBeLessThan(0.03);
  });

  it("that nothing was written for lead to their matter eight times in ten, nine within the first three", () => {
    const own = HELD_OUT.filter(({ matter }) => matter !== null);
    const first = own.filter(({ text, matter }) => firstOf(text) === matter);
    const three = own.filter(({ text, matter }) =>
      guide(text)
        .candidates.slice(0, 3)
        .some((candidate) => candidate.matter.id === matter),
    );
    expect(first.length / own.length).toBeGreaterThanOrEqual(0.8);
    expect(three.length / own.length).toBeGreaterThanOrEqual(0.88);
  });

  it("of the held-out set are no examples", () => {
    const known = new Set(examples.map(({ text }) => text));
    expect(HELD_OUT.filter(({ text, matter }) => matter !== null && known.has(text))).toEqual([]);
  });

  it("lead to no matter where they are about none", () => {
    const calm = CASES.filter(({ matter, danger }) => matter === null && danger === null);
    expect(calm.filter(({ text }) => firstOf(text) !== null)).toEqual([]);
  });

  it("are marked uncertain where they are only like what others asked", () => {
    const [candidate] = guide("借给前同事一万,微信把我删了").candidates;
    expect(candidate).toMatchObject({ certain: false });
    expect(guide("老板拖欠工资").candidates[0]).toMatchObject({ certain: true, matter: { id: "wages" } });
  });

  it("lead to 110 or 120 first where there is danger, and only there", () => {
    expect(CASES.filter(({ text, danger }) => (guide(text).danger?.id ?? null) !== danger)).toEqual([]);
  });
});

describe("danger", () => {
  it.each([
    ["老公打我", "110"],
    ["我不想活了", "120"],
    ["他威胁要杀我", "110"],
    ["家里着火了", "119"],
  ])("%s names %s", (text, phone) => {
    const { danger } = guide(text);
    expect(danger?.phones).toContain(phone);
    expect(danger?.text).toContain(phone);
  });

  it("is found at the end of a long story", () => {
    expect(guide(`${"我和他结婚十年了,".repeat(200)}我不想活了`).danger?.id).toBe("self-harm");
  });

  it.each(["催收天天打我电话", "老板不接电话,也不打我电话"])("is none in %s", (text) => {
    expect(guide(text).danger).toBeNull();
  });
});

describe("the table of matters", () => {
  it("says for each what to do, what to bring, what it costs and whom to call", () => {
    const thin = matters.filter(
      ({ steps, bring, fee, phones, services }) => steps.length < 2 || !bring.length || !fee || !phones.length || !services.length,
    );
    expect(thin).toEqual([]);
    expect(matters.length).toBeGreaterThanOrEqual(40);
  });

  it("gives a card with the way, the cost and one word that it is no advice", () => {
    const [wages] = matters;
    if (!wages) throw new Error("no matter");
    const card = describeMatter(wages, { clause: "一", quote: "畅通农民工讨薪法律援助绿色通道。" });
    expect(card).toMatchObject({ title: "拖欠工资", quote: { clause: "一" } });
    expect(card.fields.map(({ name }) => name)).toEqual(["要带", "费用", "电话", "有关法律"]);
    expect(JSON.stringify(card).match(/不是法律意见/g)).toHaveLength(1);
  });

  it("names laws, and no article of one", () => {
    const text = JSON.stringify(matters);
    expect(text).not.toMatch(/第[一二三四五六七八九十百\d]+条/);
    expect(text).not.toMatch(/undefined|null/);
  });

  it("reads a long text quickly", () => {
    const begun = performance.now();
    guide("老板不给钱还打人".repeat(50_000));
    expect(performance.now() - begun).toBeLessThan(500);
  });
});

describe("the plan's own words", () => {
  const plan: Plan = {
    title: "",
    docNumber: null,
    issuer: null,
    region: null,
    issuedOn: null,
    period: null,
    status: "effective",
    deadlines: [],
    targets: [],
    clauses: [clause("一", "加强农民工培训。"), clause("二/(一)", "推进机制建设。畅通农民工讨薪法律援助绿色通道,切实保护农民工权益。")],
  };

  function clause(path: string, text: string) {
    return {
      path,
      heading: null,
      text,
      lead: [],
      assist: [],
      openEnded: false,
      partyCertainty: "certain" as const,
      span: { start: 0, end: 0 },
    };
  }

  function matterOf(id: string) {
    const matter = matters.find((candidate) => candidate.id === id);
    if (!matter) throw new Error(`no matter ${id}`);
    return matter;
  }

  it("are the first sentence that names the matter with a legal service", () => {
    expect(quoteFor(matterOf("wages"), plan)).toEqual({ clause: "二/(一)", quote: "畅通农民工讨薪法律援助绿色通道,切实保护农民工权益。" });
  });

  it("are none where no clause says so", () => {
    expect(quoteFor(matterOf("medical"), plan)).toBeNull();
    expect(quoteFor(matterOf("loan"), plan)).toBeNull();
  });
});
