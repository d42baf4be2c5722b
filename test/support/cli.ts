import { vi } from "vitest";
import { createProgram } from "../../src/cli/program.ts";
import type { Application } from "../../src/context.ts";

/** Runs the program on an application that is open already, and gives what it printed. */
export async function run(bot: Application, ...args: string[]): Promise<string> {
  const log = vi.spyOn(console, "log").mockImplementation(() => undefined);
  const program = createProgram({
    version: "0",
    open: async () => ({ ...bot, close: () => undefined }),
    serve: async () => undefined,
  });
  try {
    await program.parseAsync(args, { from: "user" });
    return log.mock.calls.flat().join("\n");
  } finally {
    log.mockRestore();
  }
}
