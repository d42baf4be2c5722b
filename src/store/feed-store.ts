import { and, asc, eq, inArray, lt } from "drizzle-orm";
import type { IsoDate } from "../time/date.ts";
import type { Database } from "./database.ts";
import type { Role } from "./people-store.ts";
import { feedEvents, feeds } from "./schema/feeds.ts";
import { members } from "./schema/people.ts";

export interface FeedRecord {
  readonly id: number;
  readonly unitId: string;
  readonly memberId: number;
  /** What its owner may do now. */
  readonly role: Role;
}

/** An event as a feed would show it now. */
export interface FeedEvent {
  readonly uid: string;
  /** Changes when anything that is shown of it does. */
  readonly digest: string;
  readonly date: IsoDate;
  readonly summary: string;
}

/** An event as it is to be served: how often it changed, when last, and whether it was called off. */
export interface ServedEvent extends FeedEvent {
  readonly sequence: number;
  readonly cancelled: boolean;
  readonly changedAt: number;
}

export interface FeedStore {
  /** Opens a feed; of one person's the oldest beyond `most` are closed. */
  open(feed: { readonly tokenHash: string; readonly unitId: string; readonly memberId: number }, at: number, most: number): Promise<void>;
  byHash(tokenHash: string): Promise<FeedRecord | null>;
  /** Closes all of a person's; returns how many there were. */
  closeAll(memberId: number): Promise<number>;
  /**
   * Notes what is shown now and gives it with its sequence. What was shown on a day from `from` on and is not there any more comes back
   * as cancelled; what lies before `from` is forgotten.
   */
  serve(
    feedId: number,
    events: readonly FeedEvent[],
    range: { readonly from: IsoDate; readonly at: number },
  ): Promise<readonly ServedEvent[]>;
}

export function createFeedStore({ query }: Database): FeedStore {
  return {
    async open(feed, at, most) {
      query.transaction((tx) => {
        tx.insert(feeds)
          .values({ ...feed, createdAt: at })
          .run();
        const own = tx.select({ id: feeds.id }).from(feeds).where(eq(feeds.memberId, feed.memberId)).orderBy(asc(feeds.id)).all();
        const old = own.slice(0, -most).map(({ id }) => id);
        if (old.length > 0) tx.delete(feeds).where(inArray(feeds.id, old)).run();
      });
    },
    async byHash(tokenHash) {
      const row = query
        .select({ id: feeds.id, unitId: feeds.unitId, memberId: feeds.memberId, role: members.role })
        .from(feeds)
        .innerJoin(members, eq(members.id, feeds.memberId))
        .where(eq(feeds.tokenHash, tokenHash))
        .get();
      return row ?? null;
    },
    async closeAll(memberId) {
      return query.delete(feeds).where(eq(feeds.memberId, memberId)).run().changes;
    },
    async serve(feedId, events, { from, at }) {
      return query.transaction((tx) => {
        tx.delete(feedEvents)
          .where(and(eq(feedEvents.feedId, feedId), lt(feedEvents.date, from)))
          .run();
        const rows = tx.select().from(feedEvents).where(eq(feedEvents.feedId, feedId)).all();
        const known = new Map(rows.map((row) => [row.uid, row]));
        const shown = events.map((event) => nextOf(event, known.get(event.uid), at));
        const uids = new Set(events.map(({ uid }) => uid));
        const gone = rows.filter(({ uid }) => !uids.has(uid)).map((row) => (row.cancelled ? row : cancel(row, at)));
        const served = [...shown, ...gone.map(({ feedId: _, ...row }) => row)];
        for (const event of served.filter((one) => known.get(one.uid)?.sequence !== one.sequence))
          tx.insert(feedEvents)
            .values({ feedId, ...event })
            .onConflictDoUpdate({ target: [feedEvents.feedId, feedEvents.uid], set: event })
            .run();
        return served;
      });
    },
  };
}

type Row = typeof feedEvents.$inferSelect;

function nextOf(event: FeedEvent, known: Row | undefined, at: number): ServedEvent {
  if (!known) return { ...event, sequence: 0, cancelled: false, changedAt: at };
  if (known.digest === event.digest && !known.cancelled)
    return { ...event, sequence: known.sequence, cancelled: false, changedAt: known.changedAt };
  return { ...event, sequence: known.sequence + 1, cancelled: false, changedAt: at };
}

function cancel(row: Row, at: number): Row {
  return { ...row, sequence: row.sequence + 1, cancelled: true, changedAt: at };
}
