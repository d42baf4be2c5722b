import { and, asc, count, eq, inArray, isNotNull, max } from "drizzle-orm";
import type { Incoming } from "../chat/types.ts";
import type { Database } from "./database.ts";
import { moveChat } from "./move-chat.ts";
import { chats, dialogues, members, subscriptions } from "./schema/people.ts";

export type Role = "citizen" | "member" | "lead" | "supervisor" | "admin";

export interface ChatRecord {
  readonly id: number;
  readonly platform: string;
  readonly externalId: string;
  readonly kind: "private" | "group";
  readonly disabledReason: string | null;
}

export interface MemberRecord {
  readonly id: number;
  readonly platform: string;
  readonly externalId: string;
  readonly name: string | null;
  readonly role: Role;
  /** The unit they speak for, as named; null for a citizen. */
  readonly unitName: string | null;
}

export interface SubscriptionRecord {
  readonly chat: ChatRecord;
  readonly unitId: string;
  readonly unitName: string;
  readonly createdAt: number;
}

/** A person and the private chat in which they talked to us. */
export interface PrivateChat {
  readonly chat: ChatRecord;
  readonly member: MemberRecord;
  /** When we first met them. */
  readonly since: number;
}

export interface PeopleStore {
  /** Changes with every subscription and every chat that is disabled or comes back. */
  revision(): Promise<string>;
  findChat(platform: string, externalId: string): Promise<ChatRecord | null>;
  /** The chat and the person of a message, made on first sight; a disabled chat that writes is enabled again. */
  meet(incoming: Incoming): Promise<{ readonly chat: ChatRecord; readonly member: MemberRecord }>;
  setMember(id: number, change: { readonly role: Role; readonly unitName: string | null }): Promise<void>;
  /** Where people with these roles can be written to in private. */
  privateChats(roles: readonly Role[]): Promise<readonly PrivateChat[]>;
  countAdmins(): Promise<number>;
  disableChat(id: number, reason: string): Promise<void>;
  /** A chat that goes on under another id keeps what it hears and what it was told. */
  moveChat(platform: string, move: { readonly from: string; readonly to: string }): Promise<void>;
  subscribe(chatId: number, unit: { readonly id: string; readonly name: string }, at: number): Promise<void>;
  /** Without a unit: from all of them. */
  unsubscribe(chatId: number, unitId?: string): Promise<void>;
  subscriptions(chatId?: number): Promise<readonly SubscriptionRecord[]>;
  /** What was last said to a person in a chat, or null when that is older than `notBefore`. */
  dialogue(chatId: number, personId: string, notBefore: number): Promise<{ readonly state: unknown; readonly updatedAt: number } | null>;
  keepDialogue(chatId: number, personId: string, state: { readonly value: unknown; readonly at: number }): Promise<void>;
}

export function createPeopleStore(database: Database): PeopleStore {
  const { query } = database;
  return {
    async revision() {
      const heard = query
        .select({ n: count(), latest: max(subscriptions.createdAt) })
        .from(subscriptions)
        .get();
      const disabled = query.select({ n: count() }).from(chats).where(isNotNull(chats.disabledReason)).get();
      return `${heard?.n}:${heard?.latest}:${disabled?.n}`;
    },
    async findChat(platform, externalId) {
      return (
        query
          .select()
          .from(chats)
          .where(and(eq(chats.platform, platform), eq(chats.externalId, externalId)))
          .get() ?? null
      );
    },
    async meet(incoming) {
      return query.transaction((tx) => ({ chat: meetChat(tx, incoming), member: meetMember(tx, incoming) }));
    },
    async setMember(id, change) {
      query.update(members).set(change).where(eq(members.id, id)).run();
    },
    async privateChats(roles) {
      const same = and(eq(members.platform, chats.platform), eq(members.externalId, dialogues.personId));
      const rows = query
        .select({ chat: chats, member: members })
        .from(dialogues)
        .innerJoin(chats, eq(chats.id, dialogues.chatId))
        .innerJoin(members, same)
        .where(and(eq(chats.kind, "private"), inArray(members.role, [...roles])))
        .orderBy(asc(chats.id))
        .all();
      return rows.map(({ chat, member }) => ({ chat, member, since: member.createdAt }));
    },
    async countAdmins() {
      return query.$count(members, eq(members.role, "admin"));
    },
    async disableChat(id, reason) {
      query.update(chats).set({ disabledReason: reason }).where(eq(chats.id, id)).run();
    },
    async moveChat(platform, move) {
      moveChat(database, platform, move);
    },
    async subscribe(chatId, unit, at) {
      query.insert(subscriptions).values({ chatId, unitId: unit.id, unitName: unit.name, createdAt: at }).onConflictDoNothing().run();
    },
    async unsubscribe(chatId, unitId) {
      const chat = eq(subscriptions.chatId, chatId);
      query
        .delete(subscriptions)
        .where(unitId === undefined ? chat : and(chat, eq(subscriptions.unitId, unitId)))
        .run();
    },
    async subscriptions(chatId) {
      const rows = query
        .select()
        .from(subscriptions)
        .innerJoin(chats, eq(chats.id, subscriptions.chatId))
        .where(chatId === undefined ? undefined : eq(subscriptions.chatId, chatId))
        .all();
      return rows.map(({ chats: chat, subscriptions: { unitId, unitName, createdAt } }) => ({ chat, unitId, unitName, createdAt }));
    },
    async dialogue(chatId, personId, notBefore) {
      const row = query
        .select()
        .from(dialogues)
        .where(and(eq(dialogues.chatId, chatId), eq(dialogues.personId, personId)))
        .get();
      return row && row.updatedAt >= notBefore ? row : null;
    },
    async keepDialogue(chatId, personId, { value, at }) {
      query
        .insert(dialogues)
        .values({ chatId, personId, state: value, updatedAt: at })
        .onConflictDoUpdate({ target: [dialogues.chatId, dialogues.personId], set: { state: value, updatedAt: at } })
        .run();
    },
  };
}

type Transaction = Parameters<Parameters<Database["query"]["transaction"]>[0]>[0];

function meetChat(tx: Transaction, { platform, chat, at }: Incoming): ChatRecord {
  return tx
    .insert(chats)
    .values({ platform, externalId: chat.id, kind: chat.kind, createdAt: at })
    .onConflictDoUpdate({ target: [chats.platform, chats.externalId], set: { disabledReason: null } })
    .returning()
    .get();
}

function meetMember(tx: Transaction, { platform, from, at }: Incoming): MemberRecord {
  return tx
    .insert(members)
    .values({ platform, externalId: from.id, name: from.name ?? null, role: "citizen", createdAt: at })
    .onConflictDoUpdate({ target: [members.platform, members.externalId], set: { name: from.name ?? null } })
    .returning()
    .get();
}
