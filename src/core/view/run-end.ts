/** The end of a run: points, a bar, first tries, what to look at again. Pure. */

import { cells, type Line, line, lineCells, span, wrapLine } from "mermaid-text/text";
import { passShare } from "../quiz/points.ts";
import type { RunScore } from "../sitting/run-state.ts";
import { bar, percent, pointsText } from "./bar.ts";
import { boxInside, frame } from "./blocks.ts";
import { styles } from "./style.ts";
import { fullStop } from "./verdict.ts";
import type { Look, View } from "./view.ts";

const widestBar = 24;
const narrowestBar = 8;

export interface RunEnd {
  /** What was run: a lesson's title, "Review". */
  readonly title: string;
  readonly score: RunScore;
  /** What was missed, one line each: "what the session token is for (section 4)". */
  readonly lookAgain: readonly string[];
  /** False: there was nothing to pass, as in a review. */
  readonly judged?: boolean;
  /** How many were missed beside these. */
  readonly more?: number;
  /** What passing takes; the usual share when it is absent. */
  readonly needed?: string;
}

export function runEndView(
  {
    title,
    score,
    lookAgain,
    judged = true,
    more = 0,
    needed = `${held(passShare)} is needed`,
  }: RunEnd,
  look: Look,
): View {
  const { echoes } = score;
  const echoed = echoes > 0 && score.share >= passShare;
  const why = echoed ? "what you had just seen doesn't count" : needed;
  const passed = score.passed ? "passed" : `not passed yet: ${why}`;
  const verdict = judged ? passed : "";
  const graded = score.of > 0;
  const first = `right at the first try: ${score.firstTry}\u00a0of\u00a0${score.questions}`;
  const again = [
    ...lookAgain.map((text) => `Look again: ${text}`),
    ...(more === 0 ? [] : [`And ${more} more`]),
    ...(echoes === 0 ? [] : [echoesText(echoes)]),
    ...(score.selfRated === 0 ? [] : [selfRatedText(score.selfRated)]),
  ];
  const points = `${score.points} of ${pointsText(score.of)}`;
  if (look.plain) {
    const sentences = [
      ...(graded
        ? [
            `${title}: ${[points, held(score.share), ...(judged ? [verdict] : [])].join(", ")}.`,
            `${first[0]?.toUpperCase()}${first.slice(1)}.`,
          ]
        : [`${title}: ${ungraded}.`]),
      ...again.map((each) => each + fullStop(each)),
    ];
    return sentences.flatMap((each) => wrapLine(line(each), look.text));
  }
  const inside = boxInside(look).text - 4;
  const lines = [
    ...(graded
      ? [...scoreLines(points, verdict, score, inside, look), ...wrapLine(line(first), inside)]
      : wrapLine(line(ungraded), inside)),
    ...(again.length > 0 ? [[]] : []),
    ...again.flatMap((each) => wrapLine(line(each), inside, 2)),
  ];
  const airy: Line[] = [
    [],
    ...lines.map((each) => (each.length > 0 ? [span("  "), ...each] : [])),
    [],
  ];
  return frame(title, score.passed ? styles.tip : styles.note, airy, look);
}

/** Where learners rate everything themselves there is nothing to add up. */
const ungraded = "done, without points";

function selfRatedText(answers: number): string {
  const many = answers === 1 ? "1 answer" : `${answers} answers`;
  return `${many} in your own words, rated by you: kept, and not in the points`;
}

function echoesText(echoes: number): string {
  return echoes === 1
    ? "1 answer was on your screen a moment before: it doesn't count yet"
    : `${echoes} answers were on your screen a moment before: they don't count yet`;
}

/** Points, bar, percentage and verdict in one line, or in as many as it takes. */
function scoreLines(
  points: string,
  verdict: string,
  score: RunScore,
  width: number,
  look: Look,
): Line[] {
  const style = score.passed ? styles.right : styles.near;
  const rest = line(held(score.share), ...(verdict === "" ? [] : ["   ", span(verdict, style)]));
  const room = width - cells(points) - lineCells(rest) - 6;
  const drawn = (size: number) =>
    bar(score.share, size, look.charset, { color: score.passed ? "green" : "orange" });
  if (room >= narrowestBar) {
    return [[span(`${points}   `), ...drawn(Math.min(room, widestBar)), span("   "), ...rest]];
  }
  return [
    ...wrapLine(line(points), width),
    drawn(Math.max(1, Math.min(width, widestBar))),
    ...wrapLine(rest, width),
  ];
}

/** A percentage that no line end parts. */
function held(share: number): string {
  return percent(share).replace(" ", "\u00a0");
}
