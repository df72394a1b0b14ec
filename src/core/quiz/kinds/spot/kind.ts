/** Spot the mistake: how a passage with candidates is shown, answered and said. Pure. */

import { bareNumbers, type Kind, saidItem, upTo } from "../kind.ts";
import { picked } from "../typing.ts";
import type { SpotResponse } from "./kept.ts";
import { candidates, gradeSpot, type SpotAnswer } from "./spot.ts";

export const spotKind: Kind<SpotAnswer, SpotResponse> = {
  grade: (answer, { part }) => gradeSpot(answer, part),
  right: ({ mistake }) => ({ kind: "spot", part: mistake }),
  say: (answer, { part }) => [saidItem(candidates(answer)[part])],
  between: "",
  typed(answer, text, order) {
    const part = picked(candidates(answer), text, order);
    return typeof part === "string" ? part : { kind: "spot", part };
  },
  order: (answer) => upTo(candidates(answer).length),
  givesAway: (answer) => candidates(answer).length <= 2,
  form({ parts, mistake }) {
    let index = -1;
    return {
      kind: "mark",
      parts: parts.map((part) => {
        if (part.kind === "said") return part;
        index += 1;
        const { content, feedback = [] } = part;
        return { kind: "option", content, right: index === mistake, feedback };
      }),
    };
  },
  interaction: "choice",
  bare: ({ part }) => [part],
  unbared: (_, parts) => ({ kind: "spot", part: bareNumbers(parts)[0] ?? -1 }),
  isOne: true,
  // The explanation speaks of a passage that the prompt took away with it.
  tells: "right-in-plain",
};
