import { expect, test } from "vitest";
import { createPeopleStore } from "../../src/store/people-store.ts";
import { createReminderStore } from "../../src/store/reminder-store.ts";
import { memoryDatabase } from "../reminder/world.ts";

const [from, to] = ["-12", "-100777"];
const old = { platform: "telegram", chatId: from };

async function group() {
  const database = memoryDatabase();
  const people = createPeopleStore(database);
  const reminders = createReminderStore(database);
  const meet = (id: string) =>
    people.meet({ platform: "telegram", id: "", chat: { id, kind: "group" }, from: { id: "1" }, text: "", addressed: true, at: 0 });
  const { chat } = await meet(from);
  await people.subscribe(chat.id, { id: "u", name: "遂平县司法局" }, 0);
  const wanted = { chat: old, unitId: "u", deadline: "d", due: "2025-01-31", step: 3, plannedAt: 5 };
  await reminders.reconcile({ chat: old, unitId: "u", from: 0, to: 10 }, [wanted]);
  return { database, people, reminders, meet, wanted };
}

test("a group under a new id hears what it heard, and nothing that it was told again", async () => {
  const { people, reminders, wanted } = await group();
  await people.moveChat("telegram", { from, to });
  const [heard] = await people.subscriptions();
  expect([heard?.chat.externalId, heard?.unitName]).toEqual([to, "遂平县司法局"]);
  const chat = { ...old, chatId: to };
  expect(await reminders.reconcile({ chat, unitId: "u", from: 0, to: 10 }, [{ ...wanted, chat }])).toEqual({ added: 0, removed: 0 });
  expect((await reminders.waiting(chat, 10)).length).toBe(1);
});

test("where the new id has written already, both are one chat", async () => {
  const { people, meet } = await group();
  await meet(to);
  await people.moveChat("telegram", { from, to });
  expect((await people.subscriptions()).map(({ chat }) => chat.externalId)).toEqual([to]);
  expect(await people.findChat("telegram", from)).toBeNull();
});

test("the same move twice, and one of a chat that is not known, change nothing", async () => {
  const { people, database } = await group();
  await people.moveChat("telegram", { from, to });
  await people.moveChat("telegram", { from, to });
  await people.moveChat("telegram", { from: "-9", to: "-10" });
  expect(database.raw.prepare("select external_id from chats").pluck().all()).toEqual([to]);
});

test("the chat of another platform with the same id stays", async () => {
  const { people, meet } = await group();
  await meet(from);
  await people.moveChat("wechat", { from, to });
  expect(await people.findChat("telegram", from)).not.toBeNull();
});
