/** The right answer of a question, as it is shown once the question is settled. Pure. */

import { type Line, line, span, wrapLine } from "mermaid-text/text";
import type { GapsAnswer } from "../quiz/kinds/gaps/gaps.ts";
import type { SpotAnswer } from "../quiz/kinds/spot/spot.ts";
import type { Question } from "../quiz/question.ts";
import { sayRightAnswer } from "../quiz/said.ts";
import type { BlockContext } from "./blocks.ts";
import { inlineLine } from "./inline.ts";
import { category } from "./remark.ts";
import { sign } from "./signs.ts";
import { styles } from "./style.ts";
import type { Look, View } from "./view.ts";

/** "The right answer: ..." in a line, or a list under that where it has parts. */
export function rightAnswerView(question: Question, look: Look, context: BlockContext): View {
  const { answer } = question;
  const parts = sayRightAnswer(question);
  const first = parts[0]?.item ?? [];
  switch (answer.kind) {
    case "choice":
    case "text":
      return titled("The right answer", inlineLine(first), look);
    case "spot":
      return titled("The mistake", look.plain ? inlineLine(first) : passage(answer, look), look);
    case "gaps":
      return titled("The right answer", filledGaps(answer), look);
    case "describe":
      if (answer.model.length > 0) return titled("A good answer", inlineLine(first), look);
      return listed(
        "A good answer",
        parts.map((part) => inlineLine(part.item)),
        look,
        false,
      );
    case "choices":
      return listed(
        "The right answer",
        parts.map((part) => inlineLine(part.item)),
        look,
        false,
      );
    case "order":
      return listed(
        "The right order",
        parts.map((part) => inlineLine(part.item)),
        look,
        true,
      );
    case "sort":
      return listed(
        "The right answer",
        parts.map(({ item, put = [] }) => [
          ...inlineLine(item),
          span(look.plain ? ": " : ` ${sign("dot", look)} `),
          ...category(put, context.sides),
        ]),
        look,
        false,
      );
  }
}

function titled(title: string, content: Line, look: Look): Line[] {
  return wrapLine([span(`${title}: `, styles.strong), ...content], look.text, look.plain ? 0 : 2);
}

function listed(title: string, items: readonly Line[], look: Look, ordered: boolean): Line[] {
  const width = String(items.length).length;
  return [
    line(span(`${title}:`, styles.strong)),
    ...items.flatMap((item, index) => {
      const number = `${String(index + 1).padStart(look.plain ? 0 : width)}. `;
      const bullet = look.plain ? "" : `${sign("bullet", look)} `;
      const mark = `${look.plain ? "" : "  "}${ordered ? number : bullet}`;
      return wrapLine([span(mark), ...item], look.text, look.plain ? 0 : mark.length);
    }),
  ];
}

/** The passage with its mistake marked, so that what is said of it can be looked up. */
function passage(answer: SpotAnswer, look: Look): Line {
  let candidate = -1;
  return answer.parts.flatMap(({ kind, content }) => {
    if (kind === "candidate") candidate += 1;
    if (kind === "said" || candidate !== answer.mistake) return inlineLine(content);
    const open = span(`[${sign("wrong", look)}\u00a0`, styles.wrong);
    return [open, ...inlineLine(content, { strike: true }), span("]", styles.wrong)];
  });
}

/** The passage with what belongs into its gaps. */
function filledGaps(answer: GapsAnswer): Line {
  return answer.parts.flatMap((part) =>
    part.kind === "gap" ? [span(part.accepted[0] ?? "", styles.strong)] : inlineLine(part.content),
  );
}
