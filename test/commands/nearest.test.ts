import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Location } from "../../src/chat/types.ts";
import type { Application } from "../../src/context.ts";
import type { ServicePoint } from "../../src/place/types.ts";
import { openBot, type TestUser, userOf } from "../support/bot.ts";

// A Monday.
const NOW = "2026-11-23T10:00";
const HERE: Location = { latitude: 33.14, longitude: 114.01, datum: "GCJ-02" };

let bot: Application;
let person: TestUser;

/** Points of one county, ever farther from HERE. */
function pointsOf(...changes: readonly Partial<ServicePoint>[]): ServicePoint[] {
  return changes.map((change, n) => {
    const name = change.name ?? `遂平县第${n + 1}公共法律服务站`;
    return {
      id: `411728/${name}`,
      name,
      kind: "公共法律服务站",
      province: "河南省",
      city: "驻马店市",
      county: "遂平县",
      regionCode: "411728",
      address: `建设路${n + 1}号`,
      phone: `0396-100000${n + 1}`,
      position: { latitude: 33.141 + n / 100, longitude: 114.01, datum: "GCJ-02" },
      approximate: false,
      services: [],
      hours: null,
      accessible: null,
      source: "遂平县司法局",
      sourceDate: "2026-11-01",
      ...change,
    };
  });
}

const record = (...changes: readonly Partial<ServicePoint>[]) =>
  bot.context.store.places.put(pointsOf(...changes), { name: "a test", at: 1 });

beforeEach(async () => {
  bot = await openBot();
  person = await userOf(bot, NOW);
});
afterEach(() => bot.close());

describe("a citizen who asks for more than the nearest", () => {
  it.each(["遂平县现在开门的服务点", "遂平县哪里有现在开着的法律服务站"])("hears of what is open now by “%s”", async (said) => {
    await record({ hours: "周二9:00-17:00" }, { hours: "周一至周五9:00-17:00" }, {});
    const { text } = await person.says(said);
    expect(text).toMatch(/第2公共法律服务站/);
    expect(text).not.toMatch(/第1公共|第3公共/);
  });

  it("hears honestly that no hours are recorded, and is given the others", async () => {
    await record({}, {});
    const { text } = await person.says("遂平县现在开门的服务点");
    expect(text).toMatch(/没有登记了时间且现在开门的服务点/);
    expect(text).toMatch(/下面是其他服务点[\s\S]*第1公共法律服务站/);
  });

  it("hears of step-free access, also with a shared location", async () => {
    await record({}, { accessible: true }, { accessible: false });
    expect((await person.says("遂平县有无障碍设施的服务点")).text).toMatch(/^(?![\s\S]*第[13]公共)[\s\S]*第2公共法律服务站/);
    expect((await person.says("能坐轮椅进的服务点", HERE)).text).toMatch(/^(?![\s\S]*第[13]公共)[\s\S]*第2公共法律服务站/);
  });

  it("hears of a service only where it is given", async () => {
    await record({}, { name: "遂平县公证处", kind: "公证处" });
    expect((await person.says("遂平县哪里能办公证")).text).toMatch(/^(?![\s\S]*第1公共)[\s\S]*遂平县公证处/);
    expect((await person.says("遂平县司法鉴定中心地址")).text).toMatch(/没有提供司法鉴定的服务点/);
  });

  it("hears of others where the kind of place is not recorded", async () => {
    await record({});
    const { text } = await person.says("遂平县司法所在哪里");
    expect(text).toMatch(/没有司法所[\s\S]*下面是其他服务点[\s\S]*第1公共法律服务站/);
  });
});

