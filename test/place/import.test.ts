import ExcelJS from "exceljs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadPlaceSeeds } from "../../seeds/places.ts";
import { loadRegionSource } from "../../seeds/regions.ts";
import { checkPoints } from "../../src/place/check.ts";
import { templateCsv, toCsv } from "../../src/place/import/csv-out.ts";
import { readGeoJson } from "../../src/place/import/geojson.ts";
import { readHsds } from "../../src/place/import/hsds.ts";
import { previewImport } from "../../src/place/import/preview.ts";
import { readCsv } from "../../src/place/import/table.ts";
import type { ImportOptions, RawPlaces } from "../../src/place/import/types.ts";
import { readXlsx } from "../../src/place/import/xlsx.ts";
import { createPlaceCoder } from "../../src/place/region-code.ts";
import { at, point } from "./helpers.ts";

const SEEDS = loadPlaceSeeds();
const OPTIONS: ImportOptions = {
  datum: "GCJ-02",
  source: "遂平县司法局",
  sourceDate: "2026-11-01",
  coder: createPlaceCoder(loadRegionSource()),
  seats: SEEDS.seats,
};
const HEAD = "序号,机构名称,机构类型,省,市,县(市、区),详细地址,联系电话,经度,纬度,服务时间";
const GOOD = "1,遂平县法律援助中心,法律援助中心,河南省,驻马店市,遂平县,建设路1号,0396-1234567,114.01,33.14,周一至周五9:00-17:00";

function preview(raw: RawPlaces, options: Partial<ImportOptions> = {}) {
  return previewImport(raw, { ...OPTIONS, ...options });
}

/** 3 error 缺少名称; one line per problem. */
function lines(raw: RawPlaces, options: Partial<ImportOptions> = {}): string[] {
  return preview(raw, options).problems.map(({ row, level, message }) => `${row} ${level} ${message}`);
}

function row(changes: Partial<Record<"name" | "kind" | "county" | "phone" | "lng" | "lat" | "hours" | "address", string>>): RawPlaces {
  const cell = {
    name: "遂平县法律援助中心",
    kind: "法律援助中心",
    county: "遂平县",
    phone: "",
    lng: "114.01",
    lat: "33.14",
    hours: "",
    address: "路1号",
    ...changes,
  };
  const line = `1,${cell.name},${cell.kind},河南省,驻马店市,${cell.county},${cell.address},${cell.phone},${cell.lng},${cell.lat},"${cell.hours}"`;
  return readCsv(`${HEAD}\n${line}\n`);
}

