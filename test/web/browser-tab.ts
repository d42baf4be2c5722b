/** Stands for a tab of the web chat: a cookie, posts with the page's headers, and an event stream that it keeps reading. */
export interface Tab {
  cookie: string;
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** Sends a line and resolves with the answer. */
  say(text: string, id?: string): Promise<Answer>;
  /** Opens an event stream after that id. */
  listen(after?: number): Promise<Stream>;
}

export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly headers: Headers;
}

export interface Stream {
  readonly entries: readonly Entry[];
  readonly clocks: readonly number[];
  /** Resolves when as many entries have come. */
  entry(count: number): Promise<readonly Entry[]>;
  /** Resolves when the server has ended the stream. */
  readonly ended: Promise<void>;
  close(): void;
}

export interface Entry {
  readonly id: number;
  readonly by: string;
  readonly html?: string;
  readonly text?: string;
  readonly key: string;
  readonly at: number;
}

export async function openTab(url: string, cookie = ""): Promise<Tab> {
  const tab: Tab = {
    cookie,
    async post(path, body = {}, headers = {}) {
      const response = await fetch(url + path, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-Luzhi": "1", ...(tab.cookie && { Cookie: tab.cookie }), ...headers },
        body: typeof body === "string" ? body : JSON.stringify(body),
      });
      const set = response.headers.get("set-cookie");
      if (set) tab.cookie = set.split(";")[0] ?? "";
      return { status: response.status, headers: response.headers, body: (await response.json()) as Record<string, unknown> };
    },
    say: (text, id = crypto.randomUUID()) => tab.post("/chat/messages", { id, text }),
    listen: (after = 0) => openStream(`${url}/chat/events?after=${after}`, tab.cookie),
  };
  if (cookie === "") await tab.post("/chat/session");
  return tab;
}

async function openStream(url: string, cookie: string): Promise<Stream> {
  const abort = new AbortController();
  const response = await fetch(url, { headers: { Cookie: cookie }, signal: abort.signal });
  if (!response.ok || response.body === null) throw new Error(`The stream was answered with ${response.status}`);
  const entries: Entry[] = [];
  const clocks: number[] = [];
  const waiting: { count: number; resolve: (entries: readonly Entry[]) => void }[] = [];
  const take = (event: string) => {
    const field = (name: string) => event.match(new RegExp(`^${name}: (.*)$`, "m"))?.[1] ?? "";
    if (field("event") === "entry") entries.push({ ...JSON.parse(field("data")), id: Number(field("id")) });
    if (field("event") === "clock") clocks.push(JSON.parse(field("data")).now);
    for (const wait of waiting) if (entries.length >= wait.count) wait.resolve(entries);
  };
  const ended = readEvents(response.body, take).catch(() => undefined);
  return {
    entries,
    clocks,
    ended,
    entry: (count) =>
      new Promise((resolve, reject) => {
        if (entries.length >= count) return resolve(entries);
        waiting.push({ count, resolve });
        setTimeout(() => reject(new Error(`${entries.length} of ${count} entries came: ${JSON.stringify(entries)}`)), 5000).unref();
      }),
    close: () => abort.abort(),
  };
}

async function readEvents(body: ReadableStream<Uint8Array>, take: (event: string) => void): Promise<void> {
  const decoder = new TextDecoder();
  let buffered = "";
  for await (const chunk of body) {
    buffered += decoder.decode(chunk, { stream: true });
    const events = buffered.split("\n\n");
    buffered = events.pop() ?? "";
    for (const event of events) take(event);
  }
}
