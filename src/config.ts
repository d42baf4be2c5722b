import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseEnv } from "node:util";
import { z } from "zod";

/** What an operator can set; .env.example describes each. */
export interface Config {
  /** Absolute path of the folder that holds the database. */
  readonly dataFolder: string;
  readonly host: string;
  readonly port: number;
  /** Where the web page is for those outside, without a slash at its end; null: this machine only. */
  readonly publicUrl: string | null;
  readonly logLevel: LogLevel;
  /** Signs the web chat's session cookies; null: one is made and kept in the database. */
  readonly sessionSecret: string | null;
  /** Null: Telegram is not used. */
  readonly telegram: TelegramConfig | null;
}

export interface TelegramConfig {
  readonly token: string;
  /** Of a Bot API server of one's own; null: Telegram's. */
  readonly server: string | null;
  readonly proxy: string | null;
  /** Our public address for Telegram, with a path of its own; null: we poll. */
  readonly webhook: string | null;
  /** Messages a second; 0: no limit of ours. */
  readonly rate: number;
}

export type LogLevel = "fatal" | "error" | "warn" | "info" | "debug" | "silent";

/** A setting is wrong; the message names it and says what it may be. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

const address = (example: string) =>
  z
    .url({ protocol: /^https?$/, error: `应为网址,例如 ${example}` })
    .transform((url) => url.replace(/\/+$/, ""))
    .optional();

const SETTINGS = z.object({
  LUZHI_DATA: z.string().min(1).default("data"),
  LUZHI_HOST: z.string().min(1).default("127.0.0.1"),
  LUZHI_PORT: z.coerce
    .number("应为 0 到 65535 的整数")
    .int("应为 0 到 65535 的整数")
    .min(0, "应为 0 到 65535 的整数")
    .max(65_535, "应为 0 到 65535 的整数")
    .default(8080),
  LUZHI_PUBLIC_URL: z.url({ protocol: /^https?$/, error: "应为 http:// 或 https:// 开头的网址" }).optional(),
  LUZHI_LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "silent"], "应为 fatal、error、warn、info、debug 或 silent")
    .default("info"),
  LUZHI_SESSION_SECRET: z.string().min(32, "至少要有 32 个字符").optional(),
  LUZHI_TELEGRAM_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]{30,}$/, "应为 @BotFather 给的令牌,像 123456:ABC…")
    .optional(),
  LUZHI_TELEGRAM_API: address("http://127.0.0.1:8081"),
  LUZHI_TELEGRAM_PROXY: address("http://127.0.0.1:7890"),
  LUZHI_TELEGRAM_WEBHOOK: z
    .url({ protocol: /^https$/, error: "应为 https 网址,例如 https://luzhi.example.cn/telegram" })
    .refine((url) => new URL(url).pathname !== "/", "应带路径,例如 https://luzhi.example.cn/telegram")
    .optional(),
  LUZHI_TELEGRAM_RATE: z.coerce.number("应为 0 到 1000 的数").min(0, "应为 0 到 1000 的数").max(1000, "应为 0 到 1000 的数").default(25),
});

/** The environment with the lines of a `.env` file in the working folder below it; the environment wins. */
export function readEnv(environment: NodeJS.ProcessEnv, folder: string): Readonly<Record<string, string | undefined>> {
  const file = join(folder, ".env");
  if (!existsSync(file)) return environment;
  return { ...parseEnv(readFileSync(file, "utf8")), ...environment };
}

/** Throws a ConfigError that lists every wrong setting, never its value. */
export function toConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const known = Object.keys(SETTINGS.shape);
  // An empty setting is one that was left blank, not one that was made.
  const given = Object.fromEntries(known.map((name) => [name, environment[name] === "" ? undefined : environment[name]]));
  const checked = SETTINGS.safeParse(given);
  if (!checked.success) {
    const faults = checked.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
    throw new ConfigError(`设置有误:${faults.join(";")}。各项设置见 .env.example。`);
  }
  const settings = checked.data;
  return {
    dataFolder: resolve(settings.LUZHI_DATA),
    host: settings.LUZHI_HOST,
    port: settings.LUZHI_PORT,
    publicUrl: settings.LUZHI_PUBLIC_URL?.replace(/\/+$/, "") ?? null,
    logLevel: settings.LUZHI_LOG_LEVEL,
    sessionSecret: settings.LUZHI_SESSION_SECRET ?? null,
    telegram: toTelegram(settings),
  };
}

function toTelegram(settings: z.infer<typeof SETTINGS>): TelegramConfig | null {
  const { LUZHI_TELEGRAM_TOKEN: token, LUZHI_TELEGRAM_RATE: rate } = settings;
  if (token === undefined) return null;
  const { LUZHI_TELEGRAM_API: server = null, LUZHI_TELEGRAM_PROXY: proxy = null, LUZHI_TELEGRAM_WEBHOOK: webhook = null } = settings;
  return { token, server, proxy, webhook, rate };
}

/** Folder of package.json, from the sources as from dist/. */
export function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "package.json"))) folder = dirname(folder);
  return folder;
}
