/**
 * Answers that a reset forgets although they were given after it. Pure.
 *
 * Versions before the order of writing was kept knew clocks alone: a reset by a clock that was
 * ahead lies behind the answers that came next. In the file they still stand behind it.
 */

import type { Ledger } from "./ledger.ts";
import { kindNumber, sortRows, standingOf } from "./order.ts";

/** How many there are; `ledger` has its rows in the order of the file. */
export function overtakenAnswers(ledger: Ledger): number {
  const { kind, name, via, answer: id } = ledger.columns;
  const reset = kindNumber("reset");
  if (!kind.subarray(0, ledger.size).includes(reset)) return 0;
  const order = sortRows(ledger);
  const { undone } = standingOf(ledger, order);
  const own = (row: number) => (via[row] ?? 0) === 0;
  // Every reset with where it stands in the order, the latest first.
  const resets: { readonly row: number; readonly place: number; readonly lesson: string }[] = [];
  for (let place = order.length - 1; place >= 0; place--) {
    const row = order[place] ?? 0;
    if (kind[row] !== reset || undone.has(id[row] ?? 0) || undone.has(via[row] ?? 0)) continue;
    resets.push({ row, place, lesson: ledger.names[name[row] ?? 0] ?? "" });
  }
  const answered = kindNumber("answer");
  let count = 0;
  for (const [place, row] of order.entries()) {
    if (kind[row] !== answered || !own(row)) continue;
    const question = ledger.names[name[row] ?? 0] ?? "";
    const forgetting = resets.filter(
      (each) =>
        each.place > place && (each.lesson === "" || question.startsWith(`${each.lesson}/`)),
    );
    if (forgetting.length > 0 && forgetting.every((each) => own(each.row) && each.row < row)) {
      count++;
    }
  }
  return count;
}
