import { dutiesOf } from "../src/app/duties.ts";
import { createLibrary } from "../src/app/library.ts";
import type { Application } from "../src/context.ts";
import type { Plan } from "../src/plan/types.ts";
import type { Region } from "../src/region/types.ts";
import type { Unit } from "../src/unit/types.ts";
import { openBot, type TestUser, userOf } from "../test/support/bot.ts";

/**
 * How long “我单位有哪些任务” takes with 6, 600 and 6,000 plans: the shipped ones, and variants of them for other places of their level.
 * Asked for the same units each time, beside reading the plans of the same answer by their key in the same run. Run with
 * `npx tsx bench/answer.ts [questions]`; fails where p99 is over three times that of reading by key, or at 6,000 plans over twice that at 6.
 */
const QUESTIONS = Number(process.argv[2] ?? 2000);
const WARM_UP = 200;
const SIZES = [6, 600, 6000] as const;
const UNITS = [
  "洪雅县司法局",
  "洪雅县市场监督管理局",
  "六安市司法局",
  "六安市公安局",
  "昌吉州司法局",
  "山亭区司法局",
  "驻马店市司法局",
  "遂平县司法局",
];

type Ask = (unitName: string) => Promise<unknown>;

/** One database, and the ways to ask it that are measured. */
interface Subject {
  readonly size: number;
  readonly asks: Readonly<Record<Way, Ask>>;
  close(): void;
}

const WAYS = ["known plans", "after a change", "rows by key", "whole message"] as const;
type Way = (typeof WAYS)[number];

const subjects: Subject[] = [];
for (const size of SIZES) subjects.push(await prepare(size));
const times = await askInTurn();
const p99 = (size: number, way: Way): number => {
  const sorted = (times.get(`${size} ${way}`) ?? []).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.99)] ?? 0;
};
console.log(`p99 of ${QUESTIONS} questions, ms`.padEnd(28) + WAYS.map((way) => way.padStart(16)).join(""));
for (const size of SIZES) console.log(`${size} plans`.padEnd(28) + WAYS.map((way) => p99(size, way).toFixed(3).padStart(16)).join(""));
const faults = [
  ...(["known plans", "after a change"] as const).flatMap((way) =>
    SIZES.filter((size) => p99(size, way) > 3 * p99(size, "rows by key")).map((size) => `${way}, ${size} plans: over 3 times by key`),
  ),
  ...WAYS.filter((way) => p99(6000, way) > 2 * p99(6, way)).map((way) => `${way}: over twice as long with 6,000 plans as with 6`),
];
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;
for (const subject of subjects) subject.close();

/** Every question goes to each size in turn, so that whatever else the machine does hits all of them. */
async function askInTurn(): Promise<ReadonlyMap<string, number[]>> {
  const found = new Map(subjects.flatMap(({ size }) => WAYS.map((way) => [`${size} ${way}`, [] as number[]])));
  for (let n = -WARM_UP; n < QUESTIONS; n++) {
    const name = UNITS[(n + WARM_UP) % UNITS.length] ?? "";
    for (const { size, asks } of subjects) {
      for (const way of WAYS) {
        const start = performance.now();
        await asks[way](name);
        if (n >= 0) found.get(`${size} ${way}`)?.push(performance.now() - start);
      }
    }
  }
  return found;
}

async function prepare(size: number): Promise<Subject> {
  const app = await openBot();
  await addVariants(app, size);
  const { context } = app;
  const units = new Map(UNITS.map((name) => [name, unitNamed(app, name)]));
  const unitOf = (name: string): Unit => units.get(name) ?? unitNamed(app, name);
  const rows = new Map<string, readonly number[]>();
  const users = new Map<string, TestUser>();
  for (const name of UNITS) {
    rows.set(name, [...new Set((await dutiesOf(context, unitOf(name))).map((duty) => duty.plan.id))]);
    users.set(name, await userOf(app, "2024-12-20T09:00", name));
  }
  return {
    size,
    close: app.close,
    asks: {
      "known plans": (name) => dutiesOf(context, unitOf(name)),
      "after a change": (name) => dutiesOf({ ...context, library: createLibrary(context.store) }, unitOf(name)),
      "rows by key": async (name) => {
        for (const id of rows.get(name) ?? []) await context.store.plans.byId(id);
      },
      "whole message": async (name) => users.get(name)?.says("我单位有哪些任务"),
    },
  };
}

function unitNamed({ context }: Application, name: string): Unit {
  const { unit } = context.directory.resolveUnit(name);
  if (!unit) throw new Error(`no unit ${name}`);
  return unit;
}

/** Plans of other places, in turn made from each shipped one; places that have a shipped plan, or lie in one, get none. */
async function addVariants({ context }: Application, size: number): Promise<void> {
  const originals = await context.library.all();
  const taken = originals.flatMap(({ regionCode }) => regionCode ?? []);
  const { regions, store } = context;
  const free = (region: Region) => taken.every((code) => !code.startsWith(region.code) && !region.code.startsWith(code));
  const provinces = Array.from({ length: 55 }, (_, n) => regions.get(String(n + 11))).flatMap((province) => province ?? []);
  const cities = provinces.flatMap(({ code }) => regions.children(code)).filter(free);
  const counties = cities.flatMap(({ code }) => regions.children(code)).filter(free);
  for (let n = originals.length; n < size; n++) {
    const original = originals[n % originals.length];
    if (!original) return;
    const places = original.regionCode?.length === 4 ? cities : counties;
    const place = places[Math.floor(n / originals.length) % places.length];
    if (!place) return;
    const id = await store.plans.add({
      series: `bench ${n}`,
      digest: `bench ${n}`,
      ordinal: 0,
      fileName: "bench",
      regionCode: place.code,
      parsed: moved(original.plan, place.name),
      sourceText: "",
      importedAt: 0,
    });
    await store.plans.publish(id, "2024-01-01");
  }
}

function moved(plan: Plan, place: string): Plan {
  const text = JSON.stringify({ ...plan, status: "effective" });
  return JSON.parse(plan.region ? text.replaceAll(plan.region, place) : text) as Plan;
}
