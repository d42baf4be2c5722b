import { decodeText } from "../document/encoding.ts";
import { DocumentError } from "../document/error.ts";
import { DEFAULT_LIMITS, tooLarge } from "../document/limits.ts";
import { openZip } from "../document/zip.ts";
import { readGeoJson } from "../place/import/geojson.ts";
import { readHsds } from "../place/import/hsds.ts";
import { readCsv } from "../place/import/table.ts";
import type { RawPlaces } from "../place/import/types.ts";

/** Of a workbook. A province's points unpack to some ten megabytes; exceljs takes a multiple of it in memory. */
const XLSX_LIMITS = { ...DEFAULT_LIMITS, unpackedBytes: 64_000_000, partBytes: 40_000_000 };
const MOST_TEXT = 50_000_000;

/** Rows of a file: CSV (UTF-8 or GBK), XLSX, GeoJSON or HSDS JSON, told by its bytes. Throws nothing: a file that is none is a problem of row 0. */
export async function readPlaces(bytes: Uint8Array): Promise<RawPlaces> {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return readWorkbook(bytes);
  if (bytes.length > MOST_TEXT) return failure("文件超过50兆,请分成几个");
  const text = decodeText(bytes)?.replace(/^\uFEFF/, "");
  if (text === undefined) return failure("看不懂这个文件,请用 CSV、XLSX、GeoJSON 或 HSDS JSON");
  if (!/^\s*[[{]/.test(text)) return readCsv(text);
  return /"FeatureCollection"/.test(text) ? readGeoJson(text) : readHsds(text);
}

async function readWorkbook(bytes: Uint8Array): Promise<RawPlaces> {
  try {
    unpackOnce(bytes);
  } catch (error) {
    if (error instanceof DocumentError) return failure(error.message);
    throw error;
  }
  // exceljs takes a quarter of a second to load.
  const { readXlsx } = await import("../place/import/xlsx.ts");
  return readXlsx(bytes);
}

/** exceljs unpacks whatever it is given: what comes out is counted first. */
function unpackOnce(bytes: Uint8Array): void {
  // A second directory, of an archive beyond 4 GB, could list other contents than those that are counted here.
  if (Buffer.from(bytes.subarray(-70_000)).includes("PK\x06\x07")) throw tooLarge("压缩格式为 ZIP64");
  const zip = openZip(bytes, XLSX_LIMITS);
  for (const name of zip.names) zip.read(name);
}

function failure(message: string): RawPlaces {
  return { rows: [], columns: [], problems: [{ row: 0, level: "error", message }] };
}
