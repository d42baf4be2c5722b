import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { UserFromGetMe } from "grammy/types";
import type { Handler, Platform, PlatformStatus } from "../chat/types.ts";
import type { UpdateLog } from "../chat/update-log.ts";
import type { ReportError } from "./answer.ts";
import { createApi, POLL_SECONDS, type TelegramApi } from "./telegram-api.ts";
import { describeError, isTokenError } from "./telegram-errors.ts";
import { createIntake, type Intake } from "./telegram-intake.ts";
import { LONGEST_MESSAGE } from "./telegram-message.ts";
import { createSender, type Sender, type SenderParts } from "./telegram-send.ts";
import { isSecret, isUpdate, webhookSecret } from "./telegram-webhook.ts";

export interface TelegramOptions {
  /** From @BotFather. */
  readonly token: string;
  /** Address of a Bot API server of one's own; null: Telegram's. */
  readonly server: string | null;
  /** Address of an HTTP proxy; null: none. */
  readonly proxy: string | null;
  /** Messages a second to all chats together, of which Telegram takes about 30; 0: as fast as it goes. */
  readonly rate: number;
  /** Where Telegram finds us, an https address; null: we ask it. */
  readonly webhook: string | null;
  /** What the slash menu shows. */
  readonly menu: readonly MenuEntry[];
  readonly log: UpdateLog;
  readonly moved: SenderParts["moved"];
  readonly clock: () => number;
  readonly report: ReportError;
  /** Milliseconds to wait after a connection that failed; 3,000 without it. */
  readonly pause?: number;
}

interface MenuEntry {
  /** a–z, 0–9 and _, at most 32. */
  readonly name: string;
  readonly summary: string;
}

/** Longer than this the start does not wait for a server that may not answer at all. */
const PATIENCE = 3_000;

export interface TelegramPlatform extends Platform {
  /** Takes what Telegram sends to the webhook, with the secret that came along; an HTTP status. */
  receive(secret: string | undefined, update: unknown): Promise<200 | 400 | 403 | 503>;
}

/** Telegram by long polling, or by a webhook where an address is given. */
export function createTelegram(options: TelegramOptions): TelegramPlatform {
  const api = createApi(options);
  const send = createSender({ ...options, api: api.calls, nameWords: options.log.nameWords });
  const push = resuming(send);
  let status: PlatformStatus = { state: "idle" };
  let ending = new AbortController();
  let running: Promise<void> = Promise.resolve();
  let open: Intake | null = null;

  return {
    name: "telegram",
    capabilities: { push: true, groups: true, buttons: true, files: true, location: true, maxLength: LONGEST_MESSAGE, receipt: "accepted" },
    async start(handler) {
      status = { state: "connecting" };
      ending = new AbortController();
      const { signal } = ending;
      let settle: () => void = () => undefined;
      const settled = new Promise<void>((resolve) => {
        settle = resolve;
      });
      const say = (next: PlatformStatus) => {
        status = next;
        if (next.state !== "connecting") settle();
      };
      running = live({
        ...options,
        api,
        send,
        handler,
        signal,
        say,
        isUp: () => status.state === "up",
        opened: (intake) => (open = intake),
      });
      await Promise.race([settled, sleep(PATIENCE, undefined, { signal, ref: false }).catch(() => undefined)]);
      if (status.state === "failed") throw new Error(status.detail);
    },
    async stop() {
      ending.abort();
      open = null;
      await running;
      status = { state: "idle" };
    },
    send: push,
    status: () => status,
    async receive(secret, update) {
      if (!isSecret(secret, options.token)) return 403;
      if (!isUpdate(update)) return 400;
      // Telegram comes again with what it was not thanked for.
      if (open === null) return 503;
      await open.room();
      await open.take([update]);
      return 200;
    },
  };
}

interface Life extends TelegramOptions {
  readonly api: TelegramApi;
  readonly send: Sender;
  readonly handler: Handler;
  readonly signal: AbortSignal;
  readonly say: (status: PlatformStatus) => void;
  readonly isUp: () => boolean;
  readonly opened: (intake: Intake) => void;
}

