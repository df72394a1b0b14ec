/** What a learner has reached, on one screen; in plain mode as sentences and numbers. Pure. */

import { type Line, line, type Style, span, wrapLine } from "mermaid-text/text";
import { dayFromNow } from "../progress/day.ts";
import type { ObjectiveResult, ObjectiveState } from "../progress/mastery.ts";
import { nextStepText } from "../progress/next-step.ts";
import type { DayCount, Score } from "../progress/score.ts";
import { fullPoints, isPassed } from "../quiz/points.ts";
import { ended } from "../text/ending.ts";
import { bar, percent } from "./bar.ts";
import { columnChart } from "./charts.ts";
import { lessonRows } from "./course-list.ts";
import { type SignName, sign } from "./signs.ts";
import { styles } from "./style.ts";
import type { Look, View } from "./view.ts";

/** The whole score; `title` is the course's. */
export function scoreView(score: Score, title: string, look: Look): View {
  const head = wrapLine(line(span(title, styles.title)), look.text);
  if (score.answered === 0 && score.lessons.every(({ state }) => state === "new")) {
    return [...head, [], ...wrapped("Nothing is answered yet. Begin with: whichside", look)];
  }
  const blocks = [
    totals(score, look),
    lessons(score, look),
    objectives(score, look),
    weakest(score, look),
    echoed(score, look),
    days(score, look),
    due(score, look),
    leftovers(score, look),
    wrapped(nextStepText(score.next, score.today), look),
  ];
  return [
    ...head,
    ...blocks.filter((block) => block.length > 0).flatMap((block) => [[], ...block]),
  ];
}

function totals(score: Score, look: Look): Line[] {
  const share = percent(score.share);
  const points = `${score.points} of ${score.of} points`;
  const { days: streak, best } = score.streak;
  const lasted = best > streak ? `, the longest was ${best}` : "";
  const rest = [
    `Right at the first try: ${score.firstTry} of ${score.answered}`,
    `Streak: ${streak === 1 ? "1 day" : `${streak} days`}${lasted}`,
  ];
  if (look.plain) {
    return [`${points}, ${spokenPercent(score.share)}`, ...rest].flatMap((each) =>
      wrapped(`${each}.`, look),
    );
  }
  const room = look.text - points.length - share.length - 4;
  const first =
    room >= 8
      ? [
          line(
            span(points, styles.strong),
            "  ",
            ...bar(score.share, Math.min(20, room), look.charset),
            `  ${share}`,
          ),
        ]
      : wrapLine(line(span(points, styles.strong), `, ${share}`), look.text);
  return [...first, ...rest.flatMap((each) => wrapped(each, look))];
}

function lessons(score: Score, look: Look): Line[] {
  const rows = lessonRows(
    score.lessons.map((lesson, index) => ({
      number: index + 1,
      name: lesson.name,
      title: lesson.title,
      state: lesson.state,
      share: lesson.answered === 0 ? undefined : lesson.share,
      after: [],
    })),
    look,
  );
  return [...heading("Lessons", look), ...rows.flat()];
}

const objectiveSigns: Record<ObjectiveState, readonly [SignName, Style]> = {
  mastered: ["done", styles.right],
  passed: ["right", styles.right],
  read: ["reading", styles.near],
  new: ["fresh", styles.dim],
};

/** Those that were begun, by lesson; the others as a number. */
function objectives(score: Score, look: Look): Line[] {
  const begun = score.objectives.filter(({ state }) => state !== "new");
  const others = score.objectives.length - begun.length;
  if (score.objectives.length === 0) return [];
  const rest = others === 0 ? [] : wrapped(`${others} not begun yet.`, look, styles.dim);
  return [
    ...heading("What you can do", look),
    ...begun.flatMap((one) => objective(one, look)),
    ...rest,
  ];
}

const objectiveWords: Record<ObjectiveState, string> = {
  mastered: "mastered",
  passed: "passed",
  read: "not yet",
  new: "not begun",
};

/** How far it is; some of its questions are perhaps asked by a later lesson. */
function wordOf({ state, points, questions, answered }: ObjectiveResult): string {
  const toCome = questions - answered;
  const wellSoFar = answered > 0 && isPassed(points, answered * fullPoints);
  if (state !== "read" || toCome === 0 || !wellSoFar) return objectiveWords[state];
  return `good so far, ${toCome === 1 ? "1 question" : `${toCome} questions`} to come`;
}

