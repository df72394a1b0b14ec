/** A question before its answer, and its hints. What can be picked is the prompts' to show. Pure. */

import { type Line, line, wrapLine } from "mermaid-text/text";
import { isSelfRated, type Question } from "../quiz/question.ts";
import type { Asked, Outcome } from "../sitting/run.ts";
import { pointsText } from "./bar.ts";
import { type BlockContext, frameBlocks, layoutBlocks } from "./blocks.ts";
import { layoutInline } from "./inline.ts";
import { ruledHead } from "./ruled.ts";
import { sign } from "./signs.ts";
import { styles } from "./style.ts";
import type { Look, View } from "./view.ts";

/** "Question 2 of 7 · 10 points", the question in bold, the rest of its stem. */
export function questionView(asked: Asked, look: Look, context: BlockContext): View {
  return [...questionHeading(asked, look), ...stemBelow(asked.question, look, context)];
}

/** As `questionView` without the stem: what stands above a prompt wherever it is. */
export function questionHeading(asked: Asked, look: Look): Line[] {
  return [
    ...questionHead(asked, look),
    ...(look.plain ? [] : [[]]),
    ...layoutInline(asked.question.title, look.text, styles.title),
  ];
}

/** The question in bold and the rest of its stem, without what it is worth. */
export function questionBody(question: Question, look: Look, context: BlockContext): View {
  return [
    ...layoutInline(question.title, look.text, styles.title),
    ...stemBelow(question, look, context),
  ];
}

function stemBelow(question: Question, look: Look, context: BlockContext): View {
  const stem = layoutBlocks(question.stem, look, context);
  return stem.length > 0 ? [[], ...stem] : [];
}

function questionHead(asked: Asked, look: Look): Line[] {
  const place = `Question ${asked.number} of ${asked.of}`;
  const free = asked.again ? "once more" : isSelfRated(asked.question) ? "you rate it" : undefined;
  const worth = free === undefined ? pointsText(asked.worth) : `${free}, without points`;
  if (look.plain) {
    const said = free === undefined ? `Worth ${worth}.` : `${capitalised(worth)}.`;
    return wrapLine(line(`${place}. ${said}`), look.text);
  }
  return ruledHead(line(`${place} ${sign("dot", look)} ${worth}`), look);
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A hint in its box: "Hint 1 of 2". */
export function hintView(
  outcome: Outcome & { kind: "hint" },
  look: Look,
  context: BlockContext,
): View {
  const { number, blocks, asked } = outcome;
  const count = asked.question.hints.length;
  const title = count > 1 ? `Hint ${number} of ${count}` : "Hint";
  return frameBlocks(title, styles.dim, blocks, look, context);
}
