import type { Conversation } from "../context.ts";
import { localDate, yearOf } from "../time/date.ts";
import type { Unit } from "../unit/types.ts";
import { pushableDuties } from "./duties.ts";
import { may } from "./permissions.ts";

/** Reminders of a unit come to this chat from now on; says in Chinese what came of it. */
export async function subscribeChat(conversation: Conversation, unit: Unit): Promise<string> {
  const { store, member, chat, now, platforms } = conversation;
  if (!may(member.role, "subscribe", chat.kind)) {
    return chat.kind === "group"
      ? "群里的提醒由单位负责人或主管部门开通。"
      : "到期提醒发给本单位的经办人,请先联系主管部门(司法局)绑定。您仍可随时问“本月到期”。";
  }
  if (platforms.get(chat.platform)?.capabilities.push === false) return "这里不能主动发消息,请在网页或其他平台订阅。";
  await store.people.subscribe(chat.id, unit, now);
  const text = `好的,${unit.name}的任务到期前会在这里提醒(工作日上午9点,一天最多一条)。不想要时回复“退订”。`;
  return (await hasDutiesInForce(conversation, unit)) ? text : `${text}目前已录入的文件尚未生效或规划期已满,暂时没有可提醒的事项。`;
}

async function hasDutiesInForce(conversation: Conversation, unit: Unit): Promise<boolean> {
  const year = yearOf(localDate(conversation.now));
  const duties = await pushableDuties(conversation, unit);
  return duties.some(({ plan }) => plan.continued || plan.plan.period === null || plan.plan.period.to >= year);
}

/** No reminder of any unit comes to this chat any more. */
export async function unsubscribeChat({ store, member, chat }: Conversation): Promise<string> {
  if (!may(member.role, "subscribe", chat.kind) && chat.kind === "group") return "群里的提醒由单位负责人或主管部门关闭。";
  const heard = await store.people.subscriptions(chat.id);
  if (heard.length === 0) return "这里没有订阅提醒。";
  await store.people.unsubscribe(chat.id);
  return `好的,不再提醒${heard.map((one) => one.unitName).join("、")}的任务。`;
}
