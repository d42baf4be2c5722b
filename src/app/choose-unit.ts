import type { Conversation } from "../context.ts";
import type { MemberRecord, Role } from "../store/people-store.ts";
import { may } from "./permissions.ts";
import { homeOf } from "./whose-unit.ts";

/**
 * Takes the unit that questions are asked for; says in Chinese what came of it. Choosing opens nothing that is not public. In demo mode
 * the chat hears the unit's reminders too; otherwise a chat is bound by a supervisor.
 */
export async function chooseUnit(conversation: Conversation, name: string): Promise<string> {
  const { directory, store, member, chat, demo, now } = conversation;
  if (!may(member.role, "choose-unit", chat.kind)) return "这个群的单位由单位负责人设定,您可以在私聊里切换。";
  const { unit } = directory.resolveUnit(name, homeOf(conversation));
  if (!unit) return `没有认出“${name}”是哪个单位。请写全称,带上地名,例如“遂平县司法局”。`;
  const role = demo ? "lead" : roleAs(unit.name, member);
  await store.people.setMember(member.id, { role, unitName: unit.name });
  if (!demo) return `好的,现在按${unit.name}回答您。`;
  await store.people.unsubscribe(chat.id);
  await store.people.subscribe(chat.id, unit, now);
  return `好的,现在按${unit.name}回答您,到期提醒也会发到这里。`;
}

/** Back to the public's answers, without reminders. */
export async function leaveUnit({ store, member, chat, demo }: Conversation): Promise<string> {
  const role = demo ? "citizen" : member.role;
  await store.people.setMember(member.id, { role, unitName: null });
  await store.people.unsubscribe(chat.id);
  return "好的,现在按公众身份回答您。";
}

/** Who speaks for one unit and looks at another's duties does so as the public may; a supervisor's say does not hang on it. */
function roleAs(unitName: string, { role, unitName: own }: MemberRecord): Role {
  return role === "supervisor" || role === "admin" || unitName === own ? role : "citizen";
}
