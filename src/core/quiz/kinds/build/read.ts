/** Reads a list of slots: each begins with its name in bold and holds phrases with marks. Pure. */

import type { List, ListItem, RootContent } from "mdast";
import type { Inline } from "../../../document/block.ts";
import { toInlines } from "../../../markup/blocks.ts";
import { at } from "../../../markup/node.ts";
import { looksLikeOptions, readOption } from "../choice/read.ts";
import type { FormOption } from "../form.ts";
import { type AnswerReading, mostOptions, normalInlines, quoted, trimmed } from "../reading.ts";
import type { BuildAnswer, BuildSlot } from "./build.ts";

/** A list of which some item holds phrases with marks, and has none itself. */
export function looksLikeSlots(node: RootContent): node is List {
  return (
    node.type === "list" &&
    !looksLikeOptions(node) &&
    node.children.some((item) => !!phrasesIn(item))
  );
}

function phrasesIn(item: ListItem): List | undefined {
  return item.children.find(
    (child): child is List => child.type === "list" && looksLikeOptions(child),
  );
}

export function readBuild(list: List, reading: AnswerReading): BuildAnswer | undefined {
  const { report, name } = reading;
  if (list.children.length < 2) {
    report(
      "question.one-item",
      at(list),
      `${name} has a single part, so there is nothing to put together.`,
      "write each part as an item with its name in bold, or ask for one right option",
    );
    return undefined;
  }
  const slots: BuildSlot[] = [];
  const seen = new Set<string>();
  for (const item of list.children) {
    const slot = readSlot(item, reading);
    if (slot === undefined) return undefined;
    const key = normalInlines(slot.name);
    if (seen.has(key)) {
      report(
        "question.same-option",
        at(item),
        `Two parts of ${name} have the same name.`,
        "say what sets them apart: **If it fails**, **If it works**",
      );
      return undefined;
    }
    seen.add(key);
    slots.push(slot);
  }
  if (slots.reduce((sum, { phrases }) => sum + phrases.length, 0) > mostOptions) {
    report(
      "limit.options",
      at(list),
      `${name} has more than ${mostOptions} phrases.`,
      "three to five parts with three phrases each are enough",
    );
    return undefined;
  }
  return { kind: "build", slots };
}

function readSlot(item: ListItem, reading: AnswerReading): BuildSlot | undefined {
  const name = readName(item, reading);
  const list = phrasesIn(item);
  if (name === undefined) return undefined;
  const said = quoted(inlineWords(name));
  if (list === undefined || list.children.length < 2) {
    reading.report(
      "question.one-option",
      at(item),
      `The part ${said} has ${list === undefined ? "no phrases" : "a single phrase"}.`,
      "below it write two or more, indented: `  - [x] ` before the right one, `  - [ ] ` before the others",
    );
    return undefined;
  }
  const own = { ...reading, name: `the part ${said}` };
  const phrases = list.children.map((each) => readOption(each, own));
  const good = phrases.filter((phrase) => phrase !== undefined);
  if (good.length < phrases.length) return undefined;
  return reportPhrases(list, good, said, reading) ? undefined : { name, phrases: good };
}

/** The name in bold at the beginning; a colon behind it is no part of it. */
function readName(item: ListItem, reading: AnswerReading): Inline[] | undefined {
  const [first] = item.children;
  const [strong, ...behind] = first?.type === "paragraph" ? first.children : [];
  const name = strong?.type === "strong" ? trimmed(toInlines(strong.children, reading)) : [];
  const last = name.at(-1);
  if (last?.kind === "text")
    name[name.length - 1] = { ...last, text: last.text.replace(/:$/, "").trimEnd() };
  if (normalInlines(name) === "") {
    reading.report(
      "question.marker",
      at(item),
      "This part has no name in bold, so nobody could tell what is chosen.",
      "begin it with one: `- **The backend**`, and its phrases below it",
    );
    return undefined;
  }
  const rest = normalInlines(toInlines(behind, reading)).replace(/^:/, "").trim();
  if (rest !== "") {
    reading.report(
      "question.option-content",
      at(item),
      "Only the name in bold is shown of this line.",
      "put the whole name between the stars",
    );
  }
  return name;
}

function inlineWords(content: readonly Inline[]): string {
  return content
    .map((part) =>
      "text" in part ? part.text : "content" in part ? inlineWords(part.content) : "",
    )
    .join("");
}

/** Whether the phrases cannot be asked: none right, two right, two alike. */
function reportPhrases(
  list: List,
  phrases: readonly FormOption[],
  said: string,
  { report }: AnswerReading,
): boolean {
  const right = phrases.flatMap((phrase, index) => (phrase.right ? [index] : []));
  const [first, second] = right;
  if (first === undefined) {
    report(
      "question.no-right-option",
      at(list),
      `The part ${said} has no right phrase.`,
      "mark the right one with [x]",
    );
    return true;
  }
  if (second !== undefined) {
    report(
      "question.two-answers",
      at(list.children[second] ?? list),
      `The part ${said} has ${right.length} right phrases.`,
      "mark one with [x]; make the others wrong, or leave them away",
    );
    return true;
  }
  const texts = phrases.map(({ content }) => normalInlines(content));
  const twin = texts.findIndex((text, index) => texts.indexOf(text) < index);
  if (twin === -1) return false;
  report(
    "question.same-option",
    at(list.children[twin] ?? list),
    `Two phrases of the part ${said} read the same.`,
    "reword or delete one of them",
  );
  return true;
}
