import { deadlineKey } from "../../src/obligation/occurrences.ts";
import type { Obligation } from "../../src/obligation/types.ts";
import type { Database } from "../../src/store/database.ts";
import type { OracleDuty } from "./oracle.ts";

/** What the oracle is told of a duty: plain facts, nothing computed. */
export function plainly({ plan, deadlines }: Obligation): OracleDuty[] {
  const { period, issuedOn, status } = plan.plan;
  const { publishedOn, continued } = plan;
  if (!period || !publishedOn) throw new Error("a duty of these tests has a period and a date of publication");
  return deadlines.map((deadline) => ({
    name: deadlineKey(plan, deadline),
    when: deadline.when,
    issuedOn,
    fromYear: period.from,
    toYear: period.to,
    draft: status === "draft",
    publishedOn,
    continued,
  }));
}

/** What was told to each chat, in the oracle's words. */
export function toldLines({ raw }: Database): ReadonlyMap<string, readonly string[]> {
  const rows = raw
    .prepare(
      `select r.chat_id as chat, d.date || ' ' || r.deadline || ' due ' || r.due || ' step ' || r.step as line
       from reminders r join deliveries d on d.id = r.delivery_id where r.state = 'told' and d.state = 'sent'`,
    )
    .all() as { chat: string; line: string }[];
  const lines = new Map<string, string[]>();
  for (const { chat, line } of rows) lines.set(chat, [...(lines.get(chat) ?? []), line]);
  for (const each of lines.values()) each.sort();
  return lines;
}
