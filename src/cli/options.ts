import { InvalidArgumentError } from "commander";
import type { Application, Open } from "../context.ts";
import { type IsoDate, instantOf, isIsoDate } from "../time/date.ts";
import type { Unit } from "../unit/types.ts";

/** A command line that cannot be carried out; the message says what to do. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** `2024-12-20` or `2024-12-20T08:58`, Beijing time, as epoch milliseconds. */
export function parseInstant(text: string): number {
  const [date = "", time = "00:00"] = text.trim().split(/[T ]/);
  if (!isIsoDate(date) || !/^([01]\d|2[0-3]):[0-5]\d$/.test(time))
    throw new InvalidArgumentError("时间应写成 2024-12-20T08:58(北京时间)。");
  return instantOf(date, time);
}

export function parseDate(text: string): IsoDate {
  if (!isIsoDate(text)) throw new InvalidArgumentError("日期应写成 2024-12-20。");
  return text;
}

/** Throws a UsageError where the name is no unit of a known place. */
export function unitNamed({ context }: Application, name: string): Unit {
  const { unit, candidates } = context.directory.resolveUnit(name, null);
  if (unit) return unit;
  const hint =
    candidates.length > 0
      ? `是不是:${candidates
          .slice(0, 3)
          .map((one) => one.unit.name)
          .join("、")}?`
      : "请写全称,带上地名,例如 洪雅县司法局。";
  throw new UsageError(`没有认出单位“${name}”。${hint}`);
}

/** Runs `work` on an application and closes it whatever happens. */
export async function withApplication<T>(open: Open, work: (application: Application) => Promise<T>): Promise<T> {
  const application = await open();
  try {
    return await work(application);
  } finally {
    application.close();
  }
}

export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}
