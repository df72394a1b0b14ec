/** The right answer of a question, as it is shown once the question is settled. Pure. */

import { type Line, line, lineText, span, wrapLine } from "mermaid-text/text";
import type { Form, GapPart } from "../quiz/kinds/form.ts";
import { kindOf } from "../quiz/kinds/kinds.ts";
import type { Question } from "../quiz/question.ts";
import { sayRightAnswer } from "../quiz/said.ts";
import type { BlockContext } from "./blocks.ts";
import { inlineLine } from "./inline.ts";
import { category } from "./remark.ts";
import { sign } from "./signs.ts";
import { styles } from "./style.ts";
import { fullStop } from "./verdict.ts";
import type { Look, View } from "./view.ts";

/** "The right answer: ..." in a line, or a list under that where it has parts. */
export function rightAnswerView(question: Question, look: Look, context: BlockContext): View {
  const { answer } = question;
  const form = kindOf(answer).form(answer);
  const parts = sayRightAnswer(question);
  const lines = parts.map(({ item }) => inlineLine(item));
  const [first = []] = lines;
  switch (form.kind) {
    case "pick":
      return form.several
        ? listed("The right answer", lines, look, false)
        : titled("The right answer", first, look);
    case "type":
      return titled("The right answer", first, look);
    case "mark":
      return titled("The mistake", look.plain ? first : passage(form, look), look);
    case "fill":
      return titled("The right answer", filledGaps(form.parts), look);
    case "write":
      return form.model.length === 0
        ? listed("A good answer says", lines, look, false)
        : [
            ...titled("A good answer", first, look),
            ...listed(
              "It says",
              form.points.map((point) => inlineLine(point)),
              look,
              false,
            ),
          ];
    case "order":
      return listed("The right order", lines, look, true);
    case "match":
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
  const whole = [span(`${title}: `, styles.strong), ...content, ...stopBehind(content, look)];
  return wrapLine(whole, look.text, look.plain ? 0 : 2);
}

/** Where it is heard, a sentence ends. */
function stopBehind(content: Line, look: Look): Line {
  const stop = look.plain ? fullStop(lineText(content)) : "";
  return stop === "" ? [] : [span(stop)];
}

function listed(title: string, items: readonly Line[], look: Look, ordered: boolean): Line[] {
  const width = String(items.length).length;
  return [
    line(span(`${title}:`, styles.strong)),
    ...items.flatMap((item, index) => {
      const number = `${String(index + 1).padStart(look.plain ? 0 : width)}. `;
      const bullet = look.plain ? "" : `${sign("bullet", look)} `;
      const mark = `${look.plain ? "" : "  "}${ordered ? number : bullet}`;
      const whole = [span(mark), ...item, ...stopBehind(item, look)];
      return wrapLine(whole, look.text, look.plain ? 0 : mark.length);
    }),
  ];
}

/** The passage with its mistake marked, so that what is said of it can be looked up. */
function passage({ parts }: Extract<Form, { kind: "mark" }>, look: Look): Line {
  return parts.flatMap((part) => {
    if (part.kind === "said" || !part.right) return inlineLine(part.content);
    const open = span(`[${sign("wrong", look)}\u00a0`, styles.wrong);
    return [open, ...inlineLine(part.content, { strike: true }), span("]", styles.wrong)];
  });
}

/** The passage with what belongs into its gaps. */
function filledGaps(parts: readonly GapPart[]): Line {
  return parts.flatMap((part) =>
    part.kind === "gap" ? [span(part.accepted[0] ?? "", styles.strong)] : inlineLine(part.content),
  );
}
