import { randomUUID } from "node:crypto";
import type { Turn } from "../chat/router.ts";
import type { Application } from "../context.ts";

export interface Speaker {
  say(text: string): Promise<Turn>;
}

export interface SpeakerOptions {
  /** Null for a citizen. */
  readonly unitName: string | null;
  /** Epoch milliseconds to take for now. */
  readonly now?: number;
}

/** Somebody at the command line: a person and a chat of their own, gone with the process. */
export function createSpeaker({ say, context }: Application, { unitName, now }: SpeakerOptions): Speaker {
  const person = `cli-${randomUUID()}`;
  const at = () => now ?? context.clock();
  const incoming = (text: string) => ({
    platform: "cli",
    id: randomUUID(),
    chat: { id: person, kind: "private" as const },
    from: { id: person },
    text,
    addressed: true,
    at: at(),
  });
  let ready: Promise<void> | null = null;
  const introduce = async () => {
    const { member } = await context.store.people.meet(incoming(""));
    if (unitName) await context.store.people.setMember(member.id, { role: "member", unitName });
  };
  return {
    async say(text) {
      ready ??= introduce();
      await ready;
      return say(incoming(text));
    },
  };
}
