/** Reads quiz.md: its questions. Pure. */

import type { Heading, Html, Paragraph, RootContent } from "mdast";
import type { Diagnostic, Position } from "../diagnostic.ts";
import type { FoundLink } from "../markup/blocks.ts";
import { splitFrontMatter } from "../markup/front-matter.ts";
import { checkLines } from "../markup/hidden.ts";
import { checkLink } from "../markup/links.ts";
import { readMarkdown } from "../markup/markdown.ts";
import { at, isComment, rawText } from "../markup/node.ts";
import { linesOf, withoutMark } from "../markup/source.ts";
import { notesFor, type Report, startOfFile } from "../problems.ts";
import { shapes } from "../quiz/kinds/authored.ts";
import { foreignQuestion, reportForeign } from "./foreign.ts";
import { commentText, isQuestionMetadata } from "./metadata.ts";
import {
  checkUnderline,
  collectAllows,
  type LessonFiles,
  type ScopedAllow,
  splitAt,
} from "./parts.ts";
import { type QuestionReading, readQuestion } from "./question.ts";

export const mostQuestions = 1_000;

export interface QuizReading {
  readonly questions: readonly QuestionReading[];
  readonly broken: readonly Diagnostic[];
}

export function readQuiz(
  files: LessonFiles,
  file: string,
  metaBody: string,
  sections: readonly string[] | undefined,
  objectives: readonly string[] | undefined,
  found: Diagnostic[],
  allows: ScopedAllow[],
): QuizReading {
  if (files.quizText === undefined) return { questions: [], broken: [] };
  const { report } = notesFor(file, found);
  checkLines(linesOf(withoutMark(files.quizText)), report);
  const body = files.lessonText === undefined ? metaBody : quizBody(files.quizText, report);
  const tree = readMarkdown(body, report);
  const [before, ...parts] = splitAt(tree.nodes);
  if (before !== undefined) collectAllows(before, file, allows);
  const told = checkBefore(before?.nodes ?? [], report);
  if (parts.length === 0 && !told) {
    report(
      "quiz.no-questions",
      startOfFile,
      "The quiz has no question.",
      "write each question as a heading: `## Where are passwords checked?`",
    );
  }
  if (parts.length > mostQuestions) {
    report(
      "limit.questions",
      at(parts[mostQuestions]?.heading as Heading),
      `The quiz has more than ${mostQuestions} questions; the rest is left out.`,
      "split it into several lessons",
    );
  }
  const questions: QuestionReading[] = [];
  const broken: Diagnostic[] = [];
  const taken = new Map<string, Position>();
  for (const part of parts.slice(0, mostQuestions)) {
    const { heading, nodes } = part;
    if (heading === undefined) continue;
    const notes = notesFor(file);
    const links: FoundLink[] = [];
    const context = {
      lesson: files.name,
      file,
      objectives,
      sections,
    };
    const one = readQuestion(heading, nodes, context, {
      report: notes.report,
      found: notes.found,
      links: tree.links,
      lines: tree.lines,
      onLink: (link) => links.push(link),
    });
    for (const link of links) {
      checkLink(
        link,
        { lesson: files.name, anchors: sections ?? [], exists: files.exists },
        notes.report,
      );
    }
    collectAllows(part, file, allows);
    checkUnderline(heading, tree.lines, notes.report);
    const twin = taken.get(one.id);
    if (twin !== undefined) reportTwin(one, heading, twin, notes.report);
    taken.set(one.id, at(heading));
    found.push(...notes.found);
    const usable = one.question !== undefined && twin === undefined;
    questions.push(usable ? one : { ...one, question: undefined });
    const first = notes.found.filter((note) => note.severity === "error").at(usable ? 0 : -1);
    if (!usable && first !== undefined) broken.push(firstFault(notes.found) ?? first);
  }
  return { questions, broken };
}

function firstFault(found: readonly Diagnostic[]): Diagnostic | undefined {
  return found.find((note) => note.severity === "error" && note.code.startsWith("question."));
}

function reportTwin(one: QuestionReading, heading: Heading, twin: Position, report: Report): void {
  report(
    "question.duplicate-id",
    at(heading),
    `The id \`${one.id}\` is taken by the question on line ${twin.line}.`,
    "give each an id of its own: `<!-- id: my-question -->` directly below the heading",
  );
}

function quizBody(text: string, report: Report): string {
  const halves = splitFrontMatter(text, report);
  if (halves.yaml !== undefined) {
    report(
      "quiz.front-matter",
      startOfFile,
      "The front matter of this quiz is not read, since lesson.md has one.",
      "delete it here",
    );
  }
  return halves.body;
}

/** True when a question was found there that is not asked. */
function checkBefore(nodes: readonly RootContent[], report: Report): boolean {
  const first = nodes.find(
    (node): node is Exclude<RootContent, Html> =>
      !(node.type === "html" && isComment(node.value)) && node.type !== "thematicBreak",
  );
  if (first === undefined) return false;
  const foreign = foreignQuestion(first);
  if (foreign !== undefined) {
    reportForeign(foreign, first, report);
    return true;
  }
  if (nearMissOfHeading(first) && nodes.some(asks)) {
    report(
      "question.heading-level",
      at(first),
      first.type === "heading"
        ? `A heading with ${"#".repeat(first.depth)} asks no question, so what stands below it is not asked.`
        : "No `## ` stands before this text, so it asks no question.",
      "begin it with `## `",
    );
    return true;
  }
  report(
    "quiz.text-outside",
    at(first),
    first.type === "heading"
      ? `A heading with ${"#".repeat(first.depth)} asks no question, and what is above the first question is not shown.`
      : "What stands above the first question is not shown.",
    first.type === "heading"
      ? "begin it with `## ` when it is a question; a title stands in the front matter"
      : nearMissOfHeading(first)
        ? "write `## ` before the question"
        : "move it below a `## ` heading, or into lesson.md",
  );
  return false;
}

/** What stands only below a question: its metadata, or an answer. */
function asks(node: RootContent): boolean {
  if (node.type === "html") return isQuestionMetadata(commentText(node) ?? "");
  return node.type !== "table" && shapes.some((shape) => shape.claims(node, false));
}

function nearMissOfHeading(node: RootContent): node is Heading | Paragraph {
  if (node.type !== "paragraph") return node.type === "heading";
  return /^#/.test(rawText([node])) || node.children.every((each) => each.type === "strong");
}
