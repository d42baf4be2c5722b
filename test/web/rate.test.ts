import { describe, expect, it } from "vitest";
import { createLimiter } from "../../src/web/rate.ts";

describe("the pace of a session", () => {
  it("lets a burst through, then as many as the minute holds", () => {
    const limiter = createLimiter({ burst: 2, perMinute: 60 });
    expect([limiter.take("a", 0), limiter.take("a", 0), limiter.take("a", 0)]).toEqual([0, 0, 1000]);
    expect(limiter.take("a", 500)).toBe(500);
    expect(limiter.take("a", 1000)).toBe(0);
    expect(limiter.take("a", 1000)).toBe(1000);
  });

  it("never saves up more than a burst", () => {
    const limiter = createLimiter({ burst: 2, perMinute: 60 });
    limiter.take("a", 0);
    const day = 86_400_000;
    expect([limiter.take("a", day), limiter.take("a", day), limiter.take("a", day)]).toEqual([0, 0, 1000]);
  });

  it("keeps nobody waiting because the clock was set back", () => {
    const limiter = createLimiter({ burst: 1, perMinute: 60 });
    limiter.take("a", 1_000_000);
    limiter.take("a", 0);
    expect(limiter.take("a", 1000)).toBe(0);
  });

  it("remembers a bounded number of keys, and forgets the one seen longest ago", () => {
    const limiter = createLimiter({ burst: 1, perMinute: 1 });
    limiter.take("first", 0);
    for (let index = 0; index < 10_000; index += 1) limiter.take(`key ${index}`, 0);
    expect(limiter.take("key 9999", 0)).toBeGreaterThan(0);
    expect(limiter.take("first", 0)).toBe(0);
  });
});
