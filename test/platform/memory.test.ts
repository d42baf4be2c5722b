import { createMemoryPlatform } from "../../src/platform/memory.ts";
import { platformContract } from "./contract.ts";

platformContract("the memory platform", { repeats: true, escaped: (text) => text }, async (handler) => {
  const errors: unknown[] = [];
  const platform = createMemoryPlatform({ clock: () => 0, report: (error) => void errors.push(error), maxLength: 1000 });
  await platform.start(handler);
  return {
    platform,
    chatId: "c",
    errors,
    says: (text, id = crypto.randomUUID()) => platform.receive({ id, chatId: "c", personId: "p", text }),
    shown: async () => platform.messages.flatMap((message) => message.texts),
    close: () => platform.stop(),
  };
});
