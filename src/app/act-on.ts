import type { Reply } from "../chat/types.ts";
import type { Conversation } from "../context.ts";
import { spokenDate } from "../obligation/explain.ts";
import { type FollowUpAction, STATE_WORDS } from "../obligation/follow-up.ts";
import type { Unit } from "../unit/types.ts";
import { candidatesFor, type Deed, followUp, refusal, type Which } from "./follow-up.ts";
import type { Tracked } from "./open-occurrences.ts";
import { clauseNumber, shorten } from "./say.ts";
import { whoseUnit } from "./whose-unit.ts";

export interface Act extends Deed {
  readonly which: Which;
  /** Named by a supervisor; otherwise the person's own. */
  readonly unitName?: string | undefined;
  /** The command that asks again with one of them named. */
  readonly command: string;
}

const VERBS: Readonly<Record<FollowUpAction, string>> = {
  accept: "签收",
  submit: "办结",
  approve: "复核",
  return: "退办",
  waive: "不适用",
  reopen: "重新打开",
};

/** Does it where it is plain which occurrence is meant; asks where several could be. */
export async function actOn(conversation: Conversation, { which, unitName, command, ...deed }: Act): Promise<Reply> {
  const refused = refusal(conversation, deed.action);
  if (refused) return said(refused);
  const whose = whoseUnit(conversation, unitName);
  if ("ask" in whose) return whose.ask;
  const outside = notTheirs(conversation, whose.unit, deed.action);
  if (outside) return said(outside);
  const candidates = await candidatesFor(conversation, whose.unit, { action: deed.action, which });
  const [only] = candidates;
  if (!only) return said(`${whose.unit.name}近期没有可以${VERBS[deed.action]}的事项。`);
  return candidates.length === 1 ? said(await followUp(conversation, only, deed)) : askWhich(candidates, { ...deed, command });
}

/** A unit's people deal with its own duties; a supervisor's word reaches the units of the office's place. */
function notTheirs({ directory, regions, member }: Conversation, unit: Unit, action: FollowUpAction): string | null {
  const own = member.unitName ? directory.resolveUnit(member.unitName, null).unit : null;
  if (!own) return "还不知道您是哪个单位,请先说“切换单位”。";
  if (action === "approve" || action === "return")
    return regions.contains(own.region, unit.region) ? null : `${unit.name}不在您督办的范围内。`;
  return own.id === unit.id ? null : `只能办理本单位(${own.name})的事项。`;
}

function askWhich(candidates: readonly Tracked[], { action, note, command }: Deed & Pick<Act, "command">): Reply {
  const items = candidates.slice(0, 9).map(({ occurrence, followUp: known }, at) => {
    const { obligation, deadline, due } = occurrence;
    return {
      text: `${spokenDate(due)} ${shorten(deadline.quote, 40)}`,
      details: [`${STATE_WORDS[known?.state ?? "open"]} · ${clauseNumber(deadline.clause)}`],
      number: at + 1,
      say: `/${command} #${obligation.plan.id} ${deadline.clause} ${due}${note ? ` 备注:${note}` : ""}`,
    };
  });
  return {
    blocks: [
      { kind: "paragraph", text: `要${VERBS[action]}哪一项?请回复序号。` },
      { kind: "list", items },
    ],
  };
}

function said(text: string): Reply {
  return { blocks: [{ kind: "paragraph", text }], choices: [{ label: "本月到期", say: "本月到期" }] };
}
