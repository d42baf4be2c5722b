import { setTimeout as sleep } from "node:timers/promises";
import type { Api } from "grammy";
import type { Update, UserFromGetMe } from "grammy/types";
import type { Handler, Incoming, Reply } from "../chat/types.ts";
import type { UnfinishedUpdate, UpdateLog } from "../chat/update-log.ts";
import { answer, type ReportError } from "./answer.ts";
import { describeError } from "./telegram-errors.ts";
import { readUpdate, type Said, type Tapped, type TelegramEvent } from "./telegram-incoming.ts";
import { toWords } from "./telegram-message.ts";
import type { Sender, SenderParts } from "./telegram-send.ts";
import { createTurns } from "./turns.ts";

export interface IntakeParts {
  readonly api: Api;
  readonly token: string;
  readonly send: Sender;
  readonly moved: SenderParts["moved"];
  readonly log: UpdateLog;
  readonly handler: Handler;
  readonly clock: () => number;
  readonly report: ReportError;
  readonly me: UserFromGetMe;
  /** Aborted when it is time to go: nothing is waited for any more. */
  readonly signal: AbortSignal;
}

/** Takes updates in and handles each once: those of one chat in their order, chats side by side. */
export interface Intake {
  /** Resolves when they are kept, and may be confirmed. */
  take(updates: readonly Update[]): Promise<void>;
  /** Goes on with what an earlier process left. */
  recover(): Promise<void>;
  /** Resolves when there is room for more. */
  room(): Promise<void>;
  settled(): Promise<void>;
}

/** Messages taken in and not answered yet; the rest can wait where it is. */
const MOST_AT_ONCE = 300;

export function createIntake(parts: IntakeParts): Intake {
  const { log, me, report } = parts;
  const source = `telegram:${me.id}`;
  const turns = createTurns();
  const busy = new Set<Promise<void>>();

  function begin(update: UnfinishedUpdate): void {
    const event = eventOf(update.payload);
    const chatId = event === null || event.kind === "moved" ? "" : event.chat.id;
    const turn = turns.run(chatId, () => dealPatiently(parts, { source, update, event })).finally(() => busy.delete(turn));
    busy.add(turn);
  }

  /** One that cannot be read must not hold up the others. */
  function eventOf(payload: unknown): TelegramEvent | null {
    try {
      return readUpdate(payload as Update, me); // kept as Telegram sent it
    } catch (error) {
      report(error, { platform: "telegram", chatId: "" });
      return null;
    }
  }

  return {
    async take(updates) {
      const given = updates.map((update) => ({ id: update.update_id, payload: update }));
      const fresh = new Set(await log.keep(source, given, parts.clock()));
      for (const { id, payload } of given) if (fresh.has(id)) begin({ id, payload, state: "waiting", replies: [] });
    },
    async recover() {
      for (const update of await log.unfinished(source)) begin(update);
    },
    async room() {
      while (busy.size >= MOST_AT_ONCE) await Promise.race(busy);
    },
    settled: turns.settled,
  };
}

interface Dealing {
  readonly source: string;
  readonly update: UnfinishedUpdate;
  readonly event: TelegramEvent | null;
}

/** Seconds between tries where the database does not answer; what is left after them waits for the next start. */
const PAUSES = [1, 5, 30];

async function dealPatiently(parts: IntakeParts, dealing: Dealing): Promise<void> {
  let update = dealing.update;
  for (const pause of PAUSES) {
    try {
      return await deal(parts, { ...dealing, update });
    } catch (error) {
      parts.report(error, { platform: "telegram", chatId: "" });
      await sleep(pause * 1000, undefined, { signal: parts.signal }).catch(() => undefined);
      if (parts.signal.aborted) return;
      update = (await stateOf(parts, dealing)) ?? update;
    }
  }
}

async function stateOf({ log }: IntakeParts, { source, update }: Dealing): Promise<UnfinishedUpdate | undefined> {
  const unfinished = await log.unfinished(source).catch(() => []);
  return unfinished.find(({ id }) => id === update.id);
}

