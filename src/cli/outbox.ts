import { Command, InvalidArgumentError } from "commander";
import { DELIVERY_WORDS, dropDelivery, OutboxError, type OutboxRow, outboxList, retryDelivery } from "../app/outbox.ts";
import { shorten } from "../app/say.ts";
import { renderText } from "../chat/render.ts";
import type { Reply } from "../chat/types.ts";
import type { Application, Open } from "../context.ts";

import { localDate, localTime } from "../time/date.ts";
import { printJson, UsageError, withApplication } from "./options.ts";
import { accountName } from "./plans-options.ts";

export function outboxCommand(open: Open): Command {
  const command = new Command("outbox").description("发件箱:还没发出、没有发出、不知是否送达的提醒,重发或撤下");
  for (const sub of [listCommand(open), retryCommand(open), dropCommand(open)]) command.addCommand(sub);
  return command;
}

function listCommand(open: Open): Command {
  return new Command("list")
    .description("列出没有了结的,不知是否送达和没有发出的在前")
    .option("--all", "连已发出、已撤下的也列出")
    .option("--json", "输出 JSON")
    .action(async ({ all = false, json }: { all?: boolean; json?: boolean }) => {
      await withOutbox(open, async ({ context }) => {
        const rows = (await outboxList(context, { all })).map(({ reply, ...row }) => ({ ...row, text: textOf(reply) }));
        if (json) return printJson(rows);
        if (rows.length === 0) console.log("发件箱里没有待处理的消息。");
        for (const row of rows) print(row);
      });
    });
}

function print({ text, ...row }: Omit<OutboxRow, "reply"> & { readonly text: string | null }): void {
  const { id, state, platform, chatId, date, part, round, attempts, error, nextTryAt } = row;
  const next = state === "pending" && attempts > 0 ? ` · 下次 ${localDate(nextTryAt)} ${localTime(nextTryAt)}` : "";
  const which = `${date}${part > 1 ? ` 第${part}部分` : ""}${round > 0 ? " 补发" : ""}`;
  console.log(`${id}. ${DELIVERY_WORDS[state]} · ${platform}:${chatId} · ${which} · 试过 ${attempts} 次${next}`);
  if (text) console.log(`   ${shorten(text, 70)}`);
  if (error) console.log(`   原因:${error}`);
}

function retryCommand(open: Open): Command {
  return new Command("retry")
    .description("重发一条:下一分钟(工作时间)就发;可能已送达的标明“补发”")
    .argument("<编号>", "见 luzhi outbox list", parseId)
    .action(async (id: number) => {
      await withOutbox(open, async ({ context }) => {
        const row = await retryDelivery(context, id, accountName());
        console.log(`第 ${id} 条(${row.platform}:${row.chatId},${row.date})将在下一次工作时间内重发。`);
      });
    });
}

function dropCommand(open: Open): Command {
  return new Command("drop")
    .description("撤下一条,不再发送")
    .argument("<编号>", "见 luzhi outbox list", parseId)
    .action(async (id: number) => {
      await withOutbox(open, async ({ context }) => {
        const row = await dropDelivery(context, id, accountName());
        console.log(`第 ${id} 条(${row.platform}:${row.chatId},${row.date})已撤下,不再发送。`);
      });
    });
}

function parseId(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("应是消息编号,用 luzhi outbox list 查看。");
  return Number(text);
}

/** The column holds the Reply that the reminders put there. */
function textOf(reply: unknown): string | null {
  return reply === null ? null : renderText(reply as Reply);
}

async function withOutbox<T>(open: Open, work: (application: Application) => Promise<T>): Promise<T> {
  try {
    return await withApplication(open, work);
  } catch (error) {
    if (error instanceof OutboxError) throw new UsageError(error.message, { cause: error });
    throw error;
  }
}
