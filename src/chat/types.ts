import type { z } from "zod";

/** A message that came in, whatever platform it came from. */
export interface Incoming {
  readonly platform: string;
  /** The platform's id of this message; the same id twice is one message. */
  readonly id: string;
  readonly chat: ChatRef;
  readonly from: PersonRef;
  readonly text: string;
  readonly location?: Location;
  /** In a group: whether the bot was mentioned, replied to or given a slash command. Always true in private. */
  readonly addressed: boolean;
  /** Epoch milliseconds at which it was received, by the clock in force. */
  readonly at: number;
}

export interface ChatRef {
  readonly id: string;
  readonly kind: "private" | "group";
}

export interface PersonRef {
  readonly id: string;
  readonly name?: string;
}

export interface Location {
  readonly latitude: number;
  readonly longitude: number;
  readonly datum: "WGS-84" | "GCJ-02";
}

/** What the bot says: a small document that each platform renders and escapes in its own way. */
export interface Reply {
  readonly blocks: readonly Block[];
  /** Offered as buttons where the platform has them, as numbers everywhere. */
  readonly choices?: readonly Choice[];
  /** Made only for platforms that can send files. */
  readonly files?: readonly ReplyFile[];
  /** Answered best by sharing where one is; platforms that can offer a button for it do. */
  readonly asks?: "location";
}

/** A document to hand over. */
export interface ReplyFile {
  /** With its ending: 责任分解表.xlsx. */
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

export type Block =
  | { readonly kind: "title"; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: string }
  /** Words of a source, with where they stand. */
  | { readonly kind: "quote"; readonly text: string; readonly source?: string }
  | { readonly kind: "list"; readonly items: readonly ListItem[] }
  | { readonly kind: "fields"; readonly fields: readonly Field[] };

export interface ListItem {
  readonly text: string;
  /** Lines of lesser weight below the text. */
  readonly details?: readonly string[];
  /** The number to answer with; items without one get a dash. */
  readonly number?: number;
  /** What answering with the number says. A reply whose items have it offers its choices as words, not as numbers. */
  readonly say?: string;
}

export interface Field {
  readonly name: string;
  readonly value: string;
  readonly href?: string;
  /** True where the address gives a file to keep, not a page to see. */
  readonly download?: boolean;
}

export interface Choice {
  /** What the button says. */
  readonly label: string;
  /** What is said for the person who taps it: a sentence that the bot understands. */
  readonly say: string;
}

/** What a platform can do; declared, never assumed. */
export interface Capabilities {
  /** Can write first, without being asked. */
  readonly push: boolean;
  readonly groups: boolean;
  readonly buttons: boolean;
  readonly files: boolean;
  readonly location: boolean;
  /** Characters in one message. */
  readonly maxLength: number;
  /** What the platform's ok means. */
  readonly receipt: "accepted" | "delivered";
}

export interface Receipt {
  /** The platform's id of the message, where it has one. */
  readonly messageId: string | null;
}

/** Handles one message and gives the replies to it, in order. */
export type Handler = (incoming: Incoming) => Promise<readonly Reply[]>;

/** Whether a platform works, `idle` where it is not started in this process; `detail` is one line for the log and the admin, without secrets. */
export interface PlatformStatus {
  readonly state: "idle" | "connecting" | "up" | "failed";
  readonly detail?: string;
}

/** Where we talk. A factory returns an object literal of this; what a platform cannot do is left out. */
export interface Platform {
  readonly name: string;
  readonly capabilities: Capabilities;
  start(handler: Handler): Promise<void>;
  stop(): Promise<void>;
  /** Writes to a chat unasked. Throws a DeliveryError; `key` is the same for every try of one delivery. */
  send(chatId: string, reply: Reply, key: string): Promise<Receipt>;
  /** Left out where a platform that was started is up. */
  status?(): PlatformStatus;
}

/** A message could not be handed to the platform. */
export class DeliveryError extends Error {
  /** No later try can succeed: blocked, kicked, chat gone. */
  readonly permanent: boolean;
  /** False where the platform may have taken the message all the same: a time-out, a broken connection. */
  readonly refused: boolean;
  /** Milliseconds the platform asks us to wait. */
  readonly retryAfter: number | null;

  constructor(message: string, options: { permanent: boolean; refused: boolean; retryAfter?: number; cause?: unknown }) {
    super(message, { cause: options.cause });
    this.name = "DeliveryError";
    this.permanent = options.permanent;
    this.refused = options.refused;
    this.retryAfter = options.retryAfter ?? null;
  }
}

/** What a person can say to the bot. `C` is the context it is run with; its arguments are named as the slots that fill them. */
export interface Command<C, S extends z.ZodObject = z.ZodObject> {
  /** The slash name, a–z and _ only. */
  readonly name: string;
  /** Chinese words that alone mean this command, the usual one first. */
  readonly words: readonly string[];
  /** One short Chinese sentence for the help. */
  readonly summary: string;
  /** Sentences that mean it, as people type them; a new way of saying a thing is one more example. */
  readonly examples: readonly string[];
  /** Turns of phrase that point to it in sentences that are like no example. */
  readonly cues?: Cues;
  /** Optional slots; what a sentence leaves over goes to `topic`. */
  readonly arguments: S;
  /** Arguments that no name gives but a turn of phrase, read off the sentence: 牵头的, 没有时限的. Only what was said. */
  read?(text: string): Readonly<Record<string, unknown>>;
  /** `said` is the sentence as it was read, for what is no slot. */
  run(context: C, args: z.infer<S>, said: string): Promise<Reply>;
}

/**
 * Turns of phrase that point to a command, by strength. Each is a small pattern over plain words: `(交|报)` for either, `…` for a short gap,
 * `{unit}` for a name, `^` and `$` for the ends.
 */
export interface Cues {
  /** Enough alone: 责任清单. */
  readonly sure?: readonly string[];
  /** Enough with one more: 任务. */
  readonly likely?: readonly string[];
  /** Tips the scale only: 哪些. */
  readonly hint?: readonly string[];
  /** Speaks for something else: 别提醒 against 提醒. */
  readonly against?: readonly string[];
}

/** Words of a message that name something. */
export interface Mention {
  readonly slot: Slot;
  readonly value: unknown;
  readonly start: number;
  readonly end: number;
}

/** What a sentence can name, and the names that arguments of commands have. */
export type Slot = "unit" | "place" | "plan" | "clause" | "number" | "window" | "location" | "service" | "note";

/** Names that only the application knows: units, places, plans, services. */
export interface Lexicon {
  mentions(text: string): readonly Mention[];
  /** How much of a phrase, 0 to 1, stands in the plans: whether it is worth looking up. */
  knows?(phrase: string): number;
  /** A phrase spelt as the plans print it, where they print one that sounds so. */
  respell?(phrase: string): string;
  /** Names worth spelling right: services, kinds of units. */
  readonly names?: readonly string[];
}

/** What a message was understood as. */
export interface Reading {
  readonly command: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  /** 0 to 1. */
  readonly score: number;
}
