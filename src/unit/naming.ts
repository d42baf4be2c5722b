import type { Regions } from "../region/types.ts";
import type { KindMatch } from "./kind-index.ts";
import type { Reading } from "./readings.ts";
import type { Unit, UnitKind } from "./types.ts";

/** Bodies of which a place has several: parks, schools, firms. */
const SEVERAL = new Set(["园区", "事业", "社会", "企业", "基层"]);

/** The unit of a kind as somebody called it. Its name alone, without a place to go by, leads back to it. */
export function unitAsSaid(regions: Regions, reading: Reading, match: KindMatch): Unit {
  const { region, rest } = reading;
  const { kind } = match;
  const own = SEVERAL.has(kind.body) && rest !== kind.name ? `=${rest}` : "";
  return {
    id: `${region.code}/${kind.id}${own}`,
    name: reading.shown ?? fullName(regions.uniqueTitle(region.code), reading, match),
    region: region.code,
    level: region.level,
    kind: kind.id,
    categories: kind.categories,
  };
}

/** The unit of a kind in a place, by its official name. */
export function unitOfKind(regions: Regions, kind: UnitKind, code: string): Unit | null {
  const region = regions.get(code);
  if (!region) return null;
  return unitAsSaid(regions, { region, rest: kind.name, note: "" }, { kind, via: "name", by: kind.name, since: null });
}

/** True for a body of which its place has several: 开发区管委会, 律师事务所. */
export function isOneOfMany(unit: Unit, kindOf: (id: string) => UnitKind | undefined): boolean {
  return SEVERAL.has(kindOf(unit.kind ?? "")?.body ?? "");
}

function fullName(title: string, reading: Reading, match: KindMatch): string {
  if (/^团[省市县州区旗]委$/.test(reading.rest)) return `团${title}委`;
  const name = nameAfterPlace(reading, match);
  return title + name.replace(/(?<=依法治)[省市县州区旗]/, /[省市县州区旗]$/.exec(title)?.[0] ?? "$&");
}

/** As said; a former name gives way to today's. */
function nameAfterPlace({ region, rest }: Reading, { kind, via }: KindMatch): string {
  const said = via === "former" ? kind.name : rest.replace(/^党委(?=.)/, "委");
  if (region.level === "township") return said.replace(/^(?:民族乡|街道|镇|乡|苏木)/, "");
  // 洪雅县 and 县直工委 share a letter.
  if (/^[省市县区州旗]直/.test(said) && region.name.endsWith(said.slice(0, 1))) return said.slice(1);
  return kind.body === "党委" && !OF_COMMITTEE.test(said) ? `委${said}` : said;
}

/** Names of the party's bodies that take no 委 in front; the others are a 县委组织部. */
const OF_COMMITTEE = /^(?:委|纪|监委|监察|党校|中共|档案|地方志|党史|史志|行政|干部学院|[省市县区州旗]?直|国家|乡镇|镇|乡|党工委|街道)/;
