import { type Cadence, type Ladder, type LadderRow, overdueLimit } from "./ladder.ts";
import type { ChatKey } from "./ports.ts";

/** A change of the ladder for some of those who hear it. */
export interface LadderRule extends LadderChange {
  readonly scope: LadderScope;
  readonly cadence: Cadence;
}

/** What it leaves out stays as it was. */
export interface LadderChange {
  readonly before?: readonly number[];
  readonly overdue?: readonly number[];
  readonly overdueEvery?: number | null;
}

export type LadderScope =
  | { readonly kind: "place"; readonly region: string }
  | { readonly kind: "unit"; readonly unitId: string }
  | { readonly kind: "chat"; readonly chat: ChatKey }
  | { readonly kind: "duty"; readonly deadline: string };

/** Whom a ladder is for; ids of units start with the code of their place. */
export interface LadderSubject {
  readonly unitId: string;
  readonly chat: ChatKey;
  readonly deadline: string;
}

/** From the widest scope to the narrowest; the narrower rule wins. */
const order: readonly LadderScope["kind"][] = ["place", "unit", "chat", "duty"];

export function ladderFor(base: Ladder, rules: readonly LadderRule[], subject: LadderSubject): Ladder {
  const matching = rules.filter(({ scope }) => concerns(scope, subject));
  if (matching.length === 0) return base;
  const ladder: Record<Cadence, LadderRow> = { ...base };
  for (const { cadence, scope: _, ...change } of matching.sort((a, b) => order.indexOf(a.scope.kind) - order.indexOf(b.scope.kind))) {
    ladder[cadence] = { ...ladder[cadence], ...change };
  }
  return ladder;
}

/** The ladder as people read it, a row for each cadence. */
export function ladderTable(ladder: Ladder): readonly { readonly name: string; readonly before: string; readonly overdue: string }[] {
  return Object.values(ladder).map(({ name, before, overdue, overdueEvery }) => ({
    name,
    before: before.length === 0 ? "不主动提醒" : before.map((days) => (days === 0 ? "当天" : `提前${days}天`)).join("、"),
    overdue:
      overdue.length === 0 ? "—" : `逾期${overdue.join("、")}天${overdueEvery ? `,此后每${overdueEvery}天,至第${overdueLimit}天` : ""}`,
  }));
}

/** `30,7,3,1,0` as a supervisor types it: whole days, no more than a year. Throws a RangeError. */
export function parseSteps(text: string): readonly number[] {
  const words = text.split(/[,\uff0c、\s]+/).filter((word) => word !== "");
  const days = words.map((word) => (/^\d{1,3}$/.test(word) ? Number(word) : Number.NaN));
  if (days.some((day) => !(day <= 366))) throw new RangeError(`expected days such as 30,7,3,1,0, not ${text}`);
  return [...new Set(days)].sort((a, b) => b - a);
}

function concerns(scope: LadderScope, { unitId, chat, deadline }: LadderSubject): boolean {
  switch (scope.kind) {
    case "place":
      return unitId.startsWith(`${scope.region}/`);
    case "unit":
      return unitId === scope.unitId;
    case "chat":
      return chat.platform === scope.chat.platform && chat.chatId === scope.chat.chatId;
    case "duty":
      return deadline === scope.deadline;
  }
}
