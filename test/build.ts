import { execFileSync } from "node:child_process";

/** Slow tests start the built program, so they build it first. */
export function setup(): void {
  execFileSync("npm", ["run", "build"], { stdio: "inherit" });
}
