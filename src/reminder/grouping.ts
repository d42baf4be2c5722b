import { localDate } from "../time/date.ts";
import { isOpen } from "./hours.ts";
import type { ChatKey, ReminderPorts, ReminderRow } from "./ports.ts";

export interface GroupResult {
  readonly opened: number;
  readonly dropped: number;
}

/** Items in one message; a longer digest goes out in parts. */
const itemsInPart = 8;

/** Opens today's delivery for every chat with something to tell: one digest a chat a day, in working hours. */
export async function openDigests(ports: ReminderPorts, now: number): Promise<GroupResult> {
  if (!isOpen(ports.calendar, now)) return { opened: 0, dropped: 0 };
  const date = localDate(now);
  let opened = 0;
  let dropped = 0;
  for (const chat of await ports.store.chatsDue(now, date)) {
    const silentUntil = (await ports.quiet?.(chat))?.mutedUntil ?? null;
    if (silentUntil !== null && date <= silentUntil) continue;
    const { newest, older } = newestSteps(await ports.store.waiting(chat, now));
    const stale = older.map((row) => row.id);
    if (stale.length > 0) await ports.store.drop(stale, "superseded");
    dropped += older.length;
    opened += await ports.store.open({ chat, date, parts: partsOf(newest), now });
  }
  return { opened, dropped };
}

/** After down-time several steps of one occurrence wait together; only the last one still says something. */
function newestSteps(rows: readonly ReminderRow[]): {
  readonly newest: readonly ReminderRow[];
  readonly older: readonly ReminderRow[];
} {
  const last = new Map<string, ReminderRow>();
  for (const row of rows) {
    const key = `${row.unitId} ${row.deadline} ${row.due}`;
    const found = last.get(key);
    if (!found || row.step < found.step) last.set(key, row);
  }
  const newest = [...last.values()];
  const kept = new Set(newest);
  return { newest, older: rows.filter((row) => !kept.has(row)) };
}

/** The rows of one occurrence stay together, so that it is told once for all its units. */
function partsOf(rows: readonly ReminderRow[]): readonly (readonly number[])[] {
  const byOccurrence = new Map<string, number[]>();
  for (const row of [...rows].sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : a.step - b.step))) {
    const key = `${row.deadline} ${row.due}`;
    byOccurrence.set(key, [...(byOccurrence.get(key) ?? []), row.id]);
  }
  const groups = [...byOccurrence.values()];
  const parts: number[][] = [];
  for (let first = 0; first < groups.length; first += itemsInPart) parts.push(groups.slice(first, first + itemsInPart).flat());
  return parts;
}

export function chatName(chat: ChatKey): string {
  return `${chat.platform}:${chat.chatId}`;
}
