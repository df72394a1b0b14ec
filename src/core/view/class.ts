/** A class on the screen: who can do what, what is hard, who is stuck; in plain mode as sentences. Pure. */

import {
  cells,
  cutLine,
  type Line,
  line,
  padEnd,
  type Style,
  span,
  wrapLine,
} from "mermaid-text/text";
import {
  byPoints,
  type ClassLearner,
  type ClassReport,
  weakestObjectives,
} from "../progress/class.ts";
import type { FileNote } from "../progress/class-file.ts";
import { dayFromNow, dayText } from "../progress/day.ts";
import type { LessonState } from "../progress/marks.ts";
import { percent } from "./bar.ts";
import { type SignName, sign } from "./signs.ts";
import { styles } from "./style.ts";
import type { Look, View } from "./view.ts";

/** So many of each list are shown; the documents have all. */
const mostShown = 10;
const longestLabel = 20;

const marks: Record<LessonState, readonly [SignName, Style]> = {
  mastered: ["done", styles.right],
  passed: ["done", styles.right],
  begun: ["reading", styles.near],
  new: ["dot", styles.dim],
};

/** What is said below every table of a class. */
export const provesNothing =
  "Whoever has such a file can edit it: it shows what was reached, and proves nothing.";

export function classView(
  report: ClassReport,
  notes: readonly FileNote[],
  title: string,
  look: Look,
): View {
  const { learners, answers } = report;
  const people = learners.length === 1 ? "1 learner" : `${learners.length} learners`;
  const given = answers === 1 ? "1 answer" : `${answers} answers`;
  const blocks = [
    learnerRows(report, look),
    lessonRows(report, look),
    objectiveRows(report, look),
    hardRows(report, look),
    stuckRows(report, look),
    noteRows(notes, look),
    wrapped(provesNothing, look, styles.dim),
  ];
  return [
    ...wrapLine(line(span(title, styles.title)), look.text),
    ...wrapped(`${people}, ${given}, as of ${dayText(report.today)}.`, look),
    ...blocks.filter((block) => block.length > 0).flatMap((block) => [[], ...block]),
  ];
}

function learnerRows({ learners, today }: ClassReport, look: Look): Line[] {
  const sorted = [...learners].sort(byPoints);
  if (look.plain) {
    return [
      ...heading("Learners", look),
      ...sorted.flatMap((learner) => wrapped(spokenLearner(learner, today), look)),
    ];
  }
  const label = Math.min(longestLabel, Math.max(...sorted.map(({ name }) => cells(name)), 1));
  const lessons = sorted[0]?.lessons.length ?? 0;
  const date = 10;
  const beside = label + 2 + 5 + 2 + lessons + 2 + date <= look.text;
  const rows = sorted.flatMap((learner): Line[] => {
    const name = padEnd(lineOf(learner.name, label), label);
    const share = percent(learner.share).padStart(5);
    const last = learner.last === undefined ? "" : dayText(learner.last);
    const signs = learner.lessons.map(({ state }) => {
      const [mark, style] = marks[state];
      return span(sign(mark, look), style);
    });
    const head = line(span(name, styles.strong), `  ${share}  `);
    if (beside) return [[...head, ...signs, span(`  ${last}`, styles.dim)]];
    const first = cutLine([...head, span(last, styles.dim)], look.text);
    const room = Math.max(1, look.text - 2);
    const parts: Line[] = [];
    for (let at = 0; at < signs.length; at += room) {
      parts.push([span("  "), ...signs.slice(at, at + room)]);
    }
    return [first, ...parts];
  });
  const key = [
    `${sign("done", look)} passed`,
    `${sign("reading", look)} begun`,
    `${sign("dot", look)} not begun`,
  ].join("  ");
  return [
    ...heading("Learners: share of all points, each lesson, last answer", look),
    ...rows,
    ...wrapped(`${key}  One sign a lesson, in the order of the course.`, look, styles.dim),
  ];
}

/** At most so many cells of a text, with a sign where it was cut. */
function lineOf(text: string, width: number): string {
  return cells(text) <= width
    ? text
    : cutLine([span(text)], width)
        .map((part) => part.text)
        .join("");
}

