import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { Hono } from "hono";
import { securityHeaders, type WebEnv } from "./security.ts";

export interface ServerOptions {
  /** Sub-applications, asked in this order. */
  readonly routes: readonly Hono<WebEnv>[];
  /** 0 for any free port. */
  readonly port: number;
  readonly host: string;
  readonly report: (error: unknown, path: string) => void;
  /** Milliseconds that open answers may take to end when the server is closed. */
  readonly grace?: number;
}

export interface RunningServer {
  readonly url: string;
  readonly port: number;
  /** Takes no new request, lets the open ones end for a while, then cuts them: an event stream ends only so. */
  close(): Promise<void>;
}

/** Listens, and resolves when it does. Rejects with an error whose message is for the person who started it. */
export async function createServer({ routes, port, host, report, grace = 500 }: ServerOptions): Promise<RunningServer> {
  const app = new Hono<WebEnv>();
  app.use(securityHeaders());
  for (const route of routes) app.route("/", route);
  app.notFound((c) => c.text("没有这个页面。", 404));
  app.onError((error, c) => {
    report(error, c.req.path);
    return c.json({ error: "出了点问题，请稍后再试。" }, 500);
  });
  const server = createAdaptorServer({ fetch: app.fetch });

  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(listenError(error, host, port)));
    server.listen(port, host, resolve);
  });
  const address = server.address() as AddressInfo; // an address of a TCP server is never a string
  return {
    url: `http://${urlHost(host)}:${address.port}`,
    port: address.port,
    close: () =>
      new Promise((resolve) => {
        const cut = setTimeout(() => "closeAllConnections" in server && server.closeAllConnections(), grace);
        server.close(() => {
          clearTimeout(cut);
          resolve();
        });
        if ("closeIdleConnections" in server) server.closeIdleConnections();
      }),
  };
}

const LISTEN_ERRORS: Readonly<Record<string, string>> = {
  EADDRINUSE: "已被别的程序占用；请先停掉那个程序，或者换一个端口",
  EACCES: "没有权限监听；1024 以下的端口需要管理员权限，请换一个端口",
  EADDRNOTAVAIL: "不是本机的地址；请检查监听地址的设置",
  ENOTFOUND: "不是本机的地址；请检查监听地址的设置",
};

function listenError(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const reason = LISTEN_ERRORS[error.code ?? ""] ?? `无法监听（${error.message}）`;
  return Object.assign(new Error(`${urlHost(host)}:${port} ${reason}。`, { cause: error }), { code: error.code });
}

function urlHost(host: string): string {
  if (host === "127.0.0.1" || host === "::1") return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}
