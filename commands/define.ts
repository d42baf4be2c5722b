import type { z } from "zod";
import type { Command } from "../src/chat/types.ts";
import type { Conversation } from "../src/context.ts";

/** Checks a command's declaration; the arguments of `run` are typed by its slots. */
export function defineCommand<S extends z.ZodObject>(command: Command<Conversation, S>): Command<Conversation> {
  // A list of commands cannot say that each one's `run` fits its own slots; the router parses with the same schema before it runs one.
  return command as unknown as Command<Conversation>;
}
