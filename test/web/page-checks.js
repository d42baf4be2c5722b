// Run inside the page under test: what a person with poor eyes or a screen reader would trip over.

/** Controls without a name. */
function nameless() {
  return [...document.querySelectorAll("button, select, input, textarea")]
    .filter((element) => !element.ariaLabel && !element.textContent.trim() && !element.labels?.length)
    .map((element) => element.outerHTML);
}

/** Texts whose contrast to what is behind them is below 4.5 (WCAG 2.2, 1.4.3). */
function weak() {
  return [...document.querySelectorAll("h1, h2, h3, p, li, .detail, button, time, summary, label, select")]
    .filter((element) => element.checkVisibility() && element.textContent.trim())
    .map((element) => ({
      text: element.textContent.trim().slice(0, 12),
      ratio: contrast(getComputedStyle(element).color, ground(element)),
    }))
    .filter(({ ratio }) => ratio < 4.5);
}

/** Pixels that the page is wider than its window. */
function overflow() {
  return document.documentElement.scrollWidth - innerWidth;
}

function contrast(one, other) {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function luminance(color) {
  const [red, green, blue] = numbers(color).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function ground(element) {
  if (element === null) return "rgb(255, 255, 255)";
  const color = getComputedStyle(element).backgroundColor;
  return numbers(color)[3] === 0 ? ground(element.parentElement) : color;
}

function numbers(color) {
  return color.match(/[\d.]+/g).map(Number);
}

globalThis.pageChecks = { nameless, weak, overflow };
