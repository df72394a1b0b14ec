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

/** The points that a text in own words says, from their numbers: "1 3", "none". */
export function parseTicks({ answer }: Question, typed: string): readonly number[] | string {
  const count = answer.kind === "describe" ? answer.points.length : 0;
  const text = foldText(typed);
  if (text === "" || text === "none" || text === "no" || text === "0") return [];
  const places = pieces(text, count).map((piece) => placeOf(piece, count));
  const ticked = places.filter((place) => place !== undefined);
  if (ticked.length < places.length) {
    return `Type the numbers of the points that it says, ${range(count)}, or none.`;
  }
  return [...new Set(ticked)].sort((a, b) => a - b);
}
