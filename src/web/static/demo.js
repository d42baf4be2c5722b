// Demo mode: who I am, and what time it is.

import { post, postOnce, Refused } from "./connection.js";
import { clockTime, dayName, isoMinute } from "./dates.js";
import { notice } from "./notice.js";

const panel = document.getElementById("demo");
const select = document.getElementById("identity");
const tiles = document.getElementById("tiles");
const clock = document.getElementById("clock");
const clockPanel = document.getElementById("clock-panel");
const field = document.getElementById("clock-field");

const GROUPS = { unit: "单位", supervisor: "督办机关", citizen: "公众" };
const wide = matchMedia("(min-width: 60rem)");

let identities = [];
let offset = 0;

/** Fills in what the server says; null where there is no demo mode. `onIdentity` hears the kind of who I am. */
export function showDemo(state, onIdentity) {
  panel.hidden = state === null;
  document.getElementById("choose").hidden = state === null;
  if (state === null) return onIdentity(null);
  identities = state.identities;
  select.replaceChildren(emptyOption(), ...Object.keys(GROUPS).flatMap(group));
  tiles.replaceChildren(...identities.map((identity) => tile(identity, onIdentity)));
  select.onchange = () => void choose(select.value, onIdentity);
  showClock(state.now);
  field.value = isoMinute(state.now);
  mark(state.current, onIdentity);
}

export function showClock(now) {
  offset = now - Date.now();
  tick();
}

function tick() {
  const now = Date.now() + offset;
  const text = `${dayName(now)} ${clockTime(now)}`;
  if (clock.textContent !== text) clock.textContent = text;
  clock.dateTime = `${isoMinute(now)}+08:00`;
}

setInterval(tick, 1000);

// The panel is folded on a phone and stands open beside the chat where there is room.
const unfold = () => {
  clockPanel.open = wide.matches;
};
wide.addEventListener("change", unfold);
unfold();

document.getElementById("clock-next").addEventListener("click", () => void setClock({ next: true }));
document.getElementById("clock-day").addEventListener("click", () => void setClock({ days: 1 }));
document.getElementById("clock-jump").addEventListener("click", () => void setClock({ at: "2024-12-20T08:58" }));
document.getElementById("clock-form").addEventListener("submit", (event) => {
  event.preventDefault();
  void setClock({ at: field.value });
});

/** Moves the clock, which takes a while where much happens in between. */
async function setClock(change) {
  clockPanel.setAttribute("aria-busy", "true");
  try {
    const { now } = await postOnce("/chat/demo/clock", change);
    showClock(now);
    field.value = isoMinute(now);
    if (!wide.matches) clockPanel.open = false;
  } catch (error) {
    notice(error instanceof Refused ? error.message : "时钟没有拨动，请稍后再试。");
  }
  clockPanel.removeAttribute("aria-busy");
}

async function choose(identity, onIdentity) {
  if (identity === "") return;
  try {
    const { current } = await post("/chat/demo/identity", { identity });
    mark(current, onIdentity);
    document.getElementById("input").focus();
  } catch (error) {
    notice(error instanceof Refused ? error.message : "身份没有换成，请稍后再试。");
  }
}

function mark(current, onIdentity) {
  select.value = current ?? "";
  for (const button of tiles.children) button.setAttribute("aria-pressed", String(button.dataset.identity === current));
  onIdentity(identities.find((identity) => identity.id === current)?.kind ?? null);
}

function emptyOption() {
  const option = new Option("请选择身份", "");
  option.disabled = true;
  return option;
}

function group(kind) {
  const members = identities.filter((identity) => identity.kind === kind);
  if (members.length === 0) return [];
  const element = document.createElement("optgroup");
  element.label = GROUPS[kind];
  element.append(...members.map((identity) => new Option(identity.label, identity.id)));
  return [element];
}

function tile(identity, onIdentity) {
  const button = document.createElement("button");
  button.type = "button";
  button.dataset.identity = identity.id;
  button.dataset.kind = identity.kind;
  button.textContent = identity.label;
  button.addEventListener("click", () => void choose(identity.id, onIdentity));
  return button;
}
