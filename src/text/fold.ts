import { Converter } from "opencc-js/t2cn";

const convert = Converter({ from: "t", to: "cn" });
const simplified = new Map<string, string>();

/** Zero-width characters, direction marks, soft hyphen and byte order mark: they print nothing. */
export const INVISIBLE = /[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/u;
/** The dashes a year range is printed with. */
const DASH = /[\u2010-\u2015\u2212\u2500\ufe58\ufe63\uff0d\u30fc]/u;

/**
 * One character as the grammars read it: half-width, simplified, every dash `—`, every blank a space, nothing for an invisible one.
 * Never longer than one UTF-16 unit a unit, so that places stay countable.
 */
export function foldChar(char: string): string {
  const code = char.charCodeAt(0);
  if (code > 0x20 && code < 0x7f) return char;
  if (INVISIBLE.test(char)) return "";
  if (/\s/u.test(char) || code === 0x3000) return " ";
  if (DASH.test(char)) return "—";
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  if (char === "○" || char === "〇" || char === "◯") return "〇";
  if (code >= 0x4e00 && code <= 0x9fff) return simplify(char);
  return char;
}

function simplify(char: string): string {
  const known = simplified.get(char);
  if (known !== undefined) return known;
  const made = convert(char);
  const value = made.length === 1 ? made : char;
  simplified.set(char, value);
  return value;
}
