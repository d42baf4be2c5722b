import type { Reply } from "./types.ts";

/**
 * What a platform handed us and what became of it, kept so that each message is handled once, across crashes and restarts. `source` names
 * the account that counts the ids: another bot counts anew. What people wrote is erased as soon as it is answered.
 */
export interface UpdateLog {
  /** Keeps what was not seen before, all or nothing, and gives the ids of that, in order. */
  keep(source: string, updates: readonly NewUpdate[], at: number): Promise<readonly number[]>;
  /** What is not done yet, oldest first. */
  unfinished(source: string): Promise<readonly UnfinishedUpdate[]>;
  /** From here on it is not handled again. */
  begin(source: string, id: number): Promise<void>;
  /** It was handled; these replies are to be sent. */
  answered(source: string, id: number, replies: readonly Reply[]): Promise<void>;
  done(source: string, id: number): Promise<void>;
  /** A short name for words that do not fit into a button; the same words have the same name. */
  nameWords(words: string): Promise<string>;
  /** Null for a name that was never given. */
  wordsNamed(name: string): Promise<string | null>;
}

interface NewUpdate {
  readonly id: number;
  readonly payload: unknown;
}

export interface UnfinishedUpdate extends NewUpdate {
  /** `handling`: begun, and nobody knows how far it came. */
  readonly state: "waiting" | "handling" | "answered";
  readonly replies: readonly Reply[];
}
