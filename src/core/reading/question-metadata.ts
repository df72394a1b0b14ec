/** What the comment below a question's heading says, and what is wrong with it. Pure. */

import type { Html, Paragraph, RootContent } from "mdast";
import { didYouMean } from "mermaid-text/text";
import type { Position } from "../diagnostic.ts";
import type { Reading } from "../markup/blocks.ts";
import { at, rawText } from "../markup/node.ts";
import type { Answer } from "../quiz/kinds/answer.ts";
import { authoredOf } from "../quiz/kinds/authored.ts";
import { quoted } from "../quiz/kinds/reading.ts";
import type { Question } from "../quiz/question.ts";
import { withoutEnding } from "../text/ending.ts";
import { isName, nameLike } from "../text/slug.ts";
import {
  commentText,
  isMetadata,
  isQuestionMetadata,
  type MetadataEntry,
  metadataEntries,
} from "./metadata.ts";

const keys = ["id", "was", "mended", "objective", "after", "before", "shuffle", "exact"] as const;
/** A key in the middle of a value: the comma before it was forgotten. */
const keyInside = /\s(id|was|mended|objective|after|before|shuffle|exact)\s*:/;
/** What is left of a comment's marks when one dash is missing, or two became a long one. */
const tornComment =
  /^<\s*!\s*[-–—−]+(?=\s*(?:id|was|mended|objective|after|before|shuffle|exact)\s*[:=])/;

/** What a question may refer to. */
export interface QuestionContext {
  readonly lesson: string;
  readonly file: string;
  /** Ids of the lesson's objectives; undefined when its front matter could not be read. */
  readonly objectives: readonly string[] | undefined;
  /** Ids of the lesson's sections; undefined when there is no lesson.md. */
  readonly sections: readonly string[] | undefined;
}

/** The first comment with keys below the heading; comments in other places are plain notes. */
export function takeMetadata(
  nodes: readonly RootContent[],
  reading: Reading,
): {
  readonly metadata: readonly MetadataEntry[];
  readonly rest: readonly RootContent[];
  /** The rest of the question is lost; why was reported. */
  readonly torn: boolean;
} {
  let metadata: readonly MetadataEntry[] | undefined;
  let content = false;
  const rest: RootContent[] = [];
  for (const node of nodes) {
    const text = node.type === "html" ? commentText(node) : undefined;
    const torn = node.type === "paragraph" ? tornMetadata(node, reading) : undefined;
    if (torn !== undefined) {
      metadata ??= torn;
      continue;
    }
    if (node.type !== "html" || text === undefined) {
      rest.push(node);
      content = true;
      continue;
    }
    if (metadata === undefined && !content && isMetadata(text)) {
      const line = closedTooShort(node, text, reading);
      metadata = metadataEntries(node, line ?? text);
      // What the comment has swallowed belongs to this question, and what is behind it does not.
      if (line !== undefined) return { metadata, rest: [], torn: true };
    } else if (isQuestionMetadata(text)) reportPlace(node, reading);
  }
  return { metadata: metadata ?? [], rest, torn: false };
}

/** The first line of a comment that was not closed there, or that `->` was meant to close. */
function closedTooShort(node: Html, text: string, reading: Reading): string | undefined {
  const line = /^([^\n]*[^-\n])->[ \t]*\r?\n/.exec(text)?.[1];
  if (line === undefined) {
    const [open = "", ...rest] = text.split(/\r?\n/);
    if (open.trim() === "" || !rest.some(isNoMetadata)) return undefined;
    reading.report(
      "question.metadata",
      at(node),
      `The comment is not closed on its line, so it takes along what stands below it, down to line ${node.position?.end.line ?? at(node).line}.`,
      `write \`<!-- ${open.trim()} -->\``,
    );
    return open;
  }
  reading.report(
    "question.metadata",
    at(node),
    "The comment is not closed by `->`, so it takes along what stands below it.",
    `close it with two hyphens: \`<!-- ${line.trim()} -->\``,
  );
  return line;
}

/** What no key goes on with: the parts of a question, or the next comment. */
function isNoMetadata(line: string): boolean {
  return /<!--|^\s*(?:[-*+>|]\s|\d{1,3}[.)]\s|#{1,6}\s|Answer:|Rubric:)/.test(line);
}

