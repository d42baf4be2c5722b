import { Command } from "commander";
import type { Open } from "../context.ts";
import { adminCommand } from "./admin.ts";
import { calendarCommand } from "./calendar.ts";
import { chatCommand } from "./chat.ts";
import { speakChinese } from "./chinese-help.ts";
import { doctorCommand } from "./doctor.ts";
import { dueCommand } from "./due.ts";
import { ladderCommand } from "./ladder.ts";
import { ledgerCommand } from "./ledger.ts";
import { obligationsCommand } from "./obligations.ts";
import { occurrencesCommand } from "./occurrences.ts";
import { outboxCommand } from "./outbox.ts";
import { parseCommand } from "./parse.ts";
import { placesCommand } from "./places.ts";
import { plansCommand } from "./plans.ts";
import { simulateCommand } from "./simulate.ts";
import { type Serve, startCommand } from "./start.ts";
import { unitsCommand } from "./units.ts";

export interface ProgramOptions {
  readonly version: string;
  readonly open: Open;
  readonly serve: Serve;
}

/** The `luzhi` program: one file per sub-command. */
export function createProgram({ version, open, serve }: ProgramOptions): Command {
  const program = new Command("luzhi")
    .description("履职:把规划方案读成任务,到期前提醒,随问随答")
    .version(version, "-V, --version", "显示版本");
  const subcommands = [
    startCommand(serve),
    chatCommand(open),
    parseCommand(),
    plansCommand(open),
    placesCommand(open),
    obligationsCommand(open),
    dueCommand(open),
    occurrencesCommand(open),
    ledgerCommand(open),
    unitsCommand(open),
    simulateCommand(open),
    outboxCommand(open),
    calendarCommand(open),
    ladderCommand(open),
    adminCommand(open),
    doctorCommand(open),
  ];
  for (const subcommand of subcommands) program.addCommand(subcommand);
  return speakChinese(program);
}
