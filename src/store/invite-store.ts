import { and, count, eq, gt, isNull } from "drizzle-orm";
import type { Database } from "./database.ts";
import type { Role } from "./people-store.ts";
import { audit } from "./schema/follow-ups.ts";
import { inviteFailures, invites } from "./schema/invites.ts";
import { members } from "./schema/people.ts";

export interface Invite {
  readonly role: Exclude<Role, "citizen">;
  readonly unitName: string;
  readonly createdAt: number;
  readonly expiresAt: number;
}

export interface InviteStore {
  add(hash: string, invite: Invite): Promise<void>;
  /** Uses the code up and gives the person its role and unit, with an audit entry; null where no such code is open at `at`. */
  redeem(hash: string, by: { readonly memberId: number; readonly chatId: number; readonly at: number }): Promise<Invite | null>;
  failed(memberId: number, at: number): Promise<void>;
  /** Wrong codes of a person after `since`. */
  failures(memberId: number, since: number): Promise<number>;
}

export function createInviteStore({ query }: Database): InviteStore {
  return {
    async add(hash, invite) {
      query
        .insert(invites)
        .values({ hash, ...invite })
        .run();
    },
    async redeem(hash, { memberId, chatId, at }) {
      return query.transaction((tx) => {
        const open = and(eq(invites.hash, hash), isNull(invites.usedAt), gt(invites.expiresAt, at));
        const used = tx.update(invites).set({ usedAt: at, usedBy: memberId }).where(open).returning().get();
        if (!used) return null;
        const before = tx.select().from(members).where(eq(members.id, memberId)).get();
        const after = { role: used.role, unitName: used.unitName };
        tx.update(members).set(after).where(eq(members.id, memberId)).run();
        const entry = { at, memberId, chatId, action: "join", subject: `member ${memberId}` };
        tx.insert(audit)
          .values({ ...entry, before: { role: before?.role, unitName: before?.unitName }, after })
          .run();
        return used;
      });
    },
    async failed(memberId, at) {
      query.insert(inviteFailures).values({ memberId, at }).run();
    },
    async failures(memberId, since) {
      const recent = and(eq(inviteFailures.memberId, memberId), gt(inviteFailures.at, since));
      return query.select({ n: count() }).from(inviteFailures).where(recent).get()?.n ?? 0;
    },
  };
}
