import type { Command } from "../src/chat/types.ts";
import type { Conversation } from "../src/context.ts";
import { accept } from "./accept.ts";
import { approve } from "./approve.ts";
import { bind } from "./bind.ts";
import { calendar } from "./calendar.ts";
import { clause } from "./clause.ts";
import { compare } from "./compare.ts";
import { correct } from "./correct.ts";
import { done } from "./done.ts";
import { due } from "./due.ts";
import { extend } from "./extend.ts";
import { finishTimer } from "./finish-timer.ts";
import { grant } from "./grant.ts";
import { help } from "./help.ts";
import { join } from "./join.ts";
import { ledger } from "./ledger.ts";
import { mute } from "./mute.ts";
import { nearest } from "./nearest.ts";
import { obligations } from "./obligations.ts";
import { progress } from "./progress.ts";
import { record } from "./record.ts";
import { refuse } from "./refuse.ts";
import { sendBack } from "./return.ts";
import { search } from "./search.ts";
import { services } from "./services.ts";
import { snooze } from "./snooze.ts";
import { stopTimer } from "./stop-timer.ts";
import { subscribe } from "./subscribe.ts";
import { timer } from "./timer.ts";
import { timers } from "./timers.ts";
import { unmute } from "./unmute.ts";
import { unrecord } from "./unrecord.ts";
import { unsubscribe } from "./unsubscribe.ts";
import { waive } from "./waive.ts";
import { whoami } from "./whoami.ts";

/** Everything that can be said to the bot, in the order in which it is offered. */
export const commands: readonly Command<Conversation>[] = [
  obligations,
  due,
  clause,
  search,
  ledger,
  compare,
  nearest,
  correct,
  services,
  accept,
  done,
  waive,
  progress,
  approve,
  sendBack,
  whoami,
  bind,
  join,
  subscribe,
  unsubscribe,
  extend,
  grant,
  refuse,
  record,
  unrecord,
  timer,
  timers,
  stopTimer,
  finishTimer,
  snooze,
  mute,
  unmute,
  calendar,
  help,
];
