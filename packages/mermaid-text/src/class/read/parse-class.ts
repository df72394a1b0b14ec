/**
 * Reads `classDiagram` sources, statement by statement. Pure. A statement that makes no sense
 * is reported and left out.
 */

import type { ClassDiagram, RelationEnd } from "../../class-model.ts";
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
import { farthest } from "../../read/slip.ts";
import { type Faults, quoted, reportFault, type Source } from "../../read/source.ts";
import {
  addMember,
  type ClassBuilder,
  finishClasses,
  idOf,
  nameClass,
  newBuilder,
  openNamespace,
} from "./class-builder.ts";

const word = String.raw`(?:[\w\u0080-\uffff]|-(?!-)|\.(?!\.))`;
const name = String.raw`(?:\x60[^\x60\n]+\x60|${word}+)(?:(?:~(?:[^~\s"]|,[^\S\n])*)+~)?`;
const end = String.raw`<\||\|>|<|>|\*|\(\)`;
const relation = new RegExp(
  `^(${name})\\s*("[^"\\n]*")?\\s*(${end}|(?<=[\\s"])o(?=--|\\.\\.))?(--|\\.\\.)` +
    `(${end}|o(?=[\\s"]))?\\s*("[^"\\n]*")?\\s*(${name})[^\\S\\n]*(?::::[\\w-]+[^\\S\\n]*)?(:[^:].*|:$)?`,
);
const classLine = new RegExp(
  `^class\\s+(${name})[^\\S\\n]*(?:\\[[^\\S\\n]*"([^"\\n]*)"[^\\S\\n]*\\])?` +
    `[^\\S\\n]*(?::::([\\w-]+))?[^\\S\\n]*(?:<<([^>\\n]*)>>)?[^\\S\\n]*(?::::([\\w-]+))?[^\\S\\n]*(\\{)?`,
);
const namespaceLine = new RegExp(
  `^namespace\\s+(\\x60[^\\x60\\n]+\\x60|${word}+)[^\\S\\n]*(?:\\[[^\\S\\n]*"([^"\\n]*)"[^\\S\\n]*\\])?[^\\S\\n]*\\{`,
);
const memberLine = new RegExp(`^(${name})[^\\S\\n]*:(?!:)(.*)`);
const annotationLine = new RegExp(`^<<([^>\\n]*)>>\\s*(${name})`);
const noteLine = new RegExp(`^note\\s+(?:for\\s+(${name})\\s*)?"([^"]*)"?`);
const ignored = /^(?:classDef|style|click|link|callback|linkStyle)(?=\s)/;

const ends: Readonly<Record<string, RelationEnd>> = {
  "<|": "extension",
  "|>": "extension",
  "<": "dependency",
  ">": "dependency",
  "*": "composition",
  o: "aggregation",
  "()": "lollipop",
};

interface Reader extends Cursor {
  readonly builder: ClassBuilder;
}

export function parseClass(source: Source, faults: Faults): ClassDiagram {
  const builder = newBuilder(titlesOf(source));
  const reader: Reader = { ...cursorOf(source, faults), builder };
  while (nextStatement(reader)) readStatement(reader);
  for (const { at } of builder.open) {
    const hint = "Write } where it stops.";
    reportFault(faults, at, "diagram.group-open", "A namespace is never closed.", hint);
  }
  return finishClasses(builder);
}

function readStatement(reader: Reader): void {
  const { builder } = reader;
  const line = restOf(reader);
  if (line.startsWith("}")) {
    if (builder.open.pop() === undefined) {
      const hint = "Remove it, or write class A { above.";
      const code = "diagram.end-without-start";
      tellAt(reader, { message: "This } closes nothing.", hint }, 0, code);
    }
    reader.at += 1;
    return;
  }
  if (line === "" || ignored.test(line)) {
    skipLine(reader);
    return;
  }
  if (readTitles(reader, builder.titles) || readStrayTitle(reader, builder.titles)) return;
  const direction = readDirection(reader);
  if (direction) {
    builder.direction = direction;
    return;
  }
  if (readNamed(reader, line) || readRelation(reader, line) || readSmall(reader, line)) return;
  tellAt(reader, slipOf(line));
  skipLine(reader);
}

function slipOf(line: string): { message: string; hint: string } {
  const pair = /^(\S+)\s*(?:->|=>|<-|-+>>?|<-+|-)\s*(\S+)/.exec(line.slice(0, farthest));
  const hint = pair
    ? `Write ${pair[1]} --> ${pair[2]}, or <|-- *-- o-- ..> for another relation.`
    : "Write class A { ... }, A : member or A --> B : text.";
  return { message: `${quoted(line)} is not understood.`, hint };
}

