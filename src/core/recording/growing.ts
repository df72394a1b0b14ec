/**
 * A sequence diagram that grows hop by hop: the heads once, then rows for each hop, in columns
 * that stay where they are, so that nothing on the screen has to be painted again. Its only state
 * is the parties that have turned up; a new one gets new heads.
 */

import { diagramModel, drawDiagram, type Side } from "mermaid-text";
import { cutLine, type Line, line, lineText, wrapLine } from "mermaid-text/text";
import type { Look } from "../view/view.ts";
import type { Hop, Party } from "./hop.ts";
import { hopLabel } from "./hop-words.ts";
import { hopLines } from "./list.ts";
import { inOrder, partyColors, partyKey, partyLabel } from "./party.ts";
import { type Message, messageOf, sequenceOf } from "./sequence.ts";

export interface Grown {
  /** New heads, when the columns have changed. */
  readonly head: readonly Line[];
  readonly rows: readonly Line[];
}

export interface GrowingDiagram {
  readonly add: (hop: Hop) => Grown;
  /** Heads for the parties so far, for a screen that begins again. */
  readonly heads: () => readonly Line[];
}

/** Less than this between two columns, and a list is easier to read. */
const leastRoom = 14;
const mostRoom = 44;
const mostRows = 3;

/** `expected`: parties that are known to come, so that they have their columns from the start. */
export function growingDiagram(look: Look, expected: readonly Party[] = []): GrowingDiagram {
  let parties = inOrder(expected);
  let columns = layColumns(parties, look);
  let shown: readonly Line[] | undefined;
  return {
    heads: () => columns?.head ?? [],
    add(hop) {
      const all = inOrder([...parties, hop.from, hop.to]);
      if (all.length > parties.length) {
        parties = all;
        columns = layColumns(parties, look);
      }
      const isNew = columns !== undefined && texts(columns.head) !== texts(shown ?? []);
      const head = isNew && columns !== undefined ? columns.head : [];
      if (isNew) shown = head;
      if (columns === undefined || !canBeDrawn(hop, columns)) {
        return { head, rows: hopLines(hop, look) };
      }
      return { head, rows: rowsOf(hop, columns) };
    },
  };
}

function texts(lines: readonly Line[]): string {
  return lines.map(lineText).join("\n");
}

interface Columns {
  readonly parties: readonly Party[];
  /** Parties of a kind share a column, since there are too many. */
  readonly isShared: boolean;
  readonly look: Look;
  /** Cells between two columns that a text may take. */
  readonly room: number;
  readonly spacers: readonly Message[];
  readonly head: readonly Line[];
  /** Rows before a hop's own. */
  readonly above: number;
}

/** The widest columns that fit; undefined when they would be too narrow to read. */
function layColumns(parties: readonly Party[], look: Look): Columns | undefined {
  if (parties.length < 2 || look.plain) return undefined;
  const shared = inOrder(parties.map(sharedParty));
  const own = widest(parties, look, false);
  return own ?? (shared.length < 2 ? undefined : widest(shared, look, true));
}

function widest(parties: readonly Party[], look: Look, isShared: boolean): Columns | undefined {
  let least = leastRoom;
  let most = mostRoom;
  let best: Columns | undefined;
  while (least <= most) {
    const room = Math.floor((least + most) / 2);
    const columns = columnsWith(parties, look, room, isShared);
    if (columns === undefined) most = room - 1;
    else {
      best = columns;
      least = room + 1;
    }
  }
  return best;
}

function sharedParty(party: Party): Party {
  return party.kind === "service" ? { kind: "service", host: "Services" } : { kind: party.kind };
}

/** Messages of equal length hold the columns apart; they are not shown. */
function columnsWith(
  parties: readonly Party[],
  look: Look,
  room: number,
  isShared: boolean,
): Columns | undefined {
  const spacers = parties.slice(1).map((party, at) => {
    const before = parties[at] ?? party;
    return messageOf(spacerHop(before, party), "x".repeat(room));
  });
  const { form, lines } = draw(parties, spacers, look);
  if (form !== "drawing") return undefined;
  // Each spacer has a row for its text and one for its arrow; below them the lines go on for a row.
  const headRows = lines.length - 2 * spacers.length - 1;
  const head = lines.slice(0, headRows);
  if (headRows < 3 || !holdsApart(parties, look, spacers, room)) return undefined;
  return { parties, isShared, look, room, spacers, head, above: lines.length - 1 };
}

/** Where texts may reach over columns, these stand nearer to each other than the texts are long. */
function holdsApart(
  parties: readonly Party[],
  look: Look,
  spacers: readonly Message[],
  room: number,
): boolean {
  const model = diagramModel(sequenceOf(parties, spacers), {
    width: look.width,
    charset: look.charset,
  }) as { readonly participants: readonly { readonly column: number | null }[] };
  const columns = model.participants.map(({ column }) => column ?? 0);
  return columns.every((column, at) => at === 0 || column - (columns[at - 1] ?? 0) >= room + 2);
}

function spacerHop(from: Party, to: Party): Hop {
  const detail = { headers: [], values: [] };
  return { id: 0, kind: "query", from, to, at: 0, sql: "", summary: "", detail, masked: [] };
}

function draw(parties: readonly Party[], items: readonly Message[], look: Look) {
  // A side for each party, called as it is: every column has its colour, and no legend is needed.
  const sides: Side[] = parties.map((party) => ({
    id: partyKey(party),
    label: partyLabel(party),
    color: partyColors[party.kind],
  }));
  return drawDiagram(sequenceOf(parties, items), {
    width: look.width,
    charset: look.charset,
    sides,
  });
}

function rowsOf(hop: Hop, columns: Columns): readonly Line[] {
  const { parties, spacers, look, above } = columns;
  const [from, to] = endsOf(hop, columns);
  const message = messageOf({ ...hop, from, to }, fitted(hop, columns));
  const { lines } = draw(parties, [...spacers, message], look);
  return lines.slice(above, -1);
}

function endsOf(hop: Hop, { isShared }: Columns): readonly [Party, Party] {
  return isShared ? [sharedParty(hop.from), sharedParty(hop.to)] : [hop.from, hop.to];
}

/** The hop's text in lines that its arrow has room for. */
function fitted(hop: Hop, columns: Columns): string {
  const { parties, room, isShared } = columns;
  const at = (party: Party) => parties.findIndex((each) => partyKey(each) === partyKey(party));
  const [from, to] = endsOf(hop, columns);
  const lanes = Math.abs(at(from) - at(to));
  const cells = lanes === 0 ? room - 4 : lanes * (room + 3) - 3;
  const asked = hop.kind === "request" || hop.kind === "query" ? hop.to : hop.from;
  const host = isShared && asked.kind === "service" ? `${asked.host}: ` : "";
  const lines = wrapLine(line(`${hop.id}. ${host}${hopLabel(hop)}`), cells);
  const shown = lines.slice(0, mostRows);
  if (lines.length > mostRows) {
    const last = cutLine(shown[mostRows - 1] ?? [], cells - 1);
    shown[mostRows - 1] = [...last, ...line("…")];
  }
  return shown.map(lineText).join("\n");
}

/** A message to oneself needs a column at its right. */
function canBeDrawn(hop: Hop, columns: Columns): boolean {
  const [from, to] = endsOf(hop, columns).map(partyKey);
  const last = columns.parties.at(-1);
  return from !== to || last === undefined || partyKey(last) !== from;
}
