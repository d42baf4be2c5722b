import type { IsoDate } from "./date.ts";

/** Working days of the Chinese calendar. */
export interface Calendar {
  /** Last day that the State Council's announced arrangements cover. */
  readonly announcedUntil: IsoDate;
  day(date: IsoDate): CalendarDay;
}

export interface CalendarDay {
  readonly kind: "workday" | "weekend" | "holiday" | "make-up";
  /** The holiday's name (春节), also on the make-up workday that belongs to it. */
  readonly name: string | null;
  /** True where the year's arrangement is not announced (未公布). */
  readonly provisional: boolean;
}
