/** A short name of a right answer, to notice when it changes. Pure. */

import type { Answer } from "../quiz/kinds/answer.ts";
import { authoredOf } from "../quiz/kinds/authored.ts";
import { hash32 } from "../random.ts";

/**
 * Eight hexadecimal digits that change when the right answer changes, and with nothing
 * else: not with the question's wording, the wrong options, their order or any feedback.
 */
export function fingerprint(answer: Answer): string {
  return hash32(`${answer.kind}\n${authoredOf(answer).rightTexts(answer).join("\n")}`)
    .toString(16)
    .padStart(8, "0");
}
