import { normalize } from "../text/normalize.ts";
import { type Dialogue, isBareNumber, rememberReply, resolveAnswer, withAntecedent } from "./dialogue.ts";
import { fallbackReply, invalidReply, noSuchDateReply, noSuchNumberReply, tooLongReply, whichReply } from "./fallback.ts";
import { impossibleDate } from "./impossible-date.ts";
import type { Command, Incoming, Lexicon, Reading, Reply } from "./types.ts";
import { createUnderstander, type Understander, type Understanding } from "./understanding.ts";

/** What one message led to. */
export interface Turn {
  /** Null where nothing was understood. */
  readonly reading: Reading | null;
  readonly reply: Reply;
}

export interface RouterOptions<C> {
  readonly commands: readonly Command<C>[];
  /** What a command is run with, for one message. */
  contextOf(incoming: Incoming): Promise<C>;
  lexiconOf(context: C): Promise<Lexicon>;
  /** A reading by words that only the application knows; an urgent one comes before any command's. */
  alternative?(context: C, text: string): Promise<{ readonly reading: Reading; readonly urgent: boolean } | null>;
  /** What was last said to this person in this chat. */
  recall(context: C): Promise<Dialogue>;
  remember(context: C, dialogue: Dialogue): Promise<void>;
  /** Told of errors inside commands; the person gets an apology that carries `reference`. */
  onError(error: unknown, reference: string): void;
}

export interface Router {
  handle(incoming: Incoming): Promise<Turn>;
}

/** Below this no command explains the sentence. */
const FLOOR = 0.5;
/** Two readings this close are asked about. */
const MARGIN = 0.04;
const SURE = 0.6;
/** Below this a reading is not worth a suggestion. */
const HINT = 0.15;
const LONGEST = 1_000;
const NEXT_PAGE =
  /^(?:更多|(?:再)?下一个|换一个|下一页|下页|翻页|继续|还有吗|还有呢|还有没有|还有别的吗|接着|接着看|再看看|往后翻|后面的|下面的|再来(?:几条|一页|点)|看更多|更多的?)[.。!?吧呢啊]?$/u;
const PREVIOUS_PAGE = /^(?:上一页|上页|前一页|往前翻|前面的|返回)[.。!?吧呢啊]?$/u;

export function createRouter<C>(options: RouterOptions<C>): Router {
  const understander = createUnderstander(options.commands);
  return {
    async handle(incoming) {
      const context = await options.contextOf(incoming);
      const dialogue = await options.recall(context);
      const turn = await answer({ options, understander, context, dialogue, incoming });
      const { reading } = turn;
      const paged = reading !== null && isPaged(options.commands, reading);
      await options.remember(context, {
        ...rememberReply(reading ?? dialogue.reading, turn.reply, dialogue),
        list: paged ? reading : dialogue.list,
      });
      return turn;
    },
  };
}

interface Conversation<C> {
  readonly options: RouterOptions<C>;
  readonly understander: Understander;
  readonly context: C;
  readonly dialogue: Dialogue;
  readonly incoming: Incoming;
}

async function answer<C>(conversation: Conversation<C>): Promise<Turn> {
  const { options, understander, context, dialogue, incoming } = conversation;
  if (incoming.text.length > LONGEST) return { reading: null, reply: tooLongReply(LONGEST) };
  const typed = normalize(incoming.text).trim();
  const answered = resolveAnswer(typed, dialogue);
  if (!answered && !incoming.location && isBareNumber(typed))
    return { reading: null, reply: noSuchNumberReply(typed, options.commands.slice(0, 3)) };
  const text = answered ?? typed;
  const turned = pageTurn(text, options.commands, dialogue);
  if (turned) return { reading: turned, reply: await run(conversation, turned, text) };
  const wrong = answered ? null : impossibleDate(text);
  if (wrong) return { reading: null, reply: noSuchDateReply(wrong) };
  const understanding = understander.understand(text, incoming.at, await options.lexiconOf(context));
  const other = incoming.location || text.startsWith("/") ? null : ((await options.alternative?.(context, text)) ?? null);
  const chosen = incoming.location ? locationReading(options.commands, incoming) : choose(conversation, understanding, text);
  const reading = other && (other.urgent || (scoreOf(chosen) < other.reading.score && !saysWhere(chosen))) ? other.reading : chosen;
  if (reading === "ask") return { reading: null, reply: whichReply(suggestions(options.commands, understanding).slice(0, 2), text) };
  if (reading === null) return { reading: null, reply: fallbackReply(text, suggestions(options.commands, understanding)) };
  // Below the floor it is a guess: what is said in answer is a question, and nothing counts as read.
  const full = withTurnsOfPhrase(options.commands, reading, text);
  return { reading: full.score < FLOOR ? null : full, reply: await run(conversation, full, text) };
}

