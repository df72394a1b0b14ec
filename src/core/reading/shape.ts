/** The shape of an answer decides the type of the question: one reader a shape. Pure. */

import type { Blockquote, Paragraph, RootContent } from "mdast";
import type { Inline } from "../document/block.ts";
import { at, rawText } from "../markup/node.ts";
import type { Answer } from "../quiz/kinds/answer.ts";
import type { AnswerReading } from "../quiz/kinds/reading.ts";
import type { LabelledParagraph, Shape } from "../quiz/kinds/shape.ts";

/** A node that has the shape of an answer, with the one behind it where the shape takes that. */
export interface Claimed {
  readonly shape: Shape<Answer>;
  readonly node: RootContent;
  readonly next: RootContent | undefined;
}

/** What was found below a heading, on the way down. */
export interface FoundAnswer {
  readonly shapes: Claimed[];
  readonly stem: RootContent[];
  readonly nots: LabelledParagraph[];
  readonly hints: Blockquote[];
  readonly notes: Blockquote[];
  /** Hints and explanations that stand above the answer, if there is one. */
  readonly early: { readonly node: Blockquote; readonly what: string }[];
  avoid: Paragraph | undefined;
  model: readonly Inline[];
  /** A mistake was told that explains why the shape is not as it should be. */
  broken: boolean;
}

/** Undefined when there is no answer, or more than one, or a broken one; why was reported. */
export function readShape(
  found: FoundAnswer,
  reading: AnswerReading,
  exact: boolean,
): Answer | undefined {
  const [first, second] = found.shapes;
  if (found.broken && (first === undefined || second !== undefined)) return undefined;
  const unmarked = found.stem.find(marksOtherwise);
  if (first === undefined && unmarked !== undefined) {
    reading.report(
      "question.marker",
      at(unmarked),
      "These would be options if square brackets stood before them.",
      "write `- [ ] ` before each, and `- [x] ` before what is right",
    );
    return undefined;
  }
  const blanks = found.stem.find(gapsOtherwise);
  if (first === undefined && blanks !== undefined) {
    reading.report(
      "question.marker",
      at(blanks),
      "These would be gaps if what belongs into them stood in double square brackets.",
      "write each as `[[word]]`, or `[[word|another]]` when both are right",
    );
    return undefined;
  }
  if (first === undefined) {
    reading.report(
      "question.no-answer",
      reading.at,
      `${reading.name} has no answer below it.`,
      "write options (`- [x] `), steps (`1. `), a table, `Answer:`, `[[gaps]]`, a quote with a ~~mistake~~, or `Rubric:`",
    );
    return undefined;
  }
  if (second !== undefined) {
    reading.report(
      "question.two-answers",
      at(second.node),
      second.shape === first.shape
        ? `${reading.name} has ${first.shape.name} twice.`
        : `${reading.name} has two answers: ${first.shape.name} and ${second.shape.name}.`,
      "give each question a heading of its own; what is only to be read stands in paragraphs, bullets or code",
    );
    return undefined;
  }
  const { shape, node } = first;
  const answer = shape.read({ ...found, ...first, exact }, reading);
  if (found.nots.length > 0 && !shape.takes.includes("Not")) {
    reading.report(
      "question.stray",
      at(found.nots[0]?.node ?? node),
      "`Not:` belongs to typed answers and to a quote with a mistake, and is not shown here.",
      "put the feedback where the answer is picked, or delete the paragraph",
    );
  }
  if ((found.avoid !== undefined || found.model.length > 0) && !shape.takes.includes("Model")) {
    reading.report(
      "question.stray",
      at(found.avoid ?? node),
      "`Avoid:` and `Model:` belong to questions with a `Rubric:` and are not shown here.",
      "delete them, or write a rubric",
    );
  }
  return found.broken ? undefined : answer;
}

/** Round brackets, or letters, before what are meant as options. */
function marksOtherwise(node: RootContent): boolean {
  if (node.type === "paragraph") return /^\(?a[).]\s|^\([ xX]?\)\s/i.test(rawText([node]));
  return (
    node.type === "list" &&
    node.children.some((item) => /^\([ xX]?\)(?:\s|$)/.test(rawText(item.children)))
  );
}

/** A line to write on, or a word in single or curly brackets, where a gap is meant. */
function gapsOtherwise(node: RootContent): boolean {
  return (
    node.type === "paragraph" &&
    /_{3,}|\.{5,}|…{2,}|(?:^|\s)\[[^\][]{1,40}\](?:[\s.,;:!?]|$)|\{\{[^{}]+\}\}/.test(
      rawText([node]),
    )
  );
}
