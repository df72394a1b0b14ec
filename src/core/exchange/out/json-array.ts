/** Many documents as one. Pure. */

import { clean, joinSafe, type Safe, safeJson } from "mermaid-text/text";

/** A JSON array with one element a line. */
export function* jsonArray(elements: Iterable<object>): Generator<Safe> {
  const comma = clean(",");
  let before: Safe | undefined;
  yield clean("[");
  for (const element of elements) {
    if (before !== undefined) yield joinSafe([before, comma]);
    before = safeJson(element);
  }
  if (before !== undefined) yield before;
  yield clean("]");
}
