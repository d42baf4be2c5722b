import { expect, test } from "vitest";
import { createUpdateStore } from "../../src/store/update-store.ts";
import { memoryDatabase } from "../reminder/world.ts";

const day = 24 * 3_600_000;
const payload = { words: "甲" };
const make = () => {
  const database = memoryDatabase();
  return { database, updates: createUpdateStore(database) };
};

test("an update is new once, for each account", async () => {
  const { updates } = make();
  expect(
    await updates.keep(
      "a",
      [
        { id: 1, payload },
        { id: 2, payload },
      ],
      0,
    ),
  ).toEqual([1, 2]);
  expect(
    await updates.keep(
      "a",
      [
        { id: 2, payload },
        { id: 3, payload },
      ],
      0,
    ),
  ).toEqual([3]);
  expect(await updates.keep("b", [{ id: 1, payload }], 0)).toEqual([1]);
});

test("one that cannot be kept keeps none of its batch", async () => {
  const { database, updates } = make();
  database.raw.exec("create trigger full before insert on updates when new.id = 2 begin select raise(abort, 'disk full'); end");
  await expect(
    updates.keep(
      "a",
      [1, 2].map((id) => ({ id, payload })),
      0,
    ),
  ).rejects.toThrow("disk full");
  expect(await updates.unfinished("a")).toEqual([]);
});

test("what was said is gone from the database when it is done", async () => {
  const { database, updates } = make();
  await updates.keep("a", [{ id: 1, payload: { words: "我住在人民路" } }], 0);
  await updates.answered("a", 1, [{ blocks: [{ kind: "paragraph", text: "人民路的服务点" }] }]);
  await updates.done("a", 1);
  expect(JSON.stringify(database.raw.prepare("select * from updates").all())).not.toContain("人民路");
  expect(await updates.unfinished("a")).toEqual([]);
});

test("what is done is forgotten after days, what is not is never", async () => {
  const { database, updates } = make();
  await updates.keep(
    "a",
    [1, 2].map((id) => ({ id, payload })),
    0,
  );
  await updates.done("a", 1);
  await updates.keep("a", [{ id: 9, payload }], 4 * day);
  expect(database.raw.prepare("select id from updates order by id").pluck().all()).toEqual([2, 9]);
});

test("long words of a button are found under their name", async () => {
  const { updates } = make();
  const name = await updates.nameWords("已办结 很长");
  expect(await updates.nameWords("已办结 很长")).toBe(name);
  expect([name.length < 60, await updates.wordsNamed(name), await updates.wordsNamed("x")]).toEqual([true, "已办结 很长", null]);
});
