/**
 * Parts what stands below a question's heading: what is asked, the answer by its shape, the
 * hints, the explanation. Pure.
 */

import type { Blockquote, List, Paragraph, RootContent } from "mdast";
import type { Block } from "../document/block.ts";
import { alertBody, alertMistake, alertTone, toneOf } from "../markup/alert.ts";
import { toBlocks, toInlines } from "../markup/blocks.ts";
import { at, rawText } from "../markup/node.ts";
import { reportTornTable, tornTable } from "../markup/table.ts";
import type { Answer } from "../quiz/kinds/answer.ts";
import { shapes } from "../quiz/kinds/authored.ts";
import { looksLikeOptions } from "../quiz/kinds/choice/read.ts";
import { alertAsLabel, labelInside, labelled, meantLabel } from "../quiz/kinds/label.ts";
import type { AnswerReading } from "../quiz/kinds/reading.ts";
import { struckOut } from "../quiz/kinds/spot/read.ts";
import { foreignAlert, foreignQuestion, reportForeign } from "./foreign.ts";
import { type FoundAnswer, readShape } from "./shape.ts";

/** Boxes that a word processor has drawn, or a bullet of its own before brackets. */
const drawnMark = /^\s*(?:[☐☑☒]|[•‣◦▪●○·–—]\s*\[[ \txX]?\])/u;

/** What was found below the heading; `answer` is undefined when it cannot be asked. */
export interface QuestionParts {
  readonly stem: readonly Block[];
  readonly answer: Answer | undefined;
  readonly hints: readonly (readonly Block[])[];
  readonly explanation: readonly Block[];
}

export function readParts(
  nodes: readonly RootContent[],
  reading: AnswerReading,
  { exact, cut }: { readonly exact: boolean; readonly cut: boolean },
): QuestionParts {
  const found: FoundAnswer = {
    shapes: [],
    stem: [],
    nots: [],
    hints: [],
    notes: [],
    early: [],
    avoid: undefined,
    model: [],
    broken: false,
  };
  for (let index = 0; index < nodes.length; index++) {
    const node = nodes[index];
    if (node === undefined) continue;
    reportTornList(node, nodes[index - 1], found, reading);
    index += place(node, nodes[index + 1], found, reading);
  }
  // The answer stands behind what cut the question off.
  if (cut && found.shapes.length === 0) found.broken = true;
  if (found.shapes.length > 0 && !found.broken) {
    for (const { node, what } of found.early) reportEarly(node, what, reading);
  }
  const body = (quote: Blockquote) => {
    alertTone(quote, reading.report);
    return toBlocks(alertBody(quote), reading);
  };
  return {
    stem: toBlocks(found.stem, reading),
    answer: readShape(found, reading, exact),
    hints: found.hints.map(body),
    explanation: found.notes.flatMap(body),
  };
}

/** Puts a node where it belongs; returns how many nodes behind it were taken along. */
function place(
  node: RootContent,
  next: RootContent | undefined,
  found: FoundAnswer,
  reading: AnswerReading,
): number {
  switch (node.type) {
    case "blockquote":
      placeQuote(node, found, reading);
      return 0;
    case "list":
      reportLabelInside(node, found, reading);
      if (!addOptions(node, found) && !claim(node, next, found)) placeRest(node, found, reading);
      return 0;
    case "table":
      claim(node, next, found);
      return 0;
    case "paragraph":
      return placeParagraph(node, next, found, reading);
    case "html":
    case "thematicBreak":
      if (node.type === "html") placeRest(node, found, reading);
      return 0;
    default:
      placeRest(node, found, reading);
      return 0;
  }
}

/** Markdown begins a new list where the sign changes: `-` to `*`, `1.` to `1)`. */
function reportTornList(
  node: RootContent,
  previous: RootContent | undefined,
  found: FoundAnswer,
  reading: AnswerReading,
): void {
  if (node.type !== "list" || previous?.type !== "list") return;
  if (found.broken || looksLikeOptions(node) !== looksLikeOptions(previous)) return;
  reading.report(
    "question.marker",
    at(node),
    "A new list begins here, because another sign stands before the text than above.",
    "begin every line of one list with the same sign: `-`, or numbers with a full stop",
  );
  found.broken = true;
}

