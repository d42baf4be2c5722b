import type { RouterOptions } from "../chat/router.ts";
import type { Command } from "../chat/types.ts";
import type { Context, Conversation } from "../context.ts";
import { guidanceFor } from "./guidance.ts";
import { createLexicon } from "./lexicon.ts";
import { recall, remember } from "./remember.ts";

/** How the router meets the application: who speaks, what they may name, what was said last. */
export function converse(
  context: Context,
  commands: readonly Command<Conversation>[],
  demo: () => Promise<boolean>,
): RouterOptions<Conversation> {
  return {
    commands,
    async contextOf(incoming) {
      const { chat, member } = await context.store.people.meet(incoming);
      return { ...context, now: incoming.at, chat, member, demo: await demo() };
    },
    lexiconOf: createLexicon,
    alternative: async (conversation, text) => guidanceFor(conversation, text),
    recall,
    remember,
    onError: (error, reference) => context.log.error({ err: error, reference }, "a command failed"),
  };
}
