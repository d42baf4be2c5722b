import type { Clause, Deadline, Plan, Target } from "../plan/types.ts";
import type { IsoDate } from "../time/date.ts";

/** How a clause reaches a unit, strongest first. */
export type Tier = "lead" | "assist" | "group" | "all" | "possible";

/** A plan as kept: what was parsed, with its identity and where it stands here. */
export interface StoredPlan {
  readonly id: number;
  readonly plan: Plan;
  /** Code of the plan's place. */
  readonly regionCode: string | null;
  readonly state: PlanState;
  /** Set while state is published. */
  readonly publishedOn: IsoDate | null;
  /** 继续执行: a supervisor confirmed that its recurring duties go on after its period. */
  readonly continued: boolean;
}

/** A draft can be read and never reminds; a retired plan answers nothing. */
export type PlanState = "imported" | "published" | "retired";

/** What a clause makes one unit do: the row of a 责任分解表. */
export interface Obligation {
  readonly plan: StoredPlan;
  readonly clause: Clause;
  readonly tier: Tier;
  /** Plain Chinese: 条款点名牵头; 属于“行政执法机关”; 机构改革承接原工商局. */
  readonly reason: string;
  /** Those of the clause that concern this unit. */
  readonly deadlines: readonly Deadline[];
  readonly targets: readonly Target[];
}

/** One deadline, one unit, one due date. */
export interface Occurrence {
  readonly obligation: Obligation;
  readonly deadline: Deadline;
  /** The legal date, which stays when it is a day off. */
  readonly due: IsoDate;
  /** The date that the plan gives, where a later one was granted. */
  readonly movedFrom?: IsoDate;
  /** The last working day on or before `due`. */
  readonly lastWorkday: IsoDate;
  /** True where the calendar of that time is not announced yet. */
  readonly provisional: boolean;
  /** What period it is about: 2024年度, 2025年第一季度; null for a single date. */
  readonly about: string | null;
  /** Occasions asked for in the period (每年不少于4次); null where one is meant. */
  readonly count: number | null;
  /** Due after the plan's last year: shown, but told to units only where the plan is continued. */
  readonly afterPeriod: boolean;
}