/** Notes a node as an answer when one of the shapes claims it. */
function claim(node: RootContent, next: RootContent | undefined, found: FoundAnswer): boolean {
  const shape = shapes.find((each) => each.claims(node, found.shapes.length > 0));
  if (shape === undefined) return false;
  const taken = shape.takesNext?.(next) === true ? next : undefined;
  found.shapes.push({ shape, node, next: taken });
  return true;
}

/** Options that a quote without indent cut in two are one list for what follows. */
function addOptions(node: List, found: FoundAnswer): boolean {
  const last = found.shapes.at(-1)?.node;
  if (!found.broken || !isOptions(last) || !isOptions(node)) return false;
  last.children.push(...node.children);
  return true;
}

function isOptions(node: RootContent | undefined): node is List {
  return node?.type === "list" && looksLikeOptions(node);
}

function placeQuote(node: Blockquote, found: FoundAnswer, reading: AnswerReading): void {
  const answered = found.shapes.length > 0;
  const first = node.children[0];
  switch (toneOf(node)) {
    case "tip":
      if (found.notes.length > 0) {
        reading.report(
          "question.hint-after-explanation",
          at(node),
          "A hint stands behind the explanation.",
          "move it above the `[!NOTE]`: hints come before the explanation",
        );
      } else if (!answered) found.early.push({ node, what: "hint" });
      found.hints.push(node);
      return;
    case "note":
      if (found.notes.length > 0) {
        reading.report(
          "question.two-explanations",
          at(node),
          "The question has a second explanation; both are shown.",
          "join the two `[!NOTE]`",
        );
      }
      if (!answered) found.early.push({ node, what: "explanation" });
      found.notes.push(node);
      return;
    case undefined:
      break;
    default:
      placeRest(node, found, reading);
      return;
  }
  if (alertMistake(node) !== undefined) {
    alertTone(node, reading.report);
    found.broken = true;
    return;
  }
  const label = first?.type === "paragraph" ? alertAsLabel(first) : undefined;
  if (label !== undefined && answered) {
    reading.report(
      "question.marker",
      at(node),
      `\`${label.word}:\` makes no alert, so this would be an ordinary quote.`,
      `write \`> [!${label.alert}]\` on a line of its own, and the text below it`,
    );
    found.broken = true;
    return;
  }
  const list = found.shapes.at(-1)?.node;
  if (isOptions(list) && found.hints.length + found.notes.length === 0 && struckOut(node) === 0) {
    reading.report(
      "question.feedback-nowhere",
      at(node),
      "This feedback belongs to no option.",
      indentHint(list, reading.lines),
    );
    found.broken = true;
    return;
  }
  if (!claim(node, undefined, found)) placeRest(node, found, reading);
}

/** Feedback stands where the text of its option begins, which a number moves to the right. */
function indentHint(list: List, lines: readonly string[]): string {
  const mark =
    /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]{1,4}/.exec(lines[at(list).line - 1] ?? "")?.[0] ?? "- ";
  const words = mark.length === 2 ? "two" : String(mark.length);
  return `indent it by ${words} blanks, so that it stands under its option: \`${" ".repeat(mark.length)}> …\``;
}

function reportEarly(node: Blockquote, what: string, reading: AnswerReading): void {
  reading.report(
    "question.before-answer",
    at(node),
    `The ${what} stands above the answer.`,
    "move it below: first the answer, then the hints, then the explanation",
  );
}

