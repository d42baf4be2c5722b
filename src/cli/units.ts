import { readFile } from "node:fs/promises";
import { Command } from "commander";
import { clauseNumber, planName } from "../app/say.ts";
import { importUnitKinds } from "../app/unit-kinds.ts";
import type { Application, Open } from "../context.ts";
import type { StoredPlan } from "../obligation/types.ts";
import { partiesThatResolveToNothing, type UnresolvedParty } from "../obligation/unresolved-parties.ts";
import type { UnitResolution } from "../unit/types.ts";
import { planNamed } from "./ledger.ts";
import { printJson, UsageError, withApplication } from "./options.ts";

export function unitsCommand(open: Open): Command {
  return new Command("units")
    .description("单位名录:认单位、补充名录、列出认不出的单位")
    .addCommand(resolveCommand(open))
    .addCommand(unresolvedCommand(open))
    .addCommand(importCommand(open));
}

function resolveCommand(open: Open): Command {
  return new Command("resolve")
    .description("一个单位名称指的是谁,为什么,还可能是谁")
    .argument("<名称>", "例如 县司法局、政府法制办")
    .option("-p, --place <地方>", "文件或说话人所在的地方,例如 洪雅县")
    .option("--json", "输出 JSON")
    .action(async (name: string, { place, json }: { place?: string; json?: boolean }) => {
      await withApplication(open, async (application) => {
        const resolution = application.context.directory.resolveUnit(name, place === undefined ? null : codeOf(application, place));
        if (json) printJson(resolution);
        else printResolution(application, name, resolution);
        if (!resolution.unit) process.exitCode = 1;
      });
    });
}

function codeOf({ context: { regions } }: Application, place: string): string {
  const found = regions.find(place);
  const [only] = found;
  if (!only) throw new UsageError(`没有认出地方“${place}”。请写全称,例如 洪雅县。`);
  if (found.length === 1) return only.code;
  const names = found.slice(0, 5).map(({ code }) => regions.title(code));
  throw new UsageError(`“${place}”不止一个:${names.join("、")}。请写明是哪个省市的。`);
}

function printResolution(
  { context: { regions, directory } }: Application,
  name: string,
  { unit, why, former, candidates }: UnitResolution,
) {
  if (unit) {
    const kind = unit.kind ? directory.kind(unit.kind) : undefined;
    console.log(`${name}:${unit.name}`);
    console.log(`  地方:${regions.title(unit.region)}(${unit.region})`);
    console.log(`  类别:${unit.categories.join("、") || "未列入名录"}${kind ? `;依据:${kind.basis}` : ""}`);
  } else console.log(`没有认出“${name}”。`);
  console.log(`  理由:${why}`);
  if (former) console.log(`  “${former.name}”是旧称${former.since ? `(${former.since}年改革)` : ""}`);
  if (candidates.length > 0) console.log("  还可能是:");
  for (const candidate of candidates) console.log(`    ${candidate.unit.name}:${candidate.why}`);
}

const ROLES = { lead: "责任单位", assist: "配合单位", actor: "句中主体" } as const;

function unresolvedCommand(open: Open): Command {
  return new Command("unresolved")
    .description("文件里认不出的单位名称")
    .option("-p, --plan <文件>", "文件编号,或标题里的几个字;不写就是全部")
    .option("--json", "输出 JSON")
    .action(async ({ plan, json }: { plan?: string; json?: boolean }) => {
      await withApplication(open, async (application) => {
        const { library, directory } = application.context;
        const records = plan === undefined ? await library.all() : [await planNamed(application, plan)];
        const found = records.map((record) => ({ record, names: partiesThatResolveToNothing(record, directory) }));
        if (json) return printJson(found.map(({ record, names }) => ({ id: record.id, title: record.plan.title, names })));
        for (const { record, names } of found) printUnresolved(record, names);
      });
    });
}

function printUnresolved(record: StoredPlan, names: readonly UnresolvedParty[]): void {
  console.log(`${record.id}. ${planName(record)}:${names.length === 0 ? "都认得出" : `${names.length} 个`}`);
  for (const { name, role, body, clauses } of names) {
    const notes = [ROLES[role], ...(body ? ["像是一个单位,名录里没有"] : [])].join(",");
    console.log(`  ${name}(${notes}):${clauses.map(clauseNumber).join(";")}`);
  }
}

function importCommand(open: Open): Command {
  return new Command("import")
    .description("补充或改正单位名录,列与 seeds/unit-kinds.csv 相同")
    .argument("<文件>", "CSV 文件,UTF-8")
    .option("--check", "只检查,不写入")
    .action(async (file: string, { check }: { check?: boolean }) => {
      const text = await read(file);
      await withApplication(open, async ({ context }) => {
        const { added, changed, faults } = await importUnitKinds(context, text, { write: check !== true });
        if (faults.length > 0) throw new UsageError(`${file} 有 ${faults.length} 处要改,什么也没有写入:\n${faults.join("\n")}`);
        const did = check ? "检查通过,没有写入" : "已写入";
        console.log(`${did}:新增 ${added} 种,改动 ${changed} 种。${check ? "" : "正在运行的程序下次启动时生效。"}`);
      });
    });
}

async function read(file: string): Promise<string> {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await readFile(file));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") throw new UsageError(`没有这个文件:${file}。`, { cause: error });
    if (code === "ERR_ENCODING_INVALID_ENCODED_DATA")
      throw new UsageError(`${file} 不是 UTF-8 编码,请在表格软件里另存为“CSV UTF-8”。`, { cause: error });
    throw new UsageError(`读不了 ${file}(${code ?? String(error)})。`, { cause: error });
  }
}
