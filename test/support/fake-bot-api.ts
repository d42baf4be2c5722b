import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { limitsBroken } from "./bot-api-limits.ts";

/** A bot's token and its account, as the fake knows it. */
export const TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw0";
export const ME = { id: 110201543, is_bot: true, first_name: "履职", username: "luzhi_bot", can_join_groups: true };

export interface Call {
  readonly method: string;
  /** As JSON gave it, or the fields of a form; a file is `{name, bytes}`. */
  readonly payload: Readonly<Record<string, unknown>>;
  readonly at: number;
}

/** How the next call of a method goes wrong. */
export type Fault =
  | { readonly error: number; readonly description: string; readonly parameters?: Readonly<Record<string, unknown>> }
  /** The call is carried out, and then nobody answers. */
  | "accepted, then cut"
  /** The connection breaks before anything happens. */
  | "cut"
  /** What a gateway says in its own words. */
  | "bad gateway"
  /** Carried out and answered late, after so many milliseconds. */
  | number;

export interface FakeBotApi {
  readonly url: string;
  /** All calls but polls, oldest first, those that a fault hit as well. */
  readonly calls: readonly Call[];
  /** Messages that were accepted, as they are in the chat. */
  readonly sent: readonly SentMessage[];
  /** What broke one of Telegram's limits. */
  readonly violations: readonly string[];
  /** Updates that the bot has not confirmed. */
  readonly unconfirmed: number;
  /** Puts an update in line. */
  update(update: Readonly<Record<string, unknown>> & { readonly update_id: number }): void;
  next(method: string, ...faults: readonly Fault[]): void;
  /** Called with each call before it is answered; what it awaits holds the answer back. */
  watch(watcher: (call: Call, response: ServerResponse) => Promise<"answer" | "say nothing">): void;
  close(): Promise<void>;
}

export interface SentMessage {
  readonly id: number;
  readonly chat: number;
  readonly thread: number | null;
  readonly text: string;
  /** Rows of buttons by what they show, and what each carries. */
  readonly buttons: readonly (readonly { readonly text: string; readonly data: string }[])[];
  readonly payload: Readonly<Record<string, unknown>>;
  readonly file: { readonly name: string; readonly bytes: Uint8Array } | null;
}