/** "Ana: 33 percent of all points. Passed lesson 1. Begun lesson 2. Last answer yesterday." */
function spokenLearner(learner: ClassLearner, today: number): string {
  const numbers = (...states: readonly LessonState[]) =>
    learner.lessons.flatMap(({ state }, index) => (states.includes(state) ? [index + 1] : []));
  const list = (word: string, all: readonly number[]) =>
    all.length === 0 ? "" : ` ${word} lesson${all.length === 1 ? "" : "s"} ${all.join(", ")}.`;
  const share = percent(learner.share).replace("%", "percent");
  const last = learner.last === undefined ? "" : ` Last answer ${dayFromNow(learner.last, today)}.`;
  return `${learner.name}: ${share} of all points.${list("Passed", numbers("passed", "mastered"))}${list("Begun", numbers("begun"))}${last}`;
}

function lessonRows({ lessons, learners }: ClassReport, look: Look): Line[] {
  const begun = lessons.flatMap((lesson, index) =>
    lesson.passed + lesson.begun === 0 ? [] : [{ ...lesson, number: index + 1 }],
  );
  if (begun.length === 0) return [];
  const digits = String(lessons.length).length;
  return [
    ...heading("Lessons", look),
    ...begun.flatMap(({ number, title, passed, begun: open, share }) => {
      const counts = `passed by ${passed} of ${learners.length}${open === 0 ? "" : `, ${open} at it`}, ${percent(share)} on average`;
      return entry(
        look.plain ? `${number}. ` : `${String(number).padStart(digits)}  `,
        title,
        counts,
        look,
      );
    }),
  ];
}

function objectiveRows(report: ClassReport, look: Look): Line[] {
  const weakest = weakestObjectives(report);
  if (weakest.length === 0) return [];
  return [
    ...heading("What the fewest can do", look),
    ...weakest.slice(0, mostShown).flatMap(({ text, passed, begun }) => {
      return entry("- ", text, `${passed} of ${passed + begun} who began`, look);
    }),
    ...more(weakest.length, look),
  ];
}

function hardRows({ hardest }: ClassReport, look: Look): Line[] {
  if (hardest.length === 0) return [];
  return [
    ...heading("The hardest questions", look),
    ...hardest.slice(0, mostShown).flatMap(({ name, text, answered, firstTry, picked }, index) => {
      const people = picked?.learners === 1 ? "1 learner" : `${picked?.learners} learners`;
      const wrong = picked === undefined ? "" : `. Most often wrong: "${picked.said}" (${people})`;
      const counts = `right at the first try: ${firstTry} of ${answered}${wrong}`;
      return entry(`${index + 1}. `, `${text} (${name})`, counts, look);
    }),
    ...more(hardest.length, look),
  ];
}

function stuckRows({ learners, today }: ClassReport, look: Look): Line[] {
  const stuck = learners
    .flatMap(({ name, stuck: at }) => (at === undefined ? [] : [{ name, ...at }]))
    .sort((a, b) => a.since - b.since || (a.name < b.name ? -1 : 1));
  if (stuck.length === 0) return [];
  return [
    ...heading("Who is stuck, and since when", look),
    ...stuck.slice(0, mostShown).flatMap(({ name, title, share, since, question, times }) => {
      const ago = dayFromNow(since, today);
      const why =
        question === undefined
          ? `nothing new since ${dayText(since)}, ${ago}`
          : `not right after ${times} rounds: "${question}", first asked ${ago}`;
      return entry("- ", name, `${title}, ${percent(share)}; ${why}`, look);
    }),
    ...more(stuck.length, look),
  ];
}

function noteRows(notes: readonly FileNote[], look: Look): Line[] {
  if (notes.length === 0) return [];
  return [
    ...heading("About the files", look),
    ...notes.flatMap(({ said }) => wrapLine(line(`- ${said}`), look.text, 2)),
  ];
}

/** A thing and what is to be said of it, in one wrapped line. */
function entry(lead: string, name: string, said: string, look: Look): Line[] {
  if (!look.plain) {
    const parts = line(lead, name, "  ", span(said, styles.dim));
    return wrapLine(parts, look.text, cells(lead));
  }
  const words = said.replaceAll(" %", " percent");
  const whole = /[.!?]$/.test(name)
    ? `${name} ${words.slice(0, 1).toUpperCase()}${words.slice(1)}.`
    : `${name}: ${words}.`;
  return wrapLine(line(lead, whole), look.text, cells(lead));
}

function more(count: number, look: Look): Line[] {
  return count <= mostShown
    ? []
    : wrapped(`${count - mostShown} more: --csv and --json have all.`, look, styles.dim);
}

function heading(text: string, look: Look): Line[] {
  return wrapLine(line(span(look.plain ? `${text}.` : text, styles.title)), look.text);
}

function wrapped(text: string, look: Look, style?: Style): Line[] {
  return wrapLine(line(span(text, style)), look.text);
}
