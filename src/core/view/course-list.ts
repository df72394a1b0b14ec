/** The lessons of a course with the learner's marks: for `list` and the home screen. Pure. */

import {
  cells,
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
  /** How long it takes, about. */
  readonly minutes?: number | undefined;
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
  const times = Math.max(...rows.map((row) => cells(minutesOf(row))), 0);
  const statuses = rows.map((row) => statusOf(row, look));
  const tail = Math.max(fullTail, ...statuses.map((each) => lineCells(each)));
  const head = 2 + digits + 2;
  const timed = times === 0 ? 0 : 2 + times;
  const beside = head + longest + timed + 2 + tail <= look.text;
  return rows.map((row, index) => {
    const first = line(
      span(sign(marks[row.state], look), stateStyles[row.state]),
      ` ${String(row.number).padStart(digits)}  `,
    );
    const status = statuses[index] ?? [];
    const time = minutesOf(row);
    if (beside) {
      const timeCell = times === 0 ? [] : [span(`  ${time.padStart(times)}`, styles.dim)];
      if (status.length + timeCell.length === 0) return [[...first, span(row.title)]];
      const behind = status.length === 0 ? [] : [span("  "), ...status];
      return [[...first, span(padEnd(row.title, longest)), ...timeCell, ...behind]];
    }
    const title = wrapLine([...first, span(row.title)], look.text, head);
    const gap = time === "" || status.length === 0 ? "" : "  ";
    const below = [span(`${time}${gap}`, styles.dim), ...status];
    if (lineCells(below) === 0) return title;
    const indent = span(" ".repeat(head));
    if (head + lineCells(below) <= look.text) return [...title, [indent, ...below]];
    // Nothing is cut: what the lesson is best read after may be long.
    return [...title, ...wrapLine([indent, ...below], look.text, head)];
  });
}

/** What a bar, its percentage and its word take. */
const fullTail = barCells + 2 + 5 + 2 + 8;

function minutesOf({ minutes }: LessonRow): string {
  return minutes === undefined ? "" : `${minutes} min`;
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
  if (row.after.length > 0) return line(span(`best after ${ranges(row.after, look)}`, styles.dim));
  return [];
}

/** What "best after" means, where one of the rows says it. */
export function afterLegend(rows: readonly LessonRow[], look: Look): Line[] {
  const saying = rows.filter(({ state, after }) => state === "new" && after.length > 0);
  const row = saying.find(({ after }) => after.length === 2) ?? saying[0];
  if (row === undefined) return [];
  const said = `Nothing is locked: "best after ${ranges(row.after, look)}" says what a lesson builds on.`;
  return wrapLine(line(span(said, styles.dim)), look.text);
}

function barStyle(state: LessonState): Style {
  return { color: state === "passed" || state === "mastered" ? "green" : "orange" };
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

/** "10 minutes", in a sentence. */
export function minutesText(minutes: number): string {
  return minutes === 1 ? "a minute" : `${minutes} minutes`;
}

/** "2. The restaurant. Passed, 86 percent, about 13 minutes." */
function plainRow(row: LessonRow, look: Look): string {
  const said = words[row.state];
  const share = row.share === undefined ? "" : `, ${Math.round(row.share * 100)} percent`;
  const time = row.minutes === undefined ? "" : `, about ${minutesText(row.minutes)}`;
  const first = row.after.length === 0 ? "" : `, best after ${ranges(row.after, look)}`;
  return `${row.number}. ${row.title}. ${said[0]?.toUpperCase()}${said.slice(1)}${share}${time}${first}.`;
}
