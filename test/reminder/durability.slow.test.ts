import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { toConfig } from "../../src/config.ts";
import { open } from "../../src/main.ts";
import { instantOf } from "../../src/time/date.ts";
import { createFakeBotApi, type FakeBotApi, TOKEN } from "../support/fake-bot-api.ts";
import { dataFolder } from "../support/program.ts";

/** Kills at each moment; 70 by LUZHI_TEST_KILLS=70, which takes about four minutes a moment. */
const kills = Number(process.env["LUZHI_TEST_KILLS"] ?? 8);
/** A kill may take along the message beside the one it aims at. */
const chats = 2 * kills + 10;
/** Longer than the lease of a delivery and that of a leader; all runs fit into the nine hours of one working day. */
const pause = 6 * 60_000;
const unit = "驻马店市市场监管局";

/** When the program dies, seen from a message that goes out for the first time. */
type Moment = "claimed and unsent" | "accepted and unanswered" | "answered and unmarked";

let fake: FakeBotApi;
let [folder, remove] = ["", (): void => undefined];
beforeEach(async () => {
  [folder, remove] = dataFolder();
  fake = await createFakeBotApi();
  await subscribeAll();
});
afterEach(async () => {
  await fake.close();
  remove();
});

test.each<Moment>(["claimed and unsent", "accepted and unanswered", "answered and unmarked"])(
  `the program killed ${kills} times, each time when a message is %s, loses no reminder and repeats none unmarked`,
  async (moment) => {
    const killed = new Set<number>();
    let runs = 0;
    for (; killsSoFar(moment, runs, killed) < kills; runs++) {
      if (runs > kills + 3) throw new Error(`${killed.size} kills in ${runs} runs`);
      await runUntilKilled(moment, runs, killed);
    }
    await runToTheEnd(runs);
    expect(fake.violations).toEqual([]);
    const got = Array.from({ length: chats }, (_, index) => checkChat(index + 1, killed));
    const count = (kind: string) => got.filter((one) => one === kind).length;
    // Each kill meets its own message, and at most the one on its way beside it.
    expect(count("marked only") + count("both")).toBeGreaterThanOrEqual(kills);
    expect(count("marked only") + count("both")).toBeLessThanOrEqual(2 * kills);
    if (moment !== "claimed and unsent") expect(count("both")).toBeGreaterThanOrEqual(kills);
    console.log(
      `${moment}: ${kills} kills, ${chats} digests, 0 lost; ${count("both")} came twice, the second marked; ${count("marked only")} came marked only`,
    );
  },
  1_200_000,
);

function killsSoFar(moment: Moment, runs: number, killed: ReadonlySet<number>): number {
  return moment === "claimed and unsent" ? runs : killed.size;
}

/** Once; or once more with the mark, or only with it, where the program died around it or beside it. */
function checkChat(chat: number, killed: ReadonlySet<number>): string {
  const marked = fake.sent.filter((message) => message.chat === chat).map(({ text }) => text.includes("的提醒可能没有送达"));
  const kind = { false: "once", true: "marked only", "false,true": "both" }[marked.join()];
  expect(kind, `chat ${chat} got ${marked}`).toBeDefined();
  if (killed.has(chat)) expect(kind).toBe("both");
  return kind ?? "";
}

/** The plans are published and the chats subscribe four days before the day on which a reminder is due. */
async function subscribeAll(): Promise<void> {
  const at = instantOf("2025-01-20", "10:00");
  const { context, close } = await open(toConfig({ LUZHI_DATA: folder }), { database: join(folder, "luzhi.db"), clock: () => at });
  const known = context.directory.resolveUnit(unit, null).unit;
  if (!known) throw new Error(`${unit} is not known`);
  for (let id = 1; id <= chats; id++) {
    const chatRef = { id: String(id), kind: "private" as const };
    const { chat } = await context.store.people.meet({
      platform: "telegram",
      id: "",
      chat: chatRef,
      from: { id: String(id) },
      text: "",
      addressed: true,
      at,
    });
    await context.store.people.subscribe(chat.id, known, at);
  }
  close();
}

async function runUntilKilled(moment: Moment, run: number, killed: Set<number>): Promise<void> {
  const child = startProgram(run, moment === "claimed and unsent" ? { TEST_DIE_UNSENT: "1" } : {});
  let dying = false;
  fake.watch(async ({ method, payload }, response) => {
    if (dying) return "say nothing";
    // A message that comes again is spared: nobody promises to survive two crashes on one message.
    if (method !== "sendMessage" || moment === "claimed and unsent" || String(payload["text"]).includes("可能没有送达")) return "answer";
    dying = true;
    killed.add(Number(payload["chat_id"]));
    if (moment === "answered and unmarked") killOnceAnswered(child, response);
    else child.kill("SIGKILL");
    return moment === "answered and unmarked" ? "answer" : "say nothing";
  });
  const [, signal] = (await once(child, "exit")) as [number | null, string | null];
  expect(signal).toBe("SIGKILL");
}

/** Stopped, it gets the answer and cannot mark it. */
function killOnceAnswered(child: ChildProcess, response: ServerResponse): void {
  child.kill("SIGSTOP");
  response.once("finish", () => child.kill("SIGKILL"));
}

async function runToTheEnd(run: number): Promise<void> {
  fake.watch(async () => "answer");
  const child = startProgram(run, {});
  const reached = () => new Set(fake.sent.map(({ chat }) => chat)).size;
  // What is left goes out in the first beat; a second more shows what should not come.
  for (let waited = 0; reached() < chats && waited < 300; waited++) await new Promise((resolve) => setTimeout(resolve, 100));
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([0, null]);
}

function startProgram(run: number, extra: Readonly<Record<string, string>>): ChildProcess {
  const now = Math.min(instantOf("2025-01-24", "09:00") + run * pause, instantOf("2025-01-24", "17:50"));
  return spawn(process.execPath, ["--import", "./test/support/program-clock.js", "dist/src/bin.js", "start", "--port", "0"], {
    env: {
      ...process.env,
      LUZHI_DATA: folder,
      LUZHI_LOG_LEVEL: "silent",
      LUZHI_TELEGRAM_TOKEN: TOKEN,
      LUZHI_TELEGRAM_API: fake.url,
      TEST_NOW: String(now),
      ...extra,
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
}
