import { describe, expect, it, vi } from "vitest";
import { createLibrary } from "../../src/app/library.ts";
import { openBot } from "../support/bot.ts";

const HONGYA = "511423";

describe("the library", () => {
  it("gives a place the plans of itself and of the places around it, drafts too, and reads no other", async () => {
    const { context, close } = await openBot();
    const read = vi.spyOn(context.store.plans, "byId");
    const all = vi.spyOn(context.store.plans, "current");
    const library = createLibrary(context.store);
    const titles = async (code: string) => (await library.forRegion(code)).map(({ plan }) => plan.title.slice(0, 5));
    const suiping = context.directory.resolveUnit("遂平县司法局").unit?.region ?? "";
    expect(await titles(suiping)).toEqual(["驻马店市法", "驻马店市公"]);
    expect(await titles(HONGYA)).toEqual(["洪雅县法治"]);
    expect(await titles("5114")).toEqual([]);
    expect(read).toHaveBeenCalledTimes(3);
    expect(all).not.toHaveBeenCalled();
    close();
  });

  it("gives the same record and the same list until a plan changes, and then what it is now", async () => {
    const { context, close } = await openBot();
    const library = createLibrary(context.store);
    const before = await library.forRegion(HONGYA);
    expect(await library.forRegion(HONGYA)).toBe(before);
    const everything = await library.all();
    expect(everything.find(({ regionCode }) => regionCode === HONGYA)).toBe(before[0]);
    expect(await library.readable()).toBe(await library.readable());
    await context.store.plans.setContinued(before[0]?.id ?? 0, true);
    const after = await library.forRegion(HONGYA);
    expect(after).not.toBe(before);
    expect(after[0]?.continued).toBe(true);
    close();
  });

  it("shows nobody a plan that is retired, or imported and not yet published", async () => {
    const { context, close } = await openBot();
    const { library, store } = context;
    const luan = (await library.all()).find(({ plan }) => plan.title.startsWith("六安"));
    if (!luan) throw new Error("no plan of 六安");
    const { id, plan, regionCode } = luan;
    const code = regionCode ?? "";
    expect((await library.byId(id))?.id).toBe(id);
    await store.plans.retire(id, null);
    expect(await library.forRegion(code)).toEqual([]);
    expect(await library.byId(id)).toBeNull();
    expect((await library.titles()).map((one) => one.id)).not.toContain(id);
    const waiting = await store.plans.add({
      series: "waiting",
      digest: "waiting",
      ordinal: 0,
      fileName: "w",
      regionCode,
      parsed: plan,
      sourceText: "",
      importedAt: 0,
    });
    expect(await library.byId(waiting)).toBeNull();
    expect(await library.forRegion(code)).toEqual([]);
    await store.plans.publish(waiting, "2024-01-01");
    expect((await library.forRegion(code)).map((one) => one.id)).toEqual([waiting]);
    close();
  });

  it("tries again what could not be read", async () => {
    const { context, close } = await openBot();
    const library = createLibrary(context.store);
    vi.spyOn(context.store.plans, "byId").mockRejectedValueOnce(new Error("database is locked"));
    await expect(library.forRegion(HONGYA)).rejects.toThrow("locked");
    expect(await library.forRegion(HONGYA)).toHaveLength(1);
    close();
  });
});
