/**
 * Reads `flowchart` and `graph` sources. Pure. A statement that makes no sense is reported
 * and skipped to its line's end; everything else is kept.
 */

import type { Direction, Flowchart } from "../../model.ts";
import { readLabel } from "../../read/label.ts";
import { restOfLine } from "../../read/slip.ts";
import { type Faults, quoted, reportFault, type Source } from "../../read/source.ts";
import { readStyle } from "../../read/styles.ts";
import { closeGroup, finishFlow, newFlow, openGroup } from "./flow-builder.ts";
import { readChain } from "./flow-chain.ts";
import { endOfLine, type Reader, tell } from "./flow-reader.ts";
import { matchAt, skipBlanks } from "./flow-scan.ts";
import { slipOfEnd, slipOfLine } from "./flow-slips.ts";

const directions: ReadonlyMap<string, Direction> = new Map([
  ["TB", "TD"],
  ["TD", "TD"],
  ["v", "TD"],
  ["BT", "BT"],
  ["^", "BT"],
  ["LR", "LR"],
  [">", "LR"],
  ["RL", "RL"],
  ["<", "RL"],
]);

const word = /([A-Za-z]+)(?=[\s;:]|$)/y;
/** What says how things look, and no box or link. */
const styleWords = new Set(["style", "linkStyle", "click", "classDef"]);

export function parseFlowchart(source: Source, faults: Faults): Flowchart {
  const reader: Reader = {
    text: source.text,
    faults,
    flow: newFlow(source.title),
    at: source.bodyAt,
  };
  const direction = matchAt(
    /[^\S\n]*((?:TB|TD|BT|LR|RL)(?!\w)|[<>^v](?=[\s;]|$))/y,
    source.text,
    reader.at,
  );
  if (direction) {
    reader.flow.direction = directions.get(direction[1] ?? "") ?? "TD";
    reader.at += direction[0].length;
  } else readUnknownDirection(reader);
  while (nextStatement(reader)) readStatement(reader);
  for (let left = reader.flow.open.length; left > 0; left--) {
    reportFault(
      faults,
      reader.flow.open.at(-1)?.at ?? 0,
      "diagram.group-open",
      "A subgraph is never closed.",
      "Write end on a line of its own where the subgraph stops.",
    );
    closeGroup(reader.flow);
  }
  return finishFlow(reader.flow);
}

function readUnknownDirection(reader: Reader): void {
  const found = matchAt(/[^\S\n]+([^\s;]+)[^\S\n]*(?=[\n;]|$)/y, reader.text, reader.at);
  if (!found || !/^\w+$/.test(found[1] ?? "")) return;
  reportFault(
    reader.faults,
    reader.at + found[0].indexOf(found[1] ?? ""),
    "diagram.direction-unknown",
    `${quoted(found[1] ?? "")} is not a direction.`,
    "Use TD, BT, LR or RL.",
  );
  const meant = directions.get((found[1] ?? "").toUpperCase().slice(0, 2));
  if (meant) reader.flow.direction = meant;
  reader.at += found[0].length;
}

function nextStatement(reader: Reader): boolean {
  const fill = /[\s;]*/y;
  matchAt(fill, reader.text, reader.at);
  reader.at = fill.lastIndex;
  return reader.at < reader.text.length;
}

