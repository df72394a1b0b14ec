/** A typed line as a response: what scripted answers and plain prompts go through. Pure. */

import { foldText } from "./fold.ts";
import type { Response } from "./kinds/answer.ts";
import { kindOf } from "./kinds/kinds.ts";
import { pieces, placeOf, range } from "./kinds/typing.ts";
import type { Question } from "./question.ts";

/** Longer lines are cut: no answer is that long, and comparing must stay quick. */
const longestLine = 4000;

/**
 * The response, or a sentence that says what was expected. `order` is `asked.order`, `stands` what
 * was right at the try before: a line may leave those parts out.
 */
export function parseResponse(
  { answer }: Question,
  typed: string,
  order: readonly number[],
  stands: readonly boolean[] = [],
): Response | string {
  const text = typed.trim().slice(0, longestLine);
  if (text === "") return "Type an answer.";
  const kind = kindOf(answer);
  const whole = kind.typed(answer, text, order);
  return typeof whole === "string" && stands.length > 0
    ? kind.typed(answer, text, order, stands)
    : whole;
}

/** Rubric points claimed, from their numbers on the screen: "1 3", "none". `open` is `asked.claim.open`. */
export function parseClaims(typed: string, open: readonly number[]): readonly number[] | string {
  const text = foldText(typed);
  if (text === "" || text === "none" || text === "no" || text === "0") return [];
  const places = pieces(text, open.length).map((piece) => placeOf(piece, open.length));
  const claimed = places.flatMap((place) => open[place ?? -1] ?? []);
  if (claimed.length < places.length) {
    return `Type the numbers of the points, ${range(open.length)}, or none.`;
  }
  return [...new Set(claimed)].sort((a, b) => a - b);
}
