/*
 * Loaded into the built program before anything of it: sets its clock, and can end it at a moment that no server sees. Times are epoch
 * milliseconds.
 */
import http from "node:http";

const offset = Number(process.env.TEST_NOW ?? Date.now()) - Date.now();
const RealDate = Date;
globalThis.Date = class extends RealDate {
  constructor(...given) {
    super(...(given.length === 0 ? [RealDate.now() + offset] : given));
  }
  static now() {
    return RealDate.now() + offset;
  }
};

// Dies when the first message that is no repetition is about to leave: not a byte of it does.
if (process.env.TEST_DIE_UNSENT === "1") {
  const { request } = http;
  http.request = (...given) => {
    const made = request(...given);
    if (!made.path.endsWith("/sendMessage")) return made;
    for (const name of ["write", "end"]) {
      const real = made[name].bind(made);
      made[name] = (chunk, ...rest) => {
        if (chunk && !String(chunk).includes("可能没有送达")) process.kill(process.pid, "SIGKILL");
        return real(chunk, ...rest);
      };
    }
    return made;
  };
}
