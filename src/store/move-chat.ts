import { and, eq, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { chats, dialogues, subscriptions } from "./schema/people.ts";
import { reminders } from "./schema/reminders.ts";

/**
 * A chat goes on under another id, as a Telegram group that becomes a supergroup. What it hears, what it was told and what is on its way go
 * along, so that nothing is told twice. Where the new id is known already, the old chat becomes part of it. Without the old one, nothing happens.
 */
export function moveChat({ query }: Database, platform: string, move: { readonly from: string; readonly to: string }): void {
  query.transaction(
    (tx) => {
      const find = (externalId: string) =>
        tx
          .select()
          .from(chats)
          .where(and(eq(chats.platform, platform), eq(chats.externalId, externalId)))
          .get();
      const [old, known] = [find(move.from), find(move.to)];
      if (!old || move.from === move.to) return;
      moveRows(tx, platform, move);
      if (!known) {
        tx.update(chats).set({ externalId: move.to, disabledReason: null }).where(eq(chats.id, old.id)).run();
        return;
      }
      for (const row of tx.select().from(subscriptions).where(eq(subscriptions.chatId, old.id)).all())
        tx.insert(subscriptions)
          .values({ ...row, chatId: known.id })
          .onConflictDoNothing()
          .run();
      for (const row of tx.select().from(dialogues).where(eq(dialogues.chatId, old.id)).all())
        tx.insert(dialogues)
          .values({ ...row, chatId: known.id })
          .onConflictDoNothing()
          .run();
      for (const table of OF_A_CHAT)
        tx.run(sql`update or ignore ${sql.identifier(table)} set chat_id = ${known.id} where chat_id = ${old.id}`);
      tx.delete(chats).where(eq(chats.id, old.id)).run();
    },
    { behavior: "immediate" },
  );
}

/** Tables that name a chat by its row, and would lose theirs with it. */
const OF_A_CHAT = ["timers", "snoozes", "mutes"];

type Transaction = Parameters<Parameters<Database["query"]["transaction"]>[0]>[0];

/** Rows that the new id has already win; of the old ones only what is finished can be left behind. */
function moveRows(tx: Transaction, platform: string, { from, to }: { readonly from: string; readonly to: string }): void {
  for (const table of ["reminders", "deliveries"])
    tx.run(sql`update or ignore ${sql.identifier(table)} set chat_id = ${to} where platform = ${platform} and chat_id = ${from}`);
  tx.run(sql`update or ignore ladder_rules set target = ${`${platform}:${to}`} where scope = 'chat' and target = ${`${platform}:${from}`}`);
  tx.update(reminders)
    .set({ state: "dropped", reason: "the chat has a new id" })
    .where(and(eq(reminders.platform, platform), eq(reminders.chatId, from), eq(reminders.state, "pending")))
    .run();
}
