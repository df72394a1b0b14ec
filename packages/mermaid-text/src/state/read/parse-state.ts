/**
 * Reads `stateDiagram` sources, statement by statement. Pure. A statement that makes no
 * sense is reported and left out.
 */

import type { StateDiagram } from "../../model.ts";
import {
  type Cursor,
  cursorOf,
  nextStatement,
  readDirection,
  readStrayTitle,
  readTitles,
  restOf,
  skipLine,
  tellAt,
  titlesOf,
} from "../../read/cursor.ts";
import { readLabel, readSaid } from "../../read/label.ts";
import { type Faults, quoted, reportFault, type Source } from "../../read/source.ts";
import { readStyle } from "../../read/styles.ts";
import {
  addNote,
  addTransition,
  finishStates,
  nameEdgeState,
  nameState,
  newBuilder,
  openScope,
  type StateBuilder,
} from "./state-builder.ts";

const name = String.raw`(?:\[\*\]|(?:[^\s:{};-]|-(?![->]))+)`;
const classed = String.raw`(?::::([\w-]+))?`;
const transition = new RegExp(
  `^(${name})${classed}\\s*(-->|->|--+>?|=+>|~>)\\s*(${name})${classed}[^\\S\\n]*(:[^:].*|:$)?`,
);
const described = new RegExp(`^(${name})${classed}[^\\S\\n]*(:.*)?`);
const quotedState = new RegExp(
  `^state\\s+"([^"]*)"(?:\\s+as\\s+(${name}))?${classed}[^\\S\\n]*(:[^{]*)?(\\{)?`,
  "i",
);
const plainState = new RegExp(
  `^state\\s+(${name})${classed}[^\\S\\n]*(?:(?:<<|\\[\\[)(\\w+)(?:>>|\\]\\]))?[^\\S\\n]*` +
    `(?:as\\s+"([^"]*)"[^\\S\\n]*)?(:[^{]*)?(\\{)?`,
  "i",
);
const ignored = /^(?:classDef|style|click|linkStyle|hide empty description|scale)(?=\s|$)/i;

interface Reader extends Cursor {
  readonly builder: StateBuilder;
  /** No `end note` stands further down. */
  noMoreEnds: boolean;
}

export function parseState(source: Source, faults: Faults): StateDiagram {
  const builder = newBuilder(titlesOf(source));
  const reader: Reader = { ...cursorOf(source, faults), builder, noMoreEnds: false };
  while (nextStatement(reader)) readStatement(reader);
  for (const { at, id = "" } of builder.open) {
    const message = `The state ${quoted(id)} is never closed.`;
    reportFault(faults, at, "diagram.group-open", message, "Write } where it stops.");
  }
  return finishStates(builder);
}

function readStatement(reader: Reader): void {
  const { builder } = reader;
  const line = restOf(reader);
  if (line.startsWith("}")) {
    closeScope(reader);
    return;
  }
  const look = ignored.exec(line)?.[0];
  if (line === "" || line.startsWith("#") || look !== undefined) {
    if (look !== undefined) readStyle(builder.styles, look, line.slice(look.length));
    skipLine(reader);
    return;
  }
  if (readTitles(reader, builder.titles) || readStrayTitle(reader, builder.titles)) return;
  const direction = readDirection(reader);
  if (direction) {
    (builder.open.at(-1) ?? builder.root).direction = direction;
    return;
  }
  if (/^--\s*$/.test(line)) {
    readDivider(reader);
    return;
  }
  if (readClasses(reader, line) || readNote(reader, line)) return;
  if (/^state\s/i.test(line) && readState(reader, line)) return;
  if (readTransition(reader, line)) return;
  const found = described.exec(line);
  if (!found || (line.length > found[0].length && !/^[\s;}]/.test(line.slice(found[0].length)))) {
    const hint = 'Write A --> B: text, state A { or state "text" as A.';
    tellAt(reader, { message: `${quoted(line)} is not understood.`, hint });
    skipLine(reader);
    return;
  }
  const [whole, id = "", className, text] = found;
  if (id === "[*]") {
    const hint = "Write [*] --> A for the start, or A --> [*] for the end.";
    tellAt(reader, { message: "This [*] leads nowhere.", hint });
  } else describe(reader, id, text, className);
  reader.at += whole.length;
}

function closeScope(reader: Reader): void {
  if (reader.builder.open.pop() === undefined) {
    const hint = "Remove it, or write state A { above.";
    const code = "diagram.end-without-start";
    tellAt(reader, { message: "This } closes nothing.", hint }, 0, code);
  }
  reader.at += 1;
}

function readDivider(reader: Reader): void {
  const scope = reader.builder.open.at(-1);
  if (scope) scope.parts += 1;
  else {
    const hint = "Put both parts into a state: state A { ... -- ... }.";
    tellAt(reader, { message: "Only a composite state has parts that run at once.", hint });
  }
  skipLine(reader);
}

