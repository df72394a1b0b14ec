/** Reads one question: its heading, its metadata, and what stands below. Pure. */

import type { Heading, RootContent } from "mdast";
import type { Diagnostic, Position } from "../diagnostic.ts";
import { inlineText } from "../document/block.ts";
import { type Reading, toInlines } from "../markup/blocks.ts";
import { at } from "../markup/node.ts";
import { quoted } from "../quiz/kinds/reading.ts";
import type { Question } from "../quiz/question.ts";
import { slug } from "../text/slug.ts";
import { readParts } from "./answer.ts";
import { ownNodes } from "./border.ts";
import { fingerprint } from "./fingerprint.ts";
import { mendedMarks } from "./mended.ts";
import {
  type QuestionContext,
  readAfter,
  readBefore,
  readObjective,
  readValues,
  readWas,
  reportId,
  reportUseless,
  takeMetadata,
  yes,
} from "./question-metadata.ts";

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
  /** What it was called before, and where that stands. */
  readonly was: readonly string[];
  readonly wasAt: Position | undefined;
  /** Where the metadata names its objective. */
  readonly objectiveAt: Position | undefined;
}

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
  const own = ownNodes(nodes, reading.report);
  const { metadata, rest, torn } = takeMetadata(own, reading);
  const cut = torn || own.length < nodes.length;
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
    { exact: yes(values.get("exact")) === true, cut },
  );
  const was = readWas(values.get("was"), id, reading);
  const shuffle = yes(values.get("shuffle")) ?? true;
  const objective = readObjective(values.get("objective"), context, reading);
  const after = readAfter(values.get("after"), context, reading);
  const before = readBefore(values.get("before"), context, reading);
  reportUseless(values, parts.answer, reading);
  if (parts.answer !== undefined && parts.explanation.length === 0 && !cut) {
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
    was,
    wasAt: values.get("was")?.at,
  };
  if (parts.answer === undefined || text === "" || badId) return { ...result, question: undefined };
  const mended = yes(values.get("mended")) === true;
  return {
    ...result,
    // In the order of the file, which is what makes it short when it is packed.
    question: {
      lesson: context.lesson,
      file: context.file,
      at: place,
      title,
      id,
      ...(was.length === 0 ? {} : { was }),
      ...(objective === undefined ? {} : { objective }),
      ...(after === undefined ? {} : { after }),
      ...(before ? { before } : {}),
      shuffle,
      stem: parts.stem,
      answer: parts.answer,
      hints: parts.hints,
      explanation: parts.explanation,
      fingerprint: fingerprint(parts.answer),
      ...(mended ? { mended: mendedMarks({ title, answer: parts.answer }) } : {}),
    },
  };
}
