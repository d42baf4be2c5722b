/**
 * The points that somebody's question leads to, for 下一个 and 信息有误: ids only, in memory only, for ten minutes. Where the person is is not
 * among it.
 */
export interface ShownPlaces {
  keep(whose: Asker, ids: readonly string[], now: number): void;
  /** Nearest first; empty where nothing was asked, or long ago. */
  of(whose: Asker, now: number): readonly string[];
}

/** One person in one chat. */
export interface Asker {
  readonly chat: { readonly id: number };
  readonly member: { readonly id: number };
}

const KEPT_MS = 10 * 60_000;
/** Above that the one who asked longest ago is forgotten. */
const MOST_ASKERS = 10_000;

export function createShownPlaces(): ShownPlaces {
  const shown = new Map<string, { readonly ids: readonly string[]; readonly at: number }>();
  const keyOf = ({ chat, member }: Asker) => `${chat.id}:${member.id}`;
  const forget = (now: number) => {
    for (const [key, { at }] of shown) {
      if (isFresh(at, now) && shown.size <= MOST_ASKERS) return;
      shown.delete(key);
    }
  };
  return {
    keep(whose, ids, now) {
      shown.delete(keyOf(whose));
      shown.set(keyOf(whose), { ids, at: now });
      forget(now);
    },
    of(whose, now) {
      forget(now);
      const found = shown.get(keyOf(whose));
      return found && isFresh(found.at, now) ? found.ids : [];
    },
  };
}

/** A demonstration's clock may be set back. */
function isFresh(at: number, now: number): boolean {
  return now >= at && now - at <= KEPT_MS;
}