function readClasses(reader: Reader, line: string): boolean {
  if (!/^class\s/i.test(line)) return false;
  const words = line.slice("class".length).trim().replace(/;$/, "").trim().split(/\s+/);
  const name = words.pop() ?? "";
  const ids = words.join(" ").split(",");
  const known = ids.every((id) => id.trim() !== "" && !id.trim().includes(" "));
  if (!known || !/^[\w-]+$/.test(name)) return false;
  for (const id of ids) reader.builder.states.get(id.trim())?.classes.push(name);
  skipLine(reader);
  return true;
}

/** On one line behind a colon, or on several down to `end note`. */
function readNote(reader: Reader, line: string): boolean {
  const floating = /^note\s+"([^"]*)"(?:\s+as\s+\S+)?\s*$/i.exec(line);
  if (floating) {
    addNote(reader.builder, "", readLabel(floating[1] ?? ""));
    skipLine(reader);
    return true;
  }
  const found = /^note\s+(?:left|right|top|bottom|over)(?:\s+of)?\s+([^:\s]+)\s*(?::(.*))?$/i.exec(
    line,
  );
  if (!found) return false;
  const [, about = "", said] = found;
  const start = reader.at;
  skipLine(reader);
  if (said !== undefined) {
    addNote(reader.builder, about, readSaid(said));
    return true;
  }
  const ends = /^[ \t]*end note\b/gim;
  ends.lastIndex = reader.at;
  const end = reader.noMoreEnds ? null : ends.exec(reader.text);
  if (!end) {
    reader.noMoreEnds = true;
    const hint = "Write end note on a line of its own below it, or the text behind a colon.";
    reportFault(reader.faults, start, "diagram.group-open", "This note never ends.", hint);
    return true;
  }
  const text = reader.text.slice(reader.at, end.index).split("\n");
  addNote(reader.builder, about, text.map(readSaid).join("\n").trim());
  reader.at = ends.lastIndex;
  return true;
}

function readState(reader: Reader, line: string): boolean {
  const { builder } = reader;
  const long = quotedState.exec(line);
  const short = long ? null : plainState.exec(line);
  const found = long ?? short;
  if (!found) return false;
  const id = long ? (long[2] ?? long[1] ?? "") : (short?.[1] ?? "");
  if (id === "[*]" || id === "") return false;
  const className = long ? long[3] : short?.[2];
  const text = long ? long[4] : short?.[5];
  const kind = short?.[3]?.toLowerCase();
  const state = nameState(builder, id);
  if (long) state.texts.push(readLabel(long[1] ?? ""));
  else if (short?.[4] !== undefined) state.texts.push(readLabel(short[4]));
  if (kind === "choice") state.shape = "choice";
  else if (kind === "fork" || kind === "join") state.shape = "bar";
  else if (kind !== undefined) {
    const hint = "There are <<choice>>, <<fork>> and <<join>>.";
    tellAt(reader, { message: `No state is a ${quoted(kind)}.`, hint });
  }
  describe(reader, id, text, className);
  const isOpen = (long ? long[5] : short?.[6]) !== undefined;
  if (isOpen) openScope(builder, id, reader.at);
  const rest = line.slice(found[0].length).trim();
  if (!isOpen && rest !== "" && !/^[;}]/.test(rest)) {
    const hint = 'Write state "text" as A, and what A does on lines of its own.';
    tellAt(reader, { message: `${quoted(rest)} is not understood here.`, hint }, found[0].length);
    skipLine(reader);
  } else reader.at += found[0].length;
  return true;
}

function describe(reader: Reader, id: string, text?: string, className?: string): void {
  const state = nameState(reader.builder, id);
  if (className !== undefined) state.classes.push(className);
  const said = readSaid(spokenPart(text));
  if (said !== "") state.texts.push(said);
}

/** What stands behind the colon, as far as the statement goes. */
function spokenPart(text: string | undefined): string {
  return (text ?? "").replace(/^:/, "").trim().replace(/;$/, "");
}

function readTransition(reader: Reader, line: string): boolean {
  const { builder } = reader;
  const found = transition.exec(line);
  if (!found) return false;
  const [whole, from = "", fromClass, arrow = "", to = "", toClass, text] = found;
  if (arrow !== "-->") {
    const hint = `Write ${from} --> ${to}.`;
    const offset = whole.indexOf(arrow, from.length);
    tellAt(reader, { message: `${quoted(arrow)} is not an arrow here.`, hint }, offset);
  }
  const source = from === "[*]" ? nameEdgeState(builder, "start") : from;
  describe(reader, source, undefined, fromClass);
  const target = to === "[*]" ? nameEdgeState(builder, "end") : to;
  describe(reader, target, undefined, toClass);
  addTransition(builder, source, target, readSaid(spokenPart(text)));
  const rest = line.slice(whole.length);
  if (/^\s*-->/.test(rest)) {
    const hint = `Write ${to} --> ... on a line of its own.`;
    tellAt(reader, { message: "One line holds one transition.", hint }, whole.length);
    // What leads on begins at the state that was reached.
    reader.at += whole.lastIndexOf(to);
  } else if (rest.trim() !== "" && !/^\s*[;}]/.test(rest)) {
    const hint = "Write what is said behind a colon: A --> B: text.";
    tellAt(reader, { message: `${quoted(rest)} is not understood here.`, hint }, whole.length);
    skipLine(reader);
  } else reader.at += whole.length;
  return true;
}
