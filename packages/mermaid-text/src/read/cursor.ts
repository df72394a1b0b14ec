/**
 * Where a reader of a source by statements stands: it looks at the rest of a line and steps
 * on. Changes only the cursor that it is given; otherwise pure.
 */

import type { Direction } from "../model.ts";
import { readLabel } from "./label.ts";
import type { Slip } from "./slip.ts";
import { type Faults, reportFault, type Source } from "./source.ts";

export interface Cursor {
  readonly text: string;
  readonly faults: Faults;
  at: number;
}

export function cursorOf(source: Source, faults: Faults): Cursor {
  return { text: source.text, faults, at: source.bodyAt };
}

/** Over blanks, line ends and semicolons; false at the end of the source. */
export function nextStatement(cursor: Cursor): boolean {
  const fill = /[\s;]*/y;
  fill.lastIndex = cursor.at;
  fill.exec(cursor.text);
  cursor.at = fill.lastIndex;
  return cursor.at < cursor.text.length;
}

/** What is left of the line, without the comment at its end. */
export function restOf(cursor: Cursor): string {
  const end = cursor.text.indexOf("\n", cursor.at);
  const line = cursor.text.slice(cursor.at, end < 0 ? cursor.text.length : end);
  const comment = line.indexOf("%%");
  return comment < 0 ? line : line.slice(0, comment);
}

export function skipLine(cursor: Cursor): void {
  const end = cursor.text.indexOf("\n", cursor.at);
  cursor.at = end < 0 ? cursor.text.length : end;
}

export function tellAt(
  cursor: Cursor,
  { message, hint }: Slip,
  offset = 0,
  code = "diagram.syntax-unknown",
): void {
  reportFault(cursor.faults, cursor.at + offset, code, message, hint);
}

const directions: Readonly<Record<string, Direction>> = {
  TB: "TD",
  TD: "TD",
  BT: "BT",
  LR: "LR",
  RL: "RL",
};

/** `direction LR` at the cursor, which is then behind it. */
export function readDirection(cursor: Cursor): Direction | undefined {
  const found = /^direction[^\S\n]+(TB|TD|BT|LR|RL)\b/i.exec(restOf(cursor));
  if (!found) return undefined;
  skipLine(cursor);
  return directions[(found[1] ?? "").toUpperCase()];
}

export interface Titles {
  title: string | undefined;
  accTitle: string | undefined;
  accDescription: string | undefined;
}

export function titlesOf(source: Source): Titles {
  const title = source.title === undefined ? undefined : readLabel(source.title);
  return { title, accTitle: undefined, accDescription: undefined };
}

/** `accTitle: ...`, `accDescr: ...` or `accDescr { ... }` at the cursor, which is then behind it. */
export function readTitles(cursor: Cursor, titles: Titles): boolean {
  const line = restOf(cursor);
  const found = /^(accTitle|accDescr)[^\S\n]*(?::(.*)|(\{))/.exec(line);
  if (!found) return false;
  let said = found[2] ?? "";
  if (found[3] === undefined) skipLine(cursor);
  else {
    const from = cursor.at + found[0].length;
    const close = cursor.text.indexOf("}", from);
    const end = close < 0 ? cursor.text.length : close;
    said = cursor.text.slice(from, end);
    cursor.at = Math.min(end + 1, cursor.text.length);
  }
  const text = readLabel(said.replace(/\s+/g, " "));
  if (found[1] === "accTitle") titles.accTitle = text;
  else titles.accDescription = text;
  return true;
}

/** `title ...` where Mermaid elsewhere knows none: it is taken, and told. */
export function readStrayTitle(cursor: Cursor, titles: Titles): boolean {
  const found = /^title[^\S\n]*(?::[^\S\n]*|(?<=\s))([\w"'(][^\n]*)$/.exec(restOf(cursor));
  const text = found?.[1] ?? "";
  if (text === "" || /--|\.\./.test(text)) return false;
  const message = "This kind of diagram has its title above: Mermaid elsewhere stops at this.";
  const hint = `Write three lines above all: ---, title: ${text}, ---`;
  tellAt(cursor, { message, hint }, 0, "diagram.not-portable");
  titles.title = readLabel(text);
  skipLine(cursor);
  return true;
}