describe("a table of points", () => {
  it("is understood by its headers", () => {
    const { points, problems } = preview(readCsv(`${HEAD}\n${GOOD}\n`));
    expect(problems).toEqual([]);
    expect(points).toEqual([
      point("411728/遂平县法律援助中心", {
        name: "遂平县法律援助中心",
        province: "河南省",
        city: "驻马店市",
        county: "遂平县",
        regionCode: "411728",
        address: "建设路1号",
        phone: "0396-1234567",
        position: at(33.14, 114.01, "GCJ-02"),
        hours: "周一至周五9:00-17:00",
        source: "遂平县司法局",
        sourceDate: "2026-11-01",
      }),
    ]);
  });

  it("may have a title above, other names and tabs", () => {
    const raw = readCsv("遂平县公共法律服务点一览表\t\t\n名称\t区县\t电话\t坐标(高德)\n遂平县公证处\t遂平县\t0396-1234567\t114.01,33.14\n");
    expect(raw.columns.map(({ column }) => column)).toEqual(["name", "county", "phone", "lnglat"]);
    expect(preview(raw).points).toMatchObject([{ kind: "公证处", regionCode: "411728", position: { latitude: 33.14, datum: "GCJ-02" } }]);
    expect(raw.rows[0]?.row).toBe(3);
  });

  it("takes the importing office's place where the row has none", () => {
    const raw = readCsv("名称,地址\n车站镇司法所,一街\n");
    expect(lines(raw)).toContain("2 error 缺少省、市、县");
    expect(preview(raw, { defaults: { county: "遂平县" } }).points).toMatchObject([
      { regionCode: "411728", county: "遂平县", city: "驻马店市" },
    ]);
  });

  it("takes the office's city where a county's name alone is several places", () => {
    const raw = readCsv("名称,县\n鼓楼区公证处,鼓楼区\n");
    expect(preview(raw).points).toEqual([]);
    expect(preview(raw, { defaults: { province: "河南省", city: "开封市" } }).points).toMatchObject([{ regionCode: "410204" }]);
  });

  it("needs a header", () => {
    expect(readCsv("遂平县公证处,遂平县\n").problems[0]?.message).toContain("没有找到表头");
  });

  it("says where a quote is not closed", () => {
    expect(readCsv(`${HEAD}\n1,"遂平县,x\n`).problems[0]?.message).toContain("引号");
  });

  it.each([
    [{ name: "" }, "2 error 缺少名称"],
    [{ name: "便民点", kind: "" }, "2 error 缺少类型"],
    [{ county: "随平县" }, "2 warning 不认识的地名:随平县"],
    [{ phone: "见公告栏" }, "2 warning 电话看起来不对:见公告栏"],
    [{ lng: "33.14", lat: "114.01" }, "2 warning 经度和纬度像是写反了"],
    [{ lng: "0", lat: "0" }, "2 error 坐标不在中国"],
    [{ lng: "东边", lat: "33" }, "2 error 坐标看不懂"],
    [{ lng: "116.4", lat: "39.9" }, "2 error 离遂平县驻地"],
    [{ lng: "114.8", lat: "33.3" }, "2 warning 离遂平县驻地"],
    [{ lng: "", lat: "" }, "2 warning 没有坐标"],
    [{ hours: "看情况" }, "2 warning 看不懂开放时间"],
    [{ address: "" }, "2 warning 没有地址"],
  ])("%j: %s", (changes, message) => {
    expect(lines(row(changes)).some((line) => line.startsWith(message))).toBe(true);
  });

  it("keeps rows with errors out and takes the others", () => {
    const raw = readCsv(
      `${HEAD}\n${GOOD}\n2,,,,,,,,,,\n${GOOD.replace("法律援助中心", "公证处").replace("114.01", "0").replace("1234567", "7654321")}\n`,
    );
    expect(preview(raw).points).toHaveLength(1);
  });

  it("turns swapped coordinates round", () => {
    expect(preview(row({ lng: "33.14", lat: "114.01" })).points[0]?.position).toEqual(at(33.14, 114.01, "GCJ-02"));
  });

  it("reads degrees, minutes and seconds", () => {
    const position = preview(row({ lng: "东经114°0′36″", lat: "33°8′24″" })).points[0]?.position;
    expect(position?.longitude).toBeCloseTo(114.01, 6);
    expect(position?.latitude).toBeCloseTo(33.14, 6);
  });

  it("stores Baidu's coordinates as GCJ-02", () => {
    const position = preview(row({}), { datum: "BD-09" }).points[0]?.position;
    expect(position?.datum).toBe("GCJ-02");
    expect(position?.longitude).toBeCloseTo(114.0035, 3);
  });
});

describe("duplicates", () => {
  it("are rows of one name in one county, with or without the names above it", () => {
    const second = GOOD.replace("遂平县法律援助中心", "河南省遂平县法律援助中心").replace("1234567", "0000000").replace("114.01", "114.05");
    const { points, duplicates } = preview(readCsv(`${HEAD}\n${GOOD}\n${second}\n`));
    expect(points).toHaveLength(1);
    expect(duplicates).toMatchObject([{ row: 3, ofRow: 2, reason: "名称和县都相同" }]);
  });

  it("are the same phone and kind nearby, or the same spot and kind", () => {
    const phone = GOOD.replace("遂平县法律援助中心", "遂平法援");
    const spot = phone.replace("1234567", "7654321");
    expect(preview(readCsv(`${HEAD}\n${GOOD}\n${phone}\n`)).duplicates).toMatchObject([{ reason: "电话相同、类型相同" }]);
    expect(preview(readCsv(`${HEAD}\n${GOOD}\n${spot}\n`)).duplicates).toMatchObject([{ reason: "位置和类型相同" }]);
  });

  it("are found among the recorded points", () => {
    const { points: existing } = preview(row({}));
    expect(preview(row({}), { existing }).duplicates).toMatchObject([{ row: 2, ofRow: null }]);
  });

  it("are not two services in one house", () => {
    const other = GOOD.replace("遂平县法律援助中心", "遂平县公证处").replace("法律援助中心", "公证处");
    expect(preview(readCsv(`${HEAD}\n${GOOD}\n${other}\n`)).duplicates).toEqual([]);
  });
});

describe("an Excel workbook", () => {
  it("reads numbers, dates, rich text and formulas as a person sees them", async () => {
    const workbook = new ExcelJS.Workbook();
    workbook.addWorksheet("空");
    const sheet = workbook.addWorksheet("点");
    sheet.addRow(["名称", "县", "经度", "纬度", "更新日期", "电话"]);
    const rich = { richText: [{ text: "遂平县" }, { text: "公证处" }] };
    sheet.addRow([
      rich,
      "遂平县",
      114.01,
      33.14,
      new Date(Date.UTC(2026, 0, 31)),
      { formula: '"0396-"&"1234567"', result: "0396-1234567" },
    ]);
    const raw = await readXlsx(new Uint8Array(await workbook.xlsx.writeBuffer()));
    expect(preview(raw).points).toMatchObject([
      { name: "遂平县公证处", phone: "0396-1234567", sourceDate: "2026-01-31", position: { latitude: 33.14 } },
    ]);
  });

  it("that is none is one clear problem", async () => {
    expect((await readXlsx(new TextEncoder().encode("no workbook"))).problems).toMatchObject([{ row: 0, level: "error" }]);
  });
});

