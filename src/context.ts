import type { Logger } from "pino";
import type { ImportedPlan } from "./app/import-plan.ts";
import type { PlanLibrary } from "./app/library.ts";
import type { PlaceShelf } from "./app/place-shelf.ts";
import type { ShownPlaces } from "./app/shown-places.ts";
import type { Turn } from "./chat/router.ts";
import type { Incoming, Platform } from "./chat/types.ts";
import type { Config } from "./config.ts";
import type { Guide } from "./place/guidance/guide.ts";
import type { Regions } from "./region/types.ts";
import type { ReminderPorts } from "./reminder/ports.ts";
import type { TickReport } from "./reminder/tick.ts";
import type { ChatRecord, MemberRecord } from "./store/people-store.ts";
import type { Store } from "./store/store.ts";
import type { Calendar } from "./time/calendar.ts";
import type { Directory } from "./unit/types.ts";

/** What a command, a page or a tick is given. Made in main.ts, and from literals in tests. */
export interface Context {
  readonly config: Config;
  /** Epoch milliseconds; the demo clock and simulations hand in their own. */
  readonly clock: () => number;
  readonly log: Logger;
  readonly store: Store;
  readonly calendar: Calendar;
  readonly regions: Regions;
  readonly directory: Directory;
  readonly places: PlaceShelf;
  /** What each person's last question for service points led to. */
  readonly shownPlaces: ShownPlaces;
  /** Which everyday matter a citizen's words are about. */
  readonly guide: Guide;
  readonly library: PlanLibrary;
  readonly platforms: ReadonlyMap<string, Platform>;
  /** True on the sandbox of the demo clock: plans count as published on their issue date. */
  readonly sandbox: boolean;
}

/** What one message is answered with: the context, and who says it where. */
export interface Conversation extends Context {
  readonly now: number;
  readonly chat: ChatRecord;
  readonly member: MemberRecord;
  /** True where anybody may take any identity: no admin is bound and no platform is set up. */
  readonly demo: boolean;
}

/** The whole running on one database; main.ts makes it. */
export interface Application {
  readonly context: Context;
  /** What the start changed in the shipped plans; empty at a second start. */
  readonly loaded: readonly ImportedPlan[];
  /** What its reminders are given; a simulation runs on them with a clock of its own. */
  readonly ports: ReminderPorts;
  /** Handles one message from any platform. */
  say(incoming: Incoming): Promise<Turn>;
  /** One heartbeat: plans what is near, sends what is due. */
  tick(): Promise<TickReport>;
  close(): void;
}

export interface OpenOptions {
  /** A file, or `:memory:`; without it the configured one. */
  readonly database?: string;
  readonly clock?: () => number;
  readonly sandbox?: boolean;
  readonly platforms?: ReadonlyMap<string, Platform>;
  /** Without it nothing is logged. */
  readonly log?: Logger;
  /** Where anybody may take any identity. */
  readonly demo?: () => Promise<boolean>;
}

/** Opens, migrates and seeds a database and puts the application on it. */
export type Open = (options?: OpenOptions) => Promise<Application>;
