/** Reads a whole lesson: its text in sections, its questions. Pure. */

import type { Heading, Html, Paragraph, RootContent } from "mdast";
import type { Diagnostic, Parsed, Position } from "../diagnostic.ts";
import { type QuestionReading, readQuestion } from "../quiz/read/question.ts";
import type { Allow } from "./allow.ts";
import { inlineText } from "./block.ts";
import { type FoundLink, type Reading, toBlocks, toInlines } from "./blocks.ts";
import type { Course, Lesson, LessonMeta, Section } from "./course.ts";
import { splitFrontMatter } from "./front-matter.ts";
import { checkLines } from "./hidden.ts";
import { checkLink } from "./links.ts";
import { readMarkdown } from "./markdown.ts";
import { readAllow } from "./metadata.ts";
import { at, isComment, rawText } from "./node.ts";
import { type MetaPlaces, noMeta, readMeta } from "./parse-meta.ts";
import { notesFor, type Report, startOfFile } from "./problems.ts";
import { slug, slugger } from "./slug.ts";
import { linesOf, withoutMark } from "./source.ts";

export interface LessonFiles {
  /** The folder's name. */
  readonly name: string;
  /** The folder as it is shown in messages: `lessons/login-flow`. */
  readonly folder: string;
  readonly lessonText?: string | undefined;
  readonly quizText?: string | undefined;
  /** Whether a path below the course folder exists; undefined leaves links unchecked. */
  readonly exists?: ((path: string) => boolean) | undefined;
  readonly course?: Course | undefined;
}

/** A rule set aside, for the lines of a section or question, or for the whole file. */
export interface ScopedAllow extends Allow {
  readonly file: string;
  readonly from: number;
  readonly to: number;
}