async function deal(parts: IntakeParts, { source, update, event }: Dealing): Promise<void> {
  if (event?.kind === "moved") await parts.moved(event);
  const finished = event === null || event.kind === "moved" || (await converse(parts, { source, update, event }));
  // What was cut short by the end of the process goes on with the next.
  if (finished) await parts.log.done(source, update.id);
}

async function converse(parts: IntakeParts, { source, update, event }: Dealing & { readonly event: Said | Tapped }): Promise<boolean> {
  const replies = await repliesTo(parts, { source, update, event });
  const replyTo = event.chat.kind === "group" ? event.messageId : null;
  for (const reply of replies) if (!(await insist(parts, { chatId: event.chat.id, reply, replyTo }))) return false;
  return true;
}

/** Handled before, it is not handled again: a command may have had its effect. */
async function repliesTo(
  parts: IntakeParts,
  { source, update, event }: Dealing & { readonly event: Said | Tapped },
): Promise<readonly Reply[]> {
  if (update.state === "answered") return update.replies;
  if (event.kind === "tapped" && update.state === "waiting") await acknowledge(parts, event);
  const replies = update.state === "handling" ? [INTERRUPTED] : await handle(parts, { source, update, event });
  await parts.log.answered(source, update.id, replies.map(withoutFiles));
  return replies;
}

/** Until then the button shows a clock. That it cannot be told any more does not matter. */
async function acknowledge({ api, token, report }: IntakeParts, { queryId, chat }: Tapped): Promise<void> {
  await api.answerCallbackQuery(queryId).catch((error: unknown) => {
    if (!/query is too old/i.test(describeError(error, token)))
      report(new Error(describeError(error, token)), { platform: "telegram", chatId: chat.id });
  });
}

async function handle(
  parts: IntakeParts,
  { source, update, event }: Dealing & { readonly event: Said | Tapped },
): Promise<readonly Reply[]> {
  const text = event.kind === "said" ? event.text : await toWords(event.data, parts.log.wordsNamed);
  if (text === null) return [WORN_OUT];
  const location = event.kind === "said" ? event.location : undefined;
  if (text === "" && !location) return [event.chat.kind === "group" ? SAY_SOMETHING : WORDS_ONLY];
  await parts.log.begin(source, update.id);
  const incoming: Incoming = {
    platform: "telegram",
    id: String(update.id),
    chat: event.chat,
    from: event.from,
    text: location ? "" : text,
    ...(location && { location }),
    addressed: true,
    at: parts.clock(),
  };
  return answer(parts.handler, incoming, parts.report);
}

const TRIES = 4;
const LONGEST_WAIT = 90_000;

/** Sends an answer, more than once if need be: to read it twice is better than to wait for it in vain. False where the process ends before. */
async function insist({ send, signal, report }: IntakeParts, sending: Parameters<Sender>[0]): Promise<boolean> {
  let from = 0;
  for (let tries = 1; ; tries++) {
    const { accepted, error } = await send({ ...sending, from });
    if (error === null) return true;
    from = accepted;
    if (error.permanent || tries === TRIES) {
      report(error, { platform: "telegram", chatId: sending.chatId });
      return true;
    }
    const wait = Math.min(LONGEST_WAIT, error.retryAfter ?? 500 * 2 ** tries);
    await sleep(wait, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return false;
  }
}

function withoutFiles({ files, ...reply }: Reply): Reply {
  if (files === undefined) return reply;
  const text = `文件 ${files.map(({ name }) => name).join("、")} 没能发出,请再要一次。`;
  return { ...reply, blocks: [...reply.blocks, { kind: "paragraph", text }] };
}

function note(text: string): Reply {
  return { blocks: [{ kind: "paragraph", text }] };
}

const INTERRUPTED = note("刚才程序重启,您上一句话可能没有办完。请看一下结果,需要的话再说一次。");
const WORN_OUT = note("这个按钮已经失效,请把要问的直接打字告诉我。");
const WORDS_ONLY = note("我只看得懂文字和位置。请打字提问,例如“本月到期”,或者回复“帮助”。");
const SAY_SOMETHING = note("请在 @我 的后面写上要问的,例如“本月到期”。");
