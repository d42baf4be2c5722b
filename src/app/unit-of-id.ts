import type { Directory, Unit } from "../unit/types.ts";

/** `4117/market-regulation`, or `652300/=…管委会` for a body outside the directory; null for what is no unit now. */
export function unitOfId(directory: Directory, id: string): Unit | null {
  const known = units.get(directory) ?? new Map<string, Unit | null>();
  units.set(directory, known);
  const found = known.get(id);
  if (found !== undefined) return found;
  const [region = "", kind = ""] = id.split("/");
  const unit = kind.startsWith("=") ? directory.resolveUnit(kind.slice(1), region).unit : directory.unit(kind, region);
  known.set(id, unit);
  return unit;
}

/** A directory never changes, and each tick asks for the same units. */
const units = new WeakMap<Directory, Map<string, Unit | null>>();
