import type { RouterOptions } from "../chat/router.ts";
import type { Command, Reading } from "../chat/types.ts";
import type { Context, Conversation } from "../context.ts";
import { guidanceFor } from "./guidance.ts";
import { codeIn } from "./invite.ts";
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
    alternative: async (conversation, text) => joining(text) ?? guidanceFor(conversation, text),
    recall,
    remember,
    onError: (error, reference) => context.log.error({ err: error, reference }, "a command failed"),
  };
}

const LONGEST_WITH_CODE = 40;

/** A short message with a binding code in it. */
function joining(text: string): { readonly reading: Reading; readonly urgent: true } | null {
  const code = text.length <= LONGEST_WITH_CODE ? codeIn(text) : null;
  return code?.includes("-") && text.toUpperCase().includes(code)
    ? { reading: { command: "join", arguments: {}, score: 1 }, urgent: true }
    : null;
}
