import type { PlaceIndex } from "./point-index.ts";
import type { County, Standing } from "./standing.ts";

/** Whom to turn to where no point is recorded; also worth a line below the points that are. */
export interface Advice {
  /** Free of charge, the whole country. */
  readonly hotline: "12348";
  /** With the area code, for a call from elsewhere: `0396-12348`; null where the code is not known. */
  readonly hotlineFromElsewhere: string | null;
  readonly county: County | null;
  /** 遂平县司法局; null where the county is not known. */
  readonly bureau: string | null;
  /** One or two short sentences for people. */
  readonly text: string;
}

export function adviceFor({ county, prefecture }: Standing, index: PlaceIndex): Advice {
  const areaCode = prefecture === null ? undefined : index.areaCodes.get(prefecture);
  const bureau = county === null ? null : `${county.name}司法局`;
  const hotlineFromElsewhere = areaCode === undefined ? null : `${areaCode}-12348`;
  return { hotline: "12348", hotlineFromElsewhere, county, bureau, text: textOf(hotlineFromElsewhere, county, bureau) };
}

function textOf(elsewhere: string | null, county: County | null, bureau: string | null): string {
  const from = elsewhere === null ? "从外地打要加当地区号" : `从外地打 ${elsewhere}`;
  const then = bureau === null ? "也可以联系所在县(市、区)司法局" : county?.about ? `也可以联系您附近的${bureau}` : `或联系${bureau}`;
  return `可先拨打 12348(免费,${from}),${then}。`;
}
