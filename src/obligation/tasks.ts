import type { ClauseParties } from "./party-index.ts";

/** Clauses that ask for something, not those that only stand over others: the rows of a 责任分解表, in the plan's order. */
export function tasksOf(clauses: readonly ClauseParties[]): readonly ClauseParties[] {
  const above = new Set(clauses.flatMap(({ clause }) => pathsAbove(clause.path)));
  return clauses.filter(({ clause, lead, assist, deadlines, targets }) => {
    const asks = lead.length + assist.length + deadlines.length + targets.length > 0;
    return asks || (clause.text !== "" && !above.has(clause.path));
  });
}

/** 二/(四)/1 stands under 二 and 二/(四). */
function pathsAbove(path: string): readonly string[] {
  const labels = path.split("/");
  return labels.slice(1).map((_, i) => labels.slice(0, i + 1).join("/"));
}
