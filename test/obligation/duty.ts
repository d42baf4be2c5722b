import type { Obligation, StoredPlan } from "../../src/obligation/types.ts";
import type { Clause, Deadline, Plan } from "../../src/plan/types.ts";

/** A plan and one duty of it, as a test needs them; what is not said is an ordinary published plan of 2021 to 2025. */
export interface DutyOptions {
  readonly when: string;
  readonly quote?: string;
  /** The time words; without it those of the quote's 每…. */
  readonly time?: string;
  readonly actor?: readonly string[];
  readonly clause?: string;
  readonly heading?: string | null;
  readonly tier?: Obligation["tier"];
  readonly plan?: Partial<Plan>;
  readonly stored?: Partial<Omit<StoredPlan, "plan">>;
}

export function duty(options: DutyOptions): Obligation {
  const path = options.clause ?? "二/(四)";
  const quote = options.quote ?? "行政执法机关于每年1月31日前公开本机关上年度行政执法总体情况";
  const clause: Clause = {
    path,
    heading: options.heading === undefined ? "全面推行行政执法公示制度" : options.heading,
    text: quote,
    lead: [],
    assist: [],
    openEnded: false,
    partyCertainty: "certain",
    span: { start: 0, end: quote.length },
  };
  const deadline: Deadline = {
    clause: path,
    quote,
    time: options.time ?? (quote.includes("每年1月31日前") ? "每年1月31日前" : "每年"),
    actor: options.actor ?? (quote.startsWith("行政执法机关") ? ["行政执法机关"] : []),
    when: options.when,
    ambiguous: false,
    certainty: "certain",
    rule: "test",
    span: { start: 0, end: quote.length },
    timeSpan: { start: 0, end: 2 },
  };
  const plan: Plan = {
    title: "驻马店市法治政府建设“十四五”规划",
    docNumber: "驻政〔2021〕9号",
    issuer: "驻马店市人民政府",
    region: "驻马店市",
    issuedOn: "2021-03-21",
    period: { from: 2021, to: 2025 },
    status: "effective",
    clauses: [clause],
    deadlines: [deadline],
    targets: [],
    ...options.plan,
  };
  const stored: StoredPlan = {
    id: 1,
    plan,
    regionCode: "411700",
    state: "published",
    publishedOn: plan.issuedOn ?? "2021-01-01",
    continued: false,
    ...options.stored,
  };
  return { plan: stored, clause, tier: options.tier ?? "group", reason: "属于“行政执法机关”", deadlines: [deadline], targets: [] };
}