function readStatement(reader: Reader): void {
  const keyword = matchAt(word, reader.text, reader.at)?.[1] ?? "";
  const next = reader.text[skipBlanks(reader.text, reader.at + keyword.length)] ?? "\n";
  const rest = reader.text.slice(reader.at + keyword.length, reader.at + keyword.length + 12);
  if (keyword === "subgraph") {
    readGroup(reader);
    return;
  }
  if (keyword === "end" && /^[^\S\n]*(?:[;\n%]|$)/.test(rest)) {
    readEnd(reader);
    return;
  }
  if (keyword === "direction" && /^[^\S\n]+(?:TB|TD|BT|LR|RL)\b/.test(rest)) {
    readDirection(reader);
    return;
  }
  if (keyword === "accTitle" || keyword === "accDescr") {
    readAccessible(reader, keyword);
    return;
  }
  if (keyword === "class" && /[^\s;\-=.~&[({>]/.test(next)) {
    readClasses(reader);
    return;
  }
  if (styleWords.has(keyword) && /[^\s;\-=~&[({>]/.test(next)) {
    // What is quoted may go on in the next line.
    if (keyword === "click") {
      reader.at += matchAt(/(?:[^\n"]|"[^"]{0,2000}")*/y, reader.text, reader.at)?.[0].length ?? 0;
    }
    const end = endOfLine(reader, keyword !== "click");
    readStyle(reader.flow.styles, keyword, reader.text.slice(reader.at + keyword.length, end));
    reader.at = end;
    return;
  }
  if (!readSlip(reader)) readChain(reader);
}

/** A line that is nearly something else; true when it has been dealt with. */
function readSlip(reader: Reader): boolean {
  const line = restOfLine(reader.text, reader.at);
  const end = reader.flow.open.length > 0 ? slipOfEnd(line) : undefined;
  if (end) {
    tell(reader, end);
    closeGroup(reader.flow);
    reader.at = endOfLine(reader, true);
    return true;
  }
  const slip = slipOfLine(line);
  if (!slip) return false;
  tell(reader, slip);
  if (slip.group === undefined) reader.at = endOfLine(reader, true);
  else readGroup(reader, slip.group);
  return true;
}

function readGroup(reader: Reader, word = "subgraph".length): void {
  const start = reader.at;
  const end = endOfLine(reader, false);
  const line = reader.text.slice(start + word, end);
  const close = line.includes('"') ? line.length : line.indexOf(";");
  const written = (close >= 0 ? line.slice(0, close) : line).trim().replace(/;$/, "");
  const head = written.endsWith("{") ? written.slice(0, -1).trimEnd() : written;
  if (head !== written) {
    const hint = "Write subgraph Name, and end on a line of its own below.";
    tell(reader, { message: "A subgraph has no braces.", hint });
  }
  reader.at = close >= 0 ? start + word + close : end;
  const named = namedGroup(head);
  if (named) {
    openGroup(reader.flow, start, named.id, readLabel(named.title));
    return;
  }
  const bare = head.replace(/^\[([\s\S]*)\]$/, "$1");
  const title = readLabel(bare);
  openGroup(reader.flow, start, bare === "" ? "" : title, title);
}

/** `api[The API]`: the name of a group, and its title in brackets. */
function namedGroup(head: string): { id: string; title: string } | undefined {
  const open = head.search(/[[(]/);
  const id = head.slice(0, Math.max(0, open)).trimEnd();
  if (!/^[^\s\]"'`]+$/.test(id)) return undefined;
  const mark = head.lastIndexOf(":::");
  const hasClass = mark > open && /^:::[\w-]+$/.test(head.slice(mark));
  const brackets = (hasClass ? head.slice(0, mark) : head).slice(open).trimEnd();
  let from = 0;
  while ("[(".includes(brackets[from] ?? " ")) from++;
  if (brackets[from] === "/") from++;
  let to = brackets.length;
  while (to > from && "])".includes(brackets[to - 1] ?? " ")) to--;
  if (to === brackets.length) return undefined;
  if (brackets[to - 1] === "/" && to > from) to--;
  return { id, title: brackets.slice(from, to) };
}

function readEnd(reader: Reader): void {
  if (reader.flow.open.length === 0) {
    reportFault(
      reader.faults,
      reader.at,
      "diagram.end-without-start",
      "This end closes no subgraph.",
      "Remove it, or write subgraph above.",
    );
  } else closeGroup(reader.flow);
  reader.at += "end".length;
}

function readDirection(reader: Reader): void {
  const found = matchAt(/direction[^\S\n]+(\w+)/y, reader.text, reader.at);
  const direction = directions.get(found?.[1] ?? "");
  const group = reader.flow.open.at(-1);
  if (group) group.direction = direction;
  else if (direction) reader.flow.direction = direction;
  reader.at += found?.[0].length ?? 1;
}

function readAccessible(reader: Reader, keyword: "accTitle" | "accDescr"): void {
  const found = matchAt(/acc\w+[^\S\n]*(?::([^\n]*)|\{([^}]{0,4000})\}?)/y, reader.text, reader.at);
  if (!found) {
    if (!readSlip(reader)) readChain(reader);
    return;
  }
  const text = (found[1] ?? found[2] ?? "").replace(/\s+/g, " ").trim();
  if (keyword === "accTitle") reader.flow.accTitle = readLabel(text);
  else reader.flow.accDescription = readLabel(text);
  reader.at += found[0].length;
}

function readClasses(reader: Reader): void {
  const end = endOfLine(reader, true);
  const line = reader.text.slice(reader.at + "class".length, end).trim();
  const split = line.lastIndexOf(" ");
  const ids = line.slice(0, split).split(",");
  for (const id of split < 0 ? [] : ids)
    reader.flow.classed.push([id.trim(), line.slice(split + 1)]);
  reader.at = end;
}
