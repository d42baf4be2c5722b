/**
 * How far one occurrence is, for one unit. 待签收 (no record yet) → 办理中 → 待复核 → 已办结; 退办 sends it back; 不适用 ends it.
 */
export type FollowUpState = "accepted" | "submitted" | "done" | "returned" | "waived";

export type FollowUpAction = "accept" | "submit" | "approve" | "return" | "waive" | "reopen";

/** What an action makes of a state; null is 待签收, undefined means that the action has no place there. */
const NEXT: Readonly<Record<FollowUpAction, Partial<Record<FollowUpState | "open", FollowUpState>>>> = {
  accept: { open: "accepted", returned: "accepted" },
  submit: { open: "submitted", accepted: "submitted", returned: "submitted" },
  approve: { submitted: "done" },
  return: { submitted: "returned", done: "returned" },
  waive: { open: "waived", accepted: "waived", returned: "waived", submitted: "waived" },
  reopen: { done: "returned", waived: "returned" },
};

/** The state after `action`, or null where it cannot be done in that state. */
export function afterAction(state: FollowUpState | null, action: FollowUpAction): FollowUpState | null {
  return NEXT[action][state ?? "open"] ?? null;
}

/** True where nobody waits for the unit any more: no reminder is sent. */
export function isSettled(state: FollowUpState | null): boolean {
  return state === "submitted" || state === "done" || state === "waived";
}

export const STATE_WORDS: Readonly<Record<FollowUpState | "open", string>> = {
  open: "待签收",
  accepted: "办理中",
  submitted: "待复核",
  done: "已办结",
  returned: "退办,重新办理",
  waived: "不适用",
};
