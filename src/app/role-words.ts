import type { Role } from "../store/people-store.ts";

/** What people are told they are. */
export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  citizen: "公众",
  member: "经办人",
  lead: "单位负责人",
  supervisor: "督办人员",
  admin: "管理员",
};
