import { expect } from "vitest";
import { escapeHtml } from "../../src/chat/render.ts";
import { platformContract } from "./contract.ts";
import { openTelegram, PERSON, privateMessage } from "./telegram-world.ts";

platformContract("Telegram", { repeats: true, escaped: escapeHtml }, async (handler) => {
  const world = await openTelegram({ handler });
  const ids = new Map<string, number>();
  const idOf = (id: string): number => {
    if (!ids.has(id)) ids.set(id, 100 + ids.size);
    return ids.get(id) ?? 0;
  };
  return {
    platform: world.platform,
    chatId: String(PERSON),
    errors: world.errors,
    says: (text, id = crypto.randomUUID()) => world.gets({ message: privateMessage(text) }, idOf(id)),
    shown: async () => world.fake.sent.map(({ text, buttons }) => [text, ...buttons.flat().map((button) => button.text)].join("\n")),
    async close() {
      expect(world.fake.violations).toEqual([]);
      await world.close();
    },
  };
});
