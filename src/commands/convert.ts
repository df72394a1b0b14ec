/** `convert`: questions from another program's file as a quiz.md, or a folder of them as a course. For authors. */

import { existsSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { cleanLines, line, wrapLine } from "mermaid-text/text";
import { defineCommand, oneOf, text } from "../command.ts";
import { TutorError } from "../core/error.ts";
import { type Converted, convertFiles, convertQuiz } from "../core/exchange/in/convert.ts";
import { courseText, lessonNames, quizHead } from "../core/exchange/in/converted-course.ts";
import {
  type QuizSource,
  type SourceKind,
  sourceKinds,
  sourceOf,
} from "../core/exchange/in/source-kind.ts";
import { counted } from "../core/text/counted.ts";
import { noticeView } from "../core/view/error.ts";
import { foreignBytes, foreignFiles, isFolder } from "../shell/foreign-files.ts";
import { isTaken, writeNewFile, writeNewFiles } from "../shell/new-files.ts";
import type { World } from "../shell/world.ts";

export const command = defineCommand({
  description:
    "for authors: questions from other programs' files as a quiz.md, or a folder as a course",
  arguments: [
    {
      text: "<file>",
      description:
        "a quiz in Markdown, a page with <quiz> blocks, GIFT, Aiken, Moodle XML, QTI 1.2 or 2, text2qti, R exams, CSV or TSV; a folder of them; - for standard input",
    },
  ],
  options: {
    from: oneOf("<format>", sourceKinds, "what the file is, if it isn't found out"),
    out: text(
      "<file>",
      "write this file instead of printing; for a folder, the new course's folder",
    ),
  },
  examples: [
    ["whichside convert page.md", "prints a quiz.md, and what was left out"],
    ["whichside convert bank.gift --out lessons/login/quiz.md", "writes it"],
    ["whichside convert quizzes --out my-course", "makes a course of a folder, with a report"],
  ],
  run: (options, [file = ""], world) => convert({ ...options, file }, world),
});

export interface ConvertOptions {
  /** `-` for standard input. */
  readonly file: string;
  /** Found out from the file without it. */
  readonly from?: SourceKind;
  /** Printed without it. A file that is there is not written over. */
  readonly out?: string;
}

export async function convert(options: ConvertOptions, world: World): Promise<number> {
  const { file, out, from } = options;
  if (file !== "-" && isFolder(file)) return convertFolder(file, out, world);
  const shown = file === "-" ? "standard input" : file;
  const converted = await convertedFile(file, shown, from, world);
  await tellLosses(converted, shown, world);
  const { questions, lost, unexplained, left } = converted;
  if (questions === 0) {
    throw new TutorError("convert.nothing", `No question in ${shown} could be converted.`, {
      hint: left.length > 0 ? "The lines above say why." : "Is it something else than it seems?",
    });
  }
  if (out === undefined) {
    for (const each of cleanLines(converted.text.trimEnd())) world.print(each);
  } else writeNewFile(resolve(out), `${headFor(out, shown)}${converted.text}`);
  await say(summary(questions, lost, unexplained, out), world);
  return 0;
}

async function convertedFile(
  file: string,
  shown: string,
  from: SourceKind | undefined,
  world: World,
): Promise<Converted> {
  const read = await world.readText(file);
  if (read.includes("\ufffd")) {
    throw new TutorError("file.unreadable", `${shown} cannot be read: it is not in UTF-8.`, {
      hint: "Save it from your editor as plain text with the encoding UTF-8.",
    });
  }
  return convertQuiz(read, from ?? formatOf(read, file, shown));
}

/** Each file that is a quiz becomes a lesson, and items that stand alone one together; every file is told. */
async function convertFolder(
  folder: string,
  out: string | undefined,
  world: World,
): Promise<number> {
  const found: { file: string; converted: Converted }[] = [];
  const items = new Map<string, { name: string; text: string }[]>();
  for (const file of foreignFiles(folder)) {
    const read = textOf(foreignBytes(join(folder, file)));
    const source: QuizSource =
      read === undefined ? { kind: "other", looksLike: undefined } : sourceOf(read, file);
    if (source.kind === "other") {
      const looks =
        source.looksLike === undefined ? "holds no questions" : `looks like ${source.looksLike}`;
      const said = read === undefined ? "is no text, or too large" : looks;
      await world.warn(noticeView(`${file} ${said}.`, undefined, world.look()));
    } else if (read === undefined) continue;
    else if (source.format === "qti") {
      const group = dirname(file) === "." ? basename(resolve(folder)) : dirname(file);
      items.set(group, [...(items.get(group) ?? []), { name: file, text: read }]);
    } else found.push({ file, converted: convertQuiz(read, source.format) });
  }
  for (const [file, held] of items) found.push({ file, converted: convertFiles(held) });
  for (const { file, converted } of found) await tellLosses(converted, file, world);
  const taken = found.filter(({ converted }) => converted.questions > 0);
  if (taken.length === 0) {
    throw new TutorError("convert.nothing", `No question in ${folder} could be converted.`, {
      hint: "The lines above say what each file looks like.",
    });
  }
  if (out !== undefined) writeCourse(resolve(out), taken);
  for (const { file, converted } of found) {
    const { questions, lost } = converted;
    await say(`${file}: ${questions} of ${counted(questions + lost, "question")}`, world);
  }
  const sum = (of: (one: Converted) => number) =>
    found.reduce((all, { converted }) => all + of(converted), 0);
  const [questions, lost] = [sum((one) => one.questions), sum((one) => one.lost)];
  await say(
    summary(
      questions,
      lost,
      sum((one) => one.unexplained),
      out,
    ),
    world,
  );
  return 0;
}

function textOf(bytes: Uint8Array): string | undefined {
  const read = new TextDecoder().decode(bytes);
  return bytes.length > 1_000_000 || /[\ufffd\0]/.test(read) ? undefined : read;
}

function writeCourse(
  folder: string,
  taken: readonly { readonly file: string; readonly converted: Converted }[],
): void {
  if (isTaken(folder)) {
    throw new TutorError("new.exists", `${folder} is there already.`, {
      hint: "Name a folder that isn't there yet: nothing is written over.",
    });
  }
  const lessons = lessonNames(taken.map(({ file }) => file));
  const files = new Map([["course.yaml", courseText(basename(folder), lessons)]]);
  for (const [index, { file, converted }] of taken.entries()) {
    files.set(`${lessons[index]}/quiz.md`, `${quizHead(basename(file))}${converted.text}`);
  }
  writeNewFiles(folder, files);
}

/** A quiz.md beside no lesson.md is a lesson of its own, and begins as one. */
function headFor(out: string, shown: string): string {
  const path = resolve(out);
  const alone = basename(path) === "quiz.md" && !existsSync(join(dirname(path), "lesson.md"));
  return alone ? quizHead(basename(shown)) : "";
}

async function tellLosses(converted: Converted, shown: string, world: World): Promise<void> {
  for (const { line: row, file, why } of converted.left) {
    await world.warn(
      noticeView(`${file ?? shown}:${row} left out: ${why}.`, undefined, world.look()),
    );
  }
}

async function say(text: string, world: World): Promise<void> {
  await world.warn(wrapLine(line(text), world.look().text));
}

/** Only what is sure: a file that is something else would become questions nobody wrote. */
function formatOf(read: string, file: string, shown: string): SourceKind {
  const source = sourceOf(read, file);
  if (source.kind === "known") return source.format;
  const why =
    source.looksLike === undefined
      ? "holds no questions that can be read"
      : `looks like ${source.looksLike}, which can't be read`;
  throw new TutorError("convert.unknown", `${shown} ${why}.`, {
    hint: "whichside convert --help names the formats that can be: if it is one of them, say which with --from.",
    exitCode: 2,
  });
}

function summary(
  questions: number,
  lost: number,
  unexplained: number,
  out: string | undefined,
): string {
  const count =
    lost === 0
      ? counted(questions, "question")
      : `${questions} of ${counted(questions + lost, "question")}`;
  const done = `${count} converted${out === undefined ? "" : ` to ${out}`}.`;
  if (unexplained === 0) return done;
  if (questions === 1) return `${done} It has no explanation yet.`;
  const lack = unexplained === 1 ? "One has" : `${unexplained} have`;
  return `${done} ${lack} no explanation yet: whichside check names ${unexplained === 1 ? "it" : "them"}.`;
}
