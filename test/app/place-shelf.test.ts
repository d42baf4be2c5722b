import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { storePlaces } from "../../seeds/places.ts";
import { openBot, userOf } from "../support/bot.ts";
import { dataFolder } from "../support/program.ts";

const NOW = "2026-11-23T10:00";

describe("service points in the database", () => {
  it("come from the seeds once, and a start with the same seeds changes nothing", async () => {
    const [folder, remove] = dataFolder();
    const database = join(folder, "luzhi.db");
    const first = await openBot({ database });
    const [revision, points] = [await first.context.store.places.revision(), await first.context.store.places.all()];
    expect(points.length).toBeGreaterThan(10);
    first.close();
    const second = await openBot({ database });
    expect(await second.context.store.places.revision()).toBe(revision);
    expect(await second.context.store.places.all()).toEqual(points);
    second.close();
    remove();
  });

  it("follow new seeds, but for what a person has put in or corrected", async () => {
    const bot = await openBot();
    const { context } = bot;
    const [kept, gone, changed] = await context.store.places.all();
    if (!kept || !gone || !changed) throw new Error("too few seeds");
    await context.store.places.put([{ ...kept, address: "更正的地址" }], { name: "a test", at: 1 });
    await storePlaces(context, [kept, { ...changed, phone: "12345" }]);
    const now = await context.store.places.all();
    expect(now.map(({ id }) => id)).toEqual([kept.id, changed.id].sort());
    expect(now).toContainEqual({ ...kept, address: "更正的地址" });
    expect(now).toContainEqual({ ...changed, phone: "12345" });
    bot.close();
  });

  it("are read again only when they changed, also by another process", async () => {
    const [folder, remove] = dataFolder();
    const database = join(folder, "luzhi.db");
    const bot = await openBot({ database });
    const other = await openBot({ database });
    const index = await bot.context.places.index();
    expect(await bot.context.places.index()).toBe(index);
    const [point] = await other.context.store.places.all();
    if (!point) throw new Error("no seeds");
    const id = "411728/遂平县公证处";
    await other.context.store.places.put([{ ...point, id, name: "遂平县公证处", county: "遂平县", regionCode: "411728" }], {
      name: "x",
      at: 1,
    });
    expect((await (await userOf(bot, NOW)).says("遂平县最近的服务点")).text).toMatch(/遂平县公证处/);
    expect(await bot.context.places.index()).not.toBe(index);
    for (const one of [bot, other]) one.close();
    remove();
  });

  it("take no report of a point that is not there", async () => {
    const bot = await openBot();
    expect(await bot.context.store.places.report("0/无此处", "电话不对", 1)).toBe(false);
    expect(await bot.context.store.places.reports()).toEqual([]);
    bot.close();
  });
});
