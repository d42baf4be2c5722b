import type { Due } from "./due.ts";

type Found = Due & { readonly start: number; readonly end: number };

const YEARLY = { kind: "every", period: "P1Y" } as const;
/** Papers of a year that somebody has to make. */
const PAPER = "报告|计划|目录|清单|版本|总结|白皮书|公报|要点";
const NAMED: readonly { readonly rule: string; readonly pattern: RegExp; readonly certainty: Due["certainty"] }[] = [
  // 编制年度发展报告, 并向社会公布: a paper made each year, in so many words.
  {
    rule: "yearly-paper",
    pattern: /(?:编制|编写|编印|形成|撰写|发布)[^,。;年]{0,30}(?<time>年度)[^,。;、]{0,10}?(?:报告|白皮书|公报)(?!制度)/dgu,
    certainty: "certain",
  },
  // 严格执行年度报告制度, 制定年度计划: the duty follows from the name.
  {
    rule: "yearly-name",
    pattern: new RegExp(
      `(?<!上|上一|本|每|按|该|多)(?<time>年度)(?!考核|考评|绩效|立法|目标)[^,。;、考评]{0,12}?(?:${PAPER})”?(?!的)`,
      "dgu",
    ),
    certainty: "ambiguous",
  },
  // 主动报告并公开上一年度…情况: what is told of each past year is told each year.
  {
    rule: "past-year",
    pattern: /(?:报告|公开|报送|通报|述职|公布)[^,。;]{0,16}?(?<time>上一?年度)[^,。;]{0,24}?(?:情况|工作|进展|成效)/dgu,
    certainty: "implied",
  },
  { rule: "yearly-act", pattern: /(?<!每|按|上|一|本)(?<time>年度)(?=带头|至少|不少于|开展|组织|举办|接受|召开)/dgu, certainty: "implied" },
  { rule: "year-end-act", pattern: /(?<time>年终)(?=检查|督查|督察|评估|总结|通报)/dgu, certainty: "implied" },
  { rule: "year-end-name", pattern: /(?<time>年终)(?=(?:述职|述法|报告)(?!率))/dgu, certainty: "ambiguous" },
];

/** Yearly duties that only a name tells: 年度报告制度, 年终述职. Offsets count in `text`. */
export function namedDuties(text: string): Found[] {
  const found: (Found & { readonly order: number })[] = [];
  for (const [order, { rule, pattern, certainty }] of NAMED.entries()) {
    for (const match of text.matchAll(pattern)) {
      const [start, end] = match.indices?.groups?.["time"] ?? [0, 0];
      found.push({ when: YEARLY, certainty, rule, start, end, order });
    }
  }
  // Of readings of the same words the first rule's counts.
  const apart: Found[] = [];
  for (const { order: _, ...one } of found.sort((a, b) => a.start - b.start || a.order - b.order)) {
    if (one.start >= (apart.at(-1)?.end ?? 0)) apart.push(one);
  }
  return apart;
}
