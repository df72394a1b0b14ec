/** Hops as lines of a list: number, who to whom, what. Pure. */

import { type Line, line, lineCells, span, wrapLine } from "mermaid-text/text";
import { sign } from "../view/signs.ts";
import { styles } from "../view/style.ts";
import type { Look } from "../view/view.ts";
import type { Hop, Party } from "./hop.ts";
import { hopLabel, hopSentence } from "./hop-words.ts";
import { partyColors, partyKey, partyLabel } from "./party.ts";

const numberCells = 4;
/** Less than this beside the parties, and the text goes below them. */
const leastText = 30;

/** One hop; several lines when it is long or the screen narrow. In plain mode a sentence. */
export function hopLines(hop: Hop, look: Look): readonly Line[] {
  if (look.plain) return wrapLine(line(`${hop.id}. `, hopSentence(hop)), look.text);
  const number = span(`${hop.id}`.padStart(numberCells - 1).padEnd(numberCells), styles.dim);
  const parties = partiesLine(hop, look);
  const text = line(span(hopLabel(hop), labelStyle(hop)));
  const used = numberCells + lineCells(parties) + 2;
  if (look.width - used >= leastText) {
    return wrapLine([number, ...parties, ...line("  "), ...text], look.width, used);
  }
  const indent = " ".repeat(numberCells);
  const below = wrapLine(text, look.width - numberCells).map((each) => [...line(indent), ...each]);
  return [...wrapLine([number, ...parties], look.width, numberCells), ...below];
}

function partiesLine(hop: Hop, look: Look): Line {
  const party = (each: Party) => span(partyLabel(each), { color: partyColors[each.kind] });
  if (partyKey(hop.from) === partyKey(hop.to)) return [party(hop.from)];
  return [party(hop.from), ...line(` ${sign("arrow", look)} `), party(hop.to)];
}

/** Failures stand out, and are told by their words as well. */
export function labelStyle(hop: Hop) {
  const failed =
    (hop.kind === "response" && hop.status >= 400) ||
    (hop.kind === "rows" && hop.error !== undefined);
  return failed ? styles.wrong : {};
}

export function listView(hops: readonly Hop[], look: Look): readonly Line[] {
  return hops.flatMap((hop) => hopLines(hop, look));
}