/** Metadata whose comment marks are not as they should be, so that it would be shown as text. */
function tornMetadata(node: Paragraph, reading: Reading): MetadataEntry[] | undefined {
  const text = rawText([node]).trimEnd();
  const lead = tornComment.exec(text)?.[0];
  if (lead === undefined || !text.endsWith(">")) return undefined;
  const inside = withoutEnding(text.slice(lead.length, -1).trimEnd(), /[-–—−]/);
  reading.report(
    "question.metadata",
    at(node),
    "This is no comment to Markdown, so it would be shown as text.",
    `write \`<!-- ${inside.replace(/\s+/g, " ").trim()} -->\`, with two plain hyphens at both ends`,
  );
  const html: Html = { type: "html", value: `<!--${inside}-->` };
  return metadataEntries(html, inside).map((entry) => ({ ...entry, at: at(node) }));
}

function reportPlace(node: Html, reading: Reading): void {
  reading.report(
    "question.metadata-place",
    at(node),
    "This comment is not read: metadata stands in one comment directly below the heading.",
    "move its keys there",
  );
}

export function readValues(
  entries: readonly MetadataEntry[],
  reading: Reading,
): Map<string, MetadataEntry> {
  const values = new Map<string, MetadataEntry>();
  for (const entry of entries.flatMap((one) => withoutRunOn(one, reading))) {
    if (entry.key === "") {
      reading.report(
        "question.metadata",
        entry.at,
        `${quoted(entry.value)} is no key with a value.`,
        "write `key: value`, parted by commas: `<!-- id: my-question, objective: judge -->`",
      );
    } else if (!keys.some((key) => key === entry.key)) {
      reading.report(
        "question.unknown-key",
        entry.at,
        `A question has no key \`${entry.key}\`.`,
        didYouMean(entry.key, keys, `the keys are ${keys.join(", ")}`),
      );
    } else if (values.has(entry.key)) {
      reading.report(
        "question.duplicate-key",
        entry.at,
        `The key \`${entry.key}\` stands here twice.`,
        "keep one of the two",
      );
    } else if (entry.value === "") {
      reading.report(
        "question.wrong-value",
        entry.at,
        `The key \`${entry.key}\` has no value.`,
        `write it behind the colon, or delete \`${entry.key}:\``,
      );
    } else values.set(entry.key, checked({ ...entry, value: unquoted(entry.value) }, reading));
  }
  return values;
}

