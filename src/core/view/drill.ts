/** A drill on the screen: where one is, the verdict on an item, the end. Pure. */

import { type Line, line, type Span, span, wrapLine } from "mermaid-text/text";
import type { Side } from "../course/course.ts";
import { inlineText } from "../document/block.ts";
import type { DrillItem, DrillScore } from "../sitting/drill.ts";
import { bar, percent } from "./bar.ts";
import { boxInside, frame } from "./blocks.ts";
import { inlineLine } from "./inline.ts";
import { sign } from "./signs.ts";
import { styles } from "./style.ts";
import { verdictWords } from "./verdict.ts";
import type { Look, View } from "./view.ts";

/** Lessons named at the end: more would be a list nobody reads. */
const mostLessons = 3;
const barCells = 20;

export function drillIntro(look: Look): Line[] {
  const text = "One key an item. This is practice: nothing is recorded.";
  return wrapLine(line(span(text, styles.dim)), look.text);
}

/** "Item 3 of 20 · 2 in a row · 0:08", for the item after those that were scored. */
export function drillStatus(score: DrillScore, count: number, look: Look): Line {
  const place = `Item ${score.answered + 1} of ${count}`;
  const row = score.streak >= 2 ? [`${score.streak} in a row`] : [];
  if (look.plain) return line(`${[place, ...row].join(". ")}.`);
  const time = score.answered === 0 ? [] : [clock(score.ms)];
  return line(span([place, ...row, ...time].join(` ${sign("dot", look)} `), styles.dim));
}

/** One line an item: what it is and its side; after a miss what was picked, and the reason. */
export function drillVerdict(item: DrillItem, picked: number, look: Look): View {
  const isRight = picked === item.right;
  const name = sideName(item.sides[item.right]);
  const why = isRight || item.why.length === 0 ? [] : [span(" "), ...inlineLine(item.why)];
  if (look.plain) {
    const said = isRight
      ? line("Right.")
      : line(`${verdictWords.wrong}. It is `, name, ".", ...why);
    return wrapLine(said, look.text);
  }
  const mark = isRight
    ? span(`${sign("right", look)} `, styles.right)
    : span(`${sign("wrong", look)} `, styles.wrong);
  const about = inlineLine(item.item).map((each): Span => (isRight ? dim(each) : each));
  const dot = span(` ${sign("dot", look)} `, styles.dim);
  if (isRight) return wrapLine([mark, ...about, dot, name], look.text, 2);
  const both = [span("not "), sideName(item.sides[picked]), span(" but "), name];
  return wrapLine([mark, ...about, dot, ...both, span("."), ...why], look.text, 2);
}

function sideName(side: Side | undefined): Span {
  return span(side?.label ?? "", side === undefined ? {} : { color: side.color });
}

function dim(each: Span): Span {
  return span(each.text, { ...each.style, dim: true });
}

/** Lessons by name, with what the end says of them. */
export type LessonTitles = ReadonlyMap<string, { readonly number: number; readonly title: string }>;

export function drillEndView(score: DrillScore, lessons: LessonTitles, look: Look): View {
  if (score.answered === 0) return [];
  const share = score.right / score.answered;
  const right = `${score.right} of ${score.answered} right`;
  const best = `longest streak: ${score.best}`;
  const pace = `${secondsText(score.ms / score.answered)} an item`;
  const again = lookAgain(score, lessons);
  if (look.plain) {
    return [
      `Drill: ${right}, ${percent(share)}.`,
      `${capital(best)}.`,
      `${capital(pace)}.`,
      ...again,
    ]
      .map((text) => (/[.?!]$/.test(text) ? text : `${text}.`))
      .flatMap((text) => wrapLine(line(text), look.text));
  }
  const inside = boxInside(look).text - 4;
  const drawn = bar(share, Math.min(barCells, inside), look.charset, { color: "green" });
  const first = [span(`${right}   `), ...drawn, span(`   ${percent(share)}`)];
  const lines = [
    ...(inside >= barCells + 32
      ? [first]
      : [...wrapLine(line(`${right}, ${percent(share)}`), inside), drawn]),
    ...wrapLine(line(best), inside),
    ...wrapLine(line(pace), inside),
    ...(again.length > 0 ? [[]] : []),
    ...again.flatMap((text) => wrapLine(line(text), inside, 2)),
  ];
  const airy: Line[] = [
    [],
    ...lines.map((each) => (each.length > 0 ? [span("  "), ...each] : [])),
    [],
  ];
  return frame("Drill", styles.note, airy, look);
}

/** The lessons with the most misses, each with the items that were missed. */
function lookAgain({ missed }: DrillScore, lessons: LessonTitles): string[] {
  const counts = new Map<string, number>();
  for (const { lesson } of missed) counts.set(lesson, (counts.get(lesson) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, mostLessons)
    .map(([name, count]) => {
      const lesson = lessons.get(name);
      const title = lesson === undefined ? name : `lesson ${lesson.number}, ${lesson.title}`;
      return `Look again: ${title} (${count} missed)`;
    });
}

/** "0:08", from milliseconds. */
function clock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** "2.4 seconds", from milliseconds; whole seconds from ten on. */
function secondsText(ms: number): string {
  const seconds = ms / 1000;
  const text = seconds < 9.95 ? seconds.toFixed(1) : String(Math.round(seconds));
  return `${text} seconds`;
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

/** What an item asks, as bare text: "Which side does it?" */
export function drillQuestion(item: DrillItem): Line {
  return line(span(inlineText(item.asked), styles.dim));
}
