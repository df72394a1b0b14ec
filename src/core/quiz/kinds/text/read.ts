/** Reads `Answer:` and `Not:` paragraphs: texts to type. Pure. */

import type { PhrasingContent } from "mdast";
import { toInlines } from "../../../markup/blocks.ts";
import { at, rawText } from "../../../markup/node.ts";
import { withoutEnding } from "../../../text/ending.ts";
import { normal } from "../../fold.ts";
import type { Accepted, WrongText } from "../form.ts";
import { labelInside } from "../label.ts";
import { type AnswerReading, mostOptions, quoted, trimmed } from "../reading.ts";
import type { LabelledParagraph } from "../shape.ts";
import { matchText, type TextAnswer } from "./text.ts";

export function readText(
  answer: LabelledParagraph,
  nots: readonly LabelledParagraph[],
  exact: boolean,
  reading: AnswerReading,
): TextAnswer | undefined {
  const { report, name } = reading;
  const codes = answer.rest.filter((node) => node.type === "inlineCode");
  if (codes.length === 0) {
    const text = rawText(answer.rest).trim();
    report(
      text === "" ? "question.no-accepted" : "question.answer-uncoded",
      at(answer.node),
      text === ""
        ? `${name} has no accepted answer.`
        : `The answer to ${name} does not stand in backticks.`,
      `write \`Answer: \` and each accepted text in backticks${text === "" ? "" : `: ${inBackticks(quoted(text).slice(1, -1))}`}`,
    );
    return undefined;
  }
  if (codes.length > mostOptions) {
    report(
      "limit.options",
      at(answer.node),
      `${name} accepts more than ${mostOptions} texts.`,
      "case, accents and small slips are forgiven anyway",
    );
    return undefined;
  }
  const accepted: Accepted[] = [];
  for (const code of codes) {
    reading.onPlace(at(code));
    const one = readAccepted(code.value, at(code), reading);
    if (one === undefined) return undefined;
    accepted.push(one);
  }
  toInlines(answer.rest, reading);
  reportBeside(answer.rest, reading);
  const wrong = readWrong(nots, reading);
  if (wrong === undefined) return undefined;
  const read: TextAnswer = { kind: "text", accepted, wrong, exact };
  return clashes(read, nots, reading) ? undefined : read;
}

/** What may stand between two texts. */
const between = /^[\s,;.|/]*(?:(?:or|and|oder|und|o|ou|y|et)[\s,;]*)?$/i;

/** Words outside the backticks are neither shown nor accepted, and were mostly meant as answers. */
function reportBeside(rest: readonly PhrasingContent[], reading: AnswerReading): void {
  // A label that runs into the line has been told as that.
  if (labelInside(rawText(rest)) !== undefined) return;
  for (const node of rest) {
    if (node.type === "inlineCode") continue;
    const text = rawText([node]);
    if (between.test(text) || !/[\p{L}\p{N}]/u.test(text)) continue;
    const words = text.replace(/^[\s,;.|/]+(?:(?:or|and)\s+)?/i, "").replace(/[\s,;]{1,9}$/, "");
    reading.report(
      "question.stray",
      at(node),
      `Only texts in backticks are accepted: ${quoted(words)} is not, and is shown nowhere.`,
      "put every accepted text into backticks of its own, or delete the words",
    );
    return;
  }
}

