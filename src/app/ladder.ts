import type { Context } from "../context.ts";
import { deadlineKey } from "../obligation/occurrences.ts";
import { cadenceOf, defaultLadder, type Ladder } from "../reminder/ladder.ts";
import { type LadderRule, type LadderScope, ladderFor } from "../reminder/ladder-rules.ts";
import { parseWhen } from "../time/when.ts";
import type { Unit } from "../unit/types.ts";
import { clauseNumber } from "./say.ts";
import { unitOfId } from "./unit-of-id.ts";

/** Whom a change is for cannot be found; the message says what was expected, in Chinese. */
export class LadderError extends Error {
  override readonly name = "LadderError";
}

/** The ladder that a unit hears by, before what single chats and duties change. */
export async function ladderOfUnit({ store }: Context, unit: Unit | null): Promise<Ladder> {
  const rules = unit ? await store.ladder.rules() : [];
  const nobody = { platform: "", chatId: "" };
  return unit ? ladderFor(defaultLadder, rules, { unitId: unit.id, chat: nobody, deadline: "" }) : defaultLadder;
}

/**
 * Whom `target` names: a place, a unit's full name, `platform:chat`, or `6 二/(四)`, a clause of plan 6, which may hold several duties.
 * Throws a LadderError.
 */
export async function scopesNamed(context: Context, kind: LadderScope["kind"], target: string): Promise<readonly LadderScope[]> {
  const { regions, directory } = context;
  switch (kind) {
    case "place": {
      const [place] = regions.find(target);
      if (!place) throw new LadderError(`没有认出地方“${target}”。请写全称,例如 洪雅县。`);
      return [{ kind, region: place.code }];
    }
    case "unit": {
      const { unit } = directory.resolveUnit(target, null);
      if (!unit) throw new LadderError(`没有认出单位“${target}”。请写全称,带上地名,例如 洪雅县司法局。`);
      return [{ kind, unitId: unit.id }];
    }
    case "chat":
      return [await chatNamed(context, target)];
    case "duty":
      return dutiesNamed(context, target);
  }
}

async function chatNamed({ store }: Context, target: string): Promise<LadderScope> {
  const at = target.indexOf(":");
  const chat = { platform: target.slice(0, at), chatId: target.slice(at + 1) };
  if (at <= 0 || !(await store.people.findChat(chat.platform, chat.chatId)))
    throw new LadderError(`没有会话“${target}”。请写成 平台:会话,例如 telegram:12345;luzhi outbox list --all 里可以看到。`);
  return { kind: "chat", chat };
}

async function dutiesNamed({ library }: Context, target: string): Promise<readonly LadderScope[]> {
  const [, id, path] = /^#?(\d{1,9})\s+(\S+)$/.exec(target.trim()) ?? [];
  const record = (await library.all()).find((one) => one.id === Number(id));
  const deadlines = record?.plan.deadlines.filter(({ clause }) => clause === path || clause.endsWith(`/${path}`)) ?? [];
  if (!record || deadlines.length === 0)
    throw new LadderError(`没有找到“${target}”里的时限。请写成 文件编号 条款,例如 "6 二/(四)";编号见 luzhi plans list。`);
  return [...new Set(deadlines.map((deadline) => deadlineKey(record, deadline)))].map((deadline) => ({ kind: "duty", deadline }));
}

/** How a rule's scope is called. */
export function scopeName({ regions, directory }: Context, scope: LadderScope): string {
  switch (scope.kind) {
    case "place":
      return `地方 ${regions.title(scope.region)}`;
    case "unit":
      return `单位 ${unitOfId(directory, scope.unitId)?.name ?? scope.unitId}`;
    case "chat":
      return `会话 ${scope.chat.platform}:${scope.chat.chatId}`;
    case "duty": {
      const [plan = "", clause = ""] = scope.deadline.split(":");
      return `事项 第${plan}号文件 ${clauseNumber(clause)}`;
    }
  }
}

/** A duty has one cadence; a change of another would change nothing. */
export function fitsCadence({ scope, cadence }: Pick<LadderRule, "scope" | "cadence">): boolean {
  if (scope.kind !== "duty") return true;
  const code = /^\d+:[^:]*:(.+):[0-9a-z]+$/.exec(scope.deadline)?.[1];
  return code !== undefined && cadenceOf(parseWhen(code)) === cadence;
}
