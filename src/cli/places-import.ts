import { readFile } from "node:fs/promises";
import { Command, InvalidArgumentError } from "commander";
import { type Declared, importPlaces, type MissingWord, type PlaceImport, previewPlaces } from "../app/import-places.ts";
import { readPlaces } from "../app/read-places.ts";
import type { Open } from "../context.ts";
import type { MapDatum } from "../place/coordinates.ts";
import type { RawPlaces } from "../place/import/types.ts";
import { parseDate, printJson, UsageError, withApplication } from "./options.ts";
import { accountName } from "./plans-options.ts";

interface Options extends Declared {
  readonly dryRun?: boolean;
  readonly by?: string;
  readonly json?: boolean;
}

export function placesImportCommand(open: Open): Command {
  return new Command("import")
    .description("导入服务点:CSV(UTF-8 或 GBK)、XLSX、GeoJSON、HSDS JSON。有错误的行不导入,并说明原因")
    .argument("<文件>", "表头怎么写见 luzhi places template")
    .option("--datum <坐标系>", "坐标是哪一种:wgs84(GPS、天地图)、gcj02(高德、腾讯)、bd09(百度)、unknown(不清楚)", parseDatum)
    .option("--source <来源>", "数据来自哪里,例如 遂平县司法局")
    .option("--date <日期>", "数据是哪天的,例如 2026-01-31", parseDate)
    .option("--place <地名>", "表里没有写省市县的,都在这个地方")
    .option("--update", "与已录入的重复时,用文件里的更新它")
    .option("--dry-run", "只看会怎样,不写入")
    .option("--by <姓名>", "导入人;不写就是登录名")
    .option("--json", "输出 JSON")
    .action(async (file: string, options: Options) => {
      const raw = await readPlaces(await bytesOf(file));
      await withApplication(open, async ({ context }) => {
        const found = await previewPlaces(context, raw, options);
        if (options.json) printJson({ columns: raw.columns, ...found });
        else print(raw, found);
        if (found.problems.some(({ level }) => level === "error")) process.exitCode = 1;
        if (options.dryRun) return void (options.json || console.log("只是预览,没有写入。去掉 --dry-run 就写入。"));
        if (found.missing.length > 0) throw new UsageError(`没有写入:${found.missing.map((word) => MISSING[word]).join(";")}。`);
        const { added, updated } = await importPlaces(context, found, options.by ?? accountName());
        if (!options.json) console.log(`已写入:新增 ${added} 个,更新 ${updated} 个。`);
      });
    });
}

const MISSING: Readonly<Record<MissingWord, string>> = {
  datum: "文件没有写明坐标系,请用 --datum 说明(wgs84、gcj02、bd09 或 unknown)",
  source: "文件没有写明数据来源,请用 --source 说明",
  date: "文件没有写明数据日期,请用 --date 说明",
  place: "没有认出 --place 的地名,请写县(市、区)全称",
};

const DATUMS: Readonly<Record<string, MapDatum>> = {
  wgs84: "WGS-84",
  cgcs2000: "WGS-84",
  gcj02: "GCJ-02",
  bd09: "BD-09",
  unknown: "unknown",
};

function parseDatum(text: string): MapDatum {
  const datum = DATUMS[text.toLowerCase().replace(/[-_ ]/g, "")];
  if (!datum) throw new InvalidArgumentError("坐标系应为 wgs84、gcj02、bd09 或 unknown。");
  return datum;
}

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(`读不了 ${file}:${code === "ENOENT" ? "没有这个文件" : (code ?? String(error))}。`, { cause: error });
  }
}

const SHOWN = 100;

function print({ rows, columns }: RawPlaces, { points, problems, duplicates, updates }: PlaceImport): void {
  const used = columns.flatMap(({ header, column }) => (column ? [header] : []));
  if (used.length > 0) console.log(`用到的列:${used.join("、")}`);
  const sorted = [...problems].sort((a, b) => a.row - b.row);
  for (const { row, level, message } of sorted.slice(0, SHOWN))
    console.log(`  ${row > 0 ? `第${row}行 ` : ""}${level === "error" ? "错误" : "提醒"}:${message}`);
  if (sorted.length > SHOWN) console.log(`  … 另有 ${sorted.length - SHOWN} 条`);
  for (const { row, ofRow, of, reason } of duplicates.slice(0, SHOWN))
    console.log(`  第${row}行 重复:与${ofRow === null ? "已录入的" : `第${ofRow}行`}${of.name}${reason}`);
  const bad = new Set(problems.filter(({ level }) => level === "error").map(({ row }) => row)).size;
  const kept = updates.length > 0 ? `,更新 ${updates.length} 个` : "";
  console.log(`共 ${rows.length} 行:可新增 ${points.length} 个${kept},重复 ${duplicates.length} 行,有错误 ${bad} 行。`);
}
