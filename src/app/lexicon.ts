import type { Lexicon, Mention } from "../chat/types.ts";
import type { Conversation } from "../context.ts";
import { SERVICES } from "../place/types.ts";
import type { PlanRecord } from "../store/plan-store.ts";
import { createUnitScanner } from "../unit/find-in.ts";
import type { Directory } from "../unit/types.ts";
import { homeOf } from "./whose-unit.ts";

/** The names that one person's message may hold: units and places as seen from their own place, plans, services. */
export function createLexicon(conversation: Conversation, plans: readonly PlanRecord[]): Lexicon {
  const home = homeOf(conversation);
  return {
    mentions: (text) => [
      ...units(conversation, text, home),
      ...places(conversation, text, home),
      ...planTitles(plans, text),
      ...services(text),
    ],
  };
}

function units({ directory, regions }: Conversation, text: string, home: string | null): Mention[] {
  const scan = scanners.get(directory) ?? createUnitScanner(directory, regions);
  scanners.set(directory, scan);
  return scan(text, home).map(({ start, end, unit }) => ({ slot: "unit", value: unit.name, start, end }));
}

/** Made once a directory, out of all its names. */
const scanners = new WeakMap<Directory, ReturnType<typeof createUnitScanner>>();

function places({ regions }: Conversation, text: string, home: string | null): Mention[] {
  return regions.findIn(text, home).map(({ start, end, text: name }) => ({ slot: "place", value: name, start, end }));
}

/** A title in 《》, whole or in part, where one plan has it. */
function planTitles(plans: readonly PlanRecord[], text: string): Mention[] {
  return [...text.matchAll(/《([^《》]{2,60})》/gu)].flatMap((match) => {
    const fits = plans.filter((record) => record.plan.title.includes(match[1] ?? ""));
    return fits.length === 1 ? [{ slot: "plan" as const, value: fits[0]?.id, start: match.index, end: match.index + match[0].length }] : [];
  });
}

function services(text: string): Mention[] {
  return SERVICES.flatMap((service) => {
    const start = text.indexOf(service);
    return start < 0 ? [] : [{ slot: "service" as const, value: service, start, end: start + service.length }];
  });
}