/** With the arguments that the command itself reads off the sentence. */
function withTurnsOfPhrase<C>(commands: readonly Command<C>[], reading: Reading, text: string): Reading {
  const read = commands.find(({ name }) => name === reading.command)?.read?.(text);
  return read ? { ...reading, arguments: { ...reading.arguments, ...read } } : reading;
}

/** Who names a place or a service knows what they are looking for. */
function saysWhere(reading: Reading | "ask" | null): boolean {
  return reading !== null && reading !== "ask" && WHERE.some((slot) => slot in reading.arguments);
}

const WHERE = ["place", "location", "service"];

function isPaged<C>(commands: readonly Command<C>[], { command }: Reading): boolean {
  return "page" in (commands.find((candidate) => candidate.name === command)?.arguments.shape ?? {});
}

/** 更多: the last list, one page on. */
function pageTurn<C>(typed: string, commands: readonly Command<C>[], { list: reading }: Dialogue): Reading | null {
  const step = NEXT_PAGE.test(typed) ? 1 : PREVIOUS_PAGE.test(typed) ? -1 : 0;
  const command = commands.find((candidate) => candidate.name === reading?.command);
  if (step === 0 || !reading || !command || !("page" in command.arguments.shape)) return null;
  const page = Number(reading.arguments["page"] ?? 1) + step;
  return { ...reading, arguments: { ...reading.arguments, page: Math.max(1, page) } };
}

function scoreOf(chosen: Reading | "ask" | null): number {
  return chosen === null || chosen === "ask" ? 0 : chosen.score;
}

/** A shared place, without words, goes to whichever command takes a location. */
function locationReading<C>(commands: readonly Command<C>[], incoming: Incoming): Reading | null {
  const command = commands.find((candidate) => "location" in candidate.arguments.shape);
  return command ? { command: command.name, arguments: { location: incoming.location }, score: 1 } : null;
}

function choose<C>({ options, dialogue }: Conversation<C>, understanding: Understanding, text: string): Reading | "ask" | null {
  const [first, second] = understanding.readings;
  const followed = followUp(understanding, dialogue, options.commands);
  if (followed) return followed;
  if (!first || first.score < FLOOR) return null;
  if (second && first.score < SURE && first.score - second.score < MARGIN) return "ask";
  return withAntecedent(text, first, slotsOf(options.commands, first), dialogue.reading);
}

/** 那下个月呢, 换成市场监管局看看: the last question again, with what was named now. */
function followUp<C>({ onlyNames, mentions }: Understanding, { reading }: Dialogue, commands: readonly Command<C>[]): Reading | null {
  if (!onlyNames || !reading) return null;
  const slots = slotsOf(commands, reading);
  const useful = mentions.filter((mention) => slots.includes(mention.slot));
  if (useful.length < mentions.length) return null;
  const { number: _number, page: _page, ...before } = reading.arguments;
  // A new place is not within the old one: one of the two is meant.
  const kept = useful.some(({ slot }) => slot === "place" || slot === "location") ? without(before, ["place", "location"]) : before;
  return {
    command: reading.command,
    arguments: { ...kept, ...Object.fromEntries(useful.map(({ slot, value }) => [slot, value])) },
    score: 0.9,
  };
}

function without(given: Reading["arguments"], names: readonly string[]): Reading["arguments"] {
  return Object.fromEntries(Object.entries(given).filter(([name]) => !names.includes(name)));
}

function slotsOf<C>(commands: readonly Command<C>[], { command }: Reading): readonly string[] {
  return Object.keys(commands.find((candidate) => candidate.name === command)?.arguments.shape ?? {});
}

function suggestions<C>(commands: readonly Command<C>[], { readings }: Understanding): Command<C>[] {
  const likely = readings.filter((reading) => reading.score >= HINT).map((reading) => reading.command);
  const offered = [...new Set([...likely, ...commands.map((command) => command.name)])].slice(0, 3);
  return offered.flatMap((name) => commands.filter((command) => command.name === name));
}

async function run<C>({ options, context }: Conversation<C>, reading: Reading, said: string): Promise<Reply> {
  const command = options.commands.find((candidate) => candidate.name === reading.command);
  if (!command) return fallbackReply("", options.commands.slice(0, 3));
  const checked = command.arguments.safeParse(reading.arguments);
  if (!checked.success) return invalidReply(command, checked.error.issues[0]?.message ?? "");
  try {
    return await command.run(context, checked.data, said);
  } catch (error) {
    const reference = Math.random().toString(36).slice(2, 8);
    options.onError(error, reference);
    return {
      blocks: [{ kind: "paragraph", text: `抱歉,刚才没有办成,已记录(编号 ${reference})。请稍后再试;总是这样,请把编号告诉管理员。` }],
    };
  }
}
