/** A short name of a right answer, to notice when it changes. Pure. */

import type { Answer } from "../quiz/kinds/answer.ts";
import { authoredOf } from "../quiz/kinds/authored.ts";
import { fingerprintOf } from "../quiz/lineage.ts";

/**
 * Eight hexadecimal digits that change when the right answer changes, and with nothing
 * else: not with the question's wording, the wrong options, their order or any feedback.
 */
export function fingerprint(answer: Answer): string {
  return fingerprintOf(answer.kind, authoredOf(answer).rightTexts(answer));
}
