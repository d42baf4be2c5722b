import type { PartyResolution, Unit, UnitFilter } from "./types.ts";

/** Whether a party of a plan means a unit: certainly, perhaps, or not. */
export function membershipOf(unit: Unit, party: PartyResolution): "member" | "possible" | null {
  if (party.kind === "unknown") return null;
  if (party.kind === "unit") return party.unit.id === unit.id ? "member" : null;
  const fitting = party.who.filter((filter) => fits(unit, filter));
  if (fitting.length === 0) return null;
  return fitting.some((filter) => !filter.uncertain) ? "member" : "possible";
}

function fits(unit: Unit, { region, levels, categories, kinds }: UnitFilter): boolean {
  if (!unit.region.startsWith(region)) return false;
  if (levels && !levels.includes(unit.level)) return false;
  return (unit.kind !== null && kinds.includes(unit.kind)) || unit.categories.some((category) => categories.includes(category));
}
