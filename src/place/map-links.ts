import { convert } from "./coordinates.ts";
import type { Position } from "./types.ts";

/** A link that opens a point in a map program that people have. */
export interface MapLink {
  readonly label: string;
  readonly href: string;
}

/**
 * Links for a position, each in the system its map expects: geo: WGS-84 (RFC 5870), 高德 and 腾讯 GCJ-02, 百度 with `coord_type` (its own
 * page then takes GCJ-02). Parameters as the makers' URI pages give them: uri.amap.com/marker, api.map.baidu.com/marker,
 * apis.map.qq.com/uri/v1/marker.
 */
export function mapLinks(position: Position, title: string, address = ""): readonly MapLink[] {
  const wgs = degrees(convert(position, "WGS-84"));
  const gcj = degrees(convert(position, "GCJ-02"));
  const name = encodeURIComponent(title);
  const where = encodeURIComponent(address === "" ? title : address);
  const marker = encodeURIComponent(
    `coord:${gcj.latitude},${gcj.longitude};title:${plain(title)};addr:${plain(address === "" ? title : address)}`,
  );
  return [
    { label: "地图", href: `geo:${wgs.latitude},${wgs.longitude}?q=${wgs.latitude},${wgs.longitude}(${name})` },
    {
      label: "高德",
      href: `https://uri.amap.com/marker?position=${gcj.longitude},${gcj.latitude}&name=${name}&coordinate=gaode&callnative=1&src=luzhi`,
    },
    {
      label: "百度",
      href: `https://api.map.baidu.com/marker?location=${gcj.latitude},${gcj.longitude}&title=${name}&content=${where}&coord_type=gcj02&output=html&src=webapp.luzhi`,
    },
    { label: "腾讯", href: `https://apis.map.qq.com/uri/v1/marker?marker=${marker}&referer=luzhi` },
  ];
}

/** Links that search for an address where no position is recorded; the person sees what the map finds, we claim nothing. */
export function searchLinks(name: string, city: string): readonly MapLink[] {
  const query = encodeURIComponent(name);
  const region = encodeURIComponent(city);
  return [
    { label: "高德", href: `https://uri.amap.com/search?keyword=${query}&city=${region}&callnative=1&src=luzhi` },
    { label: "百度", href: `https://api.map.baidu.com/place/search?query=${query}&region=${region}&output=html&src=webapp.luzhi` },
    { label: "腾讯", href: `https://apis.map.qq.com/uri/v1/search?keyword=${query}&region=${region}&referer=luzhi` },
  ];
}

/** Six decimals are a decimetre. */
function degrees({ latitude, longitude }: { latitude: number; longitude: number }): { latitude: string; longitude: string } {
  return { latitude: latitude.toFixed(6), longitude: longitude.toFixed(6) };
}

/** The separators of Tencent's marker value. */
function plain(text: string): string {
  return text.replace(/[;:|,]/g, " ");
}
