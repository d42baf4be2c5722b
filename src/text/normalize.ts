import { Converter } from "opencc-js/t2cn";
import { INVISIBLE } from "./fold.ts";

const convert = Converter({ from: "t", to: "cn" });

/** What a person typed, made plain: half-width, simplified Chinese, no invisible characters, single spaces. */
export function normalize(text: string): string {
  return convert([...text].map(widthOf).join(""))
    .replaceAll(/ {2,}/gu, " ")
    .trim();
}

function widthOf(char: string): string {
  const code = char.charCodeAt(0);
  if (INVISIBLE.test(char)) return "";
  if (char !== "\n" && /\s/u.test(char)) return " ";
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  return char;
}
