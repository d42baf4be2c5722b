import { randomUUID } from "node:crypto";
import { renderText } from "../../src/chat/render.ts";
import type { Turn } from "../../src/chat/router.ts";
import type { Location } from "../../src/chat/types.ts";
import { toConfig } from "../../src/config.ts";
import type { Application, OpenOptions } from "../../src/context.ts";
import { open } from "../../src/main.ts";
import type { Role } from "../../src/store/people-store.ts";
import { instantOf } from "../../src/time/date.ts";

/** The whole application on a real database in memory, with the real seeds; only the clock is ours. */
export async function openBot(options: OpenOptions = {}): Promise<Application> {
  return open(toConfig({}), { database: ":memory:", ...options });
}

export interface TestUser {
  /** Says it, and gives what was heard. */
  says(text: string, location?: Location): Promise<Heard>;
  /** The same person at another time. */
  at(now: string): TestUser;
}

export interface Heard {
  readonly text: string;
  readonly turn: Turn;
  readonly command: string | null;
  readonly arguments: Readonly<Record<string, unknown>>;
}

/** Somebody in a private chat, at `now` (`2022-12-01T09:00`, Beijing time); a citizen where `unit` is not given. */
export async function userOf({ context, say }: Application, now: string, unit?: string, role: Role = "member"): Promise<TestUser> {
  const id = randomUUID();
  const incoming = (text: string, [date = "", time = "00:00"] = now.split("T"), location?: Location) => ({
    platform: "test",
    id: randomUUID(),
    chat: { id, kind: "private" as const },
    from: { id },
    text,
    ...(location ? { location } : {}),
    addressed: true,
    at: instantOf(date, time),
  });
  if (unit) {
    const { member } = await context.store.people.meet(incoming(""));
    await context.store.people.setMember(member.id, { role, unitName: unit });
  }
  const userAt = (moment: string): TestUser => ({
    async says(text, location) {
      const turn = await say(incoming(text, moment.split("T"), location));
      return { text: renderText(turn.reply), turn, command: turn.reading?.command ?? null, arguments: turn.reading?.arguments ?? {} };
    },
    at: userAt,
  });
  return userAt(now);
}
