import type { Logger } from "pino";
import type { LeaseStore } from "../store/lease-store.ts";

/** Of several processes on one database one leads: it polls and sends. The others answer their own pages and wait. */
export interface Leader {
  /** Takes the lease, or keeps it; `begin` and `end` of the options run where that changes something. */
  renew(): Promise<boolean>;
  leads(): boolean;
  /** Lets the next process take over at once. */
  resign(): Promise<void>;
}

export interface LeaderOptions {
  readonly leases: LeaseStore;
  /** Of this process. */
  readonly owner: string;
  readonly clock: () => number;
  begin(): Promise<void>;
  end(): Promise<void>;
  readonly log: Logger;
}

const LEASE = "heartbeat";
const LEASE_FOR = 40_000;
/** Four tries in a lease: a standby leads within a minute after the leader is gone. */
export const RENEW_EVERY = 10_000;

export function createLeader({ leases, owner, clock, begin, end, log }: LeaderOptions): Leader {
  let leading = false;
  const become = async (leads: boolean) => {
    if (leads === leading) return;
    log.debug({ owner }, leads ? "this process leads now" : "this process leads no more");
    leading = leads;
    await (leads ? begin() : end());
  };
  return {
    async renew() {
      const now = clock();
      await become(await leases.hold(LEASE, { owner, now, until: now + LEASE_FOR }));
      return leading;
    },
    leads: () => leading,
    async resign() {
      await become(false);
      await leases.drop(LEASE, owner);
    },
  };
}

/** Renews again and again, one at a time; returns how to stop, which resigns. */
export async function keepLeading(leader: Leader, log: Logger): Promise<() => Promise<void>> {
  let running: Promise<unknown> | null = null;
  const once = async () => {
    if (running) return;
    running = leader.renew().catch((err: unknown) => log.error({ err }, "cannot tell who leads; asking again"));
    await running;
    running = null;
  };
  await once();
  const timer = setInterval(() => void once(), RENEW_EVERY);
  return async () => {
    clearInterval(timer);
    await running;
    await leader.resign();
  };
}
