import { z } from "zod";

// Each slot as an argument; a command takes those it has use for. Messages are for people.
export const unit = z.string().optional();
export const place = z.string().optional();
export const topic = z.string().optional();
export const clause = z.string().optional();
/** A plan's number here, or words of its title. */
export const plan = z.union([z.number().int(), z.string()]).optional();
/** A reason, or what somebody adds: 理由:…, 备注:…. */
export const note = z.string().max(300, "说明请写在300字以内").optional();
/** A unit beside the one the question is about: 和县公安局共同承担的. */
export const partner = z.string().optional();
export const tier = z.enum(["lead", "assist", "group", "all", "possible"]).optional();
/** With a time limit, or without. */
export const timed = z.boolean().optional();
/** Words that the clause has. */
export const keyword = z.string().optional();
/** By the next date within a tier. */
export const sorted = z.enum(["due"]).optional();
export const page = z.number().int().min(1).optional();
export const service = z.string().optional();
export const window = z.object({ from: z.iso.date(), to: z.iso.date(), label: z.string() }).optional();
export const location = z
  .object({
    latitude: z.number().min(-90, "纬度应在-90到90之间").max(90, "纬度应在-90到90之间"),
    longitude: z.number().min(-180, "经度应在-180到180之间").max(180, "经度应在-180到180之间"),
    datum: z.enum(["WGS-84", "GCJ-02"]),
  })
  .optional();
