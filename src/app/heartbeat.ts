import cron from "node-cron";
import type { Logger } from "pino";

/** Calls `beat` each minute, one at a time; a beat that fails is logged, and the next one comes all the same. Returns how to stop. */
export function startHeartbeat(beat: () => Promise<unknown>, log: Logger): () => Promise<void> {
  let running: Promise<unknown> | null = null;
  const once = async () => {
    if (running) return;
    running = beat().catch((err: unknown) => log.error({ err }, "a heartbeat failed; the next one tries again"));
    await running;
    running = null;
  };
  // cron keeps nothing: whatever is due is a row, and a beat that was missed is made up by the next.
  const task = cron.schedule("* * * * *", once);
  void once();
  return async () => {
    await task.destroy();
    await running;
  };
}
