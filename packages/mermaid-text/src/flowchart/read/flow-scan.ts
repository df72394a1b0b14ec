/**
 * The small pieces of flowchart source: ids, links, bracketed and braced parts. Pure. Every
 * function reads at an offset and says where it ended, so that positions are never lost.
 */

import type { EdgeEnd, FlowEdge } from "../../model.ts";
import { restOfLine, type Slip } from "../../read/slip.ts";
import { backLink, type WrongLink, wrongLink } from "./flow-slips.ts";

export interface Link {
  readonly line: FlowEdge["line"];
  readonly tail: EdgeEnd;
  readonly head: EdgeEnd;
  readonly length: number;
  /** Label as written, quotes included; empty when there is none. */
  readonly label: string;
  readonly labelAt: number;
  readonly end: number;
  /** What is wrong with it, when it is written as in another notation. */
  readonly slip?: Slip;
}

const idPart =
  /(?:[^\s[\](){}<>|;,"&~@:^=\-%]|-(?![->.])|=(?!=)|:(?!::)(?=\w)|%(?!%)|(?<=[\w])\^)+/y;
const blanks = /[^\S\n]*/y;
const spaces = /\s*/y;

export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Offset of the next thing on this line. */
export function skipBlanks(text: string, at: number): number {
  matchAt(blanks, text, at);
  return blanks.lastIndex;
}

export function skipSpace(text: string, at: number): number {
  matchAt(spaces, text, at);
  return spaces.lastIndex;
}

export function readId(text: string, at: number): string {
  return matchAt(idPart, text, at)?.[0] ?? "";
}

const wholeLinks: readonly (readonly [FlowEdge["line"], RegExp])[] = [
  ["solid", /([xo<])?--(-*)([-xo>])/y],
  ["thick", /([xo<])?==(=*)([=xo>])/y],
  ["dotted", /([xo<])?-?(\.+)-([xo>])?/y],
  ["hidden", /()~~(~+)()/y],
];

/** How a link begins that has its text in it, and how it ends. */
const openLinks: readonly (readonly [FlowEdge["line"], RegExp, RegExp])[] = [
  ["dotted", /([xo<])?-\.(?!-)/y, /(?<!\.)-?(\.+)-([xo>])?/g],
  ["solid", /([xo<])?--(?!-)/y, /--(-*)([-xo>])/g],
  ["thick", /([xo<])?==(?!=)/y, /==(=*)([=xo>])/g],
];

/** The link at this offset with its text, or undefined when there is none. */
export function readLink(text: string, at: number): Link | undefined {
  const line = restOfLine(text, at);
  const wrong = wrongLink(line);
  if (wrong) return slippedLink(text, at, wrong);
  const link = readRightLink(text, at);
  if (link) return link;
  const back = backLink(line);
  return back && slippedLink(text, at, back);
}

function slippedLink(text: string, at: number, wrong: WrongLink): Link {
  const [tail, head] = wrong.isBack ? (["arrow", "none"] as const) : (["none", "arrow"] as const);
  const { label, ...place } = readPipes(text, at + wrong.length);
  return {
    line: "solid",
    tail,
    head,
    length: 1,
    label: wrong.label || label,
    slip: wrong,
    ...place,
  };
}

function readRightLink(text: string, at: number): Link | undefined {
  for (const [line, pattern] of wholeLinks) {
    const found = matchAt(pattern, text, at);
    if (!found) continue;
    const [whole, mark, body = "", head = ""] = found;
    const length =
      line === "solid" || line === "thick" ? body.length + 1 : Math.max(1, body.length);
    const ends = { line, tail: endOf(mark), head: endOf(head) };
    const label = readPipes(text, at + whole.length);
    return { ...ends, length: line === "hidden" ? Math.max(1, body.length) : length, ...label };
  }
  for (const [line, open, close] of openLinks) {
    const found = matchAt(open, text, at);
    if (!found) continue;
    const labelAt = at + found[0].length;
    const closing = closeLink(text, labelAt, close);
    if (!closing) continue;
    const [whole, body = "", head = ""] = closing;
    return {
      line,
      tail: endOf(found[1]),
      head: endOf(head),
      length: line === "dotted" ? body.length : body.length + 1,
      label: text.slice(labelAt, closing.index),
      labelAt,
      end: closing.index + whole.length,
    };
  }
  return undefined;
}

/** The end of a link with text in it: after a quoted text, else the first on this line. */
function closeLink(text: string, at: number, close: RegExp): RegExpExecArray | undefined {
  const start = skipSpace(text, at);
  const quote = text[start] === '"' ? indexNear(text, '"', start + 1) : -1;
  close.lastIndex = quote > 0 ? quote + 1 : at;
  const found = close.exec(text);
  const lineEnd = text.indexOf("\n", quote > 0 ? quote : at);
  if (!found || found.index === at || (lineEnd >= 0 && found.index > lineEnd)) return undefined;
  return found;
}

function endOf(mark: string | undefined): EdgeEnd {
  if (mark === "<" || mark === ">") return "arrow";
  if (mark === "o") return "circle";
  return mark === "x" ? "cross" : "none";
}

/** `|text|` after a link. */
function readPipes(text: string, at: number): Pick<Link, "label" | "labelAt" | "end"> {
  const none = { label: "", labelAt: at, end: at };
  const open = skipSpace(text, at);
  if (text[open] !== "|") return none;
  const close = closingAt(text, open + 1, "|");
  if (close < 0) return none;
  return { label: text.slice(open + 1, close), labelAt: open + 1, end: close + 1 };
}

/** No text in a source is longer: what closes it is looked for no further than this. */
const longestText = 20_000;

/** As `indexOf`, within reach: thousands of brackets left open must not each be sought to the end. */
function indexNear(text: string, sought: string, from: number): number {
  const found = text.slice(from, from + longestText).indexOf(sought);
  return found < 0 ? -1 : from + found;
}

/** Offset of `closer` at or after `at`, texts in quotes passed over; -1 when it is missing. */
export function closingAt(text: string, at: number, closer: string): number {
  const start = skipSpace(text, at);
  let from = at;
  if (text[start] === '"') {
    const quote = indexNear(text, '"', start + 1);
    if (quote < 0) return -1;
    from = quote + 1;
  }
  return indexNear(text, closer, from);
}

const longestBraces = 4_000;

/** The inside of `{...}` that starts at `at`, quotes respected. */
export function readBraces(text: string, at: number): { body: string; end: number } | undefined {
  let quote = "";
  const last = Math.min(text.length, at + longestBraces);
  for (let index = at + 1; index < last; index++) {
    const char = text[index] ?? "";
    if (quote !== "") {
      if (char === quote) quote = "";
    } else if (char === '"') quote = char;
    else if (char === "}") return { body: text.slice(at + 1, index), end: index + 1 };
  }
  return undefined;
}

/** `key: value` pairs of an `@{...}` part. */
export function readPairs(body: string): Map<string, string> {
  const pairs = new Map<string, string>();
  const pattern = /(?<![\w-])([\w-]+)\s*:\s*(?:"([^"]*)"|'([^']*)'|([^,\n]*))/g;
  for (const [, key = "", double, single, bare] of body.matchAll(pattern)) {
    pairs.set(key, (double ?? single ?? bare ?? "").trim());
  }
  return pairs;
}
