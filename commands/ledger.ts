import { z } from "zod";
import { ledgerOf } from "../src/app/ledger.ts";
import { may } from "../src/app/permissions.ts";
import { plansCalled } from "../src/app/plans-called.ts";
import { planName, standingNotes } from "../src/app/say.ts";
import { whoseUnit } from "../src/app/whose-unit.ts";
import { writeLedger } from "../src/app/write-ledger.ts";
import type { Reply } from "../src/chat/types.ts";
import type { Conversation } from "../src/context.ts";
import { obligationsOf } from "../src/obligation/tiers.ts";
import type { StoredPlan } from "../src/obligation/types.ts";
import { localDate } from "../src/time/date.ts";
import type { Unit } from "../src/unit/types.ts";
import { defineCommand } from "./define.ts";
import * as slots from "./slots.ts";

export const ledger = defineCommand({
  name: "ledger",
  words: ["台账", "责任分解表", "导出台账", "任务分解表", "分解表"],
  summary: "导出责任分解表(Excel)",
  examples: [
    "导出台账",
    "导出{unit}的台账",
    "导出责任分解表",
    "把责任分解表发给我",
    "给我一份台账",
    "{plan}的责任分解表",
    "{plan}的台账",
    "{unit}的责任分解表",
    "下载台账",
    "生成任务分解表",
    "做一张责任分解表",
    "导出{plan}",
    "导出成表格",
    "导出Excel",
  ],
  cues: {
    sure: [
      "(责任|任务|工作)?(分解表|台账)",
      "(导出|下载|生成|打印|另存)…(台账|表格?|清单|文件|任务|excel|xlsx)",
      "(excel|xlsx|电子表格|电子表)",
    ],
    likely: ["导出", "下载", "(做|列|出|发|要|给)…(一)?(张|份|个)表格?"],
    hint: ["{plan}", "{unit}", "表"],
    against: ["到期|截止|逾期", "提醒|订阅", "原文"],
  },
  arguments: z.object({ unit: slots.unit, plan: slots.plan }),
  async run(conversation, { unit: named, plan: wanted }) {
    const whose = named || conversation.member.unitName ? whoseUnit(conversation, named) : null;
    if (whose && "ask" in whose) return whose.ask;
    const unit = whose?.unit ?? null;
    const called = await plansOf(conversation, wanted);
    const concerning = unit ? concerningOf(conversation, unit, called) : called;
    // Somebody who names a plan of another place wants all of it.
    const whole = concerning.length === 0 && wanted !== undefined && named === undefined;
    return oneOf(conversation, whole ? called : concerning, { unit: whole ? null : unit, wanted });
  },
});

type Plans = Awaited<ReturnType<Conversation["library"]["readable"]>>;

async function plansOf({ library }: Conversation, wanted: number | string | undefined): Promise<Plans> {
  const readable = await library.readable();
  return wanted === undefined ? readable : plansCalled(readable, wanted);
}

function concerningOf({ directory }: Conversation, unit: Unit, plans: Plans): Plans {
  const withDuties = new Set(obligationsOf(unit, plans, directory).map((duty) => duty.plan.id));
  return plans.filter((record) => withDuties.has(record.id));
}

interface Asked {
  readonly unit: Unit | null;
  readonly wanted: number | string | undefined;
}

function oneOf(conversation: Conversation, plans: Plans, { unit, wanted }: Asked): Reply | Promise<Reply> {
  const [only] = plans;
  if (!only) return nothing(unit, wanted);
  return plans.length === 1 ? hand(conversation, only, unit) : whichPlan(plans, unit);
}

async function hand(conversation: Conversation, record: Plans[number], unit: Unit | null): Promise<Reply> {
  const request = { record, unit, today: localDate(conversation.now), withProgress: unit !== null && maySee(conversation, unit) };
  const table = await ledgerOf(conversation, request);
  const sends = conversation.platforms.get(conversation.chat.platform)?.capabilities.files === true;
  const whose = unit ? `${unit.name}的` : "";
  return {
    blocks: [
      { kind: "title", text: `${planName(record)}${whose}责任分解表,共 ${table.rows.length} 行` },
      ...standingNotes([record], conversation.now),
      { kind: "paragraph", text: sends ? HANDED : commandLine(record, unit) },
    ],
    choices: [{ label: "我的任务", say: "我的任务" }],
    ...(sends ? { files: [await writeLedger(table, "xlsx")] } : {}),
  };
}

const HANDED = "文件可以下载一次,半小时内有效;再说一次“导出台账”可以重新生成。";

function commandLine({ id }: StoredPlan, unit: Unit | null): string {
  const whose = unit ? ` --unit ${unit.name}` : "";
  return `这里发不了文件。请在网页对话里说“导出台账”,或由管理人员运行:luzhi ledger --plan ${id}${whose} -o 台账.xlsx`;
}

/** How far a unit is, its own people see, and those who oversee its place; nobody in a group. */
function maySee(conversation: Conversation, unit: Unit): boolean {
  const { member, chat, regions } = conversation;
  const own = whoseUnit(conversation, undefined);
  if ("ask" in own || !may(member.role, "see-progress", chat.kind)) return false;
  return own.unit.id === unit.id || (may(member.role, "review", chat.kind) && regions.contains(own.unit.region, unit.region));
}

function whichPlan(plans: Plans, unit: Unit | null): Reply {
  const items = plans.slice(0, 10).map((record, at) => ({
    text: planName(record),
    number: at + 1,
    say: `/ledger #${record.id}${unit ? ` ${unit.name}` : ""}`,
  }));
  return {
    blocks: [
      { kind: "paragraph", text: "要导出哪一份文件的责任分解表?" },
      { kind: "list", items },
    ],
  };
}

function nothing(unit: Unit | null, wanted: number | string | undefined): Reply {
  const text =
    unit && wanted === undefined
      ? `已录入的文件里没有写到${unit.name}的任务,没有台账可以导出。`
      : `没有找到要导出的文件${unit ? `,或者其中没有${unit.name}的任务` : ""}。请说明文件名,例如“导出《某某规划》的台账”。`;
  return { blocks: [{ kind: "paragraph", text }], choices: [{ label: "我的任务", say: "我的任务" }] };
}
