import { describe, expect, it } from "vitest";
import { HIDDEN, hideLocations } from "../../src/chat/hide-location.ts";

describe("words that are kept", () => {
  it.each([
    ["31.19213,121.44587附近的服务点", `${HIDDEN}附近的服务点`],
    ["我在 121.44587，31.19213 这里", `我在 ${HIDDEN} 这里`],
    ["３１．１９２１３，１２１．４４５８７", HIDDEN],
    ["东经121.44587°北纬31.19213°", HIDDEN],
    ["纬度:31.19213 经度:121.44587", HIDDEN],
    ["北纬31°11′32″ 东经121°26′45″", `${HIDDEN} ${HIDDEN}`],
    ["https://uri.amap.com/marker?position=121.44587,31.19213&name=x", `https://uri.amap.com/marker?position=${HIDDEN}&name=x`],
    ["?lat=31.19213&lng=121.44587", `?${HIDDEN}`],
    ["在巴黎 48.85661 2.352219", `在巴黎 ${HIDDEN}`],
    ["31.2 121.4", HIDDEN],
  ])("hold no coordinates: %s", (said, kept) => {
    expect(hideLocations(said)).toBe(kept);
  });

  it.each(["2022.11.23,2023.1.31前要交什么", "覆盖率达到99.5,满意度95.0", "二/(四)/1 #12 2025-01-31", "电话0396-1234567", "3.5 2.5"])(
    "stay as they are without: %s",
    (said) => {
      expect(hideLocations(said)).toBe(said);
    },
  );

  it("take time in proportion to any text", () => {
    const started = performance.now();
    for (const piece of ["1.1,", "北纬", "31°11′", "lat", "1.", " "]) hideLocations(piece.repeat(20_000));
    expect(performance.now() - started).toBeLessThan(3000);
  });
});
