import type { ListItem, Reply } from "../chat/types.ts";
import type { Context, Conversation } from "../context.ts";
import { spokenDate } from "../obligation/explain.ts";
import type { Extension } from "../store/extension-store.ts";
import { addDays, type IsoDate, localDate, yearOf } from "../time/date.ts";
import { fits, type Which } from "./follow-up.ts";
import { isOpen, type Tracked, trackedOccurrences } from "./open-occurrences.ts";
import { may } from "./permissions.ts";
import { clauseNumber, shorten } from "./say.ts";
import { unitOfId } from "./unit-of-id.ts";
import { whoseUnit } from "./whose-unit.ts";

export interface Asked {
  readonly which: Omit<Which, "window">;
  readonly until: IsoDate | undefined;
  readonly reason: string | undefined;
}

const LONGEST_DAYS = 366;
const HOW = "请说明延到哪一天和理由,例如“申请延期二(四)到2月10日,理由:数据还没有收齐”。";

/** Asks the supervising office for a later date; before the due date only, with a reason. */
export async function askExtension(conversation: Conversation, { which, until, reason }: Asked): Promise<Reply> {
  const { member, chat, now } = conversation;
  if (!may(member.role, "handle", chat.kind)) return said("申请延期要由本单位的经办人来办。请先让主管部门(司法局)绑定您的身份。");
  const whose = whoseUnit(conversation, undefined);
  if ("ask" in whose) return whose.ask;
  if (!until || !reason) return said(HOW);
  const today = localDate(now);
  const open = (await trackedOccurrences(conversation, whose.unit, today)).filter((one) => isOpen(one) && fits(one, which));
  const inTime = open.filter(({ occurrence }) => occurrence.due >= today);
  const [only] = inTime;
  if (!only)
    return said(open.length > 0 ? "期限已过,不能再申请延期;请尽快办结,或向主管部门说明。" : `${whose.unit.name}近期没有可以延期的事项。`);
  return inTime.length > 1 ? askWhich(inTime, until, reason) : said(await ask(conversation, only, { until, reason }));
}

async function ask(
  { store, member, chat, now }: Conversation,
  { unit, key, occurrence }: Tracked,
  { until, reason }: { readonly until: IsoDate; readonly reason: string },
): Promise<string> {
  const { due, movedFrom, deadline } = occurrence;
  if (until <= due) return `要延到 ${dated(due, due)} 以后的日子。`;
  if (until > addDays(due, LONGEST_DAYS)) return "一次最多延期一年。";
  const extension = { unitId: unit.id, deadline: key, due: movedFrom ?? due, newDue: until, reason, memberId: member.id, askedAt: now };
  const id = await store.extensions.ask(extension, chat.id);
  const what = `“${shorten(deadline.quote, 30)}”`;
  if (id === null) return `${what}已有一份延期申请在等批复。`;
  return `好的,已向主管部门申请:${what}由${dated(due, due)}延到${dated(until, due)}。批复以前照常提醒。`;
}

function askWhich(open: readonly Tracked[], until: IsoDate, reason: string): Reply {
  const items = open.slice(0, 9).map(({ occurrence: { obligation, deadline, due } }, at) => ({
    text: `${spokenDate(due)} ${shorten(deadline.quote, 40)}`,
    details: [clauseNumber(deadline.clause)],
    number: at + 1,
    say: `/extend #${obligation.plan.id} ${deadline.clause} ${until} 理由:${reason}`,
  }));
  return {
    blocks: [
      { kind: "paragraph", text: "要延期哪一项?请回复序号。" },
      { kind: "list", items },
    ],
  };
}

export interface Decision {
  readonly grant: boolean;
  readonly unitName: string | undefined;
  /** The number of the application, where it was chosen from a list. */
  readonly id: number | undefined;
}

/** Decides an application of a unit of the office's place; lists them where several wait. */
export async function decideExtension(conversation: Conversation, { grant, unitName, id }: Decision): Promise<Reply> {
  const { member, chat, now, store } = conversation;
  if (!may(member.role, "review", chat.kind))
    return said(may(member.role, "review", "private") ? "这件事请在私聊里办。" : "延期由主管部门的督办人员批复。");
  const waiting = await waitingUnder(conversation);
  const named = unitName ? conversation.directory.resolveUnit(unitName, null).unit : null;
  const meant = waiting.filter((one) => (id === undefined || one.id === id) && (!unitName || one.unitId === named?.id));
  const [only] = meant;
  if (!only) return said("没有等您批复的延期申请。");
  if (meant.length > 1) return listed(conversation, meant, grant);
  const state = grant ? "granted" : "refused";
  if (!(await store.extensions.decide(only.id, state, { memberId: member.id, chatId: chat.id, at: now })))
    return said("这份申请刚才已由别人批复。");
  const { due, newDue } = only;
  const outcome = grant
    ? `同意延期:原定${dated(due, newDue)},延到${dated(newDue, newDue)},按新的日期提醒`
    : `不同意延期,仍是${dated(due, due)}`;
  await tell(conversation, only, `延期申请已批复:${outcome}。`);
  return said(`好的,${unitOfId(conversation.directory, only.unitId)?.name ?? only.unitId}的申请已批复:${outcome}。`);
}

/** Applications of the units of a supervising office's place, the oldest first. */
export async function waitingUnder(conversation: Conversation): Promise<readonly Extension[]> {
  const own = whoseUnit(conversation, undefined);
  if ("ask" in own) return [];
  const pending = await conversation.store.extensions.pending();
  return pending.filter(({ unitId }) => conversation.regions.contains(own.unit.region, unitId.split("/")[0] ?? ""));
}

function listed({ directory }: Context, waiting: readonly Extension[], grant: boolean): Reply {
  const items = waiting.slice(0, 9).map(
    ({ id, unitId, due, newDue, reason }, at): ListItem => ({
      text: `${unitOfId(directory, unitId)?.name ?? unitId}:${dated(due, newDue)} 延到 ${dated(newDue, newDue)}`,
      details: [`理由:${shorten(reason, 60)}`],
      number: at + 1,
      say: `/${grant ? "grant" : "refuse"} ${id}`,
    }),
  );
  return {
    blocks: [
      { kind: "paragraph", text: `${grant ? "同意" : "不同意"}哪一份延期申请?请回复序号。` },
      { kind: "list", items },
    ],
  };
}

/** To the unit's private chats; a chat that cannot be reached now learns it from its next reminder. */
async function tell({ store, platforms, log }: Context, { unitId, id }: Extension, text: string): Promise<void> {
  const heard = (await store.people.subscriptions()).filter((one) => one.unitId === unitId && one.chat.kind === "private");
  for (const { chat } of heard) {
    if (chat.disabledReason !== null) continue;
    try {
      await platforms.get(chat.platform)?.send(chat.externalId, said(text), `extension:${id}:${chat.id}`);
    } catch (err) {
      log.warn({ err, platform: chat.platform, chat: chat.externalId }, "a decision could not be told");
    }
  }
}

/** With its year where that is not the other date's. */
function dated(date: IsoDate, other: IsoDate): string {
  return `${yearOf(date) === yearOf(other) ? "" : `${yearOf(date)}年`}${spokenDate(date)}`;
}

function said(text: string): Reply {
  return { blocks: [{ kind: "paragraph", text }] };
}
