import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { convert, direction, doubt, metres, positionOf, toGcj02, toWgs84 } from "../../src/place/coordinates.ts";
import { at } from "./helpers.ts";

describe("coordinates", () => {
  it("shifts 天安门 by the known offset between GPS and Chinese maps", () => {
    // Widely published pair: WGS-84 39.907333,116.391083 is GCJ-02 39.908736,116.397325 (to some ten metres).
    const gcj = toGcj02(at(39.907333, 116.391083));
    expect(metres(gcj, at(39.908736, 116.397325))).toBeLessThan(15);
  });

  it("comes back to within half a metre anywhere in China", () => {
    fc.assert(
      fc.property(fc.double({ min: 18, max: 53.5, noNaN: true }), fc.double({ min: 73.5, max: 135, noNaN: true }), (lat, lng) => {
        const back = toWgs84(toGcj02(at(lat, lng)));
        return metres(back, at(lat, lng)) < 0.5;
      }),
    );
  });

  it("ends for a location at the very edge of the shifted frame", () => {
    for (const [lat, lng] of [
      [40, 72.0041],
      [40, 72.005],
      [0.83, 100],
      [55.827, 100],
      [40, 137.8346],
    ] as const) {
      expect(toWgs84(at(lat, lng, "GCJ-02"))).toEqual({ latitude: lat, longitude: lng, datum: "WGS-84" });
    }
  });

  it("leaves places abroad where they are", () => {
    expect(toGcj02(at(48.8566, 2.3522))).toEqual({ latitude: 48.8566, longitude: 2.3522, datum: "GCJ-02" });
  });

  it("doubts a position of unknown datum by the size of the shift, and no other", () => {
    expect(doubt(at(26.64, 106.66, "unknown"))).toBeGreaterThan(300);
    expect(doubt(at(26.64, 106.66, "unknown"))).toBeLessThan(800);
    expect(doubt(at(26.64, 106.66, "GCJ-02"))).toBe(0);
  });

  it("turns Baidu's coordinates into GCJ-02 and back", () => {
    const gcj = positionOf(116.404, 39.915, "BD-09");
    expect(gcj.datum).toBe("GCJ-02");
    const bd = convert(gcj, "BD-09");
    expect(bd.longitude).toBeCloseTo(116.404, 4);
    expect(bd.latitude).toBeCloseTo(39.915, 4);
  });

  it("measures a degree of a meridian as 111.2 km", () => {
    expect(metres(at(30, 110), at(31, 110))).toBeCloseTo(111_194.9, 0);
  });

  it.each([
    [31, 110, "北"],
    [31, 111.16, "东北"],
    [30, 111, "东"],
    [29, 111.15, "东南"],
    [29, 110, "南"],
    [29, 108.85, "西南"],
    [30, 109, "西"],
    [31, 108.84, "西北"],
  ])("says from 30,110 to %s,%s: %s", (lat, lng, word) => {
    expect(direction(at(30, 110), at(lat, lng))).toBe(word);
  });

  it("says no direction for a point next door", () => {
    expect(direction(at(30, 110), at(30.0001, 110))).toBeNull();
  });
});
