import { userInfo } from "node:os";
import { InvalidArgumentError } from "commander";
import { PlanError } from "../app/plan-by-number.ts";
import type { Application, Open } from "../context.ts";
import { UsageError, withApplication } from "./options.ts";

/** A plan's number, as `plans list` shows it. */
export function parseNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("应是文件编号,用 luzhi plans list 查看。");
  return Number(text);
}

/** 市司法局、市财政局, with any mark between; an empty text names nobody. */
export function parseNames(text: string): readonly string[] {
  return text.split(/[、,,;;\s]+/u).filter(Boolean);
}

/** Runs `work` on an application; what cannot be done with a plan is the caller's fault, not the program's. */
export async function withPlans<T>(open: Open, work: (application: Application) => Promise<T>): Promise<T> {
  try {
    return await withApplication(open, work);
  } catch (error) {
    if (error instanceof PlanError) throw new UsageError(error.message, { cause: error });
    throw error;
  }
}

/** Who decides, where `--by` does not say. */
export function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    // An account without a name, as in some containers.
    return "命令行";
  }
}
