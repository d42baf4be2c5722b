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

  it("switch Telegram on by its token, and refuse one that is none without showing it", () => {
    const token = "123456:ABC-DEF1234ghIkl-zyx57W2v1u123ew11";
    expect(toConfig({ LUZHI_TELEGRAM_API: "http://127.0.0.1:8081" }).telegram).toBeNull();
    const telegram = toConfig({ LUZHI_TELEGRAM_TOKEN: token, LUZHI_TELEGRAM_API: "http://127.0.0.1:8081/" }).telegram;
    expect(telegram).toEqual({ token, server: "http://127.0.0.1:8081", proxy: null, webhook: null, rate: 25 });
    const attempt = () => toConfig({ LUZHI_TELEGRAM_TOKEN: token.slice(8), LUZHI_TELEGRAM_PROXY: "socks5://127.0.0.1:1080" });
    expect(attempt).toThrow(/LUZHI_TELEGRAM_TOKEN.*LUZHI_TELEGRAM_PROXY/);
    expect(attempt).not.toThrow(token.slice(8));
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
