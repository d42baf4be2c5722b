/** Runs tasks of one key one after another, and tasks of different keys side by side. */
export interface Turns {
  run<T>(key: string, task: () => Promise<T>): Promise<T>;
  /** Resolves when every task begun so far has ended. */
  settled(): Promise<void>;
}

export function createTurns(): Turns {
  const tails = new Map<string, Promise<unknown>>();
  return {
    run(key, task) {
      const turn = (tails.get(key) ?? Promise.resolve()).then(task);
      // The next one waits for this one, and does not care whether it failed.
      const tail = turn
        .catch(() => undefined)
        .then(() => {
          if (tails.get(key) === tail) tails.delete(key);
        });
      tails.set(key, tail);
      return turn;
    },
    async settled() {
      await Promise.all(tails.values());
    },
  };
}
