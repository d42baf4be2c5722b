import { randomUUID } from "node:crypto";
import { clearScreenDown, createInterface, cursorTo, type Interface, moveCursor } from "node:readline";
import { renderText } from "../chat/render.ts";
import { DeliveryError, type Handler, type Incoming, type Platform, type Reply } from "../chat/types.ts";
import { answer, type ReportError } from "./answer.ts";
import { createTurns } from "./turns.ts";

export interface TerminalOptions {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
  readonly clock: () => number;
  readonly report: ReportError;
  /** Called once, when the person leaves with Ctrl-C or Ctrl-D or the input ends. */
  readonly onExit: () => void;
  /** What Tab completes: slash commands and words. */
  readonly commands?: readonly string[];
}

/** The only chat of a terminal, and the only person in it. */
export const TERMINAL_CHAT = "terminal";

const PROMPT = "› ";
// A line longer than this is hard to follow with the eye, however wide the window is.
const WIDEST = 100;

/** A chat at the keyboard. What arrives unasked goes above the line that is being typed. */
export function createTerminal(options: TerminalOptions): Platform {
  const { input, output, commands = [], clock, report, onExit } = options;
  const turns = createTurns();
  let readline: Interface | null = null;

  function print(reply: Reply): void {
    const text = renderText(reply, { width: Math.min(output.columns ?? 80, WIDEST) - 1 });
    if (readline === null) output.write(`${text}\n`);
    else printAbove(readline, output, text);
  }

  async function handle(handler: Handler, text: string): Promise<void> {
    const replies = await answer(handler, toIncoming(text, clock()), report);
    for (const reply of replies) print(reply);
    if (replies.length === 0) readline?.prompt();
  }

  return {
    name: "terminal",
    capabilities: { push: true, groups: false, buttons: false, files: false, location: false, maxLength: 100_000, receipt: "delivered" },
    async start(handler) {
      const opened = createInterface({
        input,
        output,
        prompt: PROMPT,
        terminal: output.isTTY === true,
        completer: completer(commands),
        historySize: 200,
        removeHistoryDuplicates: true,
      });
      readline = opened;
      opened.on("line", (line) => {
        const text = line.trim();
        if (text === "") opened.prompt();
        else void turns.run(TERMINAL_CHAT, () => handle(handler, text));
      });
      opened.on("SIGINT", () => opened.close());
      opened.once("close", () => {
        // Closed by stop() it is null already, and nobody left.
        if (readline === null) return;
        readline = null;
        if (output.isTTY) output.write("\n");
        void turns.settled().then(onExit);
      });
      opened.prompt();
    },
    async stop() {
      const opened = readline;
      readline = null;
      opened?.close();
      await turns.settled();
    },
    async send(chatId, reply) {
      if (chatId !== TERMINAL_CHAT) throw new DeliveryError(`The terminal has no chat ${chatId}`, { permanent: true, refused: true });
      if (readline === null) throw new DeliveryError("The terminal is closed", { permanent: false, refused: true });
      if (output.isTTY) output.write("\u0007");
      print(reply);
      return { messageId: null };
    },
  };
}

function toIncoming(text: string, at: number): Incoming {
  const id = randomUUID();
  return { platform: "terminal", id, chat: { id: TERMINAL_CHAT, kind: "private" }, from: { id: TERMINAL_CHAT }, text, addressed: true, at };
}

/** Takes the line being typed away, prints, and puts it back with the cursor where it was. */
function printAbove(readline: Interface, output: TerminalOptions["output"], text: string): void {
  if (!output.isTTY) {
    output.write(`${text}\n`);
    return;
  }
  const { rows } = readline.getCursorPos();
  moveCursor(output, 0, -rows);
  cursorTo(output, 0);
  clearScreenDown(output);
  output.write(`${text}\n\n`);
  // readline draws its prompt as many rows higher as it believes the cursor to stand below it; we left it none.
  Object.assign(readline, { prevRows: 0 });
  readline.prompt(true);
}

function completer(commands: readonly string[]): (line: string) => [string[], string] {
  return (line) => {
    const hits = commands.filter((command) => command.startsWith(line));
    return [line === "" ? [] : hits, line];
  };
}
