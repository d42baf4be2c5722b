import { Api } from "grammy";
import { HttpsProxyAgent } from "https-proxy-agent";

export interface ApiOptions {
  readonly token: string;
  /** Without a slash at the end; null: Telegram's own. */
  readonly server: string | null;
  /** Of an HTTP proxy, http:// or https://. */
  readonly proxy: string | null;
}

/** Two clients: a long poll takes long, everything else that does is lost. */
export interface TelegramApi {
  readonly calls: Api;
  readonly polls: Api;
}

/** Seconds that Telegram holds a poll open when there is nothing. */
export const POLL_SECONDS = 30;
const CALL_SECONDS = 20;

export function createApi({ token, server, proxy }: ApiOptions): TelegramApi {
  const agent = proxy === null ? null : new HttpsProxyAgent(proxy, { keepAlive: true });
  const client = (timeoutSeconds: number) =>
    new Api(token, {
      timeoutSeconds,
      ...(server !== null && { apiRoot: server }),
      ...(agent && { baseFetchConfig: { agent, compress: true } }),
    });
  return { calls: client(CALL_SECONDS), polls: client(POLL_SECONDS + CALL_SECONDS) };
}
