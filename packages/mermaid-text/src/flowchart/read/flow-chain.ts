/**
 * Reads chains of nodes and links, `A[Tea] & B -- text --> C`: what most lines of a flowchart
 * are. Pure but for the reader that it is given.
 */

import type { Shape } from "../../model.ts";
import { readLabel } from "../../read/label.ts";
import { restOfLine, type Slip } from "../../read/slip.ts";
import { quoted, reportFault } from "../../read/source.ts";
import { readBracket } from "./flow-brackets.ts";
import { nameNode } from "./flow-builder.ts";
import { endOfLine, type Reader, tell } from "./flow-reader.ts";
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
import { slipOfRest, slipOfStart, slipOfTarget } from "./flow-slips.ts";

/** `A & B --> C & D` multiplies: a short source must not become millions of links. */
const mostEdges = 50_000;

/** `A & B -- text --> C --> D`. */
export function readChain(reader: Reader): void {
  let left = readNodes(reader);
  if (left === undefined) {
    skipFault(reader, slipOfStart(restOfLine(reader.text, reader.at)));
    return;
  }
  for (;;) {
    const lineEnd = skipBlanks(reader.text, reader.at);
    // A chain may go on in the next line when that one starts with a link.
    const at = reader.text[lineEnd] === "\n" ? skipSpace(reader.text, lineEnd) : lineEnd;
    const edgeId = matchAt(/[^\s"@;]{1,200}@(?=[<ox]?[-=~.])/y, reader.text, at);
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
      for (const to of right) {
        reader.flow.edges.push({ from, to, label, line, tail, head, length });
        reader.flow.edgeIds.add(`L_${from}_${to}_`);
      }
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
  // Without an id of its own Mermaid calls the first link from A to B `L_A_B_0`.
  const link = id.startsWith("L_") ? id.slice(0, id.lastIndexOf("_") + 1) : id;
  if (details !== undefined && reader.flow.edgeIds.has(link)) return id;
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
