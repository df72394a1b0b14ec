/** Labels broken to a width, evenly, so that a box is no wider than its text needs. Pure. */

import { spend } from "../text/meter.ts";
import { softBreak, withoutSoftBreaks } from "../text/soft-break.ts";
import { line, lineText } from "../text/styled.ts";
import { cells, graphemes, isSimple } from "../text/width.ts";
import { wrapLine } from "../text/wrap.ts";

/** What it takes to break a label, however short it is. */
const labelSteps = 40;

/**
 * Lines of at most `width` cells, as even as the words allow; a longer word is never cut and
 * makes its line wider. An empty label has none.
 */
export function labelLines(label: string, width: number): string[] {
  if (label === "") return [];
  spend(labelSteps + 4 * label.length);
  return label
    .split("\n")
    .flatMap((part) => evenLines(part, width))
    .map(withoutSoftBreaks);
}

/** Where a long word is best broken: behind a sign that joins, before a capital in the middle. */
const joints = /(?<=[._/:@=&?,;\\-])(?=[\p{L}\p{N}])|(?<=[\p{Ll}\p{N}])(?=\p{Lu})/u;

/** As `labelLines`, where no line may be wider: a longer word is broken, at a joint if it has one. */
export function brokenLines(label: string, width: number): string[] {
  const room = Math.max(2, width);
  const words = label.replace(/[^\s\u200b]+/g, (word) => {
    if (cells(word) <= room) return word;
    const pieces: string[] = [];
    for (const part of word.split(joints)) {
      const last = pieces.at(-1);
      if (last !== undefined && cells(last) + cells(part) <= room)
        pieces[pieces.length - 1] += part;
      else pieces.push(part);
    }
    return pieces.flatMap((piece) => cutWord(piece, room)).join(softBreak);
  });
  return labelLines(words, room);
}

function cutWord(word: string, room: number): string[] {
  if (cells(word) <= room) return [word];
  // Into even pieces: a last one of a single letter would be hard to read.
  const even = Math.max(2, Math.ceil(cells(word) / Math.ceil(cells(word) / room)));
  const pieces = [""];
  let used = 0;
  for (const grapheme of graphemes(word)) {
    if (used + cells(grapheme) > even) {
      pieces.push("");
      used = 0;
    }
    pieces[pieces.length - 1] += grapheme;
    used += cells(grapheme);
  }
  return pieces;
}

// Chinese, Japanese and Korean may break anywhere: they have no long words.
const breakable = /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef]/g;

function longestWord(text: string): number {
  return text
    .replace(breakable, " ")
    .split(/[ \u200b]/)
    .reduce((most, word) => Math.max(most, cells(word)), 0);
}

function evenLines(text: string, wanted: number): string[] {
  const total = cells(withoutSoftBreaks(text));
  if (total <= wanted) return [text];
  const longest = longestWord(text);
  const width = Math.max(wanted, longest);
  const first = wrapped(text, width);
  if (first.length > 12) return first;
  let low = Math.min(width, Math.max(longest, Math.ceil(total / first.length)));
  let high = width;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (wrapped(text, middle).length <= first.length) high = middle;
    else low = middle + 1;
  }
  return wrapped(text, high);
}

/** At least as wide as the longest word. */
function wrapped(text: string, width: number): string[] {
  if (text.includes(softBreak)) return wrappedPieces(text, width);
  if (isSimple(text) && !text.includes("  ")) return wrappedWords(text, width);
  return wrapLine(line(text), Math.max(2, width)).map((each) => lineText(each).trim());
}

/** What `wrapLine` does to a text of plain words, without its styles: most labels are that. */
function wrappedWords(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line += line === "" ? word : ` ${word}`;
  }
  return [...lines, line];
}

/** Words may break where the text says so, without a sign. */
function wrappedPieces(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    word.split(softBreak).forEach((piece, at) => {
      const joint = line === "" || at > 0 ? "" : " ";
      if (line !== "" && cells(line) + joint.length + cells(piece) > width) {
        lines.push(line);
        line = piece;
      } else line += joint + piece;
    });
  }
  return [...lines, line];
}

export function widest(lines: readonly string[]): number {
  return lines.reduce((most, each) => Math.max(most, cells(each)), 0);
}
