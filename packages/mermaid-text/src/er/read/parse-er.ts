/**
 * Reads `erDiagram` sources, statement by statement. Pure. A statement that makes no sense is
 * reported and left out.
 */

import type { Attribute, ErDiagram, Relationship } from "../../er-model.ts";
import type { Direction } from "../../model.ts";
import {
  type Cursor,
  cursorOf,
  nextStatement,
  readDirection,
  readTitles,
  restOf,
  skipLine,
  type Titles,
  tellAt,
  titlesOf,
} from "../../read/cursor.ts";
import { generics } from "../../read/generics.ts";
import { readLabel, shortLabel } from "../../read/label.ts";
import { type Faults, quoted, reportFault, type Source } from "../../read/source.ts";
import { cardinalityOf, classNames, entityName, isLoose, relationship } from "./er-words.ts";

interface EntityDraft {
  label: string;
  readonly attributes: Attribute[];
  readonly classes: string[];
}

interface Reader extends Cursor {
  readonly titles: Titles;
  readonly entities: Map<string, EntityDraft>;
  readonly relationships: Relationship[];
  direction: Direction;
}

const entity = new RegExp(
  `^(${entityName})[^\\S\\n]*(?:\\[[^\\S\\n]*("[^"\\n]*"|[^\\]"\\n]*)[^\\S\\n]*\\])?${classNames}[^\\S\\n]*(\\{)?`,
);
const ignored = /^(?:classDef|style|click|linkStyle)(?=\s)/i;

export function parseEr(source: Source, faults: Faults): ErDiagram {
  const reader: Reader = {
    ...cursorOf(source, faults),
    titles: titlesOf(source),
    entities: new Map(),
    relationships: [],
    direction: "TD",
  };
  while (nextStatement(reader)) readStatement(reader);
  const entities = [...reader.entities].map(([id, draft]) => ({ id, ...draft }));
  const { titles, relationships, direction } = reader;
  return { kind: "er", ...titles, direction, entities, relationships };
}

function readStatement(reader: Reader): void {
  const line = restOf(reader);
  if (line === "" || ignored.test(line)) {
    skipLine(reader);
    return;
  }
  if (readTitles(reader, reader.titles)) return;
  const direction = readDirection(reader);
  if (direction) {
    reader.direction = direction;
    return;
  }
  const title = /^title\s+(?![|}o]|:)(?=\S)/i.exec(line);
  if (title && !/[|}o][|o]?(?:--|\.\.)/.test(line)) {
    reader.titles.title = readLabel(line.slice(title[0].length));
    skipLine(reader);
    return;
  }
  if (readClasses(reader, line) || readRelationship(reader, line)) return;
  const found = entity.exec(line);
  const rest = line.slice(found?.[0].length ?? 0);
  if (!found || (found[4] === undefined && rest.trim() !== "")) {
    tellAt(reader, slipOf(line));
    skipLine(reader);
    return;
  }
  const [whole, name = "", label, classes, brace] = found;
  const draft = nameEntity(reader, name, classes);
  if (label !== undefined) draft.label = readLabel(label);
  const start = reader.at;
  reader.at += whole.length;
  if (brace !== undefined) readAttributes(reader, draft, start);
}

function slipOf(line: string): { message: string; hint: string } {
  const pair = /^(\S+)\s*(?:-->?|==>|->)\s*(\S+)/.exec(line);
  const [from, to] = pair ? [pair[1], pair[2]] : ["A", "B"];
  const hint = `Write ${from} ||--o{ ${to} : has, or ${from} { type name }.`;
  return { message: `${quoted(line)} is not understood.`, hint };
}

function nameEntity(reader: Reader, written: string, classes?: string): EntityDraft {
  const id = written.replaceAll('"', "");
  let draft = reader.entities.get(id);
  if (!draft) {
    draft = { label: readLabel(id), attributes: [], classes: [] };
    reader.entities.set(id, draft);
  }
  for (const name of classes?.split(",") ?? []) draft.classes.push(name.trim());
  return draft;
}

