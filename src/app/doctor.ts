import type { Context } from "../context.ts";
import { addMonths, localDate, monthOf, yearOf } from "../time/date.ts";
import { isReviewed } from "./library.ts";

export interface Check {
  readonly name: string;
  readonly state: "ok" | "warning" | "fault";
  /** What was found, and what to do where something is wrong. */
  readonly text: string;
}

/** Looks the whole installation over. `nodeVersion` is of the running program, 20.20.2. */
export async function examine(context: Context, nodeVersion: string): Promise<readonly Check[]> {
  return [
    nodeCheck(nodeVersion),
    await databaseCheck(context),
    {
      name: "设置",
      state: "ok",
      text: `数据文件夹 ${context.config.dataFolder},网页 http://${context.config.host}:${context.config.port}`,
    },
    ...(await planChecks(context)),
    await placesCheck(context),
    calendarCheck(context),
    await listenersCheck(context),
  ];
}

function nodeCheck(version: string): Check {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
  return fits
    ? { name: "Node.js", state: "ok", text: version }
    : { name: "Node.js", state: "fault", text: `${version} 太旧,请安装 Node.js 20.19 以上或 22.12 以上。` };
}

async function databaseCheck({ store }: Context): Promise<Check> {
  const faults = await store.database.faults();
  const { file, migrations } = store.database;
  return faults.length === 0
    ? { name: "数据库", state: "ok", text: `${file},完好,结构版本 ${migrations}` }
    : { name: "数据库", state: "fault", text: `${file} 已损坏(${faults[0]})。请停止程序,用最近的备份替换它。` };
}

async function planChecks({ library }: Context): Promise<Check[]> {
  const records = await library.all();
  if (records.length === 0) return [{ name: "文件", state: "fault", text: "一份规划方案也没有。请检查 seeds 文件夹是否完整,再启动一次。" }];
  const waiting = records.flatMap((record) =>
    record.plan.deadlines.filter((deadline) => !isReviewed(record, { deadline })).map((deadline) => ({ record, deadline })),
  );
  const published = records.filter((record) => record.state === "published").length;
  const drafts = records.filter((record) => record.plan.status === "draft").length;
  return [
    { name: "文件", state: "ok", text: `共 ${records.length} 份,已发布 ${published} 份,征求意见稿 ${drafts} 份` },
    waiting.length === 0
      ? { name: "审核", state: "ok", text: "读到的时限都已审核" }
      : { name: "审核", state: "warning", text: `有 ${waiting.length} 个时限还没有审核,不会提醒;请用 luzhi plans review 逐条核对。` },
  ];
}

async function placesCheck({ places }: Context): Promise<Check> {
  const n = (await places.index()).points.length;
  return n > 0
    ? { name: "服务点", state: "ok", text: `${n} 个` }
    : { name: "服务点", state: "warning", text: "一个也没有,公众问路时只能请他们拨打 12348。" };
}

/** The State Council announces a year's holidays in the autumn before it. */
function calendarCheck({ calendar, clock }: Context): Check {
  const today = localDate(clock());
  const { announcedUntil } = calendar;
  const needed = monthOf(today) >= 11 ? `${yearOf(today) + 1}-12-31` : `${yearOf(today)}-12-31`;
  if (announcedUntil >= needed) return { name: "日历", state: "ok", text: `国务院办公厅已公布的放假安排到 ${announcedUntil}` };
  const until = announcedUntil < addMonths(today, 2) ? "期间的提醒按法定节假日暂定" : "之后的提醒按法定节假日暂定";
  return {
    name: "日历",
    state: "warning",
    text: `放假安排只到 ${announcedUntil},${until}。下一年通知公布后请用 luzhi calendar import <文件> 导入。`,
  };
}

async function listenersCheck({ store }: Context): Promise<Check> {
  const heard = await store.people.subscriptions();
  return heard.length > 0
    ? { name: "提醒", state: "ok", text: `${new Set(heard.map((one) => one.chat.id)).size} 个会话接收提醒` }
    : { name: "提醒", state: "warning", text: "还没有会话接收提醒。打开网页,选择单位后即可收到。" };
}