function placeParagraph(
  node: Paragraph,
  next: RootContent | undefined,
  found: FoundAnswer,
  reading: AnswerReading,
): number {
  reportLabelInside(node, found, reading);
  const label = labelled(node);
  switch (label?.label) {
    case "Not":
      found.nots.push({ ...label, node });
      return 0;
    case "Answer":
    case "Rubric": {
      claim(node, next, found);
      const taken = found.shapes.at(-1)?.next;
      if (taken?.type === "list") reportLabelInside(taken, found, reading);
      return taken === undefined ? 0 : 1;
    }
    case "Avoid":
      found.avoid = node;
      if (next?.type !== "list") return 0;
      reportLabelInside(next, found, reading);
      return 1;
    case "Model":
      found.model = toInlines(label.rest, reading);
      return 0;
    case undefined:
      break;
  }
  const foreign = found.shapes.length > 0 ? foreignAlert(node) : undefined;
  if (foreign !== undefined) {
    reading.report(
      "question.marker",
      at(node),
      `\`${foreign.mark}\` begins such a block in other programs; here it would be shown nowhere.`,
      `write \`> [!${foreign.alert}]\` on a line of its own, and below it the text, each line with \`> \` before it`,
    );
    found.broken = true;
    return 0;
  }
  const said = found.shapes.length > 0 ? alertAsLabel(node) : undefined;
  if (said !== undefined) {
    reading.report(
      "question.marker",
      at(node),
      `\`${said.word}:\` is no label.`,
      `write \`> [!${said.alert}]\` on a line of its own, and below it the text, each line with \`> \` before it`,
    );
    found.broken = true;
    return 0;
  }
  const meant = meantLabel(node);
  if (meant !== undefined) {
    reading.report(
      "question.marker",
      at(node),
      meant.word === meant.label && !rawText([node]).startsWith(`${meant.word}:`)
        ? `\`${meant.word}\` has no colon behind it.`
        : `\`${meant.word}:\` is no label.`,
      `begin the paragraph with \`${meant.label}:\`, without stars or blanks before the colon`,
    );
    found.broken = true;
  } else if (tornTable(node)) {
    reportTornTable(node, reading.report);
    found.broken = true;
  } else if (drawnMark.test(rawText([node]))) {
    reading.report(
      "question.marker",
      at(node),
      "These signs look like options, and they are none to Markdown.",
      "write `- [ ] ` before each with a plain hyphen, and `- [x] ` before what is right",
    );
    found.broken = true;
  } else if (claim(node, next, found)) return 0;
  else if (/^#{1,6}[^#\s]/.test(rawText([node]))) {
    reading.report(
      "question.marker",
      at(node),
      "A blank is missing behind the `#` of this heading.",
      "write `## ` and then the question",
    );
    found.broken = true;
  } else placeRest(node, found, reading);
  return 0;
}

/** Stem above the answer; below it, nothing but hints and the explanation belongs there. */
function placeRest(node: RootContent, found: FoundAnswer, reading: AnswerReading): void {
  if (node.type === "html" && node.value.trimStart().startsWith("<!--")) return;
  const foreign = foreignQuestion(node);
  if (foreign !== undefined) {
    reportForeign(foreign, node, reading.report);
    found.broken ||= found.shapes.length === 0;
    return;
  }
  if (found.shapes.length === 0) {
    found.stem.push(node);
    return;
  }
  reading.report(
    "question.stray",
    at(node),
    "This stands behind the answer and is not shown.",
    "move it above the answer, or into the explanation (`> [!NOTE]`)",
  );
}

function reportLabelInside(
  node: Paragraph | List,
  found: FoundAnswer,
  reading: AnswerReading,
): void {
  const paragraphs =
    node.type === "paragraph"
      ? [node]
      : node.children.flatMap((item) =>
          item.children.filter((child) => child.type === "paragraph"),
        );
  for (const paragraph of paragraphs) {
    const inside = labelInside(rawText([paragraph]));
    if (inside === undefined) continue;
    reading.report(
      "question.blank-line",
      { line: at(paragraph).line + inside.line, col: 1 },
      `\`${inside.label}:\` runs into the line above it.`,
      "put an empty line between the two",
    );
    found.broken = true;
    return;
  }
}
