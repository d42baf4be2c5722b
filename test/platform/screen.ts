import { columns } from "../../src/chat/wrap.ts";

export interface Screen {
  write(data: string): void;
  /** The lines as a person sees them, without what is empty at the end. */
  text(): string;
  /** Column of the cursor, from 0. */
  column(): number;
}

// The sequences that Node's readline writes: cursor to column, up, down, right, left, clear to the end of line or screen.
const TOKEN = /\p{Cc}\[(?<count>\d*)(?<command>[A-DGJK])|[\s\S]/gu;

/** A terminal of that many columns and endless rows: enough of one to see what a line editor leaves on it. */
export function createScreen(width: number): Screen {
  const rows: string[][] = [[]];
  let row = 0;
  let column = 0;

  const line = () => {
    while (rows.length <= row) rows.push([]);
    return rows[row] ?? [];
  };

  function put(character: string): void {
    const size = columns(character);
    if (column + size > width) {
      row += 1;
      column = 0;
    }
    const cells = line();
    while (cells.length < column) cells.push(" ");
    cells.splice(column, size, character, ...Array.from({ length: size - 1 }, () => ""));
    column += size;
  }

  function control(command: string, count: number): void {
    if (command === "A") row = Math.max(0, row - count);
    else if (command === "B") row += count;
    else if (command === "C") column += count;
    else if (command === "D") column = Math.max(0, column - count);
    else if (command === "G") column = count - 1;
    else line().splice(column);
    if (command === "J") rows.splice(row + 1);
  }

  return {
    write(data) {
      for (const { 0: token, groups } of data.matchAll(TOKEN)) {
        if (groups?.["command"]) control(groups["command"], Number(groups["count"] || 1));
        else if (token === "\r") column = 0;
        else if (token === "\n") {
          row += 1;
          column = 0;
        } else if (token >= " ") put(token);
      }
    },
    text: () =>
      rows
        .map((cells) => cells.join("").trimEnd())
        .join("\n")
        .trimEnd(),
    column: () => column,
  };
}
