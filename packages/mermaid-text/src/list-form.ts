/** The list form: what a diagram says, in numbered lines, when no drawing fits. Pure. */

import { stateOf, stepStyle } from "./canvas/step-style.ts";
import type { Drawing, DrawOptions } from "./draw.ts";
import { type Line, line, lineCells, type Style, span } from "./text/styled.ts";
import { cells } from "./text/width.ts";
import { wrapLine } from "./text/wrap.ts";

export interface Entry {
  readonly text: string;
  readonly indent: number;
  /** Steps are numbered; titles and notes are not. */
  readonly step: number | undefined;
}

export function listEntries(entries: readonly Entry[], options: DrawOptions): Drawing {
  const steps = entries.reduce((most, entry) => Math.max(most, entry.step ?? 0), 0);
  const digits = String(steps).length;
  const lines = entries.flatMap((entry) => entryLines(entry, digits, options));
  const width = lines.reduce((most, each) => Math.max(most, lineCells(each)), 0);
  return { lines, form: "list", width };
}

function entryLines(entry: Entry, digits: number, options: DrawOptions): Line[] {
  const { step } = entry;
  const isNow = step !== undefined && step === options.step;
  const now = options.charset === "ascii" ? "*" : "●";
  const mark = options.step === undefined ? "" : isNow ? `${now} ` : "  ";
  const number = step === undefined ? "" : `${String(step).padStart(digits)}. `;
  const style: Style | undefined =
    step === undefined ? undefined : stepStyle(stateOf(step, options.step));
  const depth = Math.min(entry.indent * 2, Math.max(0, Math.floor(options.width / 4)));
  const lead = mark + " ".repeat(depth) + number;
  // What has no number hangs in a little, so that its lines are seen to be one.
  const hang = Math.min(cells(lead) + (step === undefined ? 2 : 0), Math.floor(options.width / 2));
  return wrapLine(line(lead, span(entry.text, style)), options.width, hang);
}
