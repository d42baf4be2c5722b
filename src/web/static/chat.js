// The page: what is typed or tapped goes to the server, what comes back goes into the log.

import { connect, newId, post, Refused } from "./connection.js";
import { showClock, showDemo } from "./demo.js";
import { showEntry, showThinking, showUnsent } from "./log.js";
import { notice } from "./notice.js";

const input = document.getElementById("input");
const log = document.getElementById("log");
const suggestions = document.getElementById("suggestions");
const status = document.getElementById("connection");

const OFFICIAL = ["我单位有哪些任务", "本月到期", "本季度到期", "下个月到期", "我是谁", "帮助"];
const CITIZEN = ["最近的法律援助中心在哪", "欠薪了找谁", "12348", "帮助"];
const SUGGESTIONS = { unit: OFFICIAL, supervisor: OFFICIAL, citizen: CITIZEN, none: ["帮助", ...CITIZEN.slice(0, 2)] };

let waiting = 0;
let unread = 0;

void connect({
  onState: ({ demo }) => showDemo(demo, suggest),
  onClock: showClock,
  onStatus(on) {
    status.textContent = on ? "已连接" : "正在重新连接…";
    status.classList.toggle("on", on);
    // What was said before is not read out again at each opening.
    setTimeout(() => log.setAttribute("aria-live", "polite"), 1000);
  },
  onEntry(entry) {
    showEntry(entry);
    if (entry.by === "bot" && document.hidden) {
      unread += 1;
      document.title = `(${unread}) 履职`;
    }
  },
});

document.addEventListener("visibilitychange", () => {
  if (document.hidden) return;
  unread = 0;
  document.title = "履职";
});

/** Sends a line under one id until the server has it. */
async function say(text, location) {
  const id = newId();
  const unsent = showUnsent(`line:${id}`, text === "" ? "（我的位置）" : text);
  waiting += 1;
  const dots = setTimeout(() => showThinking(true), 300);
  try {
    await post("/chat/messages", { id, text, ...(location && { location }) });
  } catch (error) {
    if (error instanceof Refused) {
      unsent.refused();
      notice(error.message);
      if (text !== "" && input.value === "") input.value = text;
    } else {
      unsent.failed(() => void say(text, location));
    }
  }
  clearTimeout(dots);
  waiting -= 1;
  if (waiting === 0) showThinking(false);
}

document.getElementById("composer").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = input.value.trim();
  if (text === "") return;
  input.value = "";
  grow();
  void say(text);
});

input.addEventListener("keydown", (event) => {
  // While characters are being composed, Enter picks one.
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  input.form.requestSubmit();
});

input.addEventListener("input", grow);

/** Grows the field with its text, where the style sheet cannot. */
function grow() {
  if (CSS.supports("field-sizing", "content")) return;
  input.style.height = "auto";
  input.style.height = `${input.scrollHeight}px`;
}

log.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-say]");
  if (button) void say(button.dataset.say);
});

function suggest(kind) {
  suggestions.replaceChildren(
    ...(SUGGESTIONS[kind] ?? SUGGESTIONS.none).map((text) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = text;
      button.addEventListener("click", () => void say(text));
      return button;
    }),
  );
}

const place = document.getElementById("location");
place.hidden = !("geolocation" in navigator) || !isSecureContext;
place.addEventListener("click", () => {
  place.disabled = true;
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => {
      place.disabled = false;
      void say("", { latitude: coords.latitude, longitude: coords.longitude });
    },
    () => {
      place.disabled = false;
      notice("没有取到位置。可以直接说地名，例如：六安市金安区最近的法律援助中心。");
    },
    { timeout: 10_000, maximumAge: 60_000 },
  );
});

const large = document.getElementById("large");
setLarge(localStorage.getItem("large") === "yes");
large.addEventListener("click", () => setLarge(large.getAttribute("aria-pressed") !== "true"));

function setLarge(on) {
  document.documentElement.classList.toggle("large", on);
  large.setAttribute("aria-pressed", String(on));
  localStorage.setItem("large", on ? "yes" : "no");
}
