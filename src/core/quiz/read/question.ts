/** Reads one question: its heading, its metadata, and what stands below. Pure. */

import type { Heading, Html, RootContent } from "mdast";
import { inlineText } from "../../course/block.ts";
import { type Reading, toInlines } from "../../course/blocks.ts";
import {
  commentText,
  isMetadata,
  isQuestionMetadata,
  type MetadataEntry,
  metadataEntries,
} from "../../course/metadata.ts";
import { at } from "../../course/node.ts";
import { didYouMean, isName, slug } from "../../course/slug.ts";
import type { Diagnostic, Position } from "../../diagnostic.ts";
import type { Question } from "../question.ts";
import { readParts } from "./answer.ts";
import { fingerprint } from "./fingerprint.ts";
import { quoted } from "./reading.ts";

/** What a question may refer to. */
export interface QuestionContext {
  readonly lesson: string;
  readonly file: string;
  /** Ids of the lesson's objectives; undefined when its front matter could not be read. */
  readonly objectives: readonly string[] | undefined;
  /** Ids of the lesson's sections; undefined when there is no lesson.md. */
  readonly sections: readonly string[] | undefined;
}

export interface QuestionReading {
  /** Undefined when the question cannot be asked. */
  readonly question: Question | undefined;
  /** Name that the metadata or the heading gives it, even when it is broken. */
  readonly id: string;
  /** Where the parts of the answer stand, in the order of the file. */
  readonly places: readonly Position[];
  readonly at: Position;
  /** The id stands in the metadata and doesn't change with the heading. */
  readonly named: boolean;
  /** What the metadata says that it tests, even when the question is broken. */
  readonly objective: Question["objective"];
  /** Where the metadata names its objective. */
  readonly objectiveAt: Position | undefined;
}

const keys = ["id", "objective", "after", "shuffle", "exact"] as const;

export function readQuestion(
  heading: Heading,
  nodes: readonly RootContent[],
  context: QuestionContext,
  reading: Reading & { readonly found: readonly Diagnostic[] },
): QuestionReading {
  const title = toInlines(heading.children, reading);
  const text = inlineText(title).trim();
  const place = at(heading);
  if (text === "") {
    reading.report(
      "question.no-title",
      place,
      "The heading asks nothing.",
      "write the question behind `## `",
    );
  }
  const { metadata, rest } = takeMetadata(nodes, reading);
  const values = readValues(metadata, reading);
  const id = values.get("id")?.value ?? slug(text);
  const badId = reportId(values.get("id"), id, text, place, reading);
  const places: Position[] = [];
  const parts = readParts(
    rest,
    {
      ...reading,
      name: text === "" ? "The question" : quoted(text),
      at: place,
      onPlace: (one) => places.push(one),
    },
    yes(values.get("exact")) === true,
  );
  const shuffle = yes(values.get("shuffle")) ?? true;
  const objective = readObjective(values.get("objective"), context, reading);
  const after = readAfter(values.get("after"), context, reading);
  reportUseless(values, parts.answer?.kind, reading);
  if (parts.answer !== undefined && parts.explanation.length === 0) {
    reading.report(
      "question.no-explanation",
      place,
      `${quoted(text)} has no explanation.`,
      "write below the hints `> [!NOTE]` and on the next lines `> ` with why the right answer is right",
    );
  }
  const result = {
    id,
    places,
    at: place,
    named: values.has("id"),
    objective,
    objectiveAt: values.get("objective")?.at,
  };
  if (parts.answer === undefined || text === "" || badId) return { ...result, question: undefined };
  return {
    ...result,
    question: {
      id,
      lesson: context.lesson,
      title,
      ...(objective === undefined ? {} : { objective }),
      ...(after === undefined ? {} : { after }),
      shuffle,
      stem: parts.stem,
      answer: parts.answer,
      hints: parts.hints,
      explanation: parts.explanation,
      fingerprint: fingerprint(parts.answer),
      file: context.file,
      at: place,
    },
  };
}

/** The first comment with keys below the heading; comments in other places are plain notes. */
function takeMetadata(
  nodes: readonly RootContent[],
  reading: Reading,
): { readonly metadata: readonly MetadataEntry[]; readonly rest: readonly RootContent[] } {
  let metadata: readonly MetadataEntry[] | undefined;
  let content = false;
  const rest: RootContent[] = [];
  for (const node of nodes) {
    const text = node.type === "html" ? commentText(node) : undefined;
    if (node.type !== "html" || text === undefined) {
      rest.push(node);
      content = true;
      continue;
    }
    if (metadata === undefined && !content && isMetadata(text))
      metadata = metadataEntries(node, text);
    else if (isQuestionMetadata(text)) reportPlace(node, reading);
  }
  return { metadata: metadata ?? [], rest };
}

function reportPlace(node: Html, reading: Reading): void {
  reading.report(
    "question.metadata-place",
    at(node),
    "This comment is not read: metadata stands in one comment directly below the heading.",
    "move its keys there",
  );
}

function readValues(
  entries: readonly MetadataEntry[],
  reading: Reading,
): Map<string, MetadataEntry> {
  const values = new Map<string, MetadataEntry>();
  for (const entry of entries) {
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
    } else values.set(entry.key, checked(entry, reading));
  }
  return values;
}

function checked(entry: MetadataEntry, reading: Reading): MetadataEntry {
  if (entry.key !== "shuffle" && entry.key !== "exact") return entry;
  if (yes(entry) === undefined) {
    reading.report(
      "question.wrong-value",
      entry.at,
      `\`${entry.key}\` is \`yes\` or \`no\`, not ${quoted(entry.value)}.`,
      entry.key === "shuffle"
        ? "write `shuffle: no` to keep the order"
        : "write `exact: yes` to forgive nothing",
    );
  }
  return entry;
}

function yes(entry: MetadataEntry | undefined): boolean | undefined {
  if (entry?.value === "yes") return true;
  return entry?.value === "no" ? false : undefined;
}

function reportId(
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
      "use lower-case words joined by hyphens",
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

function readObjective(
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

function readAfter(
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

function reportUseless(
  values: ReadonlyMap<string, MetadataEntry>,
  kind: string | undefined,
  reading: Reading,
): void {
  if (kind === undefined) return;
  const exact = values.get("exact");
  if (exact !== undefined && kind !== "text" && kind !== "gaps") {
    reading.report(
      "question.useless-key",
      exact.at,
      "`exact` changes nothing here: nothing is typed.",
      "delete it",
    );
  }
  const shuffle = values.get("shuffle");
  if (shuffle === undefined || kind === "choice" || kind === "choices" || kind === "sort") return;
  reading.report(
    "question.useless-key",
    shuffle.at,
    kind === "order" && shuffle.value === "no"
      ? "`shuffle: no` would show the steps in their right order."
      : "`shuffle` changes nothing here: there are no options to shuffle.",
    "delete it",
  );
}