function readClasses(reader: Reader, line: string): boolean {
  const found = /^class\s+([^\s,{|]+(?:\s*,\s*[^\s,{|]+)*)\s+([\w-]+(?:\s*,\s*[\w-]+)*)\s*$/i.exec(
    line,
  );
  if (!found) return false;
  for (const id of (found[1] ?? "").split(",")) {
    const names = (found[2] ?? "").split(",").map((name) => name.trim());
    reader.entities.get(id.trim().replaceAll('"', ""))?.classes.push(...names);
  }
  skipLine(reader);
  return true;
}

function readRelationship(reader: Reader, line: string): boolean {
  const found = relationship.exec(line);
  if (!found) return false;
  const [whole, from = "", fromClasses, first = "", stroke = "", second = ""] = found;
  const [to = "", toClasses, said] = found.slice(6);
  nameEntity(reader, from, fromClasses);
  nameEntity(reader, to, toClasses);
  const spokenText = said?.trim() ?? "";
  if (spokenText === "") {
    const message = "This relationship has no label: Mermaid elsewhere stops at this.";
    tellAt(
      reader,
      { message, hint: `Write ${whole.trim().replace(/:$/, "").trimEnd()} : has` },
      0,
      portable,
    );
  } else if (/\s/.test(spokenText) && !spokenText.startsWith('"')) {
    const message =
      "A label of several words stands in quotation marks: Mermaid elsewhere stops at this.";
    const offset = whole.length - (said?.length ?? 0);
    tellAt(reader, { message, hint: `Write "${spokenText}".` }, offset, portable);
  }
  const rest = line.slice(whole.length).trim();
  if (rest !== "") tellAt(reader, slipOf(rest), whole.length);
  reader.relationships.push({
    from: from.replaceAll('"', ""),
    to: to.replaceAll('"', ""),
    label: readLabel(spokenText),
    fromCount: cardinalityOf(first),
    toCount: cardinalityOf(second),
    isIdentifying: !isLoose(stroke),
  });
  skipLine(reader);
  return true;
}

const portable = "diagram.not-portable";
const token = /"([^"\n]*)"|(,)|(?:[^\s"{}(),]|\([^()\n"{}]*\))+|[{()]/y;

/** `type name`, then keys, then a comment; several may stand on one line. */
function readAttributes(reader: Reader, draft: EntityDraft, start: number): void {
  let line: { words: string[]; comment: string; at: number } | undefined;
  let isKeyNext = false;
  const close = (): void => {
    if (line) finishAttribute(reader, draft, line.words, line.comment, line.at);
    line = undefined;
  };
  for (;;) {
    const fill = /[^\S\n]*(?:%%[^\n]*)?/y;
    fill.lastIndex = reader.at;
    fill.exec(reader.text);
    reader.at = fill.lastIndex;
    const next = reader.text[reader.at];
    if (next === undefined || next === "}") {
      close();
      if (next !== undefined) reader.at += 1;
      else {
        const message = "This entity is never closed.";
        const hint = "Write } where its attributes stop.";
        reportFault(reader.faults, start, "diagram.group-open", message, hint);
      }
      return;
    }
    token.lastIndex = reader.at;
    const found = token.exec(reader.text);
    if (next === "\n" || !found) {
      close();
      reader.at += 1;
      continue;
    }
    const word = found[0];
    line ??= { words: [], comment: "", at: reader.at };
    if (found[1] !== undefined) {
      line.comment = readLabel(found[1]);
      close();
    } else if (found[2] !== undefined) isKeyNext = true;
    else {
      const isKey = /^(?:PK|FK|UK)$/i.test(word);
      if (line.words.length >= 2 && !isKey && !isKeyNext) {
        close();
        line = { words: [], comment: "", at: reader.at };
      }
      line.words.push(word);
      isKeyNext = false;
    }
    reader.at = token.lastIndex;
  }
}

function finishAttribute(
  reader: Reader,
  draft: EntityDraft,
  words: readonly string[],
  comment: string,
  at: number,
): void {
  const [type = "", name = "", ...keys] = words;
  if (name === "") {
    const hint = `Write the type before it, as in: string ${type || "name"}`;
    const message = "An attribute has a type and a name.";
    reportFault(reader.faults, at, "diagram.syntax-unknown", message, hint);
  }
  if (type === "") return;
  const isWhole = name !== "";
  draft.attributes.push({
    type: isWhole ? shortLabel(generics(type)) : "",
    name: shortLabel(isWhole ? name : type),
    keys: keys.map((key) => key.toUpperCase()),
    comment,
  });
}
