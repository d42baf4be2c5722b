import { defineConfig } from "vitest/config";

// Slow tests end in .slow.test.ts: browser, child processes, LibreOffice. CI runs both projects.
export default defineConfig({
  test: {
    // Left to itself vitest keeps one core back.
    maxWorkers: 2,
    projects: [
      { test: { name: "fast", include: ["test/**/*.test.ts"], exclude: ["test/**/*.slow.test.ts"], testTimeout: 20_000 } },
      {
        test: {
          name: "slow",
          include: ["test/**/*.slow.test.ts"],
          globalSetup: ["test/build.ts"],
          testTimeout: 300_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
