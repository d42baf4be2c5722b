import type { Inbox } from "../chat/inbox.ts";
import type { UpdateLog } from "../chat/update-log.ts";
import type { ReminderStore } from "../reminder/ports.ts";
import { type AuditStore, createAuditStore } from "./audit-store.ts";
import { type CalendarStore, createCalendarStore } from "./calendar-store.ts";
import type { Database } from "./database.ts";
import { createDatabaseFacts, type DatabaseFacts } from "./database-facts.ts";
import { createExtensionStore, type ExtensionStore } from "./extension-store.ts";
import { createFactStore, type FactStore } from "./fact-store.ts";
import { createFeedStore, type FeedStore } from "./feed-store.ts";
import { createFollowUpStore, type FollowUpStore } from "./follow-up-store.ts";
import { createInboxStore } from "./inbox-store.ts";
import { createInviteStore, type InviteStore } from "./invite-store.ts";
import { createLadderStore, type LadderStore } from "./ladder-store.ts";
import { createLeaseStore, type LeaseStore } from "./lease-store.ts";
import { createOccasionStore, type OccasionStore } from "./occasion-store.ts";
import { createOutboxStore, type OutboxStore } from "./outbox-store.ts";
import { createPeopleStore, type PeopleStore } from "./people-store.ts";
import { createPlaceStore, type PlaceStore } from "./place-store.ts";
import { createPlanLookup, type PlanLookup } from "./plan-lookup-store.ts";
import { createPlanStore, type PlanStore } from "./plan-store.ts";
import { createQuietStore, type QuietStore } from "./quiet-store.ts";
import { createReminderStore } from "./reminder-store.ts";
import { createTimerStore, type TimerStore } from "./timer-store.ts";
import { createUnitKindStore, type UnitKindStore } from "./unit-kind-store.ts";
import { createUpdateStore } from "./update-store.ts";

/** Everything that is kept, by topic. Methods are async so that a server database can stand behind them. */
export interface Store {
  readonly plans: PlanStore;
  readonly planLookup: PlanLookup;
  readonly unitKinds: UnitKindStore;
  readonly invites: InviteStore;
  readonly people: PeopleStore;
  readonly places: PlaceStore;
  readonly inbox: Inbox;
  readonly reminders: ReminderStore;
  readonly outbox: OutboxStore;
  readonly calendar: CalendarStore;
  readonly ladder: LadderStore;
  readonly timers: TimerStore;
  readonly extensions: ExtensionStore;
  readonly occasions: OccasionStore;
  readonly quiet: QuietStore;
  readonly facts: FactStore;
  readonly feeds: FeedStore;
  readonly followUps: FollowUpStore;
  readonly audit: AuditStore;
  readonly leases: LeaseStore;
  readonly updates: UpdateLog;
  readonly database: DatabaseFacts;
}

export function createStore(database: Database): Store {
  return {
    plans: createPlanStore(database),
    planLookup: createPlanLookup(database),
    unitKinds: createUnitKindStore(database),
    invites: createInviteStore(database),
    people: createPeopleStore(database),
    places: createPlaceStore(database),
    inbox: createInboxStore(database),
    reminders: createReminderStore(database),
    outbox: createOutboxStore(database),
    calendar: createCalendarStore(database),
    ladder: createLadderStore(database),
    timers: createTimerStore(database),
    extensions: createExtensionStore(database),
    occasions: createOccasionStore(database),
    quiet: createQuietStore(database),
    facts: createFactStore(database),
    feeds: createFeedStore(database),
    followUps: createFollowUpStore(database),
    audit: createAuditStore(database),
    leases: createLeaseStore(database),
    updates: createUpdateStore(database),
    database: createDatabaseFacts(database),
  };
}
