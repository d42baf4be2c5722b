import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly data: string;
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the built program to its end. */
export async function luzhi(args: readonly string[], options: RunOptions): Promise<Ran> {
  const child = spawnProgram(args, options);
  child.stdin?.end(options.input ?? "");
  const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)];
  const code = await ended(child);
  return { code, stdout: stdout(), stderr: stderr() };
}

export interface Started {
  readonly url: string;
  readonly stdout: () => string;
  /** Milliseconds from the start of the process to its first word. */
  readonly took: number;
  stop(signal?: NodeJS.Signals): Promise<Ran>;
}

/** Starts the built program and resolves when it says where its page is. Rejects with what it printed where it ends before. */
export async function startLuzhi(args: readonly string[], options: RunOptions): Promise<Started> {
  const begun = Date.now();
  const child = spawnProgram(["start", "--port", "0", ...args], options);
  const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)];
  const end = ended(child);
  let open = true;
  void end.then(() => {
    open = false;
  });
  while (!/http:\/\/\S+/.test(stdout())) {
    if (!open) throw new Error(`the program ended with ${child.exitCode}: ${stdout()}${stderr()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const took = Date.now() - begun;
  const url = /http:\/\/[^\s—]+/.exec(stdout())?.[0] ?? "";
  return {
    url,
    stdout,
    took,
    async stop(signal = "SIGTERM") {
      child.kill(signal);
      return { code: await end, stdout: stdout(), stderr: stderr() };
    },
  };
}

/** A folder for one test's data; call the second to remove it. */
export function dataFolder(): readonly [folder: string, remove: () => void] {
  const folder = mkdtempSync(join(tmpdir(), "luzhi-"));
  return [folder, () => rmSync(folder, { recursive: true, force: true })];
}

function spawnProgram(args: readonly string[], { data, env = {} }: RunOptions): ChildProcess {
  const child = spawn(process.execPath, ["dist/src/bin.js", ...args], {
    env: { ...process.env, LUZHI_DATA: data, ...env },
    stdio: ["pipe", "pipe", "pipe"],
  });
  // A test that fails before it stops its program must not leave it running.
  process.once("exit", () => child.kill("SIGKILL"));
  return child;
}

function collect(stream: NodeJS.ReadableStream | null): () => string {
  let text = "";
  stream?.setEncoding("utf8").on("data", (chunk: string) => {
    text += chunk;
  });
  return () => text;
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once("close", (code) => resolve(code)));
}
