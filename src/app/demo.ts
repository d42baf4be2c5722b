import type { Incoming } from "../chat/types.ts";
import type { Application, Conversation } from "../context.ts";
import { chooseUnit, leaveUnit } from "./choose-unit.ts";

export interface DemoOptions {
  readonly real: Application;
  /** A fresh application on a database of its own, whose clock is `clock`. */
  openSandbox(clock: () => number): Promise<Application>;
  /** Runs an application's reminders from `from` to `to` (epoch milliseconds); see playReminders. */
  play(application: Application, span: { from: number; to: number; untilChat?: string }, at: (now: number) => void): Promise<boolean>;
}

/** Who one can be in a demonstration. */
export interface Identity {
  readonly id: string;
  readonly label: string;
  readonly kind: "unit" | "supervisor" | "citizen";
}

/** The application that answers, and the demonstration that may stand in for it: any identity, any date. */
export interface DemoHost {
  /** The sandbox once the clock was moved, the real one before. */
  current(): Application;
  now(): number;
  /** Moves the sandbox's clock; forward plays what happens between, backward begins a new sandbox. */
  setNow(now: number): Promise<void>;
  /** Moves the clock to the next reminder within a year; false where there is none. */
  playToNext(chatId: string): Promise<boolean>;
  identities(): Promise<readonly Identity[]>;
  identityOf(personId: string): Promise<string | null>;
  choose(personId: string, chatId: string, identityId: string): Promise<void>;
  tick(): Promise<void>;
  close(): void;
}

const SUPERVISOR = "supervisor:";
const CITIZEN: Identity = { id: "citizen", label: "公众", kind: "citizen" };
/** Of each place that has a plan, some units of different tiers. */
const SUPERVISING = "司法局";
const OFFERED_KINDS = ["司法局", "市场监管局", "财政局"];
const YEAR = 366 * 24 * 3_600_000;

export function createDemoHost({ real, openSandbox, play }: DemoOptions): DemoHost {
  let sandbox: Application | null = null;
  // The sandbox's time runs on from `base`, which was set at `since` by the real clock; while something plays it stands still.
  let clock = { base: 0, since: 0, running: true };
  const chosen = new Map<string, { chatId: string; identityId: string }>();
  const now = () => (sandbox ? clock.base + (clock.running ? real.context.clock() - clock.since : 0) : real.context.clock());
  const freeze = (at: number) => {
    clock = { base: at, since: real.context.clock(), running: false };
  };
  const run = (at: number) => {
    clock = { base: at, since: real.context.clock(), running: true };
  };
  const current = () => sandbox ?? real;

  async function begin(at: number): Promise<Application> {
    sandbox?.close();
    freeze(at);
    sandbox = await openSandbox(now);
    for (const [personId, { chatId, identityId }] of chosen) await apply(sandbox, { personId, chatId, identityId, at });
    return sandbox;
  }

  return {
    current,
    now,
    async setNow(at) {
      const from = now();
      const moved = sandbox && at >= from ? sandbox : await begin(at);
      await play(moved, { from: Math.min(from, at), to: at }, freeze);
      run(at);
    },
    async playToNext(chatId) {
      const from = now();
      const application = sandbox ?? (await begin(from));
      freeze(from);
      const heard = await play(application, { from, to: from + YEAR, untilChat: chatId }, freeze);
      run(now());
      return heard;
    },
    identities: async () => [...(await unitsOf(real)), CITIZEN],
    async identityOf(personId) {
      return chosen.get(personId)?.identityId ?? null;
    },
    async choose(personId, chatId, identityId) {
      chosen.set(personId, { chatId, identityId });
      await apply(current(), { personId, chatId, identityId, at: now() });
    },
    async tick() {
      await real.tick();
      await sandbox?.tick();
    },
    close: () => sandbox?.close(),
  };
}

interface Choice {
  readonly personId: string;
  readonly chatId: string;
  readonly identityId: string;
  readonly at: number;
}

async function apply({ context }: Application, { personId, chatId, identityId, at }: Choice): Promise<void> {
  const chatRef = { id: chatId, kind: "private" } as const;
  const incoming: Incoming = { platform: "web", id: "", chat: chatRef, from: { id: personId }, text: "", addressed: true, at };
  const { chat, member } = await context.store.people.meet(incoming);
  const conversation: Conversation = { ...context, now: at, chat, member, demo: true };
  if (identityId === CITIZEN.id) await leaveUnit(conversation);
  else if (!identityId.startsWith(SUPERVISOR)) await chooseUnit(conversation, identityId);
  else {
    await chooseUnit(conversation, identityId.slice(SUPERVISOR.length));
    await context.store.people.setMember(member.id, { role: "supervisor", unitName: identityId.slice(SUPERVISOR.length) });
  }
}

async function unitsOf({ context }: Application): Promise<Identity[]> {
  const records = await context.library.readable();
  const codes = [...new Set(records.flatMap((record) => (record.regionCode ? [record.regionCode] : [])))];
  const names = codes.flatMap((code) => OFFERED_KINDS.map((kind) => `${context.regions.title(code)}${kind}`));
  const supervisors = codes.map((code) => `${context.regions.title(code)}${SUPERVISING}`);
  return [
    ...names.map((name) => ({ id: name, label: name, kind: "unit" as const })),
    ...supervisors.map((name) => ({ id: `${SUPERVISOR}${name}`, label: `${name}(督办)`, kind: "supervisor" as const })),
  ];
}
