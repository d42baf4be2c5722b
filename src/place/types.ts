import type { IsoDate } from "../time/date.ts";

/** Where a citizen can go, with source and date of its data. What nobody has recorded is null or empty, never a guess. */
export interface ServicePoint {
  /** Stable: `520181/清镇市法律援助中心`. */
  readonly id: string;
  readonly name: string;
  /** 公共法律服务中心, 法律援助中心, 公证处 …, as the source calls it; see kinds.ts. */
  readonly kind: string;
  readonly province: string;
  readonly city: string;
  readonly county: string;
  /** The smallest place with a code that it lies in (2 to 12 digits). */
  readonly regionCode: string | null;
  readonly address: string;
  readonly phone: string | null;
  readonly position: Position | null;
  /** True where there is no position, or one that only shows the neighbourhood. */
  readonly approximate: boolean;
  /** As recorded; empty means not recorded. `servicesOf` adds what the kind implies. */
  readonly services: readonly Service[];
  /** Opening hours in words, see hours.ts; null is 未登记. */
  readonly hours: string | null;
  /** Step-free access; null is not recorded. */
  readonly accessible: boolean | null;
  readonly source: string;
  readonly sourceDate: IsoDate | null;
}

export type Service = (typeof SERVICES)[number];

/** What a citizen can ask a list for, in the order in which it is offered. */
export const SERVICES = ["法律援助", "公证", "人民调解", "司法鉴定", "律师", "仲裁", "法律顾问", "法律咨询"] as const;

/** Degrees. China's maps show GCJ-02, satellites and browsers give WGS-84; the two lie up to some 700 m apart. */
export interface Position {
  readonly latitude: number;
  readonly longitude: number;
  readonly datum: Datum;
}

export type Datum = "WGS-84" | "GCJ-02" | "unknown";

/** One point at the seat of a county; it locates a place name roughly and is no service point. */
export interface Seat {
  readonly code: string;
  /** Full name of the county. */
  readonly name: string;
  readonly position: Position;
}