/** Quotation marks around a value are those of YAML: they say nothing here. */
function unquoted(value: string): string {
  return /^(["'“‘]).+["'”’]$/.test(value) ? value.slice(1, -1).trim() : value;
}

/** Two keys that no comma parts are told as that, and read as two. */
function withoutRunOn(entry: MetadataEntry, reading: Reading): MetadataEntry[] {
  const found = keyInside.exec(entry.value);
  const key = found?.[1];
  if (found === null || key === undefined) return [entry];
  const value = entry.value.slice(0, found.index).trim();
  const next = { ...entry, key, value: entry.value.slice(found.index + found[0].length).trim() };
  reading.report(
    "question.metadata",
    entry.at,
    `A comma is missing before \`${key}\`.`,
    `write \`${entry.key}: ${value}, ${key}: …\``,
  );
  return [{ ...entry, value }, ...withoutRunOn(next, reading)];
}

/** Keys that are switched on or off, and what each of them does. */
const switches: Readonly<Record<string, string>> = {
  before: "write `before: yes` to ask it before the text as well",
  shuffle: "write `shuffle: no` to keep the order",
  exact: "write `exact: yes` to forgive nothing",
  mended: "write `mended: yes` to let all earlier answers count",
};

function checked(entry: MetadataEntry, reading: Reading): MetadataEntry {
  const hint = switches[entry.key];
  if (hint !== undefined && yes(entry) === undefined) {
    reading.report(
      "question.wrong-value",
      entry.at,
      `\`${entry.key}\` is \`yes\` or \`no\`, not ${quoted(entry.value)}.`,
      hint,
    );
  }
  return entry;
}

export function yes(entry: MetadataEntry | undefined): boolean | undefined {
  if (entry?.value === "yes") return true;
  return entry?.value === "no" ? false : undefined;
}

export function reportId(
  entry: MetadataEntry | undefined,
  id: string,
  text: string,
  place: Position,
  reading: Reading,
): boolean {
  if (entry !== undefined && !isName(id)) {
    reading.report(
      "question.bad-id",
      entry.at,
      `The id ${quoted(id)} is no name.`,
      nameLike(id, "id: "),
    );
    return true;
  }
  if (id === "" && text !== "") {
    reading.report(
      "question.bad-id",
      place,
      `No name can be made from ${quoted(text)}.`,
      "give it one: `<!-- id: my-question -->` directly below the heading",
    );
    return true;
  }
  return false;
}

/** Earlier ids, parted by blanks; of another lesson with its name. */
export function readWas(
  entry: MetadataEntry | undefined,
  id: string,
  reading: Reading,
): readonly string[] {
  const names = entry === undefined ? [] : entry.value.split(/\s+/);
  return names.filter((name) => {
    const parts = name.split("/");
    const fine = parts.length < 3 && parts.every(isName) && name !== id;
    if (entry !== undefined && !fine) {
      reading.report(
        "question.wrong-value",
        entry.at,
        name === id
          ? `The question is called \`${id}\` today.`
          : `${quoted(name)} is no id of a question.`,
        name === id
          ? "write under `was` what it was called before"
          : "write the id that it had, or `lesson/id` where it stood in another lesson; several are parted by blanks",
      );
    }
    return fine;
  });
}

export function readObjective(
  entry: MetadataEntry | undefined,
  context: QuestionContext,
  reading: Reading,
): Question["objective"] {
  if (entry === undefined) {
    return undefined;
  }
  const [first = "", second, ...more] = entry.value.split("/");
  if (more.length > 0 || first === "" || second === "") {
    reading.report(
      "question.wrong-value",
      entry.at,
      `${quoted(entry.value)} names no objective.`,
      "write the id of an objective, or `lesson/objective` for another lesson's",
    );
    return undefined;
  }
  if (second !== undefined && first !== context.lesson) return { lesson: first, id: second };
  const id = second ?? first;
  const known = context.objectives;
  if (known === undefined || known.includes(id)) return { lesson: context.lesson, id };
  reading.report(
    "question.unknown-objective",
    entry.at,
    `The lesson has no objective \`${id}\`.`,
    didYouMean(
      id,
      known,
      known.length === 0
        ? "write it into the front matter, under `objectives:`"
        : `its objectives are ${known.join(", ")}`,
    ),
  );
  return undefined;
}

export function readAfter(
  entry: MetadataEntry | undefined,
  context: QuestionContext,
  reading: Reading,
): string | undefined {
  if (entry === undefined || context.sections?.includes(entry.value)) return entry?.value;
  const known = context.sections ?? [];
  reading.report(
    "question.unknown-section",
    entry.at,
    known.length === 0
      ? `The lesson has no text, so nothing can be asked after \`${entry.value}\`.`
      : `The lesson has no section \`${entry.value}\`.`,
    known.length === 0
      ? "delete `after:`"
      : didYouMean(entry.value, known, `its sections are ${known.slice(0, 12).join(", ")}`),
  );
  return undefined;
}

/** Whether it is asked before the text as well; without a text there is no before. */
export function readBefore(
  entry: MetadataEntry | undefined,
  { sections }: QuestionContext,
  reading: Reading,
): boolean {
  if (entry === undefined || yes(entry) !== true) return false;
  if (sections !== undefined) return true;
  reading.report(
    "question.useless-key",
    entry.at,
    "`before` changes nothing here: the lesson has no text.",
    "delete it",
  );
  return false;
}

export function reportUseless(
  values: ReadonlyMap<string, MetadataEntry>,
  answer: Answer | undefined,
  reading: Reading,
): void {
  if (answer === undefined) return;
  const useful = authoredOf(answer).keys;
  const exact = values.get("exact");
  if (exact !== undefined && !useful.includes("exact")) {
    reading.report(
      "question.useless-key",
      exact.at,
      "`exact` changes nothing here: nothing is typed.",
      "delete it",
    );
  }
  const shuffle = values.get("shuffle");
  if (shuffle === undefined || useful.includes("shuffle")) return;
  reading.report(
    "question.useless-key",
    shuffle.at,
    answer.kind === "order" && shuffle.value === "no"
      ? "`shuffle: no` would show the steps in their right order."
      : "`shuffle` changes nothing here: there are no options to shuffle.",
    "delete it",
  );
}
