import { expect, it } from "vitest";
import { type Action, may, PERMISSIONS } from "../../src/app/permissions.ts";
import type { Role } from "../../src/store/people-store.ts";

// Written out by hand, cell by cell: who may do what, in private | in a group.
const EXPECTED: Readonly<Record<Action, Readonly<Record<Role, string>>>> = {
  "choose-unit": { citizen: "yes|no", member: "yes|no", lead: "yes|yes", supervisor: "yes|yes", admin: "yes|yes" },
  handle: { citizen: "no|no", member: "yes|yes", lead: "yes|yes", supervisor: "yes|yes", admin: "yes|yes" },
  waive: { citizen: "no|no", member: "no|no", lead: "yes|no", supervisor: "yes|no", admin: "yes|no" },
  review: { citizen: "no|no", member: "no|no", lead: "no|no", supervisor: "yes|no", admin: "yes|no" },
  "see-progress": { citizen: "no|no", member: "yes|no", lead: "yes|no", supervisor: "yes|no", admin: "yes|no" },
  subscribe: { citizen: "no|no", member: "yes|no", lead: "yes|yes", supervisor: "yes|yes", admin: "yes|yes" },
};

it.each(Object.keys(PERMISSIONS) as Action[])("who may %s", (action) => {
  const roles = Object.keys(EXPECTED[action]) as Role[];
  const cell = (role: Role) => (["private", "group"] as const).map((place) => (may(role, action, place) ? "yes" : "no")).join("|");
  expect(Object.fromEntries(roles.map((role) => [role, cell(role)]))).toEqual(EXPECTED[action]);
});
