import { Command, InvalidArgumentError } from "commander";
import { parseInstant } from "./options.ts";

export interface ServeOptions {
  /** Epoch milliseconds at which the demo clock begins. */
  readonly now?: number;
  readonly port?: number;
  /** Whether somebody sits at the terminal. */
  readonly interactive: boolean;
}

/** Runs until it is asked to stop. */
export type Serve = (options: ServeOptions) => Promise<void>;

export function startCommand(serve: Serve): Command {
  return new Command("start")
    .description("启动:网页、提醒,在终端里还可以直接对话")
    .option("-p, --port <端口>", "网页端口(默认 8080)", parsePort)
    .option("--now <时间>", "演示:从这个时间开始,例如 2024-12-20T08:58,用单独的演示数据库", parseInstant)
    .action(async ({ now, port }: { now?: number; port?: number }) => {
      const interactive = process.stdin.isTTY === true && process.stdout.isTTY === true;
      await serve({ interactive, ...(now === undefined ? {} : { now }), ...(port === undefined ? {} : { port }) });
    });
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new InvalidArgumentError("端口应为 0 到 65535 的整数。");
  return port;
}