/** A lesson with the places that rules need to point at. */
export interface LessonReading {
  readonly lesson: Lesson;
  readonly files: { readonly meta: string; readonly lesson?: string; readonly quiz?: string };
  readonly places: MetaPlaces;
  readonly sections: ReadonlyMap<string, Position>;
  readonly questions: readonly QuestionReading[];
  readonly allows: readonly ScopedAllow[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Always gives a lesson, an empty one at worst; what is wrong is in the diagnostics. */
export function parseLesson(files: LessonFiles): Parsed<Lesson> {
  const { lesson, diagnostics } = readLesson(files);
  return { value: lesson, diagnostics };
}

const mostQuestions = 1_000;

export function readLesson(files: LessonFiles): LessonReading {
  const found: Diagnostic[] = [];
  const allows: ScopedAllow[] = [];
  const lessonFile = `${files.folder}/lesson.md`;
  const quizFile = `${files.folder}/quiz.md`;
  const metaFile =
    files.lessonText === undefined && files.quizText !== undefined ? quizFile : lessonFile;
  const { report } = notesFor(metaFile, found);
  const own = files.lessonText ?? files.quizText;
  if (own === undefined) {
    report(
      "lesson.empty",
      startOfFile,
      `The folder ${files.name} has neither a lesson.md nor a quiz.md.`,
      "write one of the two, or delete the folder",
    );
  }
  const reading = own === undefined ? noMeta : readMeta(own, files.name, report);
  const { meta } = reading;
  const text = readText(files, lessonFile, reading.halves.body, meta, found, allows);
  const quiz = readQuiz(
    files,
    quizFile,
    reading.halves.body,
    text?.anchors,
    meta === undefined || !reading.objectivesKnown
      ? undefined
      : meta.objectives.map((one) => one.id),
    found,
    allows,
  );
  const lesson: Lesson = {
    ...(meta ?? emptyMeta(files.name)),
    sections: text?.sections.map((one) => one.section) ?? [],
    questions: quiz.questions.flatMap((one) => one.question ?? []),
    broken: quiz.broken,
  };
  return {
    lesson,
    files: {
      meta: metaFile,
      ...(files.lessonText === undefined ? {} : { lesson: lessonFile }),
      ...(files.quizText === undefined ? {} : { quiz: quizFile }),
    },
    places: reading.places,
    sections: new Map(text?.sections.map((one) => [one.section.id, one.at]) ?? []),
    questions: quiz.questions,
    allows,
    diagnostics: found,
  };
}

/** Only the front matter of a lesson, for rules about another one that refers to it. */
export function readLessonMeta(files: LessonFiles): LessonReading {
  const found: Diagnostic[] = [];
  const file = `${files.folder}/${files.lessonText === undefined ? "quiz" : "lesson"}.md`;
  const text = files.lessonText ?? files.quizText ?? "";
  const { meta, places } = readMeta(text, files.name, notesFor(file, found).report);
  return {
    lesson: { ...(meta ?? emptyMeta(files.name)), sections: [], questions: [], broken: [] },
    files: { meta: file },
    places,
    sections: new Map(),
    questions: [],
    allows: [],
    diagnostics: found,
  };
}

function emptyMeta(name: string): LessonMeta {
  return { name, title: name, summary: "", needs: [], objectives: [], sources: [], terms: [] };
}

interface PlacedSection {
  readonly section: Section;
  readonly at: Position;
}

interface TextReading {
  readonly sections: readonly PlacedSection[];
  /** Slugs of all headings. */
  readonly anchors: readonly string[];
}

function readText(
  files: LessonFiles,
  file: string,
  body: string,
  meta: LessonMeta | undefined,
  found: Diagnostic[],
  allows: ScopedAllow[],
): TextReading | undefined {
  if (files.lessonText === undefined) return undefined;
  const { report } = notesFor(file, found);
  checkLines(linesOf(withoutMark(files.lessonText)), report);
  const links: FoundLink[] = [];
  const tree = readMarkdown(body, report);
  const reading: Reading = {
    report,
    links: tree.links,
    lines: tree.lines,
    onLink: (link) => links.push(link),
  };
  const parts = splitAt(tree.nodes);
  const name = slugger();
  name("intro");
  const sections = parts.flatMap((part): PlacedSection[] => {
    const title =
      part.heading === undefined
        ? ""
        : inlineText(toInlines(part.heading.children, reading)).trim();
    const place = part.heading === undefined ? startOfFile : at(part.heading);
    const id = part.heading === undefined ? "intro" : sectionId(title, place, name, report);
    collectAllows(part, file, allows);
    if (part.heading !== undefined) checkUnderline(part.heading, tree.lines, report);
    checkHeadings(part.nodes, title, meta, report);
    const blocks = toBlocks(part.nodes, reading);
    if (part.heading === undefined && blocks.length === 0) return [];
    return [{ section: { id, title, blocks }, at: place }];
  });
  const anchors = headingSlugs(tree.nodes);
  for (const link of links) {
    checkLink(link, { lesson: files.name, anchors, exists: files.exists }, report);
  }
  return { sections, anchors: sections.map((one) => one.section.id) };
}

function sectionId(
  title: string,
  place: Position,
  name: (text: string) => string,
  report: Report,
): string {
  const id = name(title);
  if (id !== slug(title) && slug(title) !== "intro") {
    report(
      "lesson.duplicate-section",
      place,
      `There are two sections called "${title}"; this one is known as \`${id}\`.`,
      "give each section a title of its own",
    );
  }
  return id;
}

function checkHeadings(
  nodes: readonly RootContent[],
  title: string,
  meta: LessonMeta | undefined,
  report: Report,
): void {
  if (meta !== undefined && title !== "" && title === meta.title) {
    report(
      "lesson.title-twice",
      startOfFile,
      `The section "${title}" is called like the lesson.`,
      "give the section a title that says what it holds",
    );
  }
  for (const node of nodes) {
    if (node.type === "heading" && node.depth === 1) {
      report(
        "lesson.heading-one",
        at(node),
        "A heading with one # begins no section, and the title is shown from the front matter.",
        "write `## ` to begin a section, or delete the line",
      );
    }
    if (node.type === "paragraph" && /^#{1,6}[^#\s]/.test(rawText([node]))) {
      report(
        "text.heading",
        at(node),
        "A blank is missing behind the `#`, so this is no heading.",
        "write `## ` and then the title",
      );
    }
  }
}

/** A line of dashes right below a text makes a heading of it, which is seldom meant. */
function checkUnderline(heading: Heading, lines: readonly string[], report: Report): void {
  const place = at(heading);
  if (lines[place.line - 1]?.[place.col - 1] === "#") return;
  report(
    "text.heading",
    place,
    "The line of dashes below makes a heading of this text.",
    "put an empty line between the two, or write `## ` before the heading",
  );
}

function headingSlugs(nodes: readonly RootContent[]): string[] {
  const name = slugger();
  return nodes.flatMap((node) => (node.type === "heading" ? [name(rawText(node.children))] : []));
}

interface QuizReading {
  readonly questions: readonly QuestionReading[];
  readonly broken: readonly Diagnostic[];
}

function readQuiz(
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
  checkBefore(before?.nodes ?? [], report);
  if (parts.length === 0) {
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

function checkBefore(nodes: readonly RootContent[], report: Report): void {
  const first = nodes.find(
    (node): node is Exclude<RootContent, Html> =>
      !(node.type === "html" && isComment(node.value)) && node.type !== "thematicBreak",
  );
  if (first === undefined) return;
  report(
    "quiz.text-outside",
    at(first),
    first.type === "heading"
      ? `A heading with ${"#".repeat(first.depth)} asks no question, and what is above the first question is not shown.`
      : "What stands above the first question is not shown.",
    nearMissOfHeading(first)
      ? "write `## ` before the question"
      : "move it below a `## ` heading, or into lesson.md",
  );
}

function nearMissOfHeading(node: RootContent): node is Heading | Paragraph {
  return node.type === "heading" || (node.type === "paragraph" && /^#/.test(rawText([node])));
}

function collectAllows(part: Part, file: string, allows: ScopedAllow[]): void {
  for (const node of part.nodes) {
    const allow = node.type === "html" ? readAllow(node) : undefined;
    if (allow !== undefined) allows.push({ ...allow, file, from: part.from, to: part.to });
  }
}

interface Part {
  readonly heading: Heading | undefined;
  readonly nodes: RootContent[];
  /** Lines of the part; what stands above the first heading is about the whole file. */
  readonly from: number;
  to: number;
}

/** What stands above the first `##`, then one part for each. */
function splitAt(nodes: readonly RootContent[]): Part[] {
  const whole = Number.MAX_SAFE_INTEGER;
  const parts: Part[] = [{ heading: undefined, nodes: [], from: 1, to: whole }];
  for (const node of nodes) {
    const last = parts.at(-1);
    if (node.type !== "heading" || node.depth !== 2) last?.nodes.push(node);
    else {
      const from = at(node).line;
      if (last?.heading !== undefined) last.to = from - 1;
      parts.push({ heading: node, nodes: [], from, to: whole });
    }
  }
  return parts;
}
