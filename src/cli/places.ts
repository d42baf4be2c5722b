import { Command } from "commander";
import type { Open } from "../context.ts";
import { placesCheckCommand } from "./places-check.ts";
import { placesCoverageCommand } from "./places-coverage.ts";
import { placesExportCommand, placesTemplateCommand } from "./places-export.ts";
import { placesImportCommand } from "./places-import.ts";

/** Where citizens can go: from a table to the answers, and what is wrong with it. */
export function placesCommand(open: Open): Command {
  const places = new Command("places").description("管理公共法律服务点:导入、导出、核对");
  const subcommands = [
    placesImportCommand(open),
    placesTemplateCommand(),
    placesExportCommand(open),
    placesCheckCommand(open),
    placesCoverageCommand(open),
  ];
  for (const subcommand of subcommands) places.addCommand(subcommand);
  return places;
}
