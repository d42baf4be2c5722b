import type { PartyResolution } from "../unit/types.ts";

/** A party as printed, and what it means. */
export interface NamedParty {
  readonly name: string;
  readonly party: PartyResolution;
}

/** What a name means; one that lists bodies (市司法局会同市财政局、市民政局) is each of them. */
export function partiesNamed(name: string, resolve: (name: string) => PartyResolution): readonly NamedParty[] {
  const party = resolve(name);
  if (party.kind === "unit") return [{ name, party }];
  const parts = name.split(/[、,\uff0c和与]|会同|以及/).filter((part) => part !== "");
  const listed = parts.length > 1 && parts.length <= MOST_LISTED ? parts.map((part) => ({ name: part, party: resolve(part) })) : [];
  const bodies = listed.length > 0 && listed.every((part) => part.party.kind === "unit" && part.party.unit.kind !== null);
  return bodies ? listed : [{ name, party }];
}

const MOST_LISTED = 12;