function objective(result: ObjectiveResult, look: Look): Line[] {
  const word = wordOf(result);
  if (look.plain) {
    const points = `${result.points} of ${result.of} points`;
    return wrapped(`${ended(result.text)} ${ended(`${capital(word)}, ${points}`)}`, look);
  }
  const [name, style] = objectiveSigns[result.state];
  return wrapLine(
    line(span(sign(name, look), style), " ", result.text, "  ", span(word, style)),
    look.text,
    2,
  );
}

function weakest(score: Score, look: Look): Line[] {
  if (score.weakest.length === 0) return [];
  return [
    ...heading("Look at these again", look),
    ...score.weakest.flatMap(({ text, best, of, verdict }, index) => {
      const last = verdict === "shown" ? "skipped" : verdict;
      const points = `${best} of ${of} points, last time ${last}`;
      const number = `${index + 1}. `;
      if (look.plain) return wrapped(`${number}${ended(text)} ${ended(capital(points))}`, look);
      return wrapLine(line(number, text, "  ", span(points, styles.dim)), look.text, 3);
    }),
  ];
}

/** Why something that was right doesn't count, and what makes it count. */
function echoed({ echoed: { length } }: Score, look: Look): Line[] {
  if (length === 0) return [];
  const [many, it] =
    length === 1 ? ["1 answer was", "it doesn't"] : [`${length} answers were`, "they don't"];
  const again = length === 1 ? "It comes back" : "They come back";
  return wrapped(
    `${many} right, but had been on your screen a moment before, so ${it} count yet. ${again} among other questions: whichside quiz --missed`,
    look,
  );
}

function days(score: Score, look: Look): Line[] {
  const most = Math.max(...score.days.map(({ count }) => count));
  if (most === 0) return [];
  const title = "Questions a day, the last four weeks";
  if (look.plain) return [...heading(title, look), ...spokenDays(score.days, score.today, look)];
  const chart = {
    values: score.days.map(({ count }) => count),
    height: 4,
    pitch: look.width >= 2 * score.days.length ? 2 : 1,
    first: "4 weeks",
    last: "today",
    style: styles.active,
  };
  const shown = look.width >= score.days.length ? score.days.length : 14;
  const values = chart.values.slice(-shown);
  const first = shown === score.days.length ? "4 weeks ago" : "2 weeks";
  return [
    ...heading(`${title} (most: ${most})`, look),
    ...columnChart({ ...chart, values, first }, look),
  ];
}

function due(score: Score, look: Look): Line[] {
  const all = score.due.reduce((sum, { count }) => sum + count, 0);
  if (all === 0) return [];
  const title = `Due in the next two weeks: ${all === 1 ? "1 question" : `${all} questions`}`;
  if (look.plain) {
    return [...heading(`${title}.`, look), ...spokenDays(score.due, score.today, look)];
  }
  const chart = {
    values: score.due.map(({ count }) => count),
    height: 3,
    pitch: look.width >= 28 ? 2 : 1,
    first: "today",
    last: look.width >= 28 ? "in 13 days" : "later",
    style: styles.note,
  };
  return [...heading(title, look), ...columnChart(chart, look)];
}

function leftovers({ leftovers: { gone, changed } }: Score, look: Look): Line[] {
  const count = (names: readonly string[]) =>
    names.length === 1 ? "1 question" : `${names.length} questions`;
  const lines: string[] = [];
  if (changed.length > 0) {
    lines.push(
      `The right answer of ${count(changed)} has changed since you answered: ${changed.join(", ")}. ${changed.length === 1 ? "It starts" : "They start"} anew.`,
    );
  }
  if (gone.length > 0) {
    lines.push(
      `You have answers to ${count(gone)} that the course no longer has. They are kept, but not counted.`,
    );
  }
  return lines.flatMap((each) => wrapped(each, look, styles.dim));
}

/** "Today: 3. In 4 days: 2." */
function spokenDays(counts: readonly DayCount[], today: number, look: Look): Line[] {
  const said = counts
    .filter(({ count }) => count > 0)
    .map(({ day, count }) => `${capital(dayFromNow(day, today))}: ${count}.`);
  return wrapped(said.join(" "), look);
}

function heading(text: string, look: Look): Line[] {
  const said = look.plain ? ended(text, ":") : text;
  return wrapLine(line(span(said, styles.title)), look.text);
}

function wrapped(text: string, look: Look, style?: Style): Line[] {
  return wrapLine(line(span(text, style)), look.text);
}

function spokenPercent(share: number): string {
  return percent(share).replace("%", "percent");
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
