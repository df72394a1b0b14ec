/** Reads values out of a YAML tree and says what is missing, misspelt or of the wrong kind. Pure. */

import { didYouMean, nearest } from "mermaid-text/text";
import type { Position } from "../diagnostic.ts";
import type { Report } from "../problems.ts";
import { isName } from "../text/slug.ts";
import { hiddenIn, reportHidden } from "./hidden.ts";
import type { YamlEntry, YamlMap, YamlNode } from "./yaml.ts";

export interface YamlText {
  readonly text: string;
  readonly at: Position;
}

/** Reports every key that is not among the known ones. */
export function checkKeys(
  map: YamlMap,
  known: readonly string[],
  where: string,
  report: Report,
): void {
  for (const [key, entry] of map.entries) {
    if (known.includes(key)) continue;
    const missing = known.filter((name) => !map.entries.has(name));
    report(
      "yaml.unknown-key",
      entry.at,
      `There is no key \`${key}\` in ${where}.`,
      known.some((name) => key.startsWith(`${name}:`))
        ? `put a blank behind the colon: \`${key.replace(":", ": ")}\``
        : didYouMean(key, missing, `the keys are ${known.join(", ")}`),
    );
  }
}

/** The text under a key. `needed` says what to write when the key is missing. */
export function textAt(
  map: YamlMap,
  key: string,
  report: Report,
  needed?: string,
): YamlText | undefined {
  const entry = map.entries.get(key);
  if (entry === undefined) {
    // `label:Text` and `tittle: Text` are told as keys of their own: it would be told twice.
    const meant = [...map.entries.keys()].some(
      (one) => one.startsWith(`${key}:`) || nearest(one, [key]) === key,
    );
    if (needed !== undefined && !meant) {
      report("yaml.missing-key", map.at, `The key \`${key}\` is missing.`, needed);
    }
    return undefined;
  }
  if (entry.value.kind === "empty") {
    report(
      "yaml.wrong-value",
      entry.at,
      `The key \`${key}\` has no text.`,
      needed ?? `write a text behind \`${key}:\`, or delete the line`,
    );
    return undefined;
  }
  return textOf(entry.value, `\`${key}\``, report);
}

export function textOf(node: YamlNode, what: string, report: Report): YamlText | undefined {
  if (node.kind === "text") {
    const text = node.text.replace(/\s+/g, " ").trim();
    const hidden = hiddenIn(text);
    if (hidden !== undefined) reportHidden(hidden, node.at, report);
    return { text, at: node.at };
  }
  const kind = { list: "a list", map: "a map of keys", empty: "nothing" }[node.kind];
  report(
    "yaml.wrong-value",
    node.at,
    `A text belongs here as ${what}, but ${kind} stands here.`,
    "write one text; put it into quotes when it has brackets, braces or a colon in it",
  );
  return undefined;
}

/** The list of texts under a key; empty when there is none. A single text counts as a list of one. */
export function textsAt(map: YamlMap, key: string, report: Report): YamlText[] {
  return nodesAt(map, key, report).flatMap(
    (node) => textOf(node, `an item of \`${key}\``, report) ?? [],
  );
}

/** What something was called before, under `was`: names, and none that it has today. */
export function formerNames(map: YamlMap, today: string | undefined, report: Report): YamlText[] {
  return textsAt(map, "was", report).filter(({ text, at }) => {
    if (isName(text) && text !== today) return true;
    report(
      "yaml.wrong-value",
      at,
      text === today ? `\`${text}\` is called so today.` : `"${text}" is no name.`,
      text === today
        ? "delete it from `was`; earlier names stand there"
        : "write under `was` the name as it was",
    );
    return false;
  });
}

export function nodesAt(map: YamlMap, key: string, report: Report): readonly YamlNode[] {
  const value = map.entries.get(key)?.value;
  if (value === undefined || value.kind === "empty") return [];
  if (value.kind === "list") return value.items;
  if (value.kind === "text") return [value];
  report(
    "yaml.wrong-value",
    value.at,
    `A list belongs under \`${key}\`, but a map of keys stands here.`,
    "begin each item with `- `",
  );
  return [];
}

/** The entries of the map under a key, in the order of the file. */
export function entriesAt(
  map: YamlMap,
  key: string,
  example: string,
  report: Report,
): [string, YamlEntry][] {
  const value = map.entries.get(key)?.value;
  if (value === undefined || value.kind === "empty") return [];
  if (value.kind === "map") return [...value.entries];
  report(
    "yaml.wrong-value",
    value.at,
    `Keys with texts belong under \`${key}\`, but ${value.kind === "list" ? "a list" : "a text"} stands here.`,
    `write it as \`${example}\``,
  );
  return [];
}
