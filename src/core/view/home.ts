/** The home screen: where to go on, what is due, the lessons. Pure. */

import { type Line, line, padEnd, span, wrapLine } from "mermaid-text/text";
import { type LessonRow, lessonRows } from "./course-list.ts";
import { sign } from "./signs.ts";
import { styles } from "./style.ts";
import type { Look } from "./view.ts";

/** Something to do that stands above the lessons: "Continue", "Review", another course. */
export interface HomeEntry {
  readonly action: "continue" | "review" | "course";
  readonly label: string;
  readonly text: string;
  /** The folder of another course. */
  readonly course?: string;
}

export interface HomeLine {
  readonly line: Line;
  /** What picking it does; absent for lines that cannot be picked. */
  readonly pick?:
    | { readonly action: "continue" | "review" }
    | { readonly course: string }
    | { readonly lesson: string };
  /** Other names under which it can be typed. */
  readonly names: readonly string[];
}

export function homeHead(title: string, summary: string, look: Look): Line[] {
  const dot = look.plain ? ": " : ` ${sign("dot", look)} `;
  return [
    ...wrapLine(line(span("whichside", styles.active), dot, span(title, styles.title)), look.text),
    ...wrapLine(line(span(summary, styles.dim)), look.text),
  ];
}

/** The lines to pick from: entries first, then the lessons. */
export function homeLines(
  entries: readonly HomeEntry[],
  rows: readonly LessonRow[],
  look: Look,
): HomeLine[] {
  const widest = Math.max(0, ...entries.map(({ label }) => label.length));
  const lines: HomeLine[] = entries.map(({ action, label, text, course = "" }) => ({
    line: line(span(padEnd(label, widest), styles.active), look.plain ? ": " : "   ", text),
    pick: action === "course" ? { course } : { action },
    names: action === "course" ? [course] : [label],
  }));
  if (lines.length > 0 && !look.plain) lines.push({ line: [], names: [] });
  const laid = lessonRows(rows, look);
  for (const [index, row] of rows.entries()) {
    const [first = [], ...rest] = laid[index] ?? [];
    const names = [String(row.number), row.name, row.title];
    lines.push({ line: first, pick: { lesson: row.name }, names });
    lines.push(...rest.map((each) => ({ line: each, names: [] })));
  }
  return lines;
}
