import { rememberReply } from "../chat/dialogue.ts";
import { type Choice, DeliveryError, type Reply } from "../chat/types.ts";
import type { Context } from "../context.ts";
import { defaultLadder } from "../reminder/ladder.ts";
import type { LadderRule } from "../reminder/ladder-rules.ts";
import type { ChatKey, DigestItem, ReminderPorts, Subscription } from "../reminder/ports.ts";
import type { SubscriptionRecord } from "../store/people-store.ts";
import { pushableDuties } from "./duties.ts";
import { escalationsOf } from "./escalation.ts";
import { countedOf, settledOf } from "./occasions.ts";
import { PUSHED } from "./remember.ts";
import { unitOfId } from "./unit-of-id.ts";

/** What the reminders need of the world, out of the context. `owner` names this process. */
export function reminderPorts(context: Context, owner: string): ReminderPorts {
  const { store, platforms, log } = context;
  // A demonstration plays the same days again and again; its messages must not count as repeats of each other or of real ones.
  const prefix = context.sandbox ? `${owner}:` : "";
  // Filled anew whenever the planner asks for the revision; one array, so that a copy of the ports sees it too.
  const rules: LadderRule[] = [];
  return {
    store: store.reminders,
    calendar: context.calendar,
    ladder: defaultLadder,
    ladderRules: rules,
    owner,
    subscriptions: async () => [...(await subscriptionsOf(context)), ...(await escalationsOf(context))],
    obligations: (unitId) => obligationsOfId(context, unitId),
    async revision() {
      rules.splice(0, rules.length, ...(await store.ladder.rules()));
      const escalations = (await escalationsOf(context)).map(({ chat, unitId }) => `${chat.platform}:${chat.chatId}:${unitId}`);
      return [await revisionOf(context), JSON.stringify(rules), ...escalations].join(" ");
    },
    settled: (unitId) => settledOf(context, unitId),
    moved: (unitId) => store.extensions.moved(unitId),
    counted: (unitId) => countedOf(context, unitId),
    quiet: (chat) => store.quiet.of(chat),
    choices: digestChoices,
    async send(chat, reply, key) {
      const platform = platforms.get(chat.platform);
      if (!platform) throw new DeliveryError(`platform ${chat.platform} is not running`, { permanent: false, refused: true });
      const receipt = await platform.send(chat.chatId, reply, prefix + key);
      await keepPushed(context, chat, reply);
      return receipt;
    },
    async disableChat(chat, reason) {
      const known = await store.people.findChat(chat.platform, chat.chatId);
      if (known) await store.people.disableChat(known.id, reason);
    },
    async notify({ kind, chat, text }) {
      log.warn({ kind, platform: chat?.platform, chat: chat?.chatId }, text);
    },
  };
}

/** Only chats of platforms that run and that the platform did not refuse for good. */
async function subscriptionsOf({ store, platforms }: Context): Promise<readonly Subscription[]> {
  const all = await store.people.subscriptions();
  return all.filter(({ chat }) => chat.disabledReason === null && platforms.get(chat.platform)?.capabilities.push).map(toSubscription);
}

function toSubscription({ chat, unitId, unitName, createdAt }: SubscriptionRecord): Subscription {
  return { chat: { platform: chat.platform, chatId: chat.externalId }, unitId, unitName, since: createdAt };
}

/** So that a number answers the reminder. It has left already: what fails here must not make its outcome unknown. */
async function keepPushed({ store, clock, log }: Context, chat: ChatKey, reply: Reply): Promise<void> {
  try {
    const known = await store.people.findChat(chat.platform, chat.chatId);
    if (known) await store.people.keepDialogue(known.id, PUSHED, { value: rememberReply(null, reply), at: clock() });
  } catch (err) {
    log.error({ err, platform: chat.platform, chat: chat.chatId }, "a reminder went out, but its numbers cannot be answered");
  }
}

async function obligationsOfId(context: Context, unitId: string) {
  const unit = unitOfId(context.directory, unitId);
  return unit ? pushableDuties(context, unit) : [];
}

/** Changes with plans, findings, subscriptions, follow-ups and the notices on days off. */
async function revisionOf({ store, calendar: { announcedUntil } }: Context): Promise<string> {
  const { plans, people, followUps, calendar, quiet } = store;
  return [
    await plans.revision(),
    await people.revision(),
    await followUps.revision(),
    announcedUntil,
    await calendar.revision(),
    await quiet.revision(),
  ].join(" ");
}

/** What can be answered to a digest. With several items the words ask which one is meant. */
function digestChoices(items: readonly DigestItem[]): readonly Choice[] {
  const [only] = items;
  if (items.length !== 1 || !only)
    return [
      { label: "已办结", say: "已办结" },
      { label: "签收", say: "签收" },
      { label: "推迟", say: "推迟" },
    ];
  const { obligation, deadline, due } = only.occurrence;
  const matter = `#${obligation.plan.id} ${deadline.clause}`;
  const which = `${matter} ${due}`;
  return [
    { label: "原文", say: `/clause ${matter}` },
    { label: "已办结", say: `/done ${which}` },
    { label: "签收", say: `/accept ${which}` },
    { label: "申请延期", say: `/extend ${matter}` },
    { label: "推迟", say: `/snooze ${matter}` },
  ];
}
