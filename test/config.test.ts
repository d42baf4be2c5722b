import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ConfigError, toConfig } from "../src/config.ts";

describe("settings", () => {
  it("have defaults that work without any", () => {
    expect(toConfig({})).toMatchObject({ host: "127.0.0.1", port: 8080, logLevel: "info", sessionSecret: null });
  });

  it("take a blank for one that was not made", () => {
    expect(toConfig({ LUZHI_PORT: "", LUZHI_HOST: "" })).toMatchObject({ port: 8080, host: "127.0.0.1" });
  });

  it.each(["http", "70000", "-1", "1.5"])("refuse the port %s and name the setting", (port) => {
    expect(() => toConfig({ LUZHI_PORT: port })).toThrow(ConfigError);
    expect(() => toConfig({ LUZHI_PORT: port })).toThrow(/LUZHI_PORT 应为 0 到 65535 的整数/);
  });

  it("tell every fault at once and never a value", () => {
    const attempt = () => toConfig({ LUZHI_PORT: "x", LUZHI_SESSION_SECRET: "short-secret" });
    expect(attempt).toThrow(/LUZHI_PORT.*LUZHI_SESSION_SECRET/);
    expect(attempt).not.toThrow(/short-secret/);
  });

  it("are all described in .env.example", () => {
    const described = readFileSync(".env.example", "utf8").match(/^LUZHI_[A-Z_]+(?==)/gm) ?? [];
    const known =
      readFileSync("src/config.ts", "utf8")
        .match(/^ {2}LUZHI_[A-Z_]+(?=:)/gm)
        ?.map((name) => name.trim()) ?? [];
    expect(described.sort()).toEqual(known.sort());
  });
});
