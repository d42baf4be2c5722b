import type { Choice, Receipt, Reply } from "../chat/types.ts";
import type { MovedDates } from "../obligation/moved.ts";
import type { Obligation, Occurrence } from "../obligation/types.ts";
import type { Calendar } from "../time/calendar.ts";
import type { IsoDate } from "../time/date.ts";
import type { Ladder } from "./ladder.ts";
import type { LadderRule } from "./ladder-rules.ts";
import type { Quiet } from "./quiet.ts";

/** What the reminders need of the world. Times are epoch milliseconds. */
export interface ReminderPorts {
  readonly store: ReminderStore;
  readonly calendar: Calendar;
  readonly ladder: Ladder;
  /** Changes of the ladder for some places, units, chats or duties. */
  readonly ladderRules?: readonly LadderRule[];
  /** Of this process; two processes on one database must differ. */
  readonly owner: string;
  /** Which chat hears about which unit; only chats that may be written to now. */
  subscriptions(): Promise<readonly Subscription[]>;
  /** What a unit owes; only plans that are in force here, only deadlines that a person has reviewed. */
  obligations(unitId: string): Promise<readonly Obligation[]>;
  /** Changes whenever plans, subscriptions, the calendar or the ladder do; the same text means that nothing needs planning again. */
  revision(): Promise<string>;
  /** Throws a DeliveryError; any other error counts as an outcome that is not known. */
  send(chat: ChatKey, reply: Reply, key: string): Promise<Receipt>;
  /** No more deliveries to this chat. */
  disableChat(chat: ChatKey, reason: string): Promise<void>;
  /** Something the admin should see. */
  notify(notice: Notice): Promise<void>;
  /** Occurrences that are done or do not apply, as `occurrenceKey` writes them. Without it none are. */
  settled?(unitId: string): Promise<ReadonlySet<string>>;
  /** Later dates that were granted; without it none were. */
  moved?(unitId: string): Promise<MovedDates>;
  /** Occasions held of duties that ask for several, by `occurrenceKey`; without it nobody is told to be behind. */
  counted?(unitId: string): Promise<ReadonlyMap<string, number>>;
  /** What a chat does not want to hear for now; without it everything is told. */
  quiet?(chat: ChatKey): Promise<Quiet>;
  /** What can be answered to a digest. */
  choices?(items: readonly DigestItem[]): readonly Choice[];
  /** What to do where it is not known whether a message arrived; without it "once-more". */
  unknownRule?(platform: string): UnknownRule;
  /** Messages to a platform in one tick; without it 200. */
  pace?(platform: string): number;
  /** How many days ahead reminders are laid out; without it one. */
  readonly horizonDays?: number;
}

/** Send once more, marked 补发; or leave it to the admin. */
export type UnknownRule = "once-more" | "leave";

export interface ChatKey {
  readonly platform: string;
  readonly chatId: string;
}

export interface Subscription {
  readonly chat: ChatKey;
  readonly unitId: string;
  readonly unitName: string;
  /** Nothing that was planned before is told. */
  readonly since: number;
  /** Only what is overdue by so many days; without it everything. */
  readonly overdueFrom?: number;
}

export interface Notice {
  readonly kind: "chat-disabled" | "unknown" | "failed" | "error";
  readonly chat: ChatKey | null;
  /** Plain Chinese. */
  readonly text: string;
}

/** One thing a digest tells, for one or more units. */
export interface DigestItem {
  readonly occurrence: Occurrence;
  readonly unitNames: readonly string[];
  readonly step: number;
  /** Occasions held, of a duty that asks for several; null where nobody counts. */
  readonly held?: number | null;
  /** When it should have gone out, where that was missed: it is marked 补发. */
  readonly missedAt: number | null;
}

/** One step of one occurrence for one chat; the first six fields are its identity. */
export interface NewReminder {
  readonly chat: ChatKey;
  readonly unitId: string;
  readonly deadline: string;
  readonly due: IsoDate;
  readonly step: number;
  readonly plannedAt: number;
}

export interface ReminderRow extends NewReminder {
  readonly id: number;
}

export type DeliveryState = "pending" | "sending" | "sent" | "unknown" | "failed" | "dropped";

/** One message to one chat. */
export interface DeliveryRow {
  readonly id: number;
  readonly chat: ChatKey;
  /** The day in China that it belongs to. */
  readonly date: IsoDate;
  /** 1 for the first of a day; a long digest has several. */
  readonly part: number;
  /** 0, or 1 where it repeats one whose outcome is not known. */
  readonly round: number;
  readonly state: DeliveryState;
  readonly attempts: number;
}

/** How a try ended. */
export type Outcome =
  | { readonly state: "sent"; readonly messageId: string | null }
  | { readonly state: "unknown"; readonly error: string }
  | { readonly state: "failed"; readonly error: string; readonly permanent: boolean }
  | { readonly state: "dropped"; readonly error: string }
  | { readonly state: "pending"; readonly error: string; readonly nextTryAt: number };

/** What was last planned: with which revision, and up to which day. */
export interface PlanMark {
  readonly revision: string;
  readonly through: IsoDate;
  /** Set where a unit could not be planned. */
  readonly retryAt: number | null;
}

/** Reminders and deliveries as rows. Every method is one transaction. */
export interface ReminderStore {
  planMark(): Promise<PlanMark | null>;
  setPlanMark(mark: PlanMark): Promise<void>;
  /** Adds what is wanted and not there, and removes waiting rows of this chat and unit in the window that are no longer wanted. */
  reconcile(of: { chat: ChatKey; unitId: string; from: number; to: number }, wanted: readonly NewReminder[]): Promise<Changes>;
  /** Removes waiting rows of chats and units that nobody subscribes to. */
  forget(except: readonly Subscription[]): Promise<number>;
  /** Chats with reminders waiting that were planned for `now` or earlier and no delivery on `date` yet. */
  chatsDue(now: number, date: IsoDate): Promise<readonly ChatKey[]>;
  waiting(chat: ChatKey, now: number): Promise<readonly ReminderRow[]>;
  drop(reminderIds: readonly number[], reason: string): Promise<void>;
  /** One delivery a part, all or none; none where the chat has one on that date already. */
  open(digest: { chat: ChatKey; date: IsoDate; parts: readonly (readonly number[])[]; now: number }): Promise<number>;
  remindersOf(deliveryId: number): Promise<readonly ReminderRow[]>;
  partsOf(chat: ChatKey, date: IsoDate): Promise<number>;
  /** Takes the next pending delivery of that round, for as long as the lease lasts; none of the platforms in `except`. */
  claim(by: { owner: string; now: number; leaseUntil: number; except: readonly string[]; round: number }): Promise<DeliveryRow | null>;
  /** False where somebody else has taken it since. The text is kept for the outbox list. */
  finish(delivery: DeliveryRow, owner: string, result: { outcome: Outcome; now: number; reply: Reply | null }): Promise<boolean>;
  /** Sending with a lease that has run out becomes unknown. */
  expireLeases(now: number): Promise<readonly DeliveryRow[]>;
  /** Unknown and not yet settled. */
  unsettled(): Promise<readonly DeliveryRow[]>;
  /** Marks as settled; with `again` its reminders go into a second round. */
  settle(deliveryId: number, again: boolean, now: number): Promise<void>;
  /** Drops pending deliveries of days before `date`; their reminders wait again. */
  release(date: IsoDate): Promise<number>;
  /** The next moment at which a waiting reminder or a pending delivery is due; null for none. */
  wakeAt(): Promise<number | null>;
}

export interface Changes {
  readonly added: number;
  readonly removed: number;
}
