import { PassThrough } from "node:stream";
import { afterEach, describe, expect, it } from "vitest";
import { DeliveryError, type Handler, type Platform } from "../../src/chat/types.ts";
import { createTerminal, TERMINAL_CHAT } from "../../src/platform/terminal.ts";
import { platformContract } from "./contract.ts";
import { createScreen } from "./screen.ts";

platformContract("the terminal", { repeats: false, escaped: (text) => text }, async (handler) => {
  const terminal = await open(handler, { tty: false });
  return {
    platform: terminal.platform,
    chatId: TERMINAL_CHAT,
    errors: terminal.errors,
    async says(text) {
      const before = terminal.answered();
      terminal.input.write(`${text}\n`);
      await until(() => terminal.answered() > before);
    },
    shown: async () => [terminal.output()],
    close: () => terminal.platform.stop(),
  };
});

describe("the terminal", () => {
  let opened: Terminal | null = null;
  afterEach(() => opened?.platform.stop());
  const start = async (handler: Handler, commands: readonly string[] = []) => {
    opened = await open(handler, { tty: true, commands });
    return opened;
  };
  const echo: Handler = async ({ text }) => [{ blocks: [{ kind: "paragraph", text: `答：${text}` }] }];

  it("prompts, answers and prompts again", async () => {
    const { input, screen } = await start(echo);
    input.write("本月到期\r");
    await until(() => screen.text().includes("答：本月到期"));
    expect(screen.text()).toBe("› 本月到期\n答：本月到期\n\n›");
  });

  it("puts a reminder above the line being typed and leaves the line and the cursor as they were", async () => {
    const { input, screen, platform } = await start(echo);
    input.write("我单位有哪");
    await until(() => screen.text().includes("哪"));
    await platform.send(TERMINAL_CHAT, { blocks: [{ kind: "paragraph", text: "【到期提醒】" }] }, "k");
    expect(screen.text()).toBe("【到期提醒】\n\n› 我单位有哪");
    expect(screen.column()).toBe(2 + 10);
    input.write("些任务\r");
    await until(() => screen.text().includes("答：我单位有哪些任务"));
  });

  it("does so for a line that is longer than the window", async () => {
    const { input, screen, platform } = await start(echo);
    const long = "法治政府建设".repeat(6);
    input.write(long);
    await until(() => screen.text().replaceAll("\n", "").includes(long));
    await platform.send(TERMINAL_CHAT, { blocks: [{ kind: "paragraph", text: "提醒甲" }] }, "k1");
    await platform.send(TERMINAL_CHAT, { blocks: [{ kind: "paragraph", text: "提醒乙" }] }, "k2");
    const lines = screen.text().split("\n");
    expect(lines.slice(0, 4)).toEqual(["提醒甲", "", "提醒乙", ""]);
    expect(lines.slice(4).join("")).toBe(`› ${long}`);
  });

  it("wraps by the width of characters", async () => {
    const { input, screen } = await start(async () => [{ blocks: [{ kind: "paragraph", text: "行政执法机关".repeat(8) }] }]);
    input.write("看\r");
    await until(() => screen.text().includes("机关\n\n›"));
    for (const line of screen.text().split("\n")) expect(line.length).toBeLessThanOrEqual(20);
  });

  it("completes a command by Tab", async () => {
    const { input, screen } = await start(echo, ["/tasks", "/due", "/help"]);
    input.write("/ta\t");
    await until(() => screen.text().includes("/tasks"));
    input.write("\r");
    await until(() => screen.text().includes("答：/tasks"));
  });

  it("prompts again after an empty line and asks nobody", async () => {
    const asked: string[] = [];
    const { input, screen } = await start(async ({ text }) => {
      asked.push(text);
      return [];
    });
    input.write("\r  \r看\r");
    await until(() => asked.length === 1);
    await until(() => screen.text() === "›\n›\n› 看\n›");
    expect(asked).toEqual(["看"]);
  });

  it.each([
    ["Ctrl-C", "\u0003"],
    ["Ctrl-D", "\u0004"],
  ])("leaves once by %s", async (_name, key) => {
    const terminal = await start(echo);
    terminal.input.write(key);
    await until(() => terminal.exits() > 0);
    await terminal.platform.stop();
    expect(terminal.exits()).toBe(1);
  });

  it("does not take its own stop for the person leaving", async () => {
    const terminal = await start(echo);
    await terminal.platform.stop();
    expect(terminal.exits()).toBe(0);
  });

  it("refuses a chat that is not its own, for good, and any chat once it is closed, for now", async () => {
    const { platform } = await start(echo);
    const reply = { blocks: [] };
    await expect(platform.send("other", reply, "k")).rejects.toMatchObject({ permanent: true, refused: true });
    await platform.stop();
    const error = await platform.send(TERMINAL_CHAT, reply, "k").catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(DeliveryError);
    expect(error).toMatchObject({ permanent: false, refused: true });
  });
});

interface Terminal {
  readonly platform: Platform;
  readonly input: PassThrough;
  readonly screen: ReturnType<typeof createScreen>;
  readonly errors: readonly unknown[];
  output(): string;
  answered(): number;
  exits(): number;
}

async function open(handler: Handler, options: { tty: boolean; commands?: readonly string[] }): Promise<Terminal> {
  const columns = options.tty ? 40 : 200;
  const screen = createScreen(columns);
  let written = "";
  let answered = 0;
  let exits = 0;
  const errors: unknown[] = [];
  const input = new PassThrough();
  const output = Object.assign(new PassThrough(), { isTTY: options.tty, columns, rows: 60 });
  output.on("data", (chunk: Buffer) => {
    written += chunk.toString();
    screen.write(chunk.toString());
  });
  const platform = createTerminal({
    input,
    output,
    clock: () => 0,
    report: (error) => void errors.push(error),
    onExit: () => {
      exits += 1;
    },
    commands: options.commands ?? [],
  });
  await platform.start(async (incoming) => {
    try {
      return await handler(incoming);
    } finally {
      // Counted after the replies are out, which takes a few turns of the event loop.
      setTimeout(() => {
        answered += 1;
      }, 5);
    }
  });
  return { platform, input, screen, errors, output: () => written, answered: () => answered, exits: () => exits };
}

async function until(done: () => boolean): Promise<void> {
  for (let waited = 0; !done(); waited += 5) {
    if (waited > 5000) throw new Error("It did not come about within five seconds");
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
