import type { Context } from "../context.ts";
import type { DeliveryState } from "../reminder/ports.ts";
import type { OutboxRow } from "../store/outbox-store.ts";

export type { OutboxRow };

/** What somebody should look at comes first; what is settled last. */
const ORDER: readonly DeliveryState[] = ["unknown", "failed", "sending", "pending", "dropped", "sent"];
const OPEN: readonly DeliveryState[] = ["unknown", "failed", "sending", "pending"];
const LONGEST_LIST = 200;

export const DELIVERY_WORDS: Readonly<Record<DeliveryState, string>> = {
  pending: "待发",
  sending: "正在发送",
  sent: "已发出",
  unknown: "不知是否送达",
  failed: "没有发出",
  dropped: "已撤下",
};

/** Messages that are not settled, those that need somebody first; with `all` the settled ones too. */
export async function outboxList({ store }: Context, { all }: { readonly all: boolean }): Promise<readonly OutboxRow[]> {
  const rows = await store.outbox.list(all ? ORDER : OPEN, LONGEST_LIST);
  const shown = rows.filter((row) => all || row.state !== "unknown" || row.carries > 0);
  return [...shown].sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || a.id - b.id);
}

/** What an admin wants cannot be done with that message; the text says why, in Chinese. */
export class OutboxError extends Error {
  override readonly name = "OutboxError";
}

/** Sends a message again with the next heartbeat; what may have arrived is marked 补发. Throws an OutboxError. */
export async function retryDelivery(context: Context, id: number, by: string): Promise<OutboxRow> {
  const row = await found(context, id);
  if (row.state === "sent" || row.state === "dropped" || row.state === "sending")
    throw new OutboxError(`第 ${id} 条${DELIVERY_WORDS[row.state]},不能重发。`);
  if (row.carries === 0) throw new OutboxError(`第 ${id} 条里的提醒已经另行补发,不必重发;用 luzhi outbox list --all 查看。`);
  if (!(await context.store.outbox.retry(row, { name: by, at: context.clock() }))) throw changedSince(id);
  return row;
}

/** Takes a message out of the outbox for good. Throws an OutboxError. */
export async function dropDelivery(context: Context, id: number, by: string): Promise<OutboxRow> {
  const row = await found(context, id);
  if (row.state === "sent" || row.state === "dropped" || row.state === "sending")
    throw new OutboxError(`第 ${id} 条${DELIVERY_WORDS[row.state]},不能撤下。`);
  if (!(await context.store.outbox.drop(row, { name: by, at: context.clock() }))) throw changedSince(id);
  return row;
}

async function found({ store }: Context, id: number): Promise<OutboxRow> {
  const row = await store.outbox.find(id);
  if (!row) throw new OutboxError(`没有第 ${id} 条;用 luzhi outbox list --all 查看。`);
  return row;
}

function changedSince(id: number): OutboxError {
  return new OutboxError(`第 ${id} 条的状态刚刚变了,请再看一次 luzhi outbox list。`);
}
