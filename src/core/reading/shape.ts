/** The shape of an answer decides the type of the question: one reader a shape. Pure. */

import type { Blockquote, List, Paragraph, RootContent, Table } from "mdast";
import type { Inline } from "../document/block.ts";
import { at, rawText } from "../markup/node.ts";
import { readChoice } from "../quiz/kinds/choice/read.ts";
import { readDescribe } from "../quiz/kinds/describe/read.ts";
import { readGaps } from "../quiz/kinds/gaps/read.ts";
import type { Labelled } from "../quiz/kinds/label.ts";
import { readOrder } from "../quiz/kinds/order/read.ts";
import type { AnswerReading } from "../quiz/kinds/reading.ts";
import { readSort } from "../quiz/kinds/sort/read.ts";
import { readSpot } from "../quiz/kinds/spot/read.ts";
import { type LabelledParagraph, readText } from "../quiz/kinds/text/read.ts";
import type { Answer } from "../quiz/question.ts";

type Shape =
  | { readonly kind: "options"; readonly node: List }
  | { readonly kind: "order"; readonly node: List }
  | { readonly kind: "sort"; readonly node: Table }
  | { readonly kind: "text"; readonly node: Paragraph; readonly labelled: Labelled }
  | { readonly kind: "gaps"; readonly node: Paragraph }
  | { readonly kind: "spot"; readonly node: Blockquote }
  | { readonly kind: "describe"; readonly node: Paragraph; readonly points: List | undefined };

const shapeNames: Record<Shape["kind"], string> = {
  options: "a list of options",
  order: "a numbered list",
  sort: "a table",
  text: "`Answer:`",
  gaps: "a paragraph with gaps",
  spot: "a quote with a part struck out",
  describe: "`Rubric:`",
};

/** What was found below a heading, on the way down. */
export interface FoundAnswer {
  readonly shapes: Shape[];
  readonly stem: RootContent[];
  readonly nots: LabelledParagraph[];
  readonly hints: Blockquote[];
  readonly notes: Blockquote[];
  /** Hints and explanations that stand above the answer, if there is one. */
  readonly early: { readonly node: Blockquote; readonly what: string }[];
  avoid: List | undefined;
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
  const [shape, second] = found.shapes;
  if (found.broken && (shape === undefined || second !== undefined)) return undefined;
  const unmarked = found.stem.find(marksOtherwise);
  if (shape === undefined && unmarked !== undefined) {
    reading.report(
      "question.marker",
      at(unmarked),
      "These would be options if square brackets stood before them.",
      "write `- [ ] ` before each, and `- [x] ` before what is right",
    );
    return undefined;
  }
  const blanks = found.stem.find(gapsOtherwise);
  if (shape === undefined && blanks !== undefined) {
    reading.report(
      "question.marker",
      at(blanks),
      "These would be gaps if what belongs into them stood in double square brackets.",
      "write each as `[[word]]`, or `[[word|another]]` when both are right",
    );
    return undefined;
  }
  if (shape === undefined) {
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
      second.kind === shape.kind
        ? `${reading.name} has ${shapeNames[shape.kind]} twice.`
        : `${reading.name} has two answers: ${shapeNames[shape.kind]} and ${shapeNames[second.kind]}.`,
      "give each question a heading of its own; what is only to be read stands in paragraphs, bullets or code",
    );
    return undefined;
  }
  const answer = readOne(shape, found, reading, exact);
  if (found.nots.length > 0 && !["text", "gaps", "spot"].includes(shape.kind)) {
    reading.report(
      "question.stray",
      at(found.nots[0]?.node ?? shape.node),
      "`Not:` belongs to typed answers and to a quote with a mistake, and is not shown here.",
      "put the feedback where the answer is picked, or delete the paragraph",
    );
  }
  if ((found.avoid !== undefined || found.model.length > 0) && shape.kind !== "describe") {
    reading.report(
      "question.stray",
      at(found.avoid ?? shape.node),
      "`Avoid:` and `Model:` belong to questions with a `Rubric:` and are not shown here.",
      "delete them, or write a rubric",
    );
  }
  return found.broken ? undefined : answer;
}

/** Round brackets, or letters, before what are meant as options. */
function marksOtherwise(node: RootContent): boolean {
  if (node.type === "paragraph") return /^\(?a[).]\s/i.test(rawText([node]));
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

function readOne(
  shape: Shape,
  found: FoundAnswer,
  reading: AnswerReading,
  exact: boolean,
): Answer | undefined {
  switch (shape.kind) {
    case "options":
      return readChoice(shape.node, reading);
    case "order":
      return readOrder(shape.node, reading);
    case "sort":
      return readSort(shape.node, reading);
    case "text":
      return readText({ ...shape.labelled, node: shape.node }, found.nots, exact, reading);
    case "gaps":
      return readGaps(shape.node, found.nots, exact, reading);
    case "spot":
      return readSpot(shape.node, found.nots, reading);
    case "describe":
      return readDescribe(
        { rubric: shape.node, points: shape.points, avoid: found.avoid, model: found.model },
        reading,
      );
  }
}
