import type { CalendarStore } from "../store/calendar-store.ts";
import { type Calendar, type CalendarData, createCalendar, withNotice } from "../time/calendar.ts";

/** The shipped calendar with the notices that were imported since, also by another process. */
export interface LiveCalendar {
  readonly calendar: Calendar;
  /** Looks whether notices came in. */
  refresh(): Promise<void>;
}

/** `shipped` is the calendar of `data`, which many applications share. */
export function createLiveCalendar(shipped: Calendar, data: CalendarData, store: CalendarStore): LiveCalendar {
  let revision = "";
  let current = shipped;
  return {
    calendar: {
      get announcedUntil() {
        return current.announcedUntil;
      },
      day: (date) => current.day(date),
    },
    async refresh() {
      const now = await store.revision();
      if (now === revision) return;
      current = createCalendar((await store.notices()).reduce(withNotice, data));
      revision = now;
    },
  };
}
