import { respell, type SoundedText, sounded } from "../chat/respell.ts";
import type { Lexicon, Mention } from "../chat/types.ts";
import type { Conversation } from "../context.ts";
import { SERVICE_WORDS } from "../place/service-words.ts";
import { SERVICES } from "../place/types.ts";
import type { PlanTitle } from "../store/plan-lookup-store.ts";
import type { PlanRecord } from "../store/plan-store.ts";
import { bigrams } from "../text/bigrams.ts";
import { createUnitScanner } from "../unit/find-in.ts";
import type { Directory } from "../unit/types.ts";
import { homeOf } from "./whose-unit.ts";

/** The names that one person's message may hold: units and places as seen from their own place, plans, services. */
export async function createLexicon(conversation: Conversation): Promise<Lexicon> {
  const home = homeOf(conversation);
  const titles = await conversation.library.titles();
  const plans = await plansToKnow(conversation, titles.length, home);
  return {
    mentions: (text) => [
      ...units(conversation, text, home),
      ...places(conversation, text, home),
      ...planTitles(titles, text),
      ...services(text),
    ],
    knows: knowledgeOf(plans),
    respell: respellerOf(plans),
    names: namesOf(conversation.directory),
  };
}

/** The words of that many plans are kept; where there are more, those of the person's own place are. */
const PLANS_KNOWN = 200;

async function plansToKnow({ library }: Conversation, count: number, home: string | null): Promise<readonly PlanRecord[]> {
  if (count <= PLANS_KNOWN) return library.readable();
  return home === null ? [] : library.forRegion(home);
}

function units({ directory, regions }: Conversation, text: string, home: string | null): Mention[] {
  const scan = scanners.get(directory) ?? createUnitScanner(directory, regions);
  scanners.set(directory, scan);
  return scan(text, home).map(({ start, end, unit }) => ({ slot: "unit", value: unit.name, start, end }));
}

/** Made once a directory, out of all its names. */
const scanners = new WeakMap<Directory, ReturnType<typeof createUnitScanner>>();

function places({ regions }: Conversation, text: string, home: string | null): Mention[] {
  return regions.findIn(text, home).map(({ start, end, text: name }) => ({
    slot: "place",
    value: name,
    start,
    end: end + (PART_OF_PLACE.exec(text.slice(end))?.[0].length ?? 0),
  }));
}

/** 遂平县城, 昌吉市区, 柳江古镇, 六安火车站: somewhere in the place that is named, and no other place. */
const PART_OF_PLACE =
  /^(?:县?城(?:里|区|关|中心)?(?![管建市镇乡投关])|市?区里?(?![域县政])|[市县镇乡]里头?(?![面])|古[镇城]|老城区?|新城区?|(?:火车|高铁|汽车|客运)(?:东|西|南|北)?站|[镇乡街]上|街里)/u;

/** A title in 《》, whole or in part, or nearly so: the plan whose title has most of its pairs of characters. */
function planTitles(titles: readonly PlanTitle[], text: string): Mention[] {
  return [...text.matchAll(/《([^《》]{2,60})》/gu)].flatMap((match) => {
    const plan = bestTitle(titles, match[1] ?? "");
    return plan ? [{ slot: "plan" as const, value: plan.id, start: match.index, end: match.index + match[0].length }] : [];
  });
}

/** Below this share of its pairs of characters a title is another one. */
const LIKE_TITLE = 0.7;

function bestTitle(titles: readonly PlanTitle[], words: string): PlanTitle | null {
  const pairs = bigrams(words);
  const ranked = titles
    .map((plan) => ({ plan, share: pairs.filter((pair) => plan.title.includes(pair)).length / Math.max(1, pairs.length) }))
    .sort((a, b) => b.share - a.share);
  const [first, second] = ranked;
  return first && first.share >= LIKE_TITLE && first.share > (second?.share ?? 0) ? first.plan : null;
}

function services(text: string): Mention[] {
  return SERVICES.flatMap((service) =>
    SERVICE_WORDS[service].flatMap((word) => {
      const start = text.indexOf(word);
      return start < 0 ? [] : [{ slot: "service" as const, value: service, start, end: start + word.length }];
    }),
  );
}

/** Services and kinds of units, made once a directory. */
function namesOf(directory: Directory): readonly string[] {
  const made = names.get(directory) ?? [...SERVICES, ...directory.kinds.flatMap((kind) => [kind.name, ...kind.aliases])];
  names.set(directory, made);
  return made;
}

const names = new WeakMap<Directory, readonly string[]>();

/** How much of a phrase stands in the plans, by its runs of three characters (of two, where it is that short). */
function knowledgeOf(plans: readonly PlanRecord[]): (phrase: string) => number {
  return (phrase) => {
    const length = Math.min(3, phrase.length);
    const runs = runsOf(phrase, length);
    const found = runs.filter((run) => plans.some((record) => wordsOf(record).has(run)));
    return length < 2 || runs.length === 0 ? 0 : found.length / runs.length;
  };
}

/** Runs of two and three characters of a plan's text, made once a record. */
function wordsOf(record: PlanRecord): ReadonlySet<string> {
  const made =
    words.get(record) ??
    new Set(
      record.plan.clauses.flatMap(({ heading, text }) =>
        [2, 3].flatMap((length) => runsOf(withoutMarks(`${heading ?? ""}\n${text}`), length)),
      ),
    );
  words.set(record, made);
  return made;
}

const words = new WeakMap<PlanRecord, ReadonlySet<string>>();

/** 行政执法“三项制度” is asked for without its quotation marks. */
function withoutMarks(text: string): string {
  return text.replace(/[\s“”"‘’《》]/gu, "");
}

/** The plans' texts by their sounds, made when a phrase is first not found in them; each phrase is looked for once. */
function respellerOf(plans: readonly PlanRecord[]): (phrase: string) => string {
  const knows = knowledgeOf(plans);
  const found = new Map<string, string>();
  return (phrase) => {
    const meant = found.get(phrase) ?? (phrase.length < 4 || knows(phrase) === 1 ? phrase : respell(phrase, plans.map(soundsOf)));
    found.set(phrase, meant);
    return meant;
  };
}

function soundsOf(record: PlanRecord): SoundedText {
  const made =
    sounds.get(record) ?? sounded(record.plan.clauses.map(({ heading, text }) => withoutMarks(`${heading ?? ""}\n${text}`)).join("\n"));
  sounds.set(record, made);
  return made;
}

const sounds = new WeakMap<PlanRecord, SoundedText>();

function runsOf(text: string, length: number): string[] {
  return Array.from({ length: Math.max(0, text.length - length + 1) }, (_, at) => text.slice(at, at + length));
}
