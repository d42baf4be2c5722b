import { Command } from "commander";
import type { Open } from "../context.ts";
import { templateCsv, toCsv } from "../place/import/csv-out.ts";
import { withApplication } from "./options.ts";
import { saveFile } from "./save-file.ts";

interface Options {
  readonly output?: string;
  readonly force?: boolean;
}

export function placesExportCommand(open: Open): Command {
  return new Command("export")
    .description("导出全部服务点为 CSV(可用 Excel 打开,改好后用 places import --update 导回)")
    .option("-o, --output <路径>", "存到哪里;不写就输出到屏幕")
    .option("-f, --force", "覆盖已有的文件")
    .action(async (options: Options) => {
      await withApplication(open, async ({ context }) => {
        const { points } = await context.places.index();
        await write(toCsv(points), options);
        if (options.output) console.log(`已写出 ${options.output}:${points.length} 个服务点。`);
      });
    });
}

export function placesTemplateCommand(): Command {
  return new Command("template")
    .description("写出一张空表(CSV),填好后用 places import 导入")
    .option("-o, --output <路径>", "存到哪里;不写就输出到屏幕")
    .option("-f, --force", "覆盖已有的文件")
    .action(async (options: Options) => {
      await write(templateCsv(), options);
      if (options.output) console.log(`已写出 ${options.output}。填好后:luzhi places import ${options.output} --dry-run`);
    });
}

async function write(csv: string, { output, force }: Options): Promise<void> {
  if (output === undefined) process.stdout.write(csv);
  else await saveFile(output, new TextEncoder().encode(csv), force);
}
