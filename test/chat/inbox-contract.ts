import { describe, expect, it } from "vitest";
import type { Inbox, LogEntry } from "../../src/chat/inbox.ts";

/** What every inbox must do, in memory or in a database. */
export function inboxContract(name: string, open: () => Promise<Inbox>): void {
  describe(`${name} keeps the inbox contract`, () => {
    const entry = (key: string): LogEntry => ({ said: { by: "bot", reply: { blocks: [{ kind: "paragraph", text: key }] } }, key, at: 1 });

    it("gives back what was said after an id, oldest first, as it was said", async () => {
      const inbox = await open();
      const first = await inbox.append("c", entry("甲"));
      const second = await inbox.append("c", { said: { by: "person", text: "乙" }, key: "乙", at: 2 });
      expect(await inbox.since("c", 0)).toEqual([
        { id: first, ...entry("甲") },
        { id: second, said: { by: "person", text: "乙" }, key: "乙", at: 2 },
      ]);
      expect((await inbox.since("c", first ?? 0)).map(({ key }) => key)).toEqual(["乙"]);
      expect(await inbox.since("c", second ?? 0)).toEqual([]);
    });

    it("gives rising ids above 0", async () => {
      const inbox = await open();
      const ids: number[] = [];
      for (const key of ["甲", "乙", "丙"]) ids.push((await inbox.append("c", entry(key))) ?? 0);
      expect(Math.min(...ids)).toBeGreaterThan(0);
      expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
    });

    it("takes a key once in a chat, and again in another", async () => {
      const inbox = await open();
      expect(await inbox.append("c", entry("同"))).not.toBeNull();
      expect(await inbox.append("c", entry("同"))).toBeNull();
      expect(await inbox.append("d", entry("同"))).not.toBeNull();
      expect(await inbox.since("c", 0)).toHaveLength(1);
    });

    it("keeps chats apart", async () => {
      const inbox = await open();
      await inbox.append("c", entry("甲"));
      expect(await inbox.since("d", 0)).toEqual([]);
    });
  });
}
