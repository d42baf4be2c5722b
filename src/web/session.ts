import { randomBytes } from "node:crypto";
import type { Context } from "hono";
import { getSignedCookie, setSignedCookie } from "hono/cookie";
import { isHttps } from "./security.ts";

const COOKIE = "luzhi_session";
const HALF_A_YEAR = 180 * 24 * 3600;

/** The id of the session that the request carries; null for none, or for one that was not signed by us. */
export async function readSession(c: Context, secret: string): Promise<string | null> {
  const id = await getSignedCookie(c, secret, COOKIE);
  return id && /^[A-Za-z0-9_-]{22}$/.test(id) ? id : null;
}

/** The request's session, or a new one of 128 random bits; its cookie lives for another half year. */
export async function keepSession(c: Context, secret: string): Promise<string> {
  const id = (await readSession(c, secret)) ?? randomBytes(16).toString("base64url");
  await setSignedCookie(c, COOKIE, id, secret, {
    httpOnly: true,
    sameSite: "Strict",
    secure: isHttps(c),
    path: "/",
    maxAge: HALF_A_YEAR,
  });
  return id;
}
