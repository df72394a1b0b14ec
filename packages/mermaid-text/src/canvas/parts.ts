/**
 * Compartments of a box: rows folded to a width, in columns where they fit. Pure. Names of
 * code are long words; they are parted where a reader would part them.
 */

import { cells } from "../text/width.ts";
import { labelLines, widest } from "./label-lines.ts";

/** The lines of each compartment, none wider than asked unless a piece of a word is. */
export function partLines(
  parts: readonly (readonly (readonly string[])[])[],
  width: number,
): string[][] {
  return parts.map((rows) => {
    const aligned = inColumns(rows);
    if (widest(aligned) <= width) return aligned;
    return rows.flatMap((row) => foldRow(row.filter((cell) => cell !== "").join(" "), width));
  });
}

/** Cells below one another; a row's last cell needs no room behind it. */
function inColumns(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, at) => {
      widths[at] = Math.max(widths[at] ?? 0, cells(cell));
    });
  }
  return rows.map((row) =>
    row
      .flatMap((cell, at) => ((widths[at] ?? 0) === 0 ? [] : [padded(cell, widths[at] ?? 0)]))
      .join(" ")
      .trimEnd(),
  );
}

function padded(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - cells(text)));
}

/** Lines of a row; those after the first hang in. */
function foldRow(text: string, width: number): string[] {
  if (cells(text) <= width) return [text];
  const hang = width < 12 ? 1 : 2;
  const lines: string[] = [];
  let line = "";
  for (const piece of piecesOf(text, width - hang)) {
    const indent = lines.length === 0 ? 0 : hang;
    if (line !== "" && cells(line) + cells(piece.trimEnd()) + indent > width) {
      lines.push(" ".repeat(indent) + line.trimEnd());
      line = piece.trimStart();
    } else line += piece;
  }
  return [...lines, " ".repeat(lines.length === 0 ? 0 : hang) + line.trimEnd()];
}

/** Words with the blanks behind them; a word that is too long is parted at its joints. */
function piecesOf(text: string, width: number): string[] {
  return (text.match(/\S+\s*/g) ?? []).flatMap((word) => {
    if (cells(word.trimEnd()) <= width) return [word];
    const joints = word.match(
      /[^\s(),.:;/_<>[\]-]+(?:[(),.:;/_<>[\]-]|\s*)|[(),.:;/_<>[\]-]|\s+/g,
    ) ?? [word];
    return joints
      .filter((piece) => piece !== "")
      .flatMap((piece) => {
        if (cells(piece.trimEnd()) <= width) return [piece];
        const humps = piece.match(/[A-Z]+[^A-Z]*|[^A-Z]+/g) ?? [piece];
        return humps.flatMap((hump) =>
          cells(hump.trimEnd()) <= width ? [hump] : labelLines(hump.trimEnd(), width),
        );
      });
  });
}