/** `class`, `namespace` and notes. */
function readNamed(reader: Reader, line: string): boolean {
  const { builder } = reader;
  const box = classLine.exec(line);
  if (box) {
    readClass(reader, box, line);
    return true;
  }
  const space = namespaceLine.exec(line);
  if (space) {
    const label = space[2] === undefined ? undefined : readLabel(space[2]);
    openNamespace(builder, (space[1] ?? "").replaceAll("`", ""), label, reader.at);
    reader.at += space[0].length;
    return true;
  }
  if (!/^note\s/.test(line)) return false;
  // A note may go on over several lines.
  const note = noteLine.exec(reader.text.slice(reader.at, reader.at + longestNote));
  if (!note) return false;
  const about = note[1] === undefined ? undefined : idOf(note[1]);
  if (note[1] !== undefined) nameClass(builder, note[1]);
  builder.notes.push({ text: readSaid(note[2] ?? ""), about });
  reader.at += note[0].length;
  return true;
}

const longestNote = 20_000;

function readClass(reader: Reader, found: RegExpExecArray, line: string): void {
  const { builder } = reader;
  const [whole, written = "", label, first, annotation, second, brace] = found;
  const draft = nameClass(builder, written);
  if (label !== undefined) draft.label = readLabel(label);
  if (annotation !== undefined) draft.annotations.push(readLabel(annotation));
  for (const className of [first, second]) if (className) draft.classes.push(className);
  const space = builder.open.at(-1)?.id;
  if (space !== undefined) draft.namespace = space;
  const start = reader.at;
  const rest = line.slice(whole.length).trim();
  reader.at += whole.length;
  if (brace === undefined) {
    if (rest !== "" && !rest.startsWith("}")) {
      const hint = "Write members between { and }, or behind a colon: A : member.";
      tellAt(reader, { message: `${quoted(rest)} is not understood here.`, hint });
      skipLine(reader);
    }
    return;
  }
  const close = closeOf(reader.text, reader.at);
  if (close < 0) {
    const message = `The class ${quoted(idOf(written))} is never closed.`;
    const hint = "Write } where its members stop.";
    reportFault(reader.faults, start, "diagram.group-open", message, hint);
  }
  const stop = close < 0 ? reader.text.length : close;
  for (const member of reader.text.slice(reader.at, stop).split("\n")) {
    addMember(draft, member.replace(/\s%%.*|^%%.*/, ""));
  }
  reader.at = close < 0 ? stop : stop + 1;
}

/** The brace that ends the body of a class; one within a line belongs to its member. */
function closeOf(text: string, from: number): number {
  const first = text.indexOf("}", from);
  const opening = first < 0 ? -1 : text.slice(from, first).indexOf("{");
  if (opening < 0) return first;
  const alone = /^[ \t]*\}/gm;
  alone.lastIndex = from;
  return alone.exec(text) === null ? first : alone.lastIndex - 1;
}

function readRelation(reader: Reader, line: string): boolean {
  const { builder } = reader;
  const found = relation.exec(line);
  if (!found) return false;
  const [whole, from = "", fromText = '""', fromEnd = "", stroke = "", toEnd = ""] = found;
  const [toText = '""', to = "", said = ""] = found.slice(6);
  const ofEnd = (sign: string): RelationEnd => ends[sign] ?? "none";
  // What hangs at a lollipop is no class of its own but what the other one offers.
  const idAt = (sign: string, written: string): string => {
    if (ofEnd(sign) !== "lollipop") nameClass(builder, written);
    return idOf(written);
  };
  builder.relations.push({
    from: idAt(fromEnd, from),
    to: idAt(toEnd, to),
    label: readSaid(said.replace(/^:/, "").trim().replace(/;$/, "")),
    line: stroke === "--" ? "solid" : "dotted",
    fromEnd: ofEnd(fromEnd),
    toEnd: ofEnd(toEnd),
    fromText: readLabel(fromText),
    toText: readLabel(toText),
  });
  const rest = line.slice(whole.length).trim();
  if (rest !== "" && rest !== ";") {
    const hint = "Write what is said behind a colon: A --> B : text.";
    tellAt(reader, { message: `${quoted(rest)} is not understood here.`, hint }, whole.length);
  }
  skipLine(reader);
  return true;
}

/** Lines about one class that is named first or last. */
function readSmall(reader: Reader, line: string): boolean {
  const { builder } = reader;
  const annotation = annotationLine.exec(line);
  const member = annotation ? null : memberLine.exec(line);
  const css = /^cssClass\s+"([^"]*)"\s+([\w-]+)/.exec(line);
  const alone = new RegExp(`^(${name})(?::::([\\w-]+))?\\s*$`).exec(line);
  if (css) {
    for (const id of (css[1] ?? "").split(",")) {
      builder.boxes.get(id.trim())?.classes.push(css[2] ?? "");
    }
  } else if (annotation) {
    nameClass(builder, annotation[2] ?? "").annotations.push(readLabel(annotation[1] ?? ""));
  } else if (member) addMember(nameClass(builder, member[1] ?? ""), member[2] ?? "");
  else if (alone) {
    const draft = nameClass(builder, alone[1] ?? "");
    if (alone[2] !== undefined) draft.classes.push(alone[2]);
  } else return false;
  skipLine(reader);
  return true;
}
