import { readFileSync } from "node:fs";
import { z } from "zod";
import type { GroupTerm, TermReach } from "../src/unit/types.ts";
import { seedPath } from "./folder.ts";
import { listCell, readTable } from "./table.ts";

/** Nouns that name many bodies at once. Throws where a row is not as docs/units.md says. */
export function loadGroupTerms(): readonly GroupTerm[] {
  return parseGroupTerms(readFileSync(seedPath("group-terms.csv"), "utf8"));
}

/** Text of group-terms.csv, or of a table of one's own in the same form. */
export function parseGroupTerms(text: string): readonly GroupTerm[] {
  return readTable(text, row, "group-terms.csv");
}

const REACH: Readonly<Record<string, TermReach>> = {
  本级: "own",
  各级: "any",
  下级: "below",
  县级以上: "county-up",
  乡: "township",
  村: "village",
};

const reachCell = z.string().transform((cell, context) => {
  const reach = REACH[cell];
  if (!reach) context.addIssue({ code: "custom", message: `默认范围 is one of ${Object.keys(REACH).join(" ")}, not ${cell}` });
  return reach ?? "own";
});

const yesCell = z.enum(["是", "否", ""]).transform((cell) => cell === "是");

const row = z
  .strictObject({
    词: z.string().min(1),
    指的类别: listCell,
    指的种类: listCell,
    默认范围: reachCell,
    面向全体: yesCell,
    成员不确定: yesCell,
    指人: yesCell,
    依据: z.string().min(1),
  })
  .refine((r) => r.指的类别.length + r.指的种类.length > 0, "指的类别 and 指的种类 are both empty")
  .transform(
    (r): GroupTerm => ({
      term: r.词,
      categories: r.指的类别,
      kinds: r.指的种类,
      reach: r.默认范围,
      toAll: r.面向全体,
      uncertain: r.成员不确定,
      people: r.指人,
      basis: r.依据,
    }),
  );
