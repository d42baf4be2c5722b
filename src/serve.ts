import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Hono } from "hono";
import { type DestinationStream, type Logger, pino } from "pino";
import { commands } from "../commands/index.ts";
import { feedOf } from "./app/calendar-feed.ts";
import { createDemoHost, type DemoHost } from "./app/demo.ts";
import { startHeartbeat } from "./app/heartbeat.ts";
import { createLeader, keepLeading } from "./app/leader.ts";
import { playReminders } from "./app/play.ts";
import { sessionSecret } from "./app/session-secret.ts";
import type { Handler, Incoming, Platform } from "./chat/types.ts";
import type { ServeOptions } from "./cli/start.ts";
import { type Config, ConfigError, type TelegramConfig } from "./config.ts";
import type { Application, Open } from "./context.ts";
import type { ReportError } from "./platform/answer.ts";
import { createTelegram, type TelegramPlatform } from "./platform/telegram.ts";
import { createTerminal } from "./platform/terminal.ts";
import { createWebPlatform } from "./platform/web.ts";
import { makeFolder } from "./store/database.ts";
import { localDate, localTime } from "./time/date.ts";
import { calendarRoutes } from "./web/calendar-feed.ts";
import { createDemo, type DemoPort } from "./web/chat-demo.ts";
import { chatRoutes } from "./web/chat-routes.ts";
import { healthRoutes } from "./web/health.ts";
import type { WebEnv } from "./web/security.ts";
import { createServer, type RunningServer } from "./web/server.ts";
import { staticFiles } from "./web/static-files.ts";
import { telegramWebhookRoutes } from "./web/telegram-webhook.ts";

export interface ServeParts extends ServeOptions {
  readonly root: string;
}

/** Runs the platforms, the web and the heartbeat on the real database, until the process is asked to stop. */
export async function serve(config: Config, open: Open, parts: ServeParts): Promise<void> {
  if (parts.now !== undefined && config.telegram)
    throw new ConfigError("设置了 LUZHI_TELEGRAM_TOKEN 时不能用 --now:演示时间会回答真实的人。");
  makeFolder(config.dataFolder);
  const log = createLog(config, parts.interactive);
  const platforms = new Map<string, Platform>();
  // Whoever can be reached from outside must not find a bot that lets them be anybody.
  const mayDemo = async (): Promise<boolean> => config.telegram === null && (await real.context.store.people.countAdmins()) === 0;
  const real: Application = await open({ platforms, log, demo: mayDemo });
  const host = createDemoHost({ real, openSandbox: (clock) => openSandbox({ config, open, platforms, log }, clock), play: playReminders });
  const stop = stopSignal();
  try {
    const telegram = config.telegram && telegramOf(config.telegram, real, log);
    if (telegram) platforms.set(telegram.name, telegram);
    const server = await startWeb({ config, log, platforms, host, parts, mayDemo, telegram });
    if (parts.interactive) platforms.set("terminal", terminalOf(host, log, stop.now));
    await run({ real, host, server, platforms, log, parts, stop });
  } finally {
    host.close();
    real.close();
  }
}

interface Running {
  readonly real: Application;
  readonly host: DemoHost;
  readonly server: RunningServer;
  readonly platforms: ReadonlyMap<string, Platform>;
  readonly log: Logger;
  readonly parts: ServeParts;
  readonly stop: StopSignal;
}

async function run({ real, host, server, platforms, log, parts, stop }: Running): Promise<void> {
  if (parts.now !== undefined) await host.setNow(parts.now);
  for (const line of await greeting(host, server.url, platforms.has("telegram"))) console.log(line);
  const handler = async (incoming: Incoming) => [(await host.current().say(incoming)).reply];
  const all = [...platforms.values()];
  const here = all.filter(({ name }) => OWN_PAGES.has(name));
  const alone = all.filter(({ name }) => !OWN_PAGES.has(name));
  await startAll(here, handler, log);
  const leader = createLeader({
    leases: real.context.store.leases,
    owner: randomUUID(),
    clock: Date.now,
    log,
    begin: () => startAll(alone, handler, log),
    end: async () => {
      await Promise.all(alone.map((platform) => platform.stop()));
    },
  });
  const stopLeading = await keepLeading(leader, log);
  const stopHeart = startHeartbeat(async () => (leader.leads() ? host.tick() : undefined), log);
  await stop.asked;
  await stopHeart();
  await stopLeading();
  for (const platform of here) await platform.stop();
  await server.close();
}

/** One that cannot log in is told of, and stops no other. */
async function startAll(platforms: readonly Platform[], handler: Handler, log: Logger): Promise<void> {
  const start = async (platform: Platform) => {
    try {
      await platform.start(handler);
    } catch (err) {
      log.error({ err, platform: platform.name }, "a platform did not start; the others go on");
    }
  };
  await Promise.all(platforms.map(start));
}

/** Every process answers at its own page and terminal; any other platform is polled by the one that leads. */
const OWN_PAGES: ReadonlySet<string> = new Set(["web", "terminal"]);

