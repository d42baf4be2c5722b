const element = document.getElementById("notice");
let timer;

/** Says for some seconds what did not work. */
export function notice(text) {
  element.textContent = text;
  element.hidden = false;
  clearTimeout(timer);
  timer = setTimeout(() => {
    element.hidden = true;
  }, 8000);
}