/** Telegram as far as a bot sees it: a server on this machine that keeps its limits and fails when told to. */
export async function createFakeBotApi(port = 0): Promise<FakeBotApi> {
  const state: State = { queue: [], calls: [], sent: [], violations: [], faults: new Map(), waiters: new Set(), watcher: null };
  const server = createServer((request, response) => {
    void serve(state, request, response).catch((error: Error) => {
      state.violations.push(error.message);
      response.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls: state.calls,
    sent: state.sent,
    violations: state.violations,
    get unconfirmed() {
      return state.queue.length;
    },
    update(update) {
      state.queue.push(update);
      for (const wake of state.waiters) wake();
    },
    next: (method, ...faults) => void state.faults.set(method, [...(state.faults.get(method) ?? []), ...faults]),
    watch(watcher) {
      state.watcher = watcher;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface State {
  queue: (Readonly<Record<string, unknown>> & { readonly update_id: number })[];
  readonly calls: Call[];
  readonly sent: SentMessage[];
  readonly violations: string[];
  readonly faults: Map<string, Fault[]>;
  readonly waiters: Set<() => void>;
  watcher: ((call: Call, response: ServerResponse) => Promise<"answer" | "say nothing">) | null;
}

async function serve(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, token = "", method = ""] = /^\/bot([^/]+)\/(\w+)$/.exec(request.url ?? "") ?? [];
  if (token !== TOKEN) return answer(response, { error_code: 401, description: "Unauthorized" });
  const call = { method, payload: await payloadOf(request), at: Date.now() };
  const fault = state.faults.get(method)?.shift();
  if (method === "getUpdates" && fault === undefined) return poll(state, call, response);
  state.calls.push(call);
  if (fault === "cut") return void response.destroy();
  if (typeof fault === "object") {
    const { error, description, parameters } = fault;
    return answer(response, { error_code: error, description, ...(parameters && { parameters }) });
  }
  if (fault === "bad gateway") return void response.writeHead(502, { "content-type": "text/html" }).end("<h1>502 Bad Gateway</h1>");
  const broken = limitsBroken(call, state.calls);
  if (broken !== null) {
    state.violations.push(`${method}: ${broken}`);
    return answer(response, { error_code: 400, description: `Bad Request: ${broken}` });
  }
  const result = carryOut(state, call);
  if (fault === "accepted, then cut") return void response.destroy();
  if (typeof fault === "number") await sleep(fault);
  if ((await state.watcher?.(call, response)) !== "say nothing") answer(response, { result });
}

function answer(
  response: ServerResponse,
  body: { readonly result?: unknown; readonly error_code?: number; readonly description?: string },
): void {
  const ok = body.error_code === undefined;
  response.writeHead(ok ? 200 : (body.error_code ?? 500), { "content-type": "application/json" }).end(JSON.stringify({ ok, ...body }));
}

async function poll(state: State, { payload }: Call, response: ServerResponse): Promise<void> {
  const offset = Number(payload["offset"] ?? 0);
  state.queue = state.queue.filter((update) => update.update_id >= offset);
  let gone = false;
  response.once("close", () => {
    gone = true;
  });
  const until = Date.now() + Number(payload["timeout"] ?? 0) * 1000;
  while (state.queue.length === 0 && !gone && Date.now() < until) await woken(state, response, until - Date.now());
  if (!gone) answer(response, { result: state.queue.slice(0, 100) });
}

function woken({ waiters }: State, response: ServerResponse, patience: number): Promise<void> {
  return new Promise((resolve) => {
    const wake = (): void => {
      waiters.delete(wake);
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(wake, patience);
    waiters.add(wake);
    response.once("close", wake);
  });
}

function carryOut(state: State, { method, payload }: Call): unknown {
  if (method === "getMe") return ME;
  if (method !== "sendMessage" && method !== "sendDocument") return true;
  const markup = payload["reply_markup"] as { inline_keyboard?: { text: string; callback_data?: string }[][] } | undefined;
  const chat = Number(payload["chat_id"]);
  const message: SentMessage = {
    id: 1000 + state.sent.length,
    chat,
    thread: payload["message_thread_id"] === undefined ? null : Number(payload["message_thread_id"]),
    text: String(payload["text"] ?? ""),
    buttons: (markup?.inline_keyboard ?? []).map((row) => row.map(({ text, callback_data: data = "" }) => ({ text, data }))),
    payload,
    file: (payload["file"] as SentMessage["file"] | undefined) ?? null,
  };
  state.sent.push(message);
  return {
    message_id: message.id,
    date: Math.floor(Date.now() / 1000),
    chat: { id: chat, type: "private", first_name: "甲" },
    text: message.text,
  };
}

async function payloadOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const body = await buffer(request);
  const type = request.headers["content-type"] ?? "";
  if (!type.startsWith("multipart/")) return body.length === 0 ? {} : (JSON.parse(body.toString()) as Record<string, unknown>);
  const fields: Record<string, unknown> = {};
  // By hand: clients write headers that the parser of `Response` refuses and Telegram takes, such as a name without quotes.
  for (const part of body
    .toString("latin1")
    .split(`--${/boundary=(.*)$/.exec(type)?.[1]}`)
    .slice(1, -1)) {
    const [, head = "", content = ""] = /^\r\n([\s\S]*?)\r\n\r\n([\s\S]*)\r\n$/.exec(part) ?? [];
    const value = Buffer.from(content, "latin1");
    const file = /filename="?([^"\r]+)"?/.exec(head)?.[1];
    if (file === undefined) fields[/name="([^"]+)"/.exec(head)?.[1] ?? ""] = value.toString();
    else fields["file"] = { name: Buffer.from(file, "latin1").toString(), bytes: new Uint8Array(value) };
  }
  return fields;
}