interface WebParts {
  readonly config: Config;
  readonly log: Logger;
  readonly platforms: Map<string, Platform>;
  readonly host: DemoHost;
  readonly parts: ServeParts;
  readonly mayDemo: () => Promise<boolean>;
  readonly telegram: TelegramPlatform | null;
}

async function startWeb({ config, log, platforms, host, parts, mayDemo, telegram }: WebParts): Promise<RunningServer> {
  const { store } = host.current().context;
  const web = createWebPlatform({ inbox: store.inbox, clock: host.now, report: reporter(log) });
  platforms.set(web.name, web);
  const port = demoPort(host);
  const demo = createDemo(async () => ((await mayDemo()) ? port : null));
  const secret = config.sessionSecret ?? (await sessionSecret(store));
  return createServer({
    routes: [
      await staticFiles(join(parts.root, "src/web/static")),
      chatRoutes({ chat: web, secret, clock: Date.now, demo }),
      calendarRoutes({
        feedOf: (token) => feedOf(host.current().context, token),
        clock: Date.now,
        report: (error) => log.error({ err: error }, "a calendar feed failed"),
      }),
      ...(telegram && config.telegram?.webhook ? [telegramWebhookRoutes(new URL(config.telegram.webhook).pathname, telegram.receive)] : []),
      healthRoutes(async () => ({ database: (await store.facts.get("alive")) !== undefined, platforms: statesOf(platforms) })),
    ] as readonly Hono<WebEnv>[],
    port: config.port,
    host: config.host,
    report: (error, path) => log.error({ err: error, path }, "a request failed"),
  });
}

function statesOf(platforms: ReadonlyMap<string, Platform>): Record<string, string> {
  return Object.fromEntries([...platforms].map(([name, platform]) => [name, platform.status?.().state ?? "up"]));
}

function demoPort(host: DemoHost): DemoPort {
  return {
    identities: host.identities,
    current: host.identityOf,
    choose: host.choose,
    now: host.now,
    setNow: host.setNow,
    next: host.playToNext,
  };
}

interface SandboxParts {
  readonly config: Config;
  readonly open: Open;
  readonly platforms: ReadonlyMap<string, Platform>;
  readonly log: Logger;
}

/** A new database beside the real one; the last demonstration's is thrown away. */
async function openSandbox({ config, open, platforms, log }: SandboxParts, clock: () => number): Promise<Application> {
  const database = join(config.dataFolder, "sandbox.db");
  for (const ending of ["", "-wal", "-shm"]) rmSync(database + ending, { force: true });
  return open({ database, clock, sandbox: true, platforms, log, demo: async () => true });
}

function terminalOf(host: DemoHost, log: Logger, onExit: () => void): Platform {
  const completions = commands.flatMap((command) => [`/${command.name}`, ...command.words]);
  return createTerminal({
    input: process.stdin,
    output: process.stdout,
    clock: host.now,
    report: reporter(log),
    onExit,
    commands: completions,
  });
}

function telegramOf(config: TelegramConfig, { context }: Application, log: Logger): TelegramPlatform {
  const { updates, people } = context.store;
  return createTelegram({
    ...config,
    menu: commands,
    log: updates,
    moved: (move) => people.moveChat("telegram", move),
    clock: context.clock,
    report: reporter(log),
  });
}

async function greeting(host: DemoHost, url: string, inEarnest: boolean): Promise<string[]> {
  const { context, loaded } = host.current();
  const plans = await context.library.readable();
  const moved = host.current().context.sandbox
    ? [`演示时间:${localDate(host.now())} ${localTime(host.now())}(单独的演示数据库,不影响真实数据)`]
    : [];
  return [
    `履职已启动。数据库 ${context.store.database.file},规划方案 ${plans.length} 份${loaded.length > 0 ? `(新读入 ${loaded.length} 份)` : ""}。`,
    ...moved,
    ...(inEarnest ? [`网页:${url} —— 已接 Telegram,不再提供演示身份。按 Ctrl-C 停止。`] : demoHints(url)),
  ];
}

function demoHints(url: string): string[] {
  return [
    `网页:${url} —— 选一个单位,问“我单位有哪些任务”“本月到期”“最近的服务点”。`,
    "看提醒怎么来:在网页上选“驻马店市市场监管局”,把演示时间拨到 2024-12-20,再点两次“下一条提醒”。按 Ctrl-C 停止。",
  ];
}

interface StopSignal {
  readonly asked: Promise<void>;
  readonly now: () => void;
}

function stopSignal(): StopSignal {
  let now: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => {
    now = resolve;
  });
  process.once("SIGINT", now);
  process.once("SIGTERM", now);
  return { asked, now };
}

function reporter(log: Logger): ReportError {
  return (error, where) => log.error({ err: error, ...where }, "a message failed");
}

/** Structured lines on stderr; in a file where somebody is typing at the terminal. Secrets are never written. */
function createLog(config: Config, interactive: boolean): Logger {
  const target: DestinationStream = pino.destination(interactive ? join(config.dataFolder, "luzhi.log") : 2);
  return pino(
    { level: config.logLevel, redact: ["*.token", "*.*.token", "*.secret", "*.sessionSecret", "*.cookie", "*.authorization"] },
    target,
  );
}
