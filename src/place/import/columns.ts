import type { PlaceColumn } from "./types.ts";

/** Headers as offices write them; the first column whose word a header equals, else begins or ends with, wins. */
const HEADERS: readonly (readonly [PlaceColumn, readonly string[]])[] = [
  ["lnglat", ["经纬度", "坐标", "位置坐标", "location", "coordinate", "lnglat"]],
  ["datum", ["坐标系", "坐标系统", "坐标类型", "coordinates", "datum", "crs"]],
  ["longitude", ["经度", "lng", "lon", "longitude", "x", "东经"]],
  ["latitude", ["纬度", "lat", "latitude", "y", "北纬"]],
  ["name", ["名称", "机构名称", "单位名称", "服务点名称", "中心名称", "站点名称", "name", "title", "机构", "平台名称"]],
  ["kind", ["类型", "类别", "机构类型", "机构类别", "服务点类型", "kind", "type", "平台类型", "性质"]],
  ["province", ["省", "省份", "省(区、市)", "所在省", "province"]],
  ["city", ["市", "地市", "市州", "市(州)", "地级市", "所在市", "城市", "city"]],
  ["county", ["县", "区县", "县区", "县(区)", "县(市、区)", "区(县)", "所在县", "行政区", "所属区县", "所属地区", "county", "district"]],
  ["address", ["地址", "详细地址", "办公地址", "地点", "所在地址", "address", "addr"]],
  ["phone", ["电话", "联系电话", "服务电话", "咨询电话", "办公电话", "联系方式", "手机", "phone", "tel", "telephone"]],
  ["services", ["服务", "服务内容", "服务项目", "服务事项", "业务范围", "提供服务", "services", "service"]],
  ["hours", ["开放时间", "服务时间", "办公时间", "工作时间", "接待时间", "营业时间", "时间", "hours", "opening_hours"]],
  ["accessible", ["无障碍", "无障碍设施", "accessible", "wheelchair"]],
  ["sourceDate", ["数据日期", "更新日期", "更新时间", "统计日期", "核实日期", "sourcedate", "date"]],
  ["source", ["来源", "数据来源", "报送单位", "source"]],
];

/** Guesses each header's column; a column is given once, to the header that says it best. */
export function guessColumns(headers: readonly string[]): (PlaceColumn | null)[] {
  const guesses = headers.map((header) => rank(clean(header)));
  return guesses.map((guess, n) => {
    if (guess === null) return null;
    const better = guesses.some(
      (other, m) => other?.column === guess.column && (other.fit > guess.fit || (other.fit === guess.fit && m < n)),
    );
    return better ? null : guess.column;
  });
}

function clean(header: string): string {
  return header
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s*::]/g, "");
}

/** 3 the very word, 2 the header begins with it, 1 it ends with it. */
function rank(header: string): { readonly column: PlaceColumn; readonly fit: number } | null {
  let best: { readonly column: PlaceColumn; readonly fit: number } | null = null;
  for (const [column, words] of HEADERS) {
    const fit = Math.max(...words.map((word) => fitOf(header, word)));
    if (fit > 0 && fit > (best?.fit ?? 0)) best = { column, fit };
  }
  return best;
}

function fitOf(header: string, word: string): number {
  if (header === word) return 3;
  if (word.length < 2) return 0;
  const bare = header.replace(/\(.*?\)/g, "");
  if (bare === word) return 2.5;
  if (header.startsWith(word)) return 2;
  return header.endsWith(word) ? 1 : 0;
}
