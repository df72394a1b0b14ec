/** Type it: how a typed answer is shown and said. Pure. */

import { bareTexts, type Kind, saidText } from "../kind.ts";
import type { TextResponse } from "./kept.ts";
import { acceptedText, gradeText, type TextAnswer } from "./text.ts";

export const textKind: Kind<TextAnswer, TextResponse> = {
  grade: (answer, { text }) => gradeText(answer, text),
  right: ({ accepted }) => ({ kind: "text", text: acceptedText(accepted[0]) }),
  say: (_, { text }) => [saidText(text)],
  between: "",
  typed: (_, text) => ({ kind: "text", text }),
  order: () => [],
  givesAway: () => false,
  form: ({ accepted, wrong, exact }) => ({ kind: "type", accepted, wrong, exact }),
  interaction: "fill-in",
  bare: ({ text }) => [text],
  unbared: (_, parts) => ({ kind: "text", text: bareTexts(parts)[0] ?? "" }),
  isOne: true,
  tells: "right",
  answered: (_, { remarks }) => remarks[0]?.about ?? [],
};
