// Times as people in China read them, whatever clock the device keeps.

const HOURS = 8 * 3600 * 1000;
const WEEKDAYS = ["日", "一", "二", "三", "四", "五", "六"];

/** 2024年12月20日 周五 */
export function dayName(at) {
  const date = new Date(at + HOURS);
  return `${date.getUTCFullYear()}年${date.getUTCMonth() + 1}月${date.getUTCDate()}日 周${WEEKDAYS[date.getUTCDay()]}`;
}

/** 08:58 */
export function clockTime(at) {
  return isoMinute(at).slice(11);
}

/** 2024-12-20T08:58, as a date-time field takes it */
export function isoMinute(at) {
  return new Date(at + HOURS).toISOString().slice(0, 16);
}