/** From the login to the end: what goes wrong on the way is said and tried again. */
async function live(life: Life): Promise<void> {
  const me = await persist(life, () => login(life));
  if (me === null) return;
  const intake = createIntake({ ...life, api: life.api.calls, me });
  await persist(life, () => intake.recover());
  if (life.webhook === null) await pollOn(life, intake);
  else await beCalled(life, intake, life.webhook);
  await intake.settled();
}

async function pollOn(life: Life, intake: Intake): Promise<void> {
  // With a webhook set, Telegram refuses polls; what waits for it is kept.
  await persist(life, () => life.api.calls.deleteWebhook({}, life.signal as Signal));
  let offset: number | undefined;
  while (!life.signal.aborted) {
    await persist(life, async () => {
      offset = await poll(life, intake, offset);
    });
  }
}

/** The webhook stays when we go: what comes meanwhile is sent again later. */
async function beCalled(life: Life, intake: Intake, url: string): Promise<void> {
  const { api, signal, opened, token, say } = life;
  opened(intake);
  const asked = { secret_token: webhookSecret(token), allowed_updates: [...KINDS] };
  await persist(life, () => api.calls.setWebhook(url, asked, signal as Signal));
  if (signal.aborted) return;
  say({ state: "up" });
  await once(signal, "abort");
}

/** The kinds of updates that mean something to us. */
const KINDS = ["message", "callback_query"] as const;

async function login({ api, menu, report, token, signal, say }: Life): Promise<UserFromGetMe> {
  const until = signal as Signal;
  const me = await api.calls.getMe(until);
  const commands = menu.map(({ name, summary }) => ({ command: name, description: summary.slice(0, 256) }));
  for (const type of ["all_private_chats", "all_group_chats"] as const)
    await api.calls.setMyCommands(commands, { scope: { type } }).catch((error: unknown) => {
      report(new Error(describeError(error, token)), { platform: "telegram", chatId: "" });
    });
  say({ state: "up" });
  return me;
}

/** grammY's own type of a signal, which knows less than that of Node. */
type Signal = NonNullable<Parameters<TelegramApi["polls"]["getMe"]>[0]>;

/** One poll; the next one's offset, which confirms what was kept. */
async function poll({ api, signal, say, isUp }: Life, intake: Intake, offset: number | undefined): Promise<number | undefined> {
  await intake.room();
  // After a failure an empty answer is news enough.
  const asked = {
    timeout: isUp() ? POLL_SECONDS : 0,
    allowed_updates: KINDS,
    ...(offset !== undefined && { offset }),
  };
  const updates = await api.polls.getUpdates(asked, signal as Signal);
  say({ state: "up" });
  await intake.take(updates);
  // After a quiet week ids begin somewhere else: an old offset would hide the new ones.
  const last = updates.at(-1);
  return last && last.update_id + 1;
}

const LONG_PAUSE = 60_000;

/** Tries until it works or it is time to go, which gives null. */
async function persist<T>({ signal, say, token, report, pause = 3_000 }: Life, work: () => Promise<T>): Promise<T | null> {
  for (let last = ""; !signal.aborted; ) {
    try {
      return await work();
    } catch (error) {
      if (signal.aborted) return null;
      const detail = describeError(error, token);
      say(
        isTokenError(error)
          ? { state: "failed", detail: `Telegram 不认这个令牌(LUZHI_TELEGRAM_TOKEN):${detail}` }
          : { state: "connecting", detail },
      );
      // A network that is away for hours is one line in the log, not thousands.
      if (detail !== last) report(new Error(detail), { platform: "telegram", chatId: "" });
      last = detail;
      await sleep(isTokenError(error) ? LONG_PAUSE : pause, undefined, { signal }).catch(() => undefined);
    }
  }
  return null;
}

/** A push of several messages that was refused in the middle goes on there when it is tried again. */
function resuming(send: Sender): Platform["send"] {
  const progress = new Map<string, number>();
  return async (chatId, reply, key) => {
    const from = progress.get(key) ?? 0;
    progress.delete(key);
    const { accepted, messageId, error } = await send({ chatId, reply, from });
    if (error === null) return { messageId };
    if (error.refused && !error.permanent && accepted > 0) progress.set(key, accepted);
    throw error;
  };
}
