import { expect, it } from "vitest";
import { textDocument } from "../../src/document/text.ts";
import { findingsOf } from "../../src/plan/findings.ts";
import { readPlans } from "../../src/plan/read-plans.ts";

const TEXT = "平安县实施方案(2025—2028年)\n一、任务\n(一)公示。每年1月31日前公开情况。(责任单位:县司法局)\n(二)清理。2026年前完成清理。";

function certaintiesOf(scanned: boolean): readonly string[] {
  const plans = readPlans({ ...textDocument(TEXT, "plan.txt"), scanned });
  return plans.flatMap(findingsOf).map(({ certainty }) => certainty);
}

it("takes nothing that a machine made out of a scan for certain", () => {
  expect(certaintiesOf(false)).toEqual(["certain", "certain", "ambiguous"]);
  expect(certaintiesOf(true)).toEqual(["implied", "implied", "ambiguous"]);
});
