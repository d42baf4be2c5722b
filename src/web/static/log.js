// The log: lines of the person, replies of the bot, notes, and a date where the day changes.

import { clockTime, dayName, isoMinute } from "./dates.js";

const log = document.getElementById("log");
const newer = document.getElementById("newer");
const welcome = document.getElementById("welcome");

const NUMBERED = "button.number, button.choice";

const shownKeys = new Set();
let lastDay = "";
let thinking = null;

newer.addEventListener("click", scrollToEnd);
log.addEventListener("scroll", () => {
  if (isAtEnd()) newer.hidden = true;
});

/** Shows a line of the log; one that is there already is not shown twice. */
export function showEntry({ by, text, html, key, at }) {
  if (shownKeys.has(key)) return;
  shownKeys.add(key);
  const follow = isAtEnd() || by === "person";
  document.querySelector(`[data-key="${CSS.escape(key)}"]`)?.remove();
  showDay(at);
  const element = by === "note" ? noteElement(text) : entryElement(by, { text, html, at });
  if (element.querySelector(NUMBERED)) retireNumbers();
  add(element);
  if (by !== "note") welcome.hidden = true;
  if (follow) scrollTo(element);
  else newer.hidden = false;
}

/** A number means an item of the newest list: those of older lists can be read and no longer tapped. */
function retireNumbers() {
  for (const button of log.querySelectorAll("button.number")) button.disabled = true;
}

/** A line on its way: it is replaced when the log has it. `failed` offers to send it again. */
export function showUnsent(key, text) {
  welcome.hidden = true;
  const element = entryElement("person", { text });
  element.classList.add("unsent");
  element.dataset.key = key;
  add(element);
  scrollToEnd();
  return {
    failed(again) {
      const retry = document.createElement("button");
      retry.type = "button";
      retry.className = "retry";
      retry.textContent = "没有发出去，点这里重发";
      retry.addEventListener("click", () => {
        element.remove();
        again();
      });
      element.append(retry);
      scrollToEnd();
    },
    refused: () => element.remove(),
  };
}

/** Three dots while the bot is at it. */
export function showThinking(on) {
  thinking?.remove();
  thinking = null;
  if (!on) return;
  thinking = document.createElement("div");
  thinking.className = "entry bot thinking";
  thinking.setAttribute("aria-hidden", "true");
  const bubble = document.createElement("div");
  bubble.className = "bubble";
  bubble.append(...[1, 2, 3].map(() => document.createElement("i")));
  thinking.append(bubble);
  add(thinking);
  scrollToEnd();
}

/** Shows the end of the log, but the beginning of what is longer than the window. */
function scrollTo(element) {
  scrollToEnd();
  if (element.offsetHeight > log.clientHeight - 48) log.scrollTop = element.offsetTop - log.offsetTop - 12;
}

function scrollToEnd() {
  log.scrollTop = log.scrollHeight;
  newer.hidden = true;
}

function isAtEnd() {
  return log.scrollHeight - log.scrollTop - log.clientHeight < 120;
}

function add(element) {
  log.append(element);
  if (thinking !== null && thinking !== element) log.append(thinking);
}

function showDay(at) {
  const day = dayName(at);
  if (day === lastDay) return;
  lastDay = day;
  const element = document.createElement("p");
  element.className = "day";
  element.textContent = day;
  add(element);
}

function noteElement(text) {
  const element = document.createElement("p");
  element.className = "note";
  element.textContent = text;
  return element;
}

function entryElement(by, { text, html, at }) {
  const element = document.createElement("article");
  element.className = `entry ${by} fresh`;
  element.dataset.by = by;
  element.setAttribute("aria-label", by === "bot" ? "履职说" : "我说");
  const bubble = document.createElement("div");
  bubble.className = "bubble";
  if (by === "bot") {
    // Written and escaped by the server's own renderer.
    bubble.innerHTML = html;
    const choices = bubble.querySelector(".choices");
    element.append(bubble);
    if (choices) element.append(choices);
  } else {
    bubble.textContent = text;
    element.append(bubble);
  }
  if (at !== undefined) {
    const time = document.createElement("time");
    time.dateTime = `${isoMinute(at)}+08:00`;
    time.textContent = clockTime(at);
    element.append(time);
  }
  return element;
}
