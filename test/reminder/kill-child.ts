import { defaultLadder } from "../../src/reminder/ladder.ts";
import { tick } from "../../src/reminder/tick.ts";
import { createReminderStore } from "../../src/store/reminder-store.ts";
import { duty } from "../obligation/duty.ts";
import { calendar, memoryDatabase, plain } from "./world.ts";

/*
 * One process with the real planner, outbox and database file. It sends over HTTP to the test, and tells it of the two moments that
 * no server can see: just before a message leaves, and just after the answer came.
 */
const [file = "", address = "", chats = "0", now = "0"] = process.argv.slice(2);

async function post(path: string, body: unknown): Promise<void> {
  const answer = await fetch(`${address}${path}`, { method: "POST", body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`the chat server answered ${answer.status}`);
}

const database = memoryDatabase(file);
const report = await tick(
  {
    store: createReminderStore(database),
    calendar,
    ladder: defaultLadder,
    owner: String(process.pid),
    subscriptions: async () =>
      Array.from({ length: Number(chats) }, (_, i) => ({
        chat: { platform: "http", chatId: `c${i}` },
        unitId: "u1",
        unitName: `第${i}局`,
        since: 0,
      })),
    obligations: async () => [duty({ when: "every:P1Y@01-31" })],
    revision: async () => "1",
    async send({ chatId }, reply, key) {
      const message = { key, chatId, text: plain(reply) };
      await post("/claimed", message);
      await post("/message", message);
      await post("/answered", message);
      return { messageId: key };
    },
    disableChat: async () => {},
    notify: async () => {},
  },
  Number(now),
);
database.close();
console.log(JSON.stringify(report));
