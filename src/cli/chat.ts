import { createInterface } from "node:readline/promises";
import { Command } from "commander";
import { renderText } from "../chat/render.ts";
import type { Open } from "../context.ts";
import { parseInstant, unitNamed, withApplication } from "./options.ts";
import { createSpeaker, type Speaker } from "./speaker.ts";

interface Options {
  readonly as?: string;
  readonly now?: number;
  readonly json?: boolean;
}

const CITIZEN = ["citizen", "公众", "公民", "市民"];

export function chatCommand(open: Open): Command {
  return new Command("chat")
    .description("在命令行里对话;标准输入不是终端时逐行读取")
    .option("--as <身份>", "单位全称,或 citizen(公众)", "citizen")
    .option("--now <时间>", "当作现在的时间,例如 2022-12-01T09:00", parseInstant)
    .option("--json", "每条一行 JSON")
    .action(async ({ as: identity = "citizen", now, json = false }: Options) => {
      await withApplication(open, async (application) => {
        const unitName = CITIZEN.includes(identity) ? null : unitNamed(application, identity).name;
        await converse(createSpeaker(application, { unitName, ...(now === undefined ? {} : { now }) }), json);
      });
    });
}

async function converse(speaker: Speaker, json: boolean): Promise<void> {
  const interactive = process.stdin.isTTY === true && !json;
  const lines = createInterface({ input: process.stdin, output: interactive ? process.stdout : undefined, prompt: "› " });
  if (interactive) lines.prompt();
  for await (const line of lines) {
    if (line.trim() !== "") await answer(speaker, line, json);
    if (interactive) lines.prompt();
  }
}

async function answer(speaker: Speaker, line: string, json: boolean): Promise<void> {
  const { reading, reply } = await speaker.say(line);
  const text = renderText(reply);
  if (json)
    console.log(JSON.stringify({ input: line, command: reading?.command ?? null, arguments: reading?.arguments ?? {}, reply: text }));
  else console.log(`${text}\n`);
}