describe("下一个", () => {
  it("gives the next ones, until there are no more", async () => {
    await record({}, {}, {}, {}, {}, {}, {});
    expect((await person.says("", HERE)).text).toMatch(/第1公共[\s\S]*第2公共[\s\S]*第3公共/);
    expect((await person.says("下一个")).text).toMatch(/^(?![\s\S]*第[123]公共)[\s\S]*第4公共[\s\S]*第6公共/);
    expect((await person.says("下一个")).text).toMatch(/第7公共/);
    expect((await person.says("下一个")).text).toMatch(/没有更多/);
  });

  it("can be answered by its number, and after a place name too", async () => {
    await record({}, {}, {}, {});
    await person.says("遂平县最近的服务点");
    expect((await person.says("1")).text).toMatch(/第4公共/);
  });

  it("says how far it is where it still knows, and nothing of it afterwards", async () => {
    await record({}, {}, {}, {});
    expect((await person.says("", HERE)).text).toMatch(/第1公共法律服务站 · 往北/);
    expect((await person.says("下一个")).text).not.toMatch(/公里|往北/);
  });

  it("is forgotten after ten minutes, the location at once", async () => {
    await record({}, {}, {}, {});
    await person.says("", HERE);
    expect((await person.at("2026-11-23T10:11").says("下一个")).text).toMatch(/只保留十分钟[\s\S]*您在哪里/);
    await person.says("遂平县最近的服务点");
    expect((await person.at("2026-11-23T10:11").says("下一个")).text).toMatch(/第4公共/);
  });

  it("keeps to what was asked", async () => {
    await record({}, ...[1, 2, 3, 4, 5].map(() => ({ accessible: true })), {});
    expect((await person.says("遂平县有无障碍设施的服务点")).text).toMatch(/第2公共[\s\S]*第4公共/);
    const { text } = await person.says("下一个");
    expect(text).toMatch(/第5公共[\s\S]*第6公共/);
    expect(text).not.toMatch(/第7公共/);
  });

  it("is each person's own", async () => {
    await record({}, {}, {}, {});
    await person.says("", HERE);
    expect((await (await userOf(bot, NOW)).says("下一个")).text).not.toMatch(/第4公共/);
  });

  it("can be narrowed without saying the place again", async () => {
    await record({}, { accessible: true }, {}, { hours: "周一9:00-17:00" });
    await person.says("", HERE);
    expect((await person.says("只看有无障碍设施的")).text).toMatch(/从刚才的服务点里选出[\s\S]*第2公共/);
    await person.says("", HERE);
    expect((await person.says("只看现在开门的")).text).toMatch(/^(?![\s\S]*第[123]公共)[\s\S]*第4公共/);
  });
});

describe("信息有误", () => {
  const reports = async () => (await bot.context.store.places.reports()).map(({ pointId, fault, times }) => ({ pointId, fault, times }));

  it("asks which and what, and notes it", async () => {
    await record({}, {});
    await person.says("遂平县最近的服务点");
    expect((await person.says("信息有误")).text).toMatch(/哪个服务点/);
    expect((await person.says("2")).text).toMatch(/第2公共法律服务站”哪里不对/);
    expect((await person.says("1")).text).toMatch(/已记下“遂平县第2公共法律服务站”电话不对/);
    expect(await reports()).toEqual([{ pointId: "411728/遂平县第2公共法律服务站", fault: "电话不对", times: 1 }]);
  });

  it.each([
    ["电话打不通", "电话不对"],
    ["电话是空号", "电话不对"],
    ["地址不对", "地址不对"],
    ["他们已经搬走了", "已经搬走或关闭"],
    ["开放时间不对", "开放时间不对"],
  ])("takes “%s” for %s where one point was shown", async (said, fault) => {
    await record({});
    await person.says("遂平县最近的服务点");
    expect((await person.says(said)).text).toMatch(new RegExp(`已记下“遂平县第1公共法律服务站”${fault}`));
    expect(await reports()).toMatchObject([{ fault, times: 1 }]);
  });

  it("keeps what was wrong while it asks for the point, and counts", async () => {
    await record({}, {});
    for (let n = 0; n < 2; n++) {
      await person.says("遂平县最近的服务点");
      await person.says("地址不对");
      expect((await person.says("1")).text).toMatch(/第1公共法律服务站”地址不对/);
    }
    expect(await reports()).toEqual([{ pointId: "411728/遂平县第1公共法律服务站", fault: "地址不对", times: 2 }]);
  });

  it("asks for the point first where none was shown, and notes nothing", async () => {
    expect((await person.says("信息有误")).text).toMatch(/请先查到那个服务点/);
    expect(await reports()).toEqual([]);
  });
});
