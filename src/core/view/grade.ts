/**
 * What is said after an answer: the verdict by sign and word, the author's feedback on each
 * part, what follows, and once the question is settled the right answer and why. Pure.
 */

import { type Line, line, span, wrapLine } from "mermaid-text/text";
import { type Inline, inlineText } from "../document/block.ts";
import { kindOf } from "../quiz/kinds/kinds.ts";
import { isSelfRated, type Question } from "../quiz/question.ts";
import type { Remark } from "../quiz/verdict.ts";
import type { Outcome } from "../sitting/run.ts";
import { pointsText } from "./bar.ts";
import { type BlockContext, frameBlocks } from "./blocks.ts";
import { inlineLine } from "./inline.ts";
import { layoutRemark } from "./remark.ts";
import { rightAnswerView } from "./right-answer.ts";
import { selfRatingView } from "./self-rating.ts";
import { sign } from "./signs.ts";
import { styles } from "./style.ts";
import { fullStop, verdictSigns, verdictStyles, verdictWords } from "./verdict.ts";
import type { Look, View } from "./view.ts";

type Graded = Outcome & { kind: "graded" };
type Skipped = Outcome & { kind: "skipped" };

/**
 * The verdict, the feedback on the parts, and what follows. Whatever gives the answer away
 * is left out while another try is open.
 */
export function gradeView(graded: Graded, look: Look, context: BlockContext): View {
  if (isSelfRated(graded.asked.question)) return selfRatingView(graded, look, context);
  const remarks = shownRemarks(graded, look).flatMap((remark) => {
    const lead = gapLead(graded, remark, look);
    return layoutRemark(remark, graded.next.kind === "settled", look, context.sides, lead);
  });
  const follows = followText(graded);
  const said = [...verdictLines(graded, look), ...remarks];
  return [
    ...said,
    ...(follows !== "" && said.length > 0 ? gap(look) : []),
    ...wrapLine(line(follows), look.text).slice(follows === "" ? 1 : 0),
  ];
}

/** The passage is gone from the screen: which gap it is about, where there are several. */
function gapLead({ grade: { remarks } }: Graded, remark: Remark, look: Look): string {
  if (remark.kind !== "typed" || remarks.length === 1) return "";
  return `Gap ${remarks.indexOf(remark) + 1}${look.plain ? ". " : ": "}`;
}

/** After the last try or a skip: the right answer, where it is not plain by now, and why. */
export function settledView(outcome: Graded | Skipped, look: Look, context: BlockContext): View {
  const { question } = outcome.asked;
  const told = outcome.kind === "graded" && tells(outcome, look);
  const answer = told ? [] : rightAnswerView(question, look, context);
  const why = whyView(question, look, context);
  return [
    ...skipped(outcome, look),
    ...answer,
    ...(answer.length > 0 && why.length > 0 ? gap(look) : []),
    ...why,
  ];
}

function skipped({ kind, asked }: Graded | Skipped, look: Look): Line[] {
  if (kind !== "skipped") return [];
  const said = asked.worth === 0 || asked.earned > 0 ? "Skipped." : "Skipped, no points.";
  return [...wrapLine(line(span(said, styles.near)), look.text), ...gap(look)];
}

/** The explanation in its box; nothing when the author wrote none. */
export function whyView(question: Question, look: Look, context: BlockContext): View {
  if (question.explanation.length === 0) return [];
  return frameBlocks("Why", styles.dim, question.explanation, look, context);
}

/** Blank line between two things; plain output has none. */
function gap(look: Look): Line[] {
  return look.plain ? [] : [[]];
}

/** Whether the verdict and its remarks have said the right answer already. */
function tells({ asked, grade }: Graded, look: Look): boolean {
  const { tells: when } = kindOf(asked.question.answer);
  if (when === "never" || (when === "right-in-plain" && !look.plain)) return false;
  return when === "always" || grade.verdict === "right";
}

