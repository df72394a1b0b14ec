/**
 * An answer in own words: the model answer beside it, and what its writer has ticked. It has no
 * verdict, since nobody has graded it. Pure.
 */

import { type Line, line, span, wrapLine } from "mermaid-text/text";
import type { Outcome } from "../sitting/run.ts";
import { type BlockContext, frameBlocks } from "./blocks.ts";
import { inlineLine } from "./inline.ts";
import { styles } from "./style.ts";
import { fullStop } from "./verdict.ts";
import type { Look, View } from "./view.ts";

type Graded = Outcome & { kind: "graded" };

/** The model answer below the learner's text, or what was ticked once that is done. */
export function selfRatingView(graded: Graded, look: Look, context: BlockContext): View {
  const { answer } = graded.asked.question;
  if (answer.kind !== "describe" || graded.response.kind !== "describe") return [];
  if (graded.next.kind === "rate") {
    const { at } = graded.asked.question;
    const model =
      answer.model.length === 0
        ? []
        : frameBlocks(
            "A good answer",
            styles.dim,
            [{ kind: "paragraph", at, content: answer.model }],
            look,
            context,
          );
    const asked = "Which of these does your text say, too? You rate it yourself: nobody grades it.";
    return [
      ...model,
      ...(model.length > 0 && !look.plain ? [[]] : []),
      ...wrapLine(line(asked), look.text),
    ];
  }
  const { claimed } = graded.response;
  const open = answer.points.length - claimed.length;
  return [
    ...ticked(
      answer.points.map((point) => inlineLine(point)),
      claimed,
      look,
    ),
    ...(look.plain ? [] : [[]]),
    ...wrapLine(line(kept(open)), look.text),
  ];
}

function ticked(points: readonly Line[], claimed: readonly number[], look: Look): Line[] {
  const count = `Your own rating: ${claimed.length} of ${points.length}`;
  const head = wrapLine(line(span(look.plain ? `${count}.` : count, styles.strong)), look.text);
  const rows = points.flatMap((point, index) => {
    const said = claimed.includes(index);
    if (look.plain) {
      const whole = [span(said ? "Ticked: " : "Open: "), ...point];
      return wrapLine([...whole, span(fullStop(point.at(-1)?.text ?? ""))], look.text);
    }
    const box = span(said ? "  [x] " : "  [ ] ", said ? undefined : styles.dim);
    return wrapLine([box, ...point], look.text, 6);
  });
  return [...head, ...rows];
}

function kept(open: number): string {
  const text = "Your text and your ticks are kept. They earn no points and cost none";
  return open === 0
    ? `${text}.`
    : `${text}; with something left open, the question comes back sooner in a review.`;
}
