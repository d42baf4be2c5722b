import { extname } from "node:path";
import { Command } from "commander";
import { ledgerOf } from "../app/ledger.ts";
import { plansCalled } from "../app/plans-called.ts";
import { planName } from "../app/say.ts";
import { LEDGER_FORMATS, type LedgerFormat, writeLedger } from "../app/write-ledger.ts";
import type { Application, Open } from "../context.ts";
import { localDate } from "../time/date.ts";
import { parseInstant, UsageError, unitNamed, withApplication } from "./options.ts";
import { saveFile } from "./save-file.ts";

interface Options {
  readonly plan: string;
  readonly unit?: string;
  readonly output: string;
  readonly force?: boolean;
  readonly now?: number;
}

export function ledgerCommand(open: Open): Command {
  return new Command("ledger")
    .description("导出责任分解表(台账)")
    .requiredOption("-p, --plan <文件>", "文件编号,或标题里的几个字")
    .option("-u, --unit <单位>", "只要这个单位的任务")
    .requiredOption("-o, --output <路径>", "存到哪里:.xlsx、.csv 或 .md")
    .option("-f, --force", "覆盖已有的文件")
    .option("--now <时间>", "当作现在的时间,例如 2024-12-20T08:58", parseInstant)
    .action(async (options: Options) => {
      const format = formatOf(options.output);
      await withApplication(open, async (application) => {
        const { context } = application;
        const record = await planNamed(application, options.plan);
        const unit = options.unit === undefined ? null : unitNamed(application, options.unit);
        const today = localDate(options.now ?? context.clock());
        const ledger = await ledgerOf(context, { record, unit, today, withProgress: true });
        if (ledger.rows.length === 0) throw new UsageError(`${planName(record)}里没有${unit?.name ?? ""}的任务,没有写出文件。`);
        const { bytes } = await writeLedger(ledger, format);
        await saveFile(options.output, bytes, options.force);
        console.log(`已写出 ${options.output}:${ledger.title},${ledger.rows.length} 行。`);
      });
    });
}

function formatOf(path: string): LedgerFormat {
  const ending = extname(path).slice(1).toLowerCase();
  const format = LEDGER_FORMATS.find((candidate) => candidate === ending);
  if (!format) throw new UsageError(`不会写这种文件:${path}。请用 .xlsx、.csv 或 .md 结尾。`);
  return format;
}

/** The one plan of that number or with those words in its title. */
export async function planNamed(
  { context }: Application,
  wanted: string,
): Promise<Awaited<ReturnType<typeof context.library.all>>[number]> {
  const found = plansCalled(await context.library.all(), wanted);
  const [only] = found;
  if (only && found.length === 1) return only;
  if (found.length === 0) throw new UsageError(`没有叫“${wanted}”的文件,请用 luzhi plans list 查看编号和标题。`);
  throw new UsageError(`“${wanted}”可以指几份文件,请写编号:\n${found.map((one) => `  ${one.id}  ${planName(one)}`).join("\n")}`);
}
