/** The lessons of a course with the learner's marks: for `list` and the home screen. Pure. */

import {
  cells,
  cutLine,
  type Line,
  line,
  lineCells,
  padEnd,
  type Style,
  span,
  wrapLine,
} from "mermaid-text/text";
import type { LessonState } from "../progress/marks.ts";
import { bar } from "./bar.ts";
import { type SignName, sign } from "./signs.ts";
import { styles } from "./style.ts";
import type { Look } from "./view.ts";

/** One lesson as a list shows it. */
export interface LessonRow {
  readonly number: number;
  readonly name: string;
  readonly title: string;
  readonly state: LessonState;
  /** Share of the points, 0 to 1; undefined before the first answer. */
  readonly share: number | undefined;
  /** Numbers of lessons that come first and are not passed yet. */
  readonly after: readonly number[];
}

const marks: Record<LessonState, SignName> = {
  new: "fresh",
  begun: "reading",
  passed: "done",
  mastered: "done",
};

const words: Record<LessonState, string> = {
  new: "not started",
  begun: "begun",
  passed: "passed",
  mastered: "mastered",
};

const stateStyles: Record<LessonState, Style> = {
  new: styles.dim,
  begun: styles.near,
  passed: styles.right,
  mastered: styles.right,
};

const barCells = 10;

/** The rows as lines of one table; a narrow screen puts the marks below the title. */
export function lessonRows(rows: readonly LessonRow[], look: Look): Line[][] {
  if (look.plain) return rows.map((row) => wrapLine(line(plainRow(row, look)), look.text));
  const digits = Math.max(...rows.map(({ number }) => String(number).length), 1);
  const longest = Math.max(...rows.map(({ title }) => cells(title)), 0);
  const tail = 2 + barCells + 2 + 5 + 2 + 8;
  const head = 2 + digits + 2;
  const beside = head + longest + tail <= look.text;
  return rows.map((row) => {
    const first = line(
      span(sign(marks[row.state], look), stateStyles[row.state]),
      ` ${String(row.number).padStart(digits)}  `,
    );
    const status = statusOf(row, look);
    if (beside) {
      if (status.length === 0) return [[...first, span(row.title)]];
      return [[...first, span(padEnd(row.title, longest)), span("  "), ...status]];
    }
    const title = wrapLine([...first, span(row.title)], look.text, head);
    if (lineCells(status) === 0) return title;
    return [...title, cutLine([span(" ".repeat(head)), ...status], look.text)];
  });
}

function statusOf(row: LessonRow, look: Look): Line {
  if (row.share !== undefined) {
    const percent = `${Math.round(row.share * 100)} %`.padStart(5);
    return [
      ...bar(row.share, barCells, look.charset, barStyle(row.state)),
      span(`  ${percent}  `),
      span(words[row.state], stateStyles[row.state]),
    ];
  }
  if (row.state !== "new") return line(span(words[row.state], stateStyles[row.state]));
  if (row.after.length > 0) return line(span(`after ${ranges(row.after, look)}`, styles.dim));
  return [];
}

function barStyle(state: LessonState): Style {
  return { color: state === "passed" || state === "mastered" ? "green" : "yellow" };
}

/** "1–3, 7": neighbours are joined. A dash is often not read aloud. */
function ranges(numbers: readonly number[], look: Look): string {
  const dash = look.plain ? " to " : sign("range", look);
  const parts: { from: number; to: number }[] = [];
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const last = parts.at(-1);
    if (last !== undefined && number === last.to + 1) last.to = number;
    else parts.push({ from: number, to: number });
  }
  return parts
    .map(({ from, to }) =>
      from === to ? `${from}` : `${from}${to === from + 1 ? ", " : dash}${to}`,
    )
    .join(", ");
}

/** "2. The restaurant. Passed, 86 percent." */
function plainRow(row: LessonRow, look: Look): string {
  const said = words[row.state];
  const share = row.share === undefined ? "" : `, ${Math.round(row.share * 100)} percent`;
  const first = row.after.length === 0 ? "" : `, best after ${ranges(row.after, look)}`;
  return `${row.number}. ${row.title}. ${said[0]?.toUpperCase()}${said.slice(1)}${share}${first}.`;
}
