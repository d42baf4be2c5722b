import type { Role } from "../store/people-store.ts";

/** Everything that is not open to everybody everywhere. */
export type Action = "choose-unit" | "subscribe" | "handle" | "waive" | "review" | "see-progress";

/** Where it is asked: progress and evidence stay out of groups. */
export type Place = "private" | "group";

const EVERYBODY: readonly Role[] = ["citizen", "member", "lead", "supervisor", "admin"];
const STAFF: readonly Role[] = ["member", "lead", "supervisor", "admin"];
const SUPERVISORS: readonly Role[] = ["supervisor", "admin"];
const HEADS: readonly Role[] = ["lead", "supervisor", "admin"];

/** The one permission table: who may do what, in private and in a group. */
export const PERMISSIONS: Readonly<Record<Action, Readonly<Record<Place, readonly Role[]>>>> = {
  // Whose duties are shown; it opens nothing that is not public.
  "choose-unit": { private: EVERYBODY, group: HEADS },
  subscribe: { private: STAFF, group: HEADS },
  // 签收 and 办结 of one's own unit's duties; a reminder in a group is answered there.
  handle: { private: STAFF, group: STAFF },
  // 不适用 ends a duty, so the head of the unit says it.
  waive: { private: HEADS, group: [] },
  // 复核, 退办 of the units below.
  review: { private: SUPERVISORS, group: [] },
  // States and notes stay out of groups.
  "see-progress": { private: STAFF, group: [] },
};

export function may(role: Role, action: Action, place: Place): boolean {
  return PERMISSIONS[action][place].includes(role);
}
