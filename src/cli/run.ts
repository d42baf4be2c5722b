import type { Command } from "commander";
import { ConfigError } from "../config.ts";
import { UsageError } from "./options.ts";

/** Runs the program on the process's arguments. An expected fault is one line on stderr and exit code 1; anything else shows its stack. */
export async function runProgram(program: Command): Promise<void> {
  // A reader that has seen enough (`luzhi obligations | head`) is no fault.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
    throw error;
  });
  try {
    await program.parseAsync();
  } catch (error) {
    console.error(isExpected(error) ? error.message : error);
    process.exitCode = 1;
  }
}

const EXPECTED_NAMES: ReadonlySet<string> = new Set([ConfigError.name, UsageError.name, "DatabaseError", "ListenError"]);

function isExpected(error: unknown): error is Error {
  return error instanceof Error && (EXPECTED_NAMES.has(error.name) || LISTEN_CODES.has((error as NodeJS.ErrnoException).code ?? ""));
}

const LISTEN_CODES: ReadonlySet<string> = new Set(["EADDRINUSE", "EACCES", "EADDRNOTAVAIL", "ENOTFOUND"]);