function readAccepted(
  text: string,
  place: { line: number; col: number },
  reading: AnswerReading,
): Accepted | undefined {
  if (normal(text) === "") {
    reading.report(
      "question.empty-text",
      place,
      "There is nothing between the backticks.",
      "write the accepted text between them",
    );
    return undefined;
  }
  if (!/±|\+\/?-/.test(text)) return { kind: "text", text: text.trim() };
  const found = /^\s*([+-]?\d+(?:[.,]\d+)?)\s*(?:±|\+\/?-)\s*(\d+(?:[.,]\d+)?)\s*$/.exec(text);
  if (found === null) {
    // A sign such as in "C±" is text; only a number is expected to have a tolerance.
    if (!/^\s*[+-]?\d/.test(text)) return { kind: "text", text: text.trim() };
    reading.report(
      "question.tolerance",
      place,
      `\`${text.slice(0, 30)}\` is no number with a tolerance.`,
      "write it as `4 ± 1`, with nothing else between the backticks",
    );
    return undefined;
  }
  const number = (part: string | undefined) => Number((part ?? "").replace(",", "."));
  return { kind: "number", value: number(found[1]), tolerance: number(found[2]) };
}

/** How the answer should read: texts in quotes of another kind lose those. */
function inBackticks(text: string): string {
  const marks = /[‘’“”"'´]/;
  const parts = text.split(/,\s*/);
  const all = parts.every((part) => marks.test(part[0] ?? "") || marks.test(part.at(-1) ?? ""));
  const words = parts.every((part) => /^\S+(?: \S+)?$/.test(part));
  if (!all && !words) return `\`${text}\``;
  const sign = /[`‘’“”"'´]/;
  const bare = (part: string) => withoutEnding(part.replace(/^[`‘’“”"'´]+/, ""), sign);
  return parts.map((part) => `\`${bare(part)}\``).join(", ");
}

/** Undefined when one of the paragraphs names no text. */
export function readWrong(
  nots: readonly LabelledParagraph[],
  reading: AnswerReading,
): WrongText[] | undefined {
  const wrong: WrongText[] = [];
  for (const not of nots) {
    const { texts, rest } = leadingTexts(not.rest, codeOf);
    if (texts.length === 0 || texts.some((text) => normal(text) === "")) {
      reading.report(
        "question.answer-uncoded",
        at(not.node),
        "The text after `Not:` does not stand in backticks.",
        "write `Not: ` and the wrong text in backticks, then a full stop and what to say to it",
      );
      return undefined;
    }
    const feedback = trimmed(toInlines(rest, reading));
    for (const text of texts) wrong.push({ text: text.trim(), feedback });
  }
  return wrong;
}

function codeOf(node: PhrasingContent): string | undefined {
  return node.type === "inlineCode" ? node.value : undefined;
}

/** The texts at the beginning, parted by commas or "or", and what is said after them. */
export function leadingTexts(
  nodes: readonly PhrasingContent[],
  textOf: (node: PhrasingContent) => string | undefined,
): { readonly texts: string[]; readonly rest: readonly PhrasingContent[] } {
  const texts: string[] = [];
  let index = 0;
  for (; index < nodes.length; index++) {
    const node = nodes[index];
    const text = node === undefined ? undefined : textOf(node);
    if (text !== undefined) texts.push(text);
    else if (node?.type !== "text" || !/^(?:(?:,\s*)?(?:or|and)|[,/;])?$/.test(node.value.trim()))
      break;
  }
  const [first, ...others] = nodes.slice(index);
  if (first?.type !== "text") return { texts, rest: nodes.slice(index) };
  const value = first.value.replace(/^\s*[.,:;–—-]*\s*/, "");
  return { texts, rest: [{ ...first, value }, ...others] };
}

/** A wrong text that would be graded as right: its feedback could never be seen. */
function clashes(
  answer: TextAnswer,
  nots: readonly LabelledParagraph[],
  reading: AnswerReading,
): boolean {
  const clash = answer.wrong.find((one) => matchText(answer, one.text).verdict === "right");
  if (clash === undefined) return false;
  const place = nots.find((not) => rawText(not.rest).includes(clash.text))?.node;
  reading.report(
    "question.accepted-and-not",
    place === undefined ? reading.at : at(place),
    `${quoted(clash.text)} is both accepted and refused: case, blanks and accents don't count.`,
    "delete it from `Answer:` or from `Not:`, or write `exact: yes` into the metadata",
  );
  return true;
}
