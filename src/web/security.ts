import type { Context, MiddlewareHandler } from "hono";

/** What Node hands to a request beside itself. */
interface NodeBindings {
  readonly incoming?: { readonly socket: { readonly remoteAddress?: string | undefined } };
}

export type WebEnv = { Bindings: NodeBindings };

// No inline script or style, nothing from elsewhere, no frame around us.
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

export function securityHeaders(): MiddlewareHandler {
  return async (c, next) => {
    await next();
    c.res.headers.set("Content-Security-Policy", POLICY);
    c.res.headers.set("X-Content-Type-Options", "nosniff");
    c.res.headers.set("X-Frame-Options", "DENY");
    c.res.headers.set("Referrer-Policy", "same-origin");
    c.res.headers.set("Permissions-Policy", "geolocation=(self), camera=(), microphone=()");
    c.res.headers.set("Cross-Origin-Opener-Policy", "same-origin");
    c.res.headers.set("Cross-Origin-Resource-Policy", "same-origin");
  };
}

/** Set by our own page; another site cannot set it without a preflight, which is never granted. */
const CSRF_HEADER = "x-luzhi";

/** Refuses a request that another site made a browser send. */
export function sameOriginOnly(): MiddlewareHandler {
  return async (c, next) => {
    if (c.req.method === "GET" || c.req.method === "HEAD" || isOurs(c)) return next();
    return c.json({ error: "请求不是从本页面发出的。" }, 403);
  };
}

function isOurs(c: Context): boolean {
  if (c.req.header(CSRF_HEADER) === undefined) return false;
  const site = c.req.header("sec-fetch-site");
  if (site !== undefined) return site === "same-origin";
  const origin = c.req.header("origin");
  return origin === undefined || hostOf(origin) === c.req.header("host");
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}

const FORWARDING = ["forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip"] as const;
const LOCAL_HOST = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/i;
const LOOPBACK = /^(?:127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/i;

/**
 * True where the request comes from this very machine: over loopback, to a local name (a foreign name that resolves to
 * 127.0.0.1 is not one), and through no proxy.
 */
export function isLocalRequest(c: Context<WebEnv>): boolean {
  const address = c.env?.incoming?.socket.remoteAddress ?? "";
  return (
    LOOPBACK.test(address) && LOCAL_HOST.test(c.req.header("host") ?? "") && FORWARDING.every((name) => c.req.header(name) === undefined)
  );
}

/** True where the person's browser speaks https, to us or to the proxy before us. */
export function isHttps(c: Context): boolean {
  return c.req.url.startsWith("https:") || c.req.header("x-forwarded-proto") === "https";
}