describe("GeoJSON", () => {
  it("gives points by their properties", () => {
    const feature = {
      type: "Feature",
      geometry: { type: "Point", coordinates: [114.01, 33.14] },
      properties: { name: "遂平县公证处", 县: "遂平县", tel: "0396-1234567" },
    };
    const raw = readGeoJson(JSON.stringify({ type: "FeatureCollection", features: [feature] }));
    expect(preview(raw, { datum: "WGS-84" }).points).toMatchObject([
      { name: "遂平县公证处", phone: "0396-1234567", position: at(33.14, 114.01) },
    ]);
  });

  it.each(["", "{", "[]", '{"type":"Feature"}'])("is not %j", (text) => {
    expect(readGeoJson(text).problems).toMatchObject([{ row: 0, level: "error" }]);
  });
});

describe("Open Referral HSDS", () => {
  const location = {
    id: "l1",
    location_type: "physical",
    name: "遂平县公共法律服务中心",
    latitude: 33.14,
    longitude: 114.01,
    addresses: [{ address_1: "建设路1号", city: "驻马店市", state_province: "河南省" }],
    phones: [{ number: "0396-1234567" }],
    accessibility: [{ description: "ramp" }],
    schedules: [{ byday: "MO,TU,WE,TH,FR", opens_at: "09:00:00", closes_at: "17:00:00" }],
  };

  it("joins the services of one location", () => {
    const services = ["法律援助", "人民调解"].map((name) => ({
      name,
      last_modified: "2026-03-15T10:30:45Z",
      service_at_locations: [{ location }],
    }));
    expect(preview(readHsds(JSON.stringify({ contents: services }))).points).toMatchObject([
      {
        name: "遂平县公共法律服务中心",
        services: ["法律援助", "人民调解"],
        accessible: true,
        hours: "周一、周二、周三、周四、周五09:00-17:00",
        sourceDate: "2026-03-15",
        regionCode: "4117",
      },
    ]);
  });

  it("reads a list of locations, and nothing else", () => {
    expect(readHsds(JSON.stringify([location])).rows).toHaveLength(1);
    expect(readHsds('{"hello":1}').problems).toMatchObject([{ row: 0, level: "error" }]);
  });
});

describe("an exported table", () => {
  it("comes back as it was", () => {
    const wgs = SEEDS.points.map((seed) => ({ ...seed, sourceDate: seed.sourceDate ?? "2026-01-01" }));
    const { points, problems } = preview(readCsv(toCsv(wgs)));
    expect(problems.filter(({ level }) => level === "error")).toEqual([]);
    expect(points).toEqual(wgs);
  });

  it("keeps any text of an address", () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }).map((text) => text.trim()),
        (address) => {
          fc.pre(address !== "" && !address.startsWith("'"));
          const csv = toCsv([
            point("411728/遂平县公证处", { name: "遂平县公证处", province: "河南省", city: "驻马店市", county: "遂平县", address }),
          ]);
          expect(readCsv(csv).rows[0]?.values.address).toBe(address);
        },
      ),
    );
  });

  it("gives a spreadsheet no formula to run", () => {
    const csv = toCsv([point("1", { address: '=HYPERLINK("x")', phone: "+86-396" })]);
    expect(csv).toContain(`"'=HYPERLINK(""x"")"`);
    expect(csv).toContain(",'+86-396,");
  });

  it("has a template whose example is refused until it is overwritten", () => {
    const raw = readCsv(templateCsv());
    expect(raw.columns.every(({ column }) => column !== null)).toBe(true);
    expect(preview(raw).points).toEqual([]);
  });
});

describe("places check", () => {
  it("lists what is old or missing", () => {
    const good = point("好", {
      phone: "1",
      hours: "周一9:00-12:00",
      address: "路",
      regionCode: "411728",
      position: at(33, 114),
      sourceDate: "2026-10-01",
    });
    const old = { ...good, sourceDate: "2021-02-26", phone: null, hours: "随缘" };
    expect(checkPoints([good, old], "2026-11-22")).toEqual([
      { point: old, faults: ["stale", "no-phone", "unread-hours"], text: "好:数据超过一年没有核实,没有电话,开放时间看不懂" },
    ]);
  });
});
