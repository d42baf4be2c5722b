import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const PATH = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";

// Without a sandbox, as CI runs as root; without the services that look for hosts on the network at every start.
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--lang=zh-CN",
];

/** Debian's browser, headless. Fails where it is missing: a page that nobody looked at is not tested. */
export async function launchChromium(): Promise<Browser> {
  if (!existsSync(PATH)) throw new Error(`No browser at ${PATH}: apt-get install chromium fonts-noto-cjk, or set CHROMIUM_PATH`);
  return chromium.launch({ executablePath: PATH, args: FLAGS, env: { ...process.env, LANGUAGE: "zh_CN" } });
}
