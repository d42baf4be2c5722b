import type { Reply } from "../chat/types.ts";
import type { Conversation } from "../context.ts";
import type { Unit } from "../unit/types.ts";

/** The unit a question is about: the one named, or the one the person speaks for; otherwise what to say instead. */
export type WhoseUnit = { readonly unit: Unit } | { readonly ask: Reply };

export function whoseUnit(conversation: Conversation, named: string | undefined): WhoseUnit {
  const { directory, member } = conversation;
  const name = named ?? member.unitName;
  if (!name) return { ask: askForUnit() };
  const unit = directory.resolveUnit(name, homeOf(conversation)).unit;
  return unit ? { unit } : { ask: unknownUnit(name) };
}

/** Code of the place a person belongs to, for names without a place: 市司法局. */
export function homeOf({ directory, member }: Conversation): string | null {
  return member.unitName ? (directory.resolveUnit(member.unitName, null).unit?.region ?? null) : null;
}

function askForUnit(): Reply {
  return {
    blocks: [
      { kind: "paragraph", text: "还不知道您是哪个单位。请带上单位全称再问,例如“洪雅县司法局有哪些任务”,或先说“切换单位 洪雅县司法局”。" },
    ],
    choices: [{ label: "帮助", say: "帮助" }],
  };
}

function unknownUnit(name: string): Reply {
  return {
    blocks: [{ kind: "paragraph", text: `没有认出“${name}”是哪个单位。请写全称,带上地名,例如“遂平县司法局”。` }],
    choices: [{ label: "我是谁", say: "我是谁" }],
  };
}
