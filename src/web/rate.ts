/** Lets `burst` requests of one key through at once, and `perMinute` in the long run. */
export interface Pace {
  readonly burst: number;
  readonly perMinute: number;
}

export interface Limiter {
  /** Milliseconds to wait; 0 where the request may pass, which it then has. */
  take(key: string, now: number): number;
}

// So many keys are remembered: above that the one seen longest ago is forgotten, and begins with a full bucket again.
const REMEMBERED = 10_000;

/** A token bucket for each key. A clock that is set back, as a demo clock is, keeps nobody waiting. */
export function createLimiter({ burst, perMinute }: Pace): Limiter {
  const buckets = new Map<string, { tokens: number; at: number }>();
  const perMs = perMinute / 60_000;
  return {
    take(key, now) {
      const bucket = buckets.get(key) ?? { tokens: burst, at: now };
      const tokens = Math.min(burst, bucket.tokens + Math.max(0, now - bucket.at) * perMs);
      const passes = tokens >= 1;
      buckets.delete(key);
      buckets.set(key, { tokens: passes ? tokens - 1 : tokens, at: now });
      forgetOldest(buckets);
      return passes ? 0 : Math.ceil((1 - tokens) / perMs);
    },
  };
}

function forgetOldest(buckets: Map<string, unknown>): void {
  if (buckets.size <= REMEMBERED) return;
  const oldest = buckets.keys().next();
  if (!oldest.done) buckets.delete(oldest.value);
}
