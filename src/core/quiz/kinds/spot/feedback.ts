/** Reads `Not: *A true part*. What to say to it.` below a quote with a mistake. Pure. */

import type { PhrasingContent } from "mdast";
import type { Inline } from "../../../document/block.ts";
import { toInlines } from "../../../markup/blocks.ts";
import { at, rawText } from "../../../markup/node.ts";
import { normal } from "../../fold.ts";
import { type AnswerReading, normalInlines, quoted, trimmed } from "../reading.ts";
import type { LabelledParagraph } from "../shape.ts";
import { leadingTexts } from "../text/read.ts";
import type { SpotPart } from "./spot.ts";

/** By the candidates' indexes; undefined when a paragraph's part is none, or not one alone. */
export function readFeedback(
  nots: readonly LabelledParagraph[],
  parts: readonly SpotPart[],
  mistake: number,
  reading: AnswerReading,
): ReadonlyMap<number, readonly Inline[]> | undefined {
  const known = parts.flatMap((part) =>
    part.kind === "candidate" ? [normalInlines(part.content)] : [],
  );
  const said = new Map<number, readonly Inline[]>();
  let good = true;
  for (const not of nots) {
    const { texts, rest } = leadingTexts(not.rest, partText);
    const feedback = trimmed(toInlines(rest, reading));
    const refuse = (message: string, hint: string) => {
      reading.report("question.feedback-nowhere", at(not.node), message, hint);
      good = false;
    };
    if (texts.length === 0) {
      refuse(
        "The text after `Not:` names no part of the quote.",
        "write `Not: *the part*.` with its first words or all of it between stars, and behind that what to say to it",
      );
    }
    for (const text of texts) {
      const fitting = meant(text, known);
      const [index] = fitting;
      if (index === undefined) {
        refuse(
          `The quote has no part that begins with ${quoted(text)}.`,
          "write the first words of a part, or all of it, as they stand in the quote",
        );
      } else if (fitting.length > 1) {
        refuse(
          `${quoted(text)} begins ${fitting.length} parts of the quote.`,
          "write more of the part that is meant",
        );
      } else if (index === mistake) {
        refuse(
          `${quoted(text)} is the mistake, so whoever picks it is right.`,
          "say what is wrong with it in the explanation (`> [!NOTE]`), and keep `Not:` for the other parts",
        );
      } else if (said.has(index)) {
        refuse(`The part ${quoted(text)} has feedback already.`, "join the two");
      } else said.set(index, feedback);
    }
  }
  return good ? said : undefined;
}

/** Stars name a part, as in the quote; backticks do where typed answers have taught them. */
function partText(node: PhrasingContent): string | undefined {
  if (node.type === "inlineCode") return node.value;
  return node.type === "emphasis" || node.type === "delete" ? rawText([node]) : undefined;
}

/** The part that reads so; else those that begin so. */
function meant(text: string, known: readonly string[]): number[] {
  const wanted = normal(text.replace(/(?:…|\.{3})\s*$/, ""));
  if (wanted === "") return [];
  const fitting = (fits: (part: string) => boolean) =>
    known.flatMap((part, index) => (fits(part) ? [index] : []));
  const exact = fitting((part) => part === wanted);
  return exact.length > 0 ? exact : fitting((part) => part.startsWith(wanted));
}
