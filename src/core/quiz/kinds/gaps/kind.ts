/** Fill the gaps: how a passage with gaps is shown, answered and said. Pure. */

import type { Inline } from "../../../document/block.ts";
import { bareTexts, type Kind, keptParts, partsAsked, saidText } from "../kind.ts";
import { type GapsAnswer, gapsOf, gradeGaps } from "./gaps.ts";
import type { GapsResponse } from "./kept.ts";

export const gapsKind: Kind<GapsAnswer, GapsResponse> = {
  grade: (answer, { texts }) => gradeGaps(answer, texts),
  right: (answer) => ({
    kind: "gaps",
    texts: gapsOf(answer).map((accepted) => accepted[0] ?? ""),
  }),
  say: (_, { texts }) => texts.map(saidText),
  between: " | ",
  typed(answer, text, _order, stands = []) {
    const asked = partsAsked(gapsOf(answer).length, stands);
    const found = filled(asked.length, text);
    if (typeof found === "string") return found;
    return {
      kind: "gaps",
      texts: gapsOf(answer).map((_, gap) => found[asked.indexOf(gap)] ?? ""),
    };
  },
  stands: (answer, { texts }) =>
    gradeGaps(answer, texts).remarks.map(({ verdict }) => verdict === "right"),
  keeps: (before, now, stands) => ({
    kind: "gaps",
    texts: keptParts(before.texts, now.texts, stands),
  }),
  order: () => [],
  givesAway: () => false,
  form: ({ parts, wrong, exact }) => ({ kind: "fill", parts, wrong, exact }),
  interaction: "fill-in",
  bare: ({ texts }) => texts,
  unbared: (_, parts) => ({ kind: "gaps", texts: bareTexts(parts) }),
  isOne: false,
  tells: "right",
  answered({ parts }, { remarks }) {
    let gap = 0;
    return parts.flatMap((part): readonly Inline[] =>
      part.kind === "said"
        ? part.content
        : [{ kind: "strong", content: remarks[gap++]?.about ?? [] }],
    );
  },
};

function filled(count: number, text: string): readonly string[] | string {
  const separator = ["|", ";", ","].find((each) => text.split(each).length === count);
  const texts = count === 1 || separator === undefined ? [text] : text.split(separator);
  if (texts.length !== count) return `Type ${count} answers with | between them.`;
  return texts.map((each) => each.trim());
}
