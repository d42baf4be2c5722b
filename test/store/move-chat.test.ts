import { expect, test } from "vitest";
import { createLadderStore } from "../../src/store/ladder-store.ts";
import { createPeopleStore } from "../../src/store/people-store.ts";
import { createQuietStore } from "../../src/store/quiet-store.ts";
import { createReminderStore } from "../../src/store/reminder-store.ts";
import { createTimerStore } from "../../src/store/timer-store.ts";
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

test("timers, what was put off, silence and the ladder of the old chat go along", async () => {
  const { people, meet, database } = await group();
  const { chat: before } = await meet(from);
  const { chat: after } = await meet(to);
  const quiet = createQuietStore(database);
  const timers = createTimerStore(database);
  const ladder = createLadderStore(database);
  const timer = { planId: 1, clause: "一", when: "within:..7WD", quote: "7个工作日", startedAt: 0, memberId: 1, at: 0 };
  await timers.start({ ...timer, chatId: before.id });
  await quiet.snooze(before.id, { deadline: "d", due: "2025-01-31", until: "2025-01-24" }, { memberId: 1, at: 0 });
  await quiet.mute(before.id, "2025-02-10", { memberId: 1, at: 0 });
  await ladder.set({ scope: { kind: "chat", chat: old }, cadence: "yearly", before: [5] }, { name: "管理员", at: 0 });
  await people.moveChat("telegram", { from, to });
  const chat = { ...old, chatId: to };
  expect(await timers.running(after.id)).toHaveLength(1);
  expect(await quiet.of(chat)).toEqual({ mutedUntil: "2025-02-10", snoozed: new Map([["d@2025-01-31", "2025-01-24"]]) });
  expect(await ladder.rules()).toEqual([{ scope: { kind: "chat", chat }, cadence: "yearly", before: [5] }]);
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
