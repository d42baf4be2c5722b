import type { ListItem, Reply } from "../chat/types.ts";
import { type Colour, colourOf, explainDate, inferredNote, spokenDate } from "../obligation/explain.ts";
import type { Occurrence } from "../obligation/types.ts";
import type { Calendar } from "../time/calendar.ts";
import { type IsoDate, localDate, localTime } from "../time/date.ts";
import type { DigestItem, ReminderPorts } from "./ports.ts";
import { actOf, quoted, spokenPath } from "./wording.ts";

export interface DigestOptions {
  readonly today: IsoDate;
  readonly calendar: Calendar;
  readonly part: number;
  readonly parts: number;
  /** True where it repeats a message whose outcome is not known. */
  readonly repeated: boolean;
  /** The day that the repeated message was for. */
  readonly plannedOn: IsoDate;
  readonly choices?: ReminderPorts["choices"];
}

/** The day's reminder for one chat: the act first, then how long there is, then the source with its words. */
export function digest(items: readonly DigestItem[], options: DigestOptions): Reply {
  const sorted = [...items].sort((a, b) => byUrgency(a, b, options.today));
  const units = [...new Set(items.flatMap((item) => item.unitNames))];
  const choices = options.choices?.(sorted) ?? [];
  return {
    blocks: [
      { kind: "title", text: titleOf(units, options) },
      ...(options.repeated ? [{ kind: "paragraph", text: repeatedNote(options.plannedOn) } as const] : []),
      { kind: "list", items: sorted.map((item, index) => listItem(item, { number: index + 1, several: units.length > 1, options })) },
    ],
    ...(choices.length > 0 ? { choices } : {}),
  };
}

function titleOf(units: readonly string[], { today, part, parts }: DigestOptions): string {
  const who = units.length === 1 ? units[0] : `${units.length}个单位`;
  return `【到期提醒】${who} · ${spokenDate(today)}${parts > 1 ? ` ${part}/${parts}` : ""}`;
}

function repeatedNote(plannedOn: IsoDate): string {
  return `补发:${spokenDate(plannedOn)}的提醒可能没有送达,如已收到请忽略本条。`;
}

function listItem(
  { occurrence, unitNames, missedAt, held = null }: DigestItem,
  { number, several, options }: { readonly number: number; readonly several: boolean; readonly options: DigestOptions },
): ListItem {
  const { obligation, deadline, about, count } = occurrence;
  const { plan, clause, tier, reason } = obligation;
  const role = tier === "assist" || reason.includes("配合单位") ? "配合:" : "";
  const detail = [
    lightOf(occurrence, options),
    ...(occurrence.movedFrom ? [`已同意延期:原定${spokenDate(occurrence.movedFrom)},延到${spokenDate(occurrence.due)}`] : []),
    ...(missedAt === null ? [] : [`补发:原定${spokenDate(localDate(missedAt))}${localTime(missedAt)}提醒`]),
    ...(several ? [`单位:${namesOf(unitNames)}`] : []),
    `依据:《${plan.plan.title}》${spokenPath(clause.path)}${reason ? `(${reason})` : ""}`,
    quoted(deadline.quote),
    ...(occurrence.afterPeriod ? ["规划期已满,经确认继续执行"] : []),
    ...(inferredNote(deadline) ?? []),
    ...(deadline.ambiguous ? ["原文有两种理解,以发文单位解释为准"] : []),
  ];
  // Of several units each has its own count.
  const counted = count && held !== null && !several ? `,已记${held}次` : "";
  const asked = [about, count ? `至少${count}次${counted}` : null].filter((each) => each !== null).join(",");
  const text = `${role}${actOf(deadline, clause.heading)}${asked ? `(${asked})` : ""}`;
  return { text, details: detail, number, say: `/clause #${plan.id} ${deadline.clause}` };
}

/** Whether it was done we know only from what was reported here, and say so. */
function lightOf(occurrence: Occurrence, { calendar, today }: DigestOptions): string {
  const { colour, light, left, reason } = explainDate(occurrence, calendar, today);
  return `${light}·${left}${colour === "red" ? "(未登记办结)" : ""}:${reason}`;
}

function namesOf(names: readonly string[]): string {
  return names.length <= 5 ? names.join("、") : `${names.slice(0, 5).join("、")}等${names.length}个`;
}

const urgency: Record<Colour, number> = { red: 0, yellow: 1, green: 2 };

function byUrgency(a: DigestItem, b: DigestItem, today: IsoDate): number {
  const colour = urgency[colourOf(a.occurrence, today)] - urgency[colourOf(b.occurrence, today)];
  const dates = order(a.occurrence.lastWorkday, b.occurrence.lastWorkday) || order(a.occurrence.due, b.occurrence.due);
  return colour || dates || placeInPlan(a) - placeInPlan(b);
}

function placeInPlan({ occurrence }: DigestItem): number {
  return occurrence.deadline.span.start;
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
