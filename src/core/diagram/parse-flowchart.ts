/**
 * Reads `flowchart` and `graph` sources. Pure. A statement that makes no sense is reported
 * and skipped to its line's end; everything else is kept.
 */

import { readBracket } from "./flow-brackets.ts";
import {
  closeGroup,
  type FlowBuilder,
  finishFlow,
  nameNode,
  newFlow,
  openGroup,
} from "./flow-builder.ts";
import {
  matchAt,
  readBraces,
  readId,
  readLink,
  readPairs,
  skipBlanks,
  skipSpace,
} from "./flow-scan.ts";
import { shapeNamed } from "./flow-shapes.ts";
import {
  restOfLine,
  type Slip,
  slipOfEnd,
  slipOfLine,
  slipOfRest,
  slipOfStart,
  slipOfTarget,
} from "./flow-slips.ts";
import { readLabel } from "./label.ts";
import type { Direction, Flowchart, Shape } from "./model.ts";
import { type Faults, quoted, reportFault, type Source } from "./source.ts";

interface Reader {
  readonly text: string;
  readonly faults: Faults;
  readonly flow: FlowBuilder;
  at: number;
}

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

/** `A & B --> C & D` multiplies: a short source must not become millions of links. */
const mostEdges = 50_000;

const word = /([A-Za-z]+)(?=[\s;:]|$)/y;
const ignoredWords = new Set(["style", "linkStyle", "click", "classDef"]);

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
  if (ignoredWords.has(keyword) && /[^\s;\-=~&[({>]/.test(next)) {
    reader.at = endOfLine(reader, keyword !== "click");
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

function tell(reader: Reader, { message, hint }: Slip, code = "diagram.syntax-unknown"): void {
  reportFault(reader.faults, reader.at, code, message, hint);
}

function endOfLine(reader: Reader, semicolonEnds: boolean): number {
  const pattern = semicolonEnds ? /[\n;]|$/g : /\n|$/g;
  pattern.lastIndex = reader.at;
  return pattern.exec(reader.text)?.index ?? reader.text.length;
}

function readGroup(reader: Reader, word = "subgraph".length): void {
  const start = reader.at;
  const end = endOfLine(reader, false);
  const line = reader.text.slice(start + word, end);
  const close = line.includes('"') ? line.length : line.indexOf(";");
  const written = (close >= 0 ? line.slice(0, close) : line).trim().replace(/;$/, "");
  const head = written.replace(/\s*\{$/, "");
  if (head !== written) {
    const hint = "Write subgraph Name, and end on a line of its own below.";
    tell(reader, { message: "A subgraph has no braces.", hint });
  }
  reader.at = close >= 0 ? start + word + close : end;
  const named = /^([^\s[\]("'`]+)\s*[[(]+\/?([\s\S]*?)\/?[\])]+\s*(?::::?\w+)?$/.exec(head);
  if (named) {
    openGroup(reader.flow, start, named[1] ?? "", readLabel(named[2] ?? ""));
    return;
  }
  const bare = head.replace(/^\[([\s\S]*)\]$/, "$1");
  const title = readLabel(bare);
  openGroup(reader.flow, start, bare === "" ? "" : title, title);
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
  const found = matchAt(/acc\w+[^\S\n]*(?::([^\n]*)|\{([^}]*)\}?)/y, reader.text, reader.at);
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

/** `A & B -- text --> C --> D`. */
function readChain(reader: Reader): void {
  let left = readNodes(reader);
  if (left === undefined) {
    skipFault(reader, slipOfStart(restOfLine(reader.text, reader.at)));
    return;
  }
  for (;;) {
    const lineEnd = skipBlanks(reader.text, reader.at);
    // A chain may go on in the next line when that one starts with a link.
    const at = reader.text[lineEnd] === "\n" ? skipSpace(reader.text, lineEnd) : lineEnd;
    const edgeId = matchAt(/[^\s"@;]+@(?=[<ox]?[-=~])/y, reader.text, at);
    const link = readLink(reader.text, at + (edgeId?.[0].length ?? 0));
    if (!link) break;
    if (link.slip) {
      reader.at = at;
      tell(reader, link.slip);
    }
    if (edgeId) reader.flow.edgeIds.add(edgeId[0].slice(0, -1));
    reader.at = skipSpace(reader.text, link.end);
    const right = readNodes(reader);
    if (right === undefined) {
      reader.at = link.end;
      skipFault(reader, slipOfTarget(restOfLine(reader.text, skipBlanks(reader.text, link.end))));
      return;
    }
    if (reader.flow.edges.length + left.length * right.length > mostEdges) {
      skipFault(reader, {
        message: "There are too many links to draw; the rest is left out.",
        hint: "Draw several smaller diagrams.",
      });
      return;
    }
    const { line, tail, head, length } = link;
    const label = readLabel(link.label);
    for (const from of left) {
      for (const to of right) reader.flow.edges.push({ from, to, label, line, tail, head, length });
    }
    left = right;
  }
  const rest = skipBlanks(reader.text, reader.at);
  reader.at = rest;
  if (!/[\n;]|^$/.test(reader.text[rest] ?? "")) {
    skipFault(reader, slipOfRest(restOfLine(reader.text, rest)));
  }
}

/** Tells what is wrong and goes on with the next line. */
function skipFault(reader: Reader, slip: Slip): void {
  tell(reader, slip);
  reader.at = Math.min(Math.max(endOfLine(reader, false), reader.at + 1), reader.text.length);
}

function readNodes(reader: Reader): string[] | undefined {
  const ids: string[] = [];
  for (;;) {
    const id = readNode(reader);
    if (id === undefined) return ids.length > 0 ? ids : undefined;
    ids.push(id);
    const next = matchAt(/\s*&\s*/y, reader.text, reader.at);
    if (!next) return ids;
    reader.at += next[0].length;
  }
}

function readNode(reader: Reader): string | undefined {
  const start = reader.at;
  const id = readId(reader.text, start);
  if (id === "") return undefined;
  if (id === "end") {
    const message = "end closes subgraphs: Mermaid elsewhere cannot draw a box of that name.";
    tell(
      reader,
      { message, hint: "Write e[end], and e wherever it is meant." },
      "diagram.not-portable",
    );
  }
  reader.at += id.length;
  const { end, slip, ...shaped } = readBracket(reader.text, reader.at, id);
  if (slip) tell(reader, slip, slip.code);
  reader.at = end;
  const classes: string[] = [];
  let details: Map<string, string> | undefined;
  for (;;) {
    const named = matchAt(/:::([\w-]+)/y, reader.text, reader.at);
    if (named) {
      classes.push(named[1] ?? "");
      reader.at += named[0].length;
      continue;
    }
    if (!reader.text.startsWith("@{", reader.at)) break;
    const braces = readBraces(reader.text, reader.at + 1);
    if (!braces) break;
    details = readPairs(braces.body);
    reader.at = braces.end;
  }
  if (details !== undefined && reader.flow.edgeIds.has(id)) return id;
  nameNode(reader.flow, id, { ...shaped, ...detailsOf(reader, details, start), classes });
  return id;
}

function detailsOf(
  reader: Reader,
  details: Map<string, string> | undefined,
  at: number,
): { label?: string; shape?: Shape } {
  if (!details) return {};
  const label = details.get("label");
  const name = details.get("shape");
  const shape = name === undefined ? undefined : shapeNamed(name);
  if (name !== undefined && shape === undefined) {
    reportFault(
      reader.faults,
      at,
      "diagram.shape-unknown",
      `There is no shape called ${quoted(name)}; a plain box is drawn.`,
      "Try rect, rounded, stadium, cyl, circle, diam or hex.",
    );
  }
  return {
    ...(label === undefined ? {} : { label: readLabel(label) }),
    ...(shape === undefined ? {} : { shape }),
  };
}