function verdictLines(graded: Graded, look: Look): Line[] {
  const { verdict } = graded.grade;
  const about = isAboutOne(graded) ? (graded.grade.remarks[0]?.about ?? []) : [];
  const [first] = graded.grade.remarks;
  const open = graded.next.kind !== "settled" ? first?.help : undefined;
  const text = first === undefined || first.text.length > 0 ? (first?.text ?? []) : (open ?? []);
  const colon = verdict !== "right" && about.length > 0;
  const word = `${verdictWord(graded)}${colon ? ": " : ""}`;
  const said = colon ? inlineLine(about) : [];
  if (look.plain) {
    const spoken = isAboutOne(graded) && text.length > 0 ? [span(" "), ...inlineLine(text)] : [];
    const end = fullStop(colon ? inlineText(about) : word);
    return wrapLine([span(word), ...said, span(end), ...spoken], look.text);
  }
  const style = verdictStyles[verdict];
  const head = line(span(`${sign(verdictSigns[verdict], look)} ${word}`, style));
  return [
    ...wrapLine([...head, ...said], look.text, 2),
    ...(colon ? [] : below(answeredRight(graded), look)),
    ...(isAboutOne(graded) ? below(text, look) : []),
  ];
}

/** What was right, below the verdict: the prompt with its options is gone by then. */
function answeredRight({ asked, grade }: Graded): readonly Inline[] {
  if (grade.verdict !== "right") return [];
  const { answer } = asked.question;
  return kindOf(answer).answered?.(answer, grade) ?? [];
}

/** What belongs to a verdict stands under it, two cells in. */
function below(text: readonly Inline[], look: Look): Line[] {
  if (text.length === 0) return [];
  return wrapLine([span("  "), ...inlineLine(text)], look.text, 2);
}

/** One thing was picked or typed: it is named beside the verdict, and there is no list. */
function isAboutOne({ asked }: Graded): boolean {
  return kindOf(asked.question.answer).isOne;
}

function verdictWord({ asked, grade, points, next }: Graded): string {
  const word = verdictWords[grade.verdict];
  if (grade.verdict === "right") {
    const tries = asked.attempt > 1 ? " at the second try" : "";
    return asked.again ? `${word}${tries}` : `${word}${tries}: ${pointsText(points)}`;
  }
  if (grade.verdict !== "partly" || asked.again) return word;
  if (next.kind !== "settled") return `${word}: ${pointsText(points)} so far`;
  return `${word}: ${points} of ${pointsText(asked.worth)}`;
}

function shownRemarks(graded: Graded, look: Look): readonly Remark[] {
  const { grade, next } = graded;
  const remarks = asShown(graded);
  if (isAboutOne(graded) || answeredRight(graded).length > 0) return [];
  // To say of each item that it is to be moved would say nothing.
  if (look.plain && grade.share === 0 && remarks.every(({ kind }) => kind === "placed")) return [];
  // In plain output what was picked stands above, as nothing is ever erased.
  if (look.plain && grade.verdict === "right") {
    return remarks.filter(({ kind, text }) => kind === "picked" && text.length > 0);
  }
  return next.kind === "settled" ? remarks : remarks.filter(({ kind }) => kind !== "missed");
}

/** Remarks on rows, in the order in which the rows were asked. */
function asShown({ asked, grade: { remarks } }: Graded): readonly Remark[] {
  if (remarks.some(({ kind }) => kind !== "sorted")) return remarks;
  const byRow = asked.order.flatMap((row) => remarks[row] ?? []);
  return byRow.length === remarks.length ? byRow : remarks;
}

function followText(graded: Graded): string {
  const { asked, grade, next, result, points } = graded;
  switch (next.kind) {
    case "retry": {
      const safe = Math.max(asked.earned, points);
      return safe > 0
        ? `One more try, for ${pointsText(next.worth)} instead of ${safe}.`
        : `One more try, for ${pointsText(next.worth)}.`;
    }
    case "free": {
      const told = grade.remarks.some((remark) => remark.text.length > 0);
      return told ? "Try again, at no cost." : "Look at the spelling and try again, at no cost.";
    }
    case "rate":
    case "settled":
      return result !== undefined && result.points > points
        ? `You keep the ${pointsText(result.points)} from before.`
        : "";
  }
}
