import { Hono } from "hono";
import { etag } from "hono/etag";
import icalendar, { ICalAlarmType, ICalCalendarMethod, ICalEventBusyStatus, ICalEventStatus, ICalEventTransparency } from "ical-generator";
import { Temporal } from "temporal-polyfill";
import type { CalendarFeed, FeedItem } from "../app/calendar-feed.ts";
import { createLimiter, type Pace } from "./rate.ts";
import type { WebEnv } from "./security.ts";

export interface CalendarRoutesOptions {
  /** Null for an address that shows nothing. */
  feedOf(token: string): Promise<CalendarFeed | null>;
  readonly clock: () => number;
  /** Told of errors without the address, which is a secret. */
  report(error: unknown): void;
  readonly pace?: Pace;
}

// Programs ask every few minutes at most; several devices may share an address.
const PACE: Pace = { burst: 20, perMinute: 10 };
/** How often a program should ask, seconds. */
const FOUR_HOURS = 4 * 3600;

/** GET /calendar/TOKEN.ics: a unit's due dates for a calendar program to subscribe to. */
export function calendarRoutes({ feedOf, clock, report, pace = PACE }: CalendarRoutesOptions): Hono<WebEnv> {
  const app = new Hono<WebEnv>();
  const limiter = createLimiter(pace);
  app.use("/calendar/*", etag());
  app.get("/calendar/:file{[A-Za-z0-9_-]{20,64}\\.ics}", async (c) => {
    const token = c.req.param("file").slice(0, -".ics".length);
    try {
      const wait = limiter.take(token, clock());
      if (wait > 0) return c.text("取得太频繁了,请稍后再试。", 429, { "Retry-After": String(Math.ceil(wait / 1000)) });
      const feed = await feedOf(token);
      if (!feed) return c.text("没有这个日历,或者它已经停用。请在对话里说“订阅日历”取得新的链接。", 404);
      return c.body(toICalendar(feed), 200, {
        "Content-Type": "text/calendar; charset=utf-8",
        "Content-Disposition": 'inline; filename="luzhi.ics"',
        "Cache-Control": "private, no-cache",
        "X-Robots-Tag": "noindex",
      });
    } catch (error) {
      report(error);
      return c.text("出了点问题,请稍后再试。", 500);
    }
  });
  return app;
}

/** RFC 5545. The same feed gives the same text. */
function toICalendar({ unitName, items }: CalendarFeed): string {
  const calendar = icalendar({
    name: `${unitName}任务期限`,
    prodId: { company: "luzhi", product: "luzhi", language: "ZH-CN" },
    method: ICalCalendarMethod.PUBLISH,
    ttl: FOUR_HOURS,
  });
  for (const item of items) {
    const date = Temporal.PlainDate.from(item.date);
    calendar.createEvent({
      id: item.uid,
      sequence: item.sequence,
      status: item.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      stamp: Temporal.Instant.fromEpochMilliseconds(item.changedAt),
      start: date,
      end: date.add({ days: 1 }),
      allDay: true,
      summary: item.summary,
      ...(item.description && { description: item.description }),
      transparency: ICalEventTransparency.TRANSPARENT,
      busystatus: ICalEventBusyStatus.FREE,
      alarms: item.alarms.map((seconds) => alarm(seconds, item)),
    });
  }
  return calendar.toString();
}

function alarm(seconds: number, { summary }: FeedItem) {
  const trigger = seconds >= 0 ? { triggerBefore: seconds } : { triggerAfter: -seconds };
  return { type: ICalAlarmType.display, description: summary, ...trigger };
}
