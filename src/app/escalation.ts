import type { Context } from "../context.ts";
import type { Subscription } from "../reminder/ports.ts";
import type { PrivateChat } from "../store/people-store.ts";
import type { Unit } from "../unit/types.ts";
import { unitOfId } from "./unit-of-id.ts";

/** The head of a unit hears of what is overdue from its first overdue step on, the supervising office a week later. */
const LEAD_FROM = 1;
const SUPERVISOR_FROM = 7;

/**
 * Who else hears of a unit's overdue duties: its heads, and the supervisors of its place, each in their private chat and in that chat's
 * digest. Only units that somebody here hears about; a chat that hears all of a unit anyway is left out.
 */
export async function escalationsOf(context: Context): Promise<readonly Subscription[]> {
  const { store, platforms } = context;
  const subscriptions = await store.people.subscriptions();
  const chats = (await store.people.privateChats(["lead", "supervisor"])).filter(
    ({ chat }) => chat.disabledReason === null && platforms.get(chat.platform)?.capabilities.push,
  );
  if (chats.length === 0) return [];
  const heard = new Set(subscriptions.map((one) => `${one.chat.id} ${one.unitId}`));
  const ids = [...new Set(subscriptions.map(({ unitId }) => unitId))];
  const units = ids.flatMap((id) => unitOfId(context.directory, id) ?? []);
  return chats.flatMap((one) => overseen(context, one, units).filter(({ unitId }) => !heard.has(`${one.chat.id} ${unitId}`)));
}

function overseen({ directory, regions }: Context, { chat, member, since }: PrivateChat, units: readonly Unit[]): Subscription[] {
  const own = member.unitName ? directory.resolveUnit(member.unitName, null).unit : null;
  if (!own) return [];
  const concerns =
    member.role === "lead"
      ? ({ id }: Unit) => id === own.id
      : ({ id, region }: Unit) => id !== own.id && regions.contains(own.region, region);
  const key = { platform: chat.platform, chatId: chat.externalId };
  const overdueFrom = member.role === "lead" ? LEAD_FROM : SUPERVISOR_FROM;
  return units.filter(concerns).map(({ id, name }) => ({ chat: key, unitId: id, unitName: name, since, overdueFrom }));
}
