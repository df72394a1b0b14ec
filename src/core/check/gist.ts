/**
 * What rules across lessons need of a lesson, and nothing else of it: a course of thousands of
 * lessons is checked one lesson after the other, and no text may stay behind. Pure.
 */

import type { Term } from "../course/course.ts";
import type { Position } from "../diagnostic.ts";
import { inlineText } from "../document/block.ts";
import { startOfFile } from "../problems.ts";
import type { Question } from "../quiz/question.ts";
import type { LessonReading } from "../reading/parse-lesson.ts";
import type { ScopedAllow } from "../reading/parts.ts";
import type { QuestionReading } from "../reading/question.ts";
import { detached } from "../text/detached.ts";
import { isNegative } from "./question-teaching.ts";

export interface LessonGist {
  readonly name: string;
  readonly title: string;
  readonly titleAt: Position;
  readonly files: LessonReading["files"];
  readonly needs: readonly { readonly name: string; readonly at: Position }[];
  /** What the folder was called before. */
  readonly was: readonly { readonly name: string; readonly at: Position }[];
  readonly objectives: readonly { readonly id: string; readonly at: Position }[];
  readonly terms: readonly (Term & { readonly at: Position })[];
  readonly questions: readonly QuestionGist[];
  /** It has no text at all. */
  readonly empty: boolean;
  readonly allows: readonly ScopedAllow[];
}

export interface QuestionGist {
  readonly id: string;
  /** False for one that is broken. */
  readonly asked: boolean;
  readonly at: Position;
  /** What it was called before. */
  readonly was?: readonly string[];
  readonly wasAt?: Position | undefined;
  /** What the metadata says that it tests, even when the question is broken. */
  readonly objective?: Question["objective"];
  readonly objectiveAt?: Position | undefined;
  /** It has options to pick from; `negative` when it asks for what is not so. */
  readonly picked?: { readonly negative: boolean };
  /** Of a question with one right option: the characters of its options. */
  readonly single?: SingleGist;
}

export interface SingleGist {
  readonly right: number;
  readonly wrong: readonly number[];
  /** Place of the right option in the file, from 0. */
  readonly position: number;
  readonly shuffle: boolean;
}

export function gistOf({ lesson, files, places, questions, allows }: LessonReading): LessonGist {
  return detached({
    name: lesson.name,
    title: lesson.title,
    titleAt: places.title,
    files,
    needs: lesson.needs.map((name) => ({ name, at: places.needs.get(name) ?? startOfFile })),
    was: (lesson.was ?? []).map((name) => ({ name, at: places.was.get(name) ?? startOfFile })),
    objectives: lesson.objectives.map(({ id }) => ({
      id,
      at: places.objectives.get(id) ?? startOfFile,
    })),
    terms: lesson.terms.map((term) => ({
      ...term,
      at: places.terms.get(term.term) ?? startOfFile,
    })),
    questions: questions.map(questionGist),
    empty: lesson.sections.length === 0,
    allows,
  });
}

function questionGist(reading: QuestionReading): QuestionGist {
  const { question, id, at, objective, objectiveAt, was, wasAt } = reading;
  const single = question === undefined ? undefined : singleOf(question);
  const kind = question?.answer.kind;
  return {
    id,
    asked: question !== undefined,
    at,
    objective,
    objectiveAt,
    ...(was.length === 0 ? {} : { was, wasAt }),
    ...(question !== undefined && (kind === "choice" || kind === "choices")
      ? { picked: { negative: isNegative(question) } }
      : {}),
    ...(single === undefined ? {} : { single }),
  };
}

function singleOf({ answer, shuffle }: Question): SingleGist | undefined {
  if (answer.kind !== "choice") return undefined;
  const lengths = answer.options.map((option) => inlineText(option.content).length);
  const position = answer.options.findIndex((option) => option.right);
  return {
    right: lengths[position] ?? 0,
    wrong: lengths.filter((_, index) => index !== position),
    position,
    shuffle,
  };
}
