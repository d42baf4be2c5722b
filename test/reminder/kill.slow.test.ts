import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { instantOf } from "../../src/time/date.ts";

const kills = 70;
/** A kill may take along the message beside the one it aims at. */
const chats = 2 * kills + 10;
/** Longer than the lease; all kills fit into the nine hours of one working day. */
const pause = 6 * 60_000;

/** What the server does with a key that it sees for the first time. */
type Moment = "claimed and unsent" | "accepted and unanswered" | "answered and unmarked";

interface Message {
  readonly key: string;
  readonly chatId: string;
  readonly text: string;
}

test.each<Moment>(["claimed and unsent", "accepted and unanswered", "answered and unmarked"])(
  `a process killed ${kills} times, each time when a message is %s, loses none and repeats none unmarked`,
  async (moment) => {
    const { accepted, killed } = await runDay(moment);
    expect(killed.size).toBe(kills);
    let twice = 0;
    for (let chat = 0; chat < chats; chat++) {
      const got = accepted.filter(({ chatId }) => chatId === `c${chat}`);
      const marked = got.map(isSecond);
      const wasKilled = got.some(({ key }) => killed.has(key));
      // Once; or once more with the mark, where the process died around it or beside it.
      expect(marked.length === 1 || (marked.length === 2 && !marked[0] && marked[1]), `chat ${chat}: ${marked}`).toBe(true);
      if (wasKilled) expect(marked.at(-1)).toBe(true);
      if (wasKilled && moment !== "claimed and unsent") expect(got).toHaveLength(2);
      twice += got.length - 1;
    }
    console.log(`${moment}: ${killed.size} kills, ${chats} digests, 0 lost, ${twice} sent once more and marked`);
  },
);

async function runDay(moment: Moment): Promise<{ accepted: readonly Message[]; killed: ReadonlySet<string> }> {
  const folder = mkdtempSync(join(tmpdir(), "luzhi-kill-"));
  const accepted: Message[] = [];
  const killed = new Set<string>();
  let child: ChildProcess | null = null;
  let runs = 0;
  let dying = false;
  const kill = (key: string) => {
    dying = true;
    killed.add(key);
    child?.kill("SIGKILL");
  };
  const server = createServer(async (request, response) => {
    const message = await bodyOf(request);
    if (request.url === "/message") accepted.push(message);
    if (dying) return;
    // A second try is spared: a message that two crashes hit is left to the admin.
    const first = killed.size < kills && !isSecond(message);
    if (first && request.url === pathOf(moment)) kill(message.key);
    else response.end("ok");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const opening = instantOf("2025-01-24", "09:00");
  for (let code: number | null = null; code !== 0 || runs <= kills + 1; runs++) {
    if (runs > kills + 5) throw new Error(`still not done after ${runs} runs`);
    const now = Math.min(opening + runs * pause, instantOf("2025-01-24", "17:59"));
    const args = ["--import", "tsx", "test/reminder/kill-child.ts", join(folder, "luzhi.db"), address, String(chats), String(now)];
    dying = false;
    child = spawn(process.execPath, args, { stdio: ["ignore", "ignore", "inherit"] });
    [code] = (await once(child, "exit")) as [number | null];
  }
  server.close();
  rmSync(folder, { recursive: true });
  return { accepted, killed };
}

function isSecond(message: Message): boolean {
  return message.text.includes("补发:1月24日(周五)的提醒可能没有送达");
}

/** The request during which the process dies; it gets no answer. */
function pathOf(moment: Moment): string {
  return { "claimed and unsent": "/claimed", "accepted and unanswered": "/message", "answered and unmarked": "/answered" }[moment];
}

async function bodyOf(request: IncomingMessage): Promise<Message> {
  return JSON.parse(await text(request)) as Message;
}
