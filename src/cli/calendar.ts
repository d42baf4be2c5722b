import { readFile } from "node:fs/promises";
import { Command, InvalidArgumentError } from "commander";
import { holidaysOf, importNotices, readNotices, type YearHoliday } from "../app/holidays.ts";
import type { Open } from "../context.ts";
import { spokenDate } from "../obligation/explain.ts";
import { localDate, yearOf } from "../time/date.ts";
import { NoticeError } from "../time/holiday-notice.ts";
import { printJson, UsageError, withApplication } from "./options.ts";
import { accountName } from "./plans-options.ts";
import { readFiles } from "./read-file.ts";

export function calendarCommand(open: Open): Command {
  const command = new Command("calendar").description("放假和补班的日历:查看,导入国务院办公厅的下一份通知");
  command.addCommand(showCommand(open));
  command.addCommand(importCommand(open));
  return command;
}

function showCommand(open: Open): Command {
  return new Command("show")
    .description("一年的放假和补班安排;没有公布的年份只列法定节假日")
    .argument("[年份]", "不写就是今年", parseYear)
    .option("--json", "输出 JSON")
    .action(async (asked: number | undefined, { json }: { json?: boolean }) => {
      await withApplication(open, async ({ context: { calendar, clock } }) => {
        const shown = holidaysOf(calendar, asked ?? yearOf(localDate(clock())));
        if (json) return printJson({ ...shown, announcedUntil: calendar.announcedUntil });
        const standing = shown.announced ? "国务院办公厅已公布" : "未公布,以下只是法定节假日,日期暂定";
        console.log(`${shown.year}年(${standing};已公布到 ${calendar.announcedUntil})`);
        for (const holiday of shown.holidays) print(holiday);
      });
    });
}

function importCommand(open: Open): Command {
  return new Command("import")
    .description("导入放假通知:通知原文(txt、docx、html、pdf),或与 seeds/holidays.json 同格式的 JSON;提醒随之重排")
    .argument("<文件>", "通知文件")
    .action(async (file: string) => {
      const text = await textOf(file);
      await withApplication(open, async ({ context }) => {
        const notices = noticesIn(file, text);
        await importNotices(context, notices, accountName());
        for (const { title, number, holidays } of notices) {
          console.log(`已导入 ${title}${number ? `(${number})` : ""}`);
          for (const holiday of holidays) print(holiday);
        }
        console.log("正在运行的程序会在一分钟内按新的日历重排提醒。");
      });
    });
}

function noticesIn(file: string, text: string): ReturnType<typeof readNotices> {
  try {
    return readNotices(text);
  } catch (error) {
    if (error instanceof NoticeError) throw new UsageError(`${file} 没有导入:${error.message}`, { cause: error });
    throw error;
  }
}

async function textOf(file: string): Promise<string> {
  if (file.toLowerCase().endsWith(".json")) {
    return readFile(file, "utf8").catch((cause: unknown) => {
      throw new UsageError(`${file}:读不了这个文件,请检查路径。`, { cause });
    });
  }
  for await (const read of readFiles([file])) {
    if ("error" in read) throw new UsageError(`${file}:${read.error}`);
    return read.document.text;
  }
  return "";
}

function print({ name, from, to, makeUp }: YearHoliday): void {
  const off = from === to ? spokenDate(from) : `${spokenDate(from)} 至 ${spokenDate(to)}`;
  console.log(`  ${name}:${off}${makeUp.length > 0 ? `;补班 ${makeUp.map(spokenDate).join("、")}` : ""}`);
}

function parseYear(text: string): number {
  if (!/^20\d{2}$/.test(text)) throw new InvalidArgumentError("年份应写成 2027。");
  return Number(text);
}
