import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { pino } from "pino";
import { commands } from "../commands/index.ts";
import { loadGroupTerms } from "../seeds/group-terms.ts";
import { loadHolidays } from "../seeds/holidays.ts";
import { loadMatters } from "../seeds/matters.ts";
import { loadPlaceSeeds, storePlaces } from "../seeds/places.ts";
import { loadPlans } from "../seeds/plans.ts";
import { readerDigest } from "../seeds/reader-digest.ts";
import { loadRegionSource } from "../seeds/regions.ts";
import { loadUnitKinds } from "../seeds/unit-kinds.ts";
import { converse } from "./app/converse.ts";
import { createLibrary } from "./app/library.ts";
import { createLiveCalendar } from "./app/live-calendar.ts";
import { createPlaceShelf } from "./app/place-shelf.ts";
import { reminderPorts } from "./app/reminder-ports.ts";
import { createShownPlaces } from "./app/shown-places.ts";
import { tellTimers } from "./app/tell-timers.ts";
import { mergedKinds } from "./app/unit-kinds.ts";
import { createRouter } from "./chat/router.ts";
import type { Platform } from "./chat/types.ts";
import { type Config, packageRoot } from "./config.ts";
import type { Application, Context, OpenOptions } from "./context.ts";
import { createGuide } from "./place/guidance/guide.ts";
import { createRegions } from "./region/regions.ts";
import { tick } from "./reminder/tick.ts";
import { openDatabase } from "./store/database.ts";
import { createStore } from "./store/store.ts";
import { createCalendar } from "./time/calendar.ts";
import { createDirectory } from "./unit/directory.ts";
import type { UnitKind } from "./unit/types.ts";

const root = packageRoot();

/** What every database shares; read once a process, and not before it is needed. */
const shared = once(() => {
  const regions = createRegions(loadRegionSource());
  const kinds = loadUnitKinds();
  const directoryWith = (all: readonly UnitKind[]) => createDirectory({ kinds: all, groupTerms: loadGroupTerms(), regions });
  const holidays = loadHolidays();
  const { matters, dangers, examples } = loadMatters();
  return {
    regions,
    kinds,
    directoryWith,
    shippedDirectory: directoryWith(kinds),
    holidays,
    shippedCalendar: createCalendar(holidays),
    placeSeeds: loadPlaceSeeds(),
    guide: createGuide(matters, dangers, examples),
  };
});

/** Opens, migrates and seeds a database, and puts the application on it. */
export async function open(config: Config, options: OpenOptions = {}): Promise<Application> {
  const log = options.log ?? pino({ level: "silent" });
  const file = options.database ?? join(config.dataFolder, "luzhi.db");
  const database = openDatabase(file, {
    migrations: join(root, "drizzle"),
    onBackup: (copy) => log.info({ copy }, "copied the database before migrating it"),
  });
  const store = createStore(database);
  const { holidays, shippedCalendar, kinds, directoryWith, shippedDirectory, placeSeeds, ...seeds } = shared();
  const ownKinds = await store.unitKinds.all();
  const live = createLiveCalendar(shippedCalendar, holidays, store.calendar);
  await live.refresh();
  const platforms = options.platforms ?? new Map<string, Platform>();
  const context: Context = {
    config,
    log,
    store,
    platforms,
    clock: options.clock ?? Date.now,
    sandbox: options.sandbox ?? false,
    library: createLibrary(store),
    calendar: live.calendar,
    places: createPlaceShelf(store.places, placeSeeds),
    shownPlaces: createShownPlaces(),
    directory: ownKinds.length === 0 ? shippedDirectory : directoryWith(mergedKinds(kinds, ownKinds)),
    ...seeds,
  };
  await storePlaces(context, placeSeeds.points);
  const loaded = await loadPlans(context, readerDigest());
  const router = createRouter(converse(context, commands, options.demo ?? (async () => false)));
  const ports = reminderPorts(context, randomUUID());
  return {
    context,
    loaded,
    ports,
    async say(incoming) {
      await live.refresh();
      return router.handle(incoming);
    },
    async tick() {
      await live.refresh();
      await tellTimers(context, ports, context.clock());
      return tick(ports, context.clock());
    },
    close: database.close,
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
