import { describe, expect, it } from "vitest";
import { dutiesOf } from "../../src/app/duties.ts";
import { filterDuties, soonestFirst } from "../../src/app/filter-duties.ts";
import type { Application } from "../../src/context.ts";
import { occurrencesOf } from "../../src/obligation/occurrences.ts";
import type { Unit } from "../../src/unit/types.ts";
import { seededBot } from "../support/seeded.ts";

const { bot, user } = seededBot();
const NOW = "2022-12-01T09:00";

describe("asking for some of a unit's duties", () => {
  it.each([
    ["我们牵头的任务有哪些", { tier: "lead" }, /^洪雅县司法局牵头的任务共 33 项/],
    ["我们配合的任务", { tier: "assist" }, /^洪雅县司法局没有配合的任务/],
    ["除了牵头的 还有哪些是要我们一起弄的", { tier: "assist" }, /^洪雅县司法局没有配合的任务/],
    ["哪些活是要我们跟着干的", { tier: "assist" }, /^洪雅县司法局没有配合的任务/],
    ["我单位牵头和配合的任务有哪些", {}, /^洪雅县司法局共 36 项任务/],
    ["我局关于行政复议的任务", { keyword: "行政复议" }, /^洪雅县司法局写到“行政复议”的任务共 \d+ 项/],
    ["我局關於行政復議的任務", { keyword: "行政复议" }, /^洪雅县司法局写到“行政复议”的任务共 \d+ 项/],
    ["我单位没有时限的任务", { timed: false }, /^洪雅县司法局没有时限的任务共 \d+ 项/],
    ["我们有时限的任务有哪些", { timed: true }, /^洪雅县司法局有时限的任务共 \d+ 项/],
    ["按到期时间排我的任务", { sorted: "due" }, /^洪雅县司法局共 36 项任务/],
    ["我们和县公安局共同承担的任务", { partner: "县公安局" }, /^洪雅县司法局与洪雅县公安局共同承担的任务共 \d+ 项/],
  ])("“%s”", async (said, wanted, answer) => {
    const heard = await (await user(NOW, "洪雅县司法局")).says(said);
    expect(heard.command).toBe("obligations");
    expect(heard.arguments).toMatchObject(wanted);
    expect("tier" in heard.arguments).toBe("tier" in wanted);
    expect(heard.text).toMatch(answer);
  });

  it("keeps what was asked for on the next page, and forgets it with the next question", async () => {
    const official = await user(NOW, "洪雅县司法局");
    await official.says("我们牵头的任务有哪些");
    expect((await official.says("更多")).text).toMatch(/^洪雅县司法局牵头的任务共 33 项\n6\. /);
    expect((await official.says("我单位有哪些任务")).text).toMatch(/^洪雅县司法局共 36 项任务/);
  });
});

describe("filters of duties", () => {
  const unitOf = ({ context }: Application, name: string): Unit => {
    const { unit } = context.directory.resolveUnit(name);
    if (!unit) throw new Error(`no unit ${name}`);
    return unit;
  };
  const dutiesFor = async (name: string) => dutiesOf(bot().context, unitOf(bot(), name));

  it("part duties with a time limit from those without", async () => {
    const all = await dutiesFor("洪雅县司法局");
    const timed = await filterDuties(bot().context, all, { timed: true });
    const untimed = await filterDuties(bot().context, all, { timed: false });
    expect(timed.length).toBeGreaterThan(0);
    expect(timed.length + untimed.length).toBe(all.length);
    expect(timed.every(({ deadlines }) => deadlines.length > 0)).toBe(true);
    expect(untimed.every(({ deadlines }) => deadlines.length === 0)).toBe(true);
  });

  it("find what is due in a time, and only that", async () => {
    const { context } = bot();
    const all = await dutiesFor("驻马店市市场监督管理局");
    const window = { from: "2025-01-01", to: "2025-01-31" };
    const found = await filterDuties(context, all, { window });
    expect(found.map(({ clause }) => clause.path)).toContain("二/(四)");
    const due = new Set(occurrencesOf(all, window, context.calendar).map(({ obligation }) => obligation));
    expect(new Set(found)).toEqual(due);
  });

  it("find the plan by number or by words", async () => {
    const all = await dutiesFor("驻马店市司法局");
    const services = await filterDuties(bot().context, all, { plan: "公共法律服务" });
    expect(services.length).toBeGreaterThan(0);
    expect(services.length).toBeLessThan(all.length);
    const id = services[0]?.plan.id ?? 0;
    expect(await filterDuties(bot().context, all, { plan: id })).toEqual(services);
  });

  it("find the duties of two units, whoever is asked first, and none that only may be theirs", async () => {
    const { context } = bot();
    const paths = async (one: string, other: string) =>
      (await filterDuties(context, await dutiesFor(one), { partner: unitOf(bot(), other) })).map(({ clause }) => clause.path).sort();
    const shared = await paths("洪雅县司法局", "洪雅县公安局");
    expect(shared.length).toBeGreaterThan(0);
    expect(await paths("洪雅县公安局", "洪雅县司法局")).toEqual(shared);
    const lists = (await dutiesFor("洪雅县司法局")).filter(({ clause }) => shared.includes(clause.path));
    expect(lists.some(({ clause }) => clause.lead.includes("县公安局"))).toBe(true);
  });

  it("sort by the next date within each tier, what has none last", async () => {
    const { context } = bot();
    const all = await dutiesFor("驻马店市市场监督管理局");
    const sorted = soonestFirst(all, "2024-12-20", context);
    expect(new Set(sorted)).toEqual(new Set(all));
    for (const tier of new Set(all.map((duty) => duty.tier))) {
      const dates = sorted
        .filter((duty) => duty.tier === tier)
        .map(
          (duty) => occurrencesOf([duty], { from: "2024-12-20", to: "2029-12-20" }, context.calendar, { routine: false })[0]?.due ?? "9999",
        );
      expect(dates).toEqual([...dates].sort());
    }
  });
});
