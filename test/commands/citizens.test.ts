import { describe, expect, it } from "vitest";
import { seededBot } from "../support/seeded.ts";

const { user } = seededBot();
const now = "2026-11-23T10:00";

describe("a citizen who looks for a service point", () => {
  it.each(["/nearest 观山湖区", "观山湖区最近的服务点", "观山湖区法律援助中心在哪"])(
    "finds the nearest by “%s”, with source and date",
    async (said) => {
      const { text } = await (await user(now)).says(said);
      expect(text).toMatch(/观山湖区法律援助中心/);
      expect(text).toMatch(/贵阳市观山湖区林城东路大关城市花园3栋负一层/);
      expect(text).toMatch(/数据来源[\s\S]*2021年2月26日/);
    },
  );

  it("finds it by a shared location", async () => {
    const { text, command } = await (await user(now)).says("", { latitude: 31.192, longitude: 121.445, datum: "GCJ-02" });
    expect(command).toBe("nearest");
    expect(text).toMatch(/徐汇区公共法律服务中心/);
  });

  it("finds it by coordinates as typed, in either order", async () => {
    const person = await user(now);
    for (const said of ["26.641,106.668附近的服务点", "106.668, 26.641"])
      expect((await person.says(said)).text).toMatch(/观山湖区法律援助中心/);
  });

  it("is told honestly where nothing is recorded, and never of a point far away", async () => {
    const { text } = await (await user(now)).says("遂平县最近的服务点");
    expect(text).toMatch(/遂平县还没有录入公共法律服务点的地址/);
    expect(text).toMatch(/12348/);
    expect(text).toMatch(/遂平县司法局/);
    expect(text).not.toMatch(/贵阳|上海/);
  });

  it("is asked where it is when it does not say", async () => {
    expect((await (await user(now)).says("最近的服务点")).text).toMatch(/您在哪里/);
  });

  it("is helped in a citizen's terms", async () => {
    expect((await (await user(now)).says("帮助")).text).toMatch(/最近的服务点/);
  });
});
