import { resolve } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { createFakeBotApi, type FakeBotApi, TOKEN } from "../support/fake-bot-api.ts";
import { dataFolder, luzhi, startLuzhi } from "../support/program.ts";
import { privateMessage, until } from "./telegram-world.ts";

const [data, remove] = dataFolder();
afterAll(remove);

let fake: FakeBotApi;
beforeEach(async () => {
  fake = await createFakeBotApi();
});
afterEach(async () => {
  expect(fake.violations).toEqual([]);
  await fake.close();
});
const withTelegram = (token = TOKEN) => ({ data, env: { LUZHI_TELEGRAM_TOKEN: token, LUZHI_TELEGRAM_API: fake.url } });
const health = async (url: string) => (await fetch(`${url}/healthz`)).json() as Promise<{ platforms: Record<string, string> }>;

describe("luzhi start with a token", () => {
  it("answers in Telegram, and offers nobody another identity on the web", async () => {
    const program = await startLuzhi([], withTelegram());
    fake.update({ update_id: 1, message: privateMessage("我是遂平县司法局的") });
    await until(() => fake.sent.length > 0);
    expect(fake.sent[0]?.text).toContain("按遂平县司法局回答您");
    expect((await health(program.url)).platforms).toEqual({ web: "up", telegram: "up" });
    expect(await (await fetch(`${program.url}/chat/session`, { method: "POST", headers: { "x-luzhi": "1" } })).json()).toEqual({
      demo: null,
    });
    expect((await program.stop()).code).toBe(0);
  });

  it("that Telegram does not know runs without it, and writes the token nowhere", async () => {
    const wrong = "999999:WRONG-TOKEN-WRONG-TOKEN-WRONG-TOKEN-1";
    const program = await startLuzhi([], withTelegram(wrong));
    let platforms: Record<string, string> = {};
    await until(async () => {
      ({ platforms } = await health(program.url));
      return platforms["telegram"] === "failed";
    });
    expect(platforms["web"]).toBe("up");
    expect((await fetch(program.url)).status).toBe(200);
    const { stdout, stderr } = await program.stop();
    expect(stderr).toContain("LUZHI_TELEGRAM_TOKEN");
    expect(stdout + stderr).not.toContain("WRONG-TOKEN");
  });

  it("refuses the demo clock, which would answer real people", async () => {
    const { code, stderr } = await luzhi(["start", "--now", "2024-12-20T08:58"], withTelegram());
    expect([code, stderr]).toEqual([1, expect.stringContaining("--now")]);
    expect(fake.calls).toEqual([]);
  });

  it("loses no question and answers each, however often it is killed while it answers", async () => {
    const kills = 6;
    const asked = new Set<number>();
    // A minute later each time: a dead leader's lease has run out by then.
    const later = (minutes: number) => {
      const { env } = withTelegram();
      const NODE_OPTIONS = `--import ${resolve("test/support/program-clock.js")}`;
      return { data, env: { ...env, NODE_OPTIONS, TEST_NOW: String(Date.now() + minutes * 60_000) } };
    };
    for (let chat = 1; chat <= kills; chat++) {
      const program = await startLuzhi([], later(chat));
      const dead = new Promise<void>((done) => {
        fake.watch(async ({ method, payload }) => {
          if (method !== "sendMessage" || asked.has(Number(payload["chat_id"]))) return "answer";
          asked.add(Number(payload["chat_id"]));
          void program.stop("SIGKILL").then(() => done());
          return "say nothing";
        });
      });
      fake.update({
        update_id: 100 + chat,
        message: { ...privateMessage("本月到期"), chat: { id: chat, type: "private", first_name: "甲" } },
      });
      await dead;
    }
    const program = await startLuzhi([], later(kills + 1));
    const answersTo = (chat: number) => fake.sent.filter((message) => message.chat === chat).map(({ text }) => text);
    await until(() => fake.unconfirmed === 0 && answersTo(kills).length > 1);
    for (let chat = 1; chat <= kills; chat++) {
      const answers = answersTo(chat);
      // Accepted when the program died, and sent again because it could not know.
      expect(answers).toHaveLength(2);
      expect(answers[1]).toBe(answers[0]);
    }
    await program.stop();
  });
});
