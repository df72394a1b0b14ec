/** What a case shows: its report, the list of requests, one of them with all that belongs to it. */

import { type Line, line, span, wrapLine } from "mermaid-text/text";
import type { Fault } from "../../core/lab/case/fault.ts";
import { type Exchange, exchangesOf } from "../../core/lab/case/requests.ts";
import { exchangeLines, labelled } from "../../core/lab/exchange.ts";
import type { Hop } from "../../core/recording/hop.ts";
import { hopLines } from "../../core/recording/list.ts";
import { partyLabel } from "../../core/recording/party.ts";
import { sign } from "../../core/view/signs.ts";
import { styles } from "../../core/view/style.ts";
import type { Look } from "../../core/view/view.ts";

const lengths: Readonly<Record<Fault["minutes"], string>> = {
  1: "a minute",
  5: "five minutes",
  15: "a quarter of an hour",
};

export function reportLines(fault: Fault, seed: number, look: Look): Line[] {
  const time = lengths[fault.minutes];
  const head = look.plain
    ? `Case ${seed}, about ${time}.`
    : `Case ${seed} ${sign("dot", look)} about ${time}`;
  return [
    ...wrapLine(line(span(head, styles.dim)), look.text),
    ...wrapLine(line(span(`"${fault.report}"`, styles.title)), look.text),
  ];
}

/** `1  Nadia's browser  POST /api/bookings  201 Created` */
export function requestLines(hops: readonly Hop[], look: Look): Line[] {
  const all = exchangesOf(hops);
  if (all.length === 0) return [line("There was no request.")];
  const names = all.map(({ first }) => partyLabel(first.from));
  const wide = Math.max(...names.map((name) => name.length));
  return all.flatMap((each, index) => {
    const number = `${each.number}`.padStart(2);
    const what =
      each.first.kind === "request" ? `${each.first.method} ${each.first.path}` : noteText(each);
    const came =
      each.first.kind !== "request"
        ? ""
        : `${sign("arrow", look)} ${each.response?.summary ?? "no answer"}`;
    const lead = `${number}  ${(names[index] ?? "").padEnd(wide)}  `;
    if (look.plain) {
      return wrapLine(line(`${each.number}. ${names[index]}: ${what} ${came}`.trim()), look.text);
    }
    return wrapLine(line(span(lead, styles.dim), `${what} ${came}`.trim()), look.width, 4);
  });
}

function noteText({ first }: Exchange): string {
  return first.kind === "note"
    ? `${first.method ?? ""} ${first.path ?? ""}: ${first.summary}`.trim()
    : first.summary;
}

/** The request, its answer, and what went on behind it. */
export function openLines(each: Exchange, look: Look): Line[] {
  if (each.first.kind !== "request") return wrapLine(line(noteText(each)), look.text);
  return [
    ...exchangeLines(each.first, each.response, look),
    ...each.inside.flatMap((hop) => [...hopLines(hop, look), ...insideLines(hop, look)]),
  ];
}

/** The values of a query, the rows that came, the bytes of what went to others. */
function insideLines(hop: Hop, look: Look): Line[] {
  if (hop.kind === "query")
    return hop.detail.values.length === 0
      ? []
      : labelled("    with", [hop.detail.values.join(", ")], look);
  if (hop.kind === "request") return exchangeLines(hop, undefined, look);
  if (hop.kind === "response") return exchangeLines(undefined, hop, look);
  return [];
}
