// Talks to the server: a session, an event stream that comes back by itself, and posts that are repeated until they arrive.

const HEADERS = { "Content-Type": "application/json", "X-Luzhi": "1" };
const PAUSES = [500, 1000, 2000, 4000];

/** An answer of the server that no repetition will change. */
export class Refused extends Error {}

/**
 * Sends JSON and gives the answer. Repeats where the network failed: what is sent carries its own id, and the server
 * takes one id once.
 */
export async function post(path, body = {}) {
  for (let tries = 0; ; tries += 1) {
    try {
      return await postOnce(path, body);
    } catch (error) {
      if (error instanceof Refused || tries >= PAUSES.length) throw error;
      await pause(PAUSES[tries]);
    }
  }
}

/** For what must not happen twice, such as a step of the clock. */
export async function postOnce(path, body) {
  const response = await fetch(path, { method: "POST", headers: HEADERS, body: JSON.stringify(body) });
  const answer = await response.json().catch(() => ({}));
  if (response.ok) return answer;
  if (response.status === 401) {
    // The cookie is gone or was signed by another secret: a new session, then once more.
    await fetch("/chat/session", { method: "POST", headers: HEADERS, body: "{}" });
    throw new Error("session renewed");
  }
  if (response.status >= 500) throw new Error(`status ${response.status}`);
  throw new Refused(answer.error ?? "没有成功，请稍后再试。");
}

/**
 * Opens the session and its event stream, and keeps both open. `onState` hears the state of the session at each new
 * connection, `onEntry` every line of the log, `onClock` the demo clock, `onStatus` whether we are connected.
 */
export async function connect({ onState, onEntry, onClock, onStatus }) {
  let last = 0;
  for (;;) {
    try {
      onState(await post("/chat/session"));
      await listen();
    } catch {
      onStatus(false);
    }
    await pause(2000);
  }

  /** Resolves when the browser has given the stream up; it comes back from lesser troubles by itself. */
  function listen() {
    return new Promise((resolve) => {
      const source = new EventSource(`/chat/events?after=${last}`);
      let opened = 0;
      source.addEventListener("ready", () => {
        onStatus(true);
        opened += 1;
        // The server may have been started anew, with another clock.
        if (opened > 1) void post("/chat/session").then(onState, () => undefined);
      });
      source.addEventListener("entry", (event) => {
        last = Number(event.lastEventId);
        onEntry(JSON.parse(event.data));
      });
      source.addEventListener("clock", (event) => onClock(JSON.parse(event.data).now));
      source.addEventListener("error", () => {
        onStatus(false);
        if (source.readyState === EventSource.CLOSED) resolve();
      });
    });
  }
}

/** A random UUID; `crypto.randomUUID` exists on https and localhost only. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
