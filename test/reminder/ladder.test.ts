import { describe, expect, test } from "vitest";
import { occurrencesOf } from "../../src/obligation/occurrences.ts";
import { cadenceOf, defaultLadder, stepsOf } from "../../src/reminder/ladder.ts";
import { type LadderRule, ladderFor, ladderTable, parseSteps } from "../../src/reminder/ladder-rules.ts";
import { parseWhen } from "../../src/time/when.ts";
import { isWorkday } from "../../src/time/workdays.ts";
import { duty } from "../obligation/duty.ts";
import { calendar, world } from "./world.ts";

describe("the steps of an occurrence", () => {
  test("are counted back from the last working day, and moved to the working day before", () => {
    expect(steps("every:P1Y@01-31", "2025-01-31").slice(0, 5)).toEqual([
      "30 2024-12-27",
      "7 2025-01-20",
      "3 2025-01-24",
      "1 2025-01-26",
      "0 2025-01-27",
    ]);
  });

  test("after the date move to the working day after", () => {
    expect(steps("every:P1Y@01-31", "2025-01-31").slice(5, 8)).toEqual(["-1 2025-02-05", "-7 2025-02-07", "-14 2025-02-14"]);
  });

  test("that meet on one day become the later one", () => {
    expect(steps("once:2022-06-27", "2022-06-27").slice(2, 5)).toEqual(["1 2022-06-24", "0 2022-06-27", "-1 2022-06-28"]);
  });

  test("of an overdue duty end after a quarter of a year", () => {
    expect(steps("once:2022-06-30", "2022-06-30").at(-1)).toMatch(/^-91 /);
  });

  test("always fall on working days", () => {
    for (const due of ["2023-10-01", "2024-02-12", "2026-02-20", "2027-02-07"]) {
      for (const step of steps(`once:${due}`, due)) expect(isWorkday(calendar, step.slice(-10))).toBe(true);
    }
  });

  test.each([
    ["once:2022-06-30", "yearly"],
    ["every:P2Y", "yearly"],
    ["every:P1Y*4", "yearly"],
    ["every:P6M", "half-yearly"],
    ["every:semester", "half-yearly"],
    ["every:P3M", "quarterly"],
    ["every:P1M@05", "monthly"],
    ["every:P2W", "weekly"],
    ["every:P1D", "daily"],
  ])("%s is %s", (when, cadence) => {
    expect(cadenceOf(parseWhen(when))).toBe(cadence);
  });
});

describe("changes of the ladder", () => {
  const chat = { platform: "test", chatId: "c1" };
  const subject = { unitId: "411700/market", chat, deadline: "d" };
  const rule = (scope: LadderRule["scope"], before: readonly number[]): LadderRule => ({ scope, cadence: "yearly", before });

  test("hold for their place, unit, chat or duty; the narrower wins, in whatever order", () => {
    const rules = [
      rule({ kind: "duty", deadline: "d" }, [4]),
      rule({ kind: "chat", chat }, [3]),
      rule({ kind: "unit", unitId: "411700/market" }, [2]),
      rule({ kind: "place", region: "411700" }, [1]),
    ];
    const before = (kept: readonly LadderRule[]) => ladderFor(defaultLadder, kept, subject).yearly.before;
    expect([rules, rules.slice(1), rules.slice(2), rules.slice(3), []].map(before)).toEqual([[4], [3], [2], [1], [30, 7, 3, 1, 0]]);
    expect(before([rule({ kind: "place", region: "4117" }, [9])])).toEqual([30, 7, 3, 1, 0]);
  });

  test("leave the other cadences and the overdue steps alone", () => {
    const changed = ladderFor(defaultLadder, [rule({ kind: "chat", chat }, [5])], subject);
    expect(changed.quarterly).toBe(defaultLadder.quarterly);
    expect(changed.yearly.overdue).toEqual([1, 7]);
  });

  test("reach the planner, also further ahead than the usual ladder", async () => {
    const bot = world({ duties: [duty({ when: "every:P1Y@01-31" })] });
    Object.assign(bot.ports, { ladderRules: [rule({ kind: "chat", chat }, [60])] });
    await bot.at("2024-11-28 09:00");
    expect(bot.sent).toHaveLength(1);
    expect(bot.sent[0]?.text).toContain("绿灯");
    bot.database.close();
  });
});

test("steps are typed as days, in any order", () => {
  expect(parseSteps("3、7, 30 0")).toEqual([30, 7, 3, 0]);
  expect(() => parseSteps("tomorrow")).toThrow(RangeError);
  expect(() => parseSteps("999")).toThrow(RangeError);
});

test("the table says in words what will happen", () => {
  expect(ladderTable(defaultLadder)[0]).toEqual({
    name: "一次性、每年及更长",
    before: "提前30天、提前7天、提前3天、提前1天、当天",
    overdue: "逾期1、7天,此后每7天,至第91天",
  });
  expect(ladderTable(defaultLadder).at(-1)?.before).toBe("不主动提醒");
});

function steps(when: string, due: string): string[] {
  const [occurrence] = occurrencesOf([duty({ when, plan: { period: { from: 2021, to: 2028 } } })], { from: due, to: due }, calendar);
  if (!occurrence) throw new Error(`nothing due on ${due}`);
  return stepsOf(occurrence, defaultLadder, calendar).map(({ step, on }) => `${step} ${on}`);
}
