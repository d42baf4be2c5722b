#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createProgram } from "./cli/program.ts";
import { runProgram } from "./cli/run.ts";
import { packageRoot, readEnv, toConfig } from "./config.ts";
import { open } from "./main.ts";
import { serve } from "./serve.ts";

const root = packageRoot();
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
const readConfig = () => toConfig(readEnv(process.env, process.cwd()));

await runProgram(
  createProgram({
    version,
    open: async (options) => open(readConfig(), options),
    serve: async (options) => {
      const config = readConfig();
      const { port = config.port } = options;
      await serve({ ...config, port }, (given) => open({ ...config, port }, given), { ...options, root });
    },
  }),
);
