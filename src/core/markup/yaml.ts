/**
 * YAML as a small tree with positions. Pure. The only module that loads the YAML library.
 *
 * Everything is text, a list, a map or nothing: no numbers, dates, anchors or tags, so a
 * file cannot hold more than what stands in it.
 */

import {
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
} from "yaml";
import type { Position } from "../diagnostic.ts";
import type { Report } from "../problems.ts";
import { positionsIn } from "./source.ts";
import { inOurWords, start } from "./yaml-faults.ts";

export interface YamlEntry {
  readonly at: Position;
  readonly value: YamlNode;
}

export interface YamlMap {
  readonly kind: "map";
  readonly at: Position;
  readonly entries: ReadonlyMap<string, YamlEntry>;
}

export type YamlNode =
  | YamlMap
  | { readonly kind: "text"; readonly at: Position; readonly text: string }
  | { readonly kind: "list"; readonly at: Position; readonly items: readonly YamlNode[] }
  | { readonly kind: "empty"; readonly at: Position };

/** Keys under which sentences stand: hardly anybody comments these, and "C # and F#" is a title. */
const ofProse = new Set(["title", "summary", "objectives", "terms", "label"]);

const mostKeys = 500;
const mostNesting = 50;
const mostFaults = 50;

/** Undefined when the text is no YAML that can be used; why was reported. */
export function readYaml(text: string, report: Report): YamlNode | undefined {
  if (!withinLimits(text, report)) return undefined;
  // The library's own counter loses lines after some mistakes.
  const places = positionsIn(text);
  const place = (offset: number) => places(Math.min(offset, text.length));
  const document = parseDocument(text, {
    prettyErrors: false,
    stringKeys: false,
    // Its own search for keys that stand twice compares each with each.
    uniqueKeys: false,
    logLevel: "silent",
  });
  const faults = [...document.errors, ...document.warnings];
  if (faults.length === 0) {
    const told = new Set<string>();
    const once: Report = (code, at, message, hint) => {
      // One line a kind: a file full of anchors has one mistake.
      if (!told.has(code) || /duplicate-key|comment/.test(code)) report(code, at, message, hint);
      told.add(code);
    };
    return convert(document.contents, place, once, { line: 1, col: 1 });
  }
  const quotes = quotesIn(document.contents);
  const said = new Set<number>();
  // A file that is no YAML at all has a fault in every line; some are as good as all.
  for (const error of faults.slice(0, mostFaults)) {
    const at = place(openingOf(quotes, error.pos[0]) ?? error.pos[0]);
    // One slip of the pen makes several complaints on its line; the first says it best.
    if (said.has(at.line)) continue;
    said.add(at.line);
    const { message, hint } = inOurWords(error.code, text.slice(error.pos[0]));
    report("yaml.syntax", at, message, hint);
    // Without its indent nothing below fits any more.
    if (error.code === "TAB_AS_INDENT") break;
  }
  return undefined;
}

function convert(
  node: Node | null,
  place: (offset: number) => Position,
  report: Report,
  parent: Position,
  prose = false,
): YamlNode {
  if (node === null) return { kind: "empty", at: parent };
  const at = node.range ? place(node.range[0]) : parent;
  if (isAlias(node) || (node as { anchor?: string }).anchor !== undefined) {
    report(
      "yaml.anchor",
      at,
      "Anchors and aliases (`&name`, `*name`) are not read.",
      "write the text out, or put it into quotes when it begins with `*` or `&`",
    );
  }
  if (isAlias(node)) return { kind: "text", at, text: `*${node.source}` };
  if (isScalar(node)) {
    if (node.value === null || node.value === "") return { kind: "empty", at };
    const plain = node.type === "PLAIN" ? node.source : undefined;
    const comment = node.comment ?? "";
    if (plain !== undefined && (prose ? comment !== "" : /^[^\s#]/.test(comment))) {
      report(
        "yaml.comment",
        at,
        `What stands behind the blank and \`#\` is a comment to YAML, so the text ends before it.`,
        `put it into quotes: \`"${start(`${plain} #${node.comment}`)}"\``,
      );
    }
    if (plain !== undefined && /^[“”„«»‘‚‹›].*[“”«»’‘‹›]$/s.test(plain)) {
      report(
        "yaml.quotes",
        at,
        "These quotation marks are curly, so they belong to the text and are shown with it.",
        'write straight ones: `"…"`, or none',
      );
    }
    return { kind: "text", at, text: plain ?? String(node.value) };
  }
  if (isSeq(node)) {
    const items = node.items.map((item) => convert(item as Node | null, place, report, at, prose));
    return { kind: "list", at, items };
  }
  if (!isMap(node)) return { kind: "empty", at };
  const entries = new Map<string, YamlEntry>();
  for (const pair of node.items) {
    const key = pair.key as Node | null;
    if (!isScalar(key)) continue;
    const keyAt = key.range ? place(key.range[0]) : at;
    const name = String((key.type === "PLAIN" ? key.source : undefined) ?? key.value);
    const value = convert(
      pair.value as Node | null,
      place,
      report,
      keyAt,
      prose || ofProse.has(name),
    );
    if (entries.has(name)) {
      report(
        "yaml.duplicate-key",
        keyAt,
        `The key \`${name}\` stands here twice.`,
        "keep one of the two",
      );
    } else entries.set(name, { at: keyAt, value });
  }
  return { kind: "map", at, entries };
}

type Quote = readonly [from: number, to: number];

/** From where to where each quoted text goes. */
function quotesIn(node: unknown): readonly Quote[] {
  if (isScalar(node)) {
    const quoted = node.type === "QUOTE_DOUBLE" || node.type === "QUOTE_SINGLE";
    return quoted && node.range ? [[node.range[0], node.range[1]]] : [];
  }
  const parts = isPair(node) ? [node.key, node.value] : isCollection(node) ? node.items : [];
  return parts.flatMap(quotesIn);
}

/** A quote that was never closed is noticed at the end; people look for its beginning. */
function openingOf(quotes: readonly Quote[], offset: number): number | undefined {
  return quotes.findLast(([from, to]) => from <= offset && offset <= to)?.[0];
}

/**
 * The library takes seconds for thousands of keys and overflows on deep nesting, so both
 * are counted on the bare text first. The count is rough and never too low.
 */
function withinLimits(text: string, report: Report): boolean {
  const keys = text.match(/:(?=\s|$)|(?<=^|\s)\?(?=\s)/g)?.length ?? 0;
  const commas = text.match(/,/g)?.length ?? 0;
  if (keys > mostKeys || keys + commas > mostKeys * 4) {
    report(
      "limit.keys",
      { line: 1, col: 1 },
      `There are more than ${mostKeys} keys.`,
      "split the lesson into several",
    );
    return false;
  }
  const deep = tooDeep(text);
  if (deep === undefined) return true;
  report(
    "limit.yaml-nesting",
    positionsIn(text)(deep),
    `Lists and maps are nested more than ${mostNesting} deep.`,
    "a course needs three levels at most; put brackets that are text into quotes",
  );
  return false;
}

function tooDeep(text: string): number | undefined {
  let open = 0;
  for (const match of text.matchAll(/[[{]|[\]}]|\n *(?:[-?] +)*|[-?] +/g)) {
    const found = match[0];
    if (found === "[" || found === "{") open += 1;
    else if (found === "]" || found === "}") open = Math.max(0, open - 1);
    else if (found.startsWith("\n") && found.length > 2 * mostNesting) return match.index + 1;
    if (open > mostNesting) return match.index;
  }
  return undefined;
}
