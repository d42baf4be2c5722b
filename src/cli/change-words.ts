import { clauseNumber } from "../app/say.ts";
import type { ChangedClause, PlanChanges } from "../plan/changes.ts";
import { isUnchanged } from "../plan/changes.ts";
import { clauseLine, sayDeadline, sayParties, sayTarget } from "./plan-words.ts";

/** What a new text says differently: clauses with +, - and ~, under each what differs in it. */
export function printChanges(changes: PlanChanges): void {
  const { added, removed, changed, renumbered } = changes;
  if (isUnchanged(changes)) {
    console.log("   条款、单位、时限、指标都没有变化");
    return;
  }
  const also = renumbered > 0 ? `,${renumbered} 条换了编号` : "";
  console.log(`   新增 ${added.length} 条,删去 ${removed.length} 条,改动 ${changed.length} 条${also}`);
  for (const clause of added) console.log(`     + ${clauseLine(clause)}`);
  for (const clause of removed) console.log(`     - ${clauseLine(clause)}`);
  for (const clause of changed) printChanged(clause);
}

function printChanged({ before, after, reworded, parties, deadlines, targets }: ChangedClause): void {
  const number = before.path === after.path ? "" : `(原 ${clauseNumber(before.path)})`;
  console.log(`     ~ ${clauseLine(after)}${number}${reworded ? ",文字有改动" : ""}`);
  if (parties) console.log(`         ${sayParties(before)} → ${sayParties(after)}`);
  printDifference(deadlines.gone.map(sayDeadline), deadlines.come.map(sayDeadline));
  printDifference(targets.gone.map(sayTarget), targets.come.map(sayTarget));
}

/** One against one is a change of it; else what went and what came. */
function printDifference(gone: readonly string[], come: readonly string[]): void {
  const lines =
    gone.length === 1 && come.length === 1
      ? [`${gone[0]} → ${come[0]}`]
      : [...gone.map((text) => `- ${text}`), ...come.map((text) => `+ ${text}`)];
  for (const line of lines) console.log(`         ${line}`);
}
