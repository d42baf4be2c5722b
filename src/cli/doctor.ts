import { Command } from "commander";
import { type Check, examine } from "../app/doctor.ts";
import { ConfigError } from "../config.ts";
import type { Open } from "../context.ts";
import { printJson, withApplication } from "./options.ts";

const MARKS = { ok: "✓", warning: "!", fault: "✗" } as const;

export function doctorCommand(open: Open): Command {
  return new Command("doctor")
    .description("检查运行环境、数据库、数据和设置,并说明怎么处理")
    .option("--json", "输出 JSON")
    .action(async ({ json }: { json?: boolean }) => {
      const checks = await run(open);
      if (json) printJson(checks);
      else for (const check of checks) console.log(`${MARKS[check.state]} ${check.name}:${check.text}`);
      if (checks.some((check) => check.state === "fault")) process.exitCode = 1;
    });
}

/** What keeps the application from opening is a finding too. */
async function run(open: Open): Promise<readonly Check[]> {
  try {
    return await withApplication(open, ({ context }) => examine(context, process.versions.node));
  } catch (error) {
    const name = error instanceof ConfigError ? "设置" : "数据库";
    return [{ name, state: "fault", text: error instanceof Error ? error.message : String(error) }];
  }
}
