import type { Application } from "../context.ts";
import { type SimulatedMessage, simulate } from "../reminder/virtual.ts";
import { type IsoDate, instantOf } from "../time/date.ts";
import type { Unit } from "../unit/types.ts";
import { pushableDuties } from "./duties.ts";

/** The messages that one chat of a unit would get from `from` to `to`, through the real planner and outbox. */
export function simulateUnit(
  { context, ports }: Application,
  unit: Unit,
  { from, to }: { readonly from: IsoDate; readonly to: IsoDate },
): AsyncGenerator<SimulatedMessage> {
  const subscription = { chat: { platform: "simulation", chatId: unit.id }, unitId: unit.id, unitName: unit.name, since: instantOf(from) };
  return simulate({
    from,
    to,
    ports: {
      store: ports.store,
      calendar: ports.calendar,
      ladder: ports.ladder,
      owner: "simulation",
      subscriptions: async () => [subscription],
      obligations: () => pushableDuties(context, unit),
      revision: () => context.store.plans.revision(),
    },
  });
}
