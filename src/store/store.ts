import type { Inbox } from "../chat/inbox.ts";
import type { UpdateLog } from "../chat/update-log.ts";
import type { ReminderStore } from "../reminder/ports.ts";
import type { Database } from "./database.ts";
import { createDatabaseFacts, type DatabaseFacts } from "./database-facts.ts";
import { createFactStore, type FactStore } from "./fact-store.ts";
import { createFollowUpStore, type FollowUpStore } from "./follow-up-store.ts";
import { createInboxStore } from "./inbox-store.ts";
import { createPeopleStore, type PeopleStore } from "./people-store.ts";
import { createPlanStore, type PlanStore } from "./plan-store.ts";
import { createReminderStore } from "./reminder-store.ts";
import { createUpdateStore } from "./update-store.ts";

/** Everything that is kept, by topic. Methods are async so that a server database can stand behind them. */
export interface Store {
  readonly plans: PlanStore;
  readonly people: PeopleStore;
  readonly inbox: Inbox;
  readonly reminders: ReminderStore;
  readonly facts: FactStore;
  readonly followUps: FollowUpStore;
  readonly updates: UpdateLog;
  readonly database: DatabaseFacts;
}

export function createStore(database: Database): Store {
  return {
    plans: createPlanStore(database),
    people: createPeopleStore(database),
    inbox: createInboxStore(database),
    reminders: createReminderStore(database),
    facts: createFactStore(database),
    followUps: createFollowUpStore(database),
    updates: createUpdateStore(database),
    database: createDatabaseFacts(database),
  };
}
