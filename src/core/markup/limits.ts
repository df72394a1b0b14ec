/**
 * Keeps text away from the Markdown library that it would take seconds for. Pure.
 *
 * The library's cost grows with the square of what stands in one paragraph, and steeply
 * with nesting. All limits are far above what a lesson needs. A line or paragraph over a
 * limit is blanked out, so that the rest of the file is read and keeps its places.
 */

import type { Position } from "../diagnostic.ts";
import type { Report } from "../problems.ts";

export const mostCharacters = 1_000_000;
const mostLines = 25_000;
const longestLine = 4_000;
const deepestNesting = 20;
const longestRun = 100;
const mostMarks = 2_000;
const longestBlock = 40_000;
const mostInSection = 5_000;
const mostInFile = 20_000;
/** Marks times characters, summed over the paragraphs of a file. */
const mostWork = 30_000_000;

/** The lines that may be read; an empty list when the file as a whole is too big. */
export function withinLimits(lines: readonly string[], report: Report): string[] {
  const size = lines.reduce((sum, line) => sum + line.length + 1, 0);
  if (size > mostCharacters) {
    report(
      "limit.file",
      { line: 1, col: 1 },
      `The file has more than ${mostCharacters / 1000} thousand characters.`,
      "split it into several lessons",
    );
    return [];
  }
  if (lines.length > mostLines) {
    report(
      "limit.lines",
      { line: mostLines + 1, col: 1 },
      `The file has more than ${mostLines} lines.`,
      "split it into several lessons",
    );
    return [];
  }
  return limitedBlocks(limitedSections(limitedLines(lines, report), report), report);
}

function limitedLines(lines: readonly string[], report: Report): string[] {
  return lines.map((line, index) => {
    const fault = lineFault(line);
    if (fault === undefined) return line;
    report(fault.code, { line: index + 1, col: fault.col }, fault.message, fault.hint);
    return "";
  });
}

interface LineFault {
  readonly code: "limit.line" | "limit.nesting" | "limit.run";
  readonly col: number;
  readonly message: string;
  readonly hint: string;
}

function lineFault(line: string): LineFault | undefined {
  if (line.length > longestLine) {
    return {
      code: "limit.line",
      col: longestLine + 1,
      message: `The line has more than ${longestLine} characters and is left out.`,
      hint: "break it into several lines",
    };
  }
  const nesting = nestingOf(line);
  if (nesting > deepestNesting) {
    return {
      code: "limit.nesting",
      col: 1,
      message: `Lists or quotes are nested more than ${deepestNesting} deep here; the line is left out.`,
      hint: "use fewer levels",
    };
  }
  const run = /([*_~`[\]<!&])\1{100}/.exec(line);
  if (run === null) return undefined;
  return {
    code: "limit.run",
    col: run.index + 1,
    message: `More than ${longestRun} signs \`${run[1]}\` stand in a row; the line is left out.`,
    hint: "take most of them away",
  };
}

/** How many quotes and lists a line may open or continue, from its marks and its indent. */
function nestingOf(line: string): number {
  let depth = 0;
  let at = 0;
  const mark = /([ \t]*)(?:(>)[ \t]?|(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$))/y;
  for (;;) {
    mark.lastIndex = at;
    const found = mark.exec(line);
    if (found === null) return depth;
    depth += 1 + Math.floor((found[1] ?? "").length / 2);
    at = mark.lastIndex;
  }
}

/**
 * Items, quoted lines, cells and signs cost many times what plain text does: all of a file
 * together in time, all of a section together in memory.
 */
function limitedSections(lines: string[], report: Report): string[] {
  let inSection = 0;
  let inFile = 0;
  let said = false;
  return lines.map((line, index) => {
    if (/^ {0,3}##[ \t]/.test(line)) {
      inSection = 0;
      said = false;
    }
    const parts = partsOf(line);
    if (inSection + parts <= mostInSection && inFile + parts <= mostInFile) {
      inSection += parts;
      inFile += parts;
      return line;
    }
    if (!said) {
      const most = inFile + parts > mostInFile ? mostInFile : mostInSection;
      report(
        "limit.section",
        { line: index + 1, col: 1 },
        `The ${most === mostInFile ? "file" : "section"} has more than ${most} list items, quoted lines, cells and signs such as \`*\` and \`[\`; what follows is left out.`,
        "split it",
      );
      said = true;
    }
    return "";
  });
}

function partsOf(line: string): number {
  const marks =
    /^[ \t]*(?:(?:>|[-*+](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$))[ \t]*)*/.exec(line)?.[0] ?? "";
  const containers = marks.match(/>|[-*+]|\d{1,9}[.)]/g)?.length ?? 0;
  return containers + (line.match(/\|/g)?.length ?? 0) + marksOf(line);
}

/** Paragraphs, lists and tables: whatever stands between two empty lines. */
function limitedBlocks(lines: string[], report: Report): string[] {
  let work = 0;
  let start = 0;
  const kept = [...lines];
  for (let index = 0; index <= lines.length; index++) {
    const line = lines[index];
    if (line !== undefined && line.trim() !== "") continue;
    const block = lines.slice(start, index);
    const marks = block.reduce((sum, part) => sum + marksOf(part), 0);
    const size = block.reduce((sum, part) => sum + part.length + 1, 0);
    work += marks * size;
    if (marks > mostMarks || size > longestBlock || work > mostWork) {
      reportBlock({ line: start + 1, col: 1 }, marks > mostMarks, report);
      for (let blank = start; blank < index; blank++) kept[blank] = "";
      work -= marks * size;
    }
    start = index + 1;
  }
  return kept;
}

function reportBlock(at: Position, marks: boolean, report: Report): void {
  report(
    "limit.block",
    at,
    marks
      ? `There are more than ${mostMarks} signs such as \`*\`, \`_\` and \`[\` without an empty line between; the text is left out.`
      : `There is too much text without an empty line between; it is left out.`,
    "part it with empty lines, or take some of it away",
  );
}

/** A line below a text that makes a heading of it costs what several signs do. */
const underline = /^ {0,3}(?:-+|=+)[ \t]*$/;
const underlineMarks = 4;

function marksOf(line: string): number {
  if (underline.test(line)) return underlineMarks;
  return line.match(/\*+|_+|~+|`+|\[|\]|<|!|&|\\/g)?.length ?? 0;
}
