/** `convert`: questions from another program's file as a quiz.md, or a folder of them as a course. For authors. */

import { existsSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { cleanLines, line, wrapLine } from "mermaid-text/text";
import { defineCommand, oneOf, text } from "../command.ts";
import { TutorError } from "../core/error.ts";
import {
  type Converted,
  convertFiles,
  convertQuiz,
  lossesOf,
} from "../core/exchange/in/convert.ts";
import { courseText, lessonNames, quizHead } from "../core/exchange/in/converted-course.ts";
import { type ForeignFile, groupsIn, type QuizGroup } from "../core/exchange/in/package.ts";
import { type SourceKind, sourceKinds, sourceOf } from "../core/exchange/in/source-kind.ts";
import { counted } from "../core/text/counted.ts";
import { noticeView } from "../core/view/error.ts";
import { foreignBytes, foreignFiles, isFolder, packageBytes } from "../shell/foreign-files.ts";
import { eachOf } from "../shell/long-work.ts";
import { isTaken, writeNewFile, writeNewFiles } from "../shell/new-files.ts";
import type { World } from "../shell/world.ts";

export const command = defineCommand({
  description:
    "for authors: questions from other programs' files as a quiz.md, or many as a course",
  arguments: [
    {
      text: "<file>",
      description:
        "a quiz in Markdown, a page with <quiz> blocks, GIFT, Aiken, Moodle XML, QTI 1.2 or 2, text2qti, R exams, mdbook-quiz, notes out of Anki, CSV or TSV; a folder or a ZIP of them; - for standard input",
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
    ["whichside convert export.zip --out my-course", "the same of a package, as Canvas writes it"],
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
  if (file !== "-" && isFolder(file)) return convertMany(inFolder(file), out, world);
  const packed = file === "-" ? undefined : packageBytes(file);
  if (packed !== undefined) return convertPackage(await inPackage(packed, file), out, world);
  const shown = file === "-" ? "standard input" : file;
  const converted = await convertedFile(file, shown, from, world);
  await tellLosses(converted, shown, world);
  return written(converted, shown, out, undefined, world);
}

/** One quiz, printed or put into a file. */
async function written(
  converted: Converted,
  shown: string,
  out: string | undefined,
  title: string | undefined,
  world: World,
): Promise<number> {
  const { questions, lost, unexplained, left } = converted;
  if (questions === 0) {
    throw new TutorError("convert.nothing", `No question in ${shown} could be converted.`, {
      hint: left.length > 0 ? "The lines above say why." : "Is it something else than it seems?",
    });
  }
  if (out === undefined) {
    for (const each of cleanLines(converted.text.trimEnd())) world.print(each);
  } else writeNewFile(resolve(out), `${headFor(out, shown, title)}${converted.text}`);
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

/** What an author brings that holds several files. */
interface Brought {
  readonly shown: string;
  readonly files: readonly ForeignFile[];
}

function inFolder(folder: string): Brought {
  const files = foreignFiles(folder).map((name) => ({
    name,
    text: textOf(foreignBytes(join(folder, name))),
  }));
  return { shown: folder, files };
}

async function inPackage(bytes: Uint8Array, shown: string): Promise<Brought> {
  const { textsInArchive } = await import("../shell/archive.ts");
  const { texts, others } = textsInArchive(bytes, shown);
  const other = otherPackage([...texts.map(({ name }) => name), ...others]);
  if (other !== undefined) {
    throw new TutorError("convert.unknown", `${shown} is ${other.is}, which can't be read.`, {
      hint: other.hint,
      exitCode: 2,
    });
  }
  return { shown, files: texts.map((each) => ({ name: each.name, text: textOf(each.bytes) })) };
}

/** Packages of other kinds are ZIPs as well, and their programs have another way out. */
function otherPackage(
  names: readonly string[],
): { readonly is: string; readonly hint: string } | undefined {
  const has = (sign: RegExp) => names.some((name) => sign.test(name));
  if (has(/^moodle_backup\.xml$/)) {
    return {
      is: "a backup of a Moodle course",
      hint: "Export the question bank in Moodle instead, as Moodle XML.",
    };
  }
  if (has(/^collection\.anki2/)) {
    return {
      is: "a package of Anki",
      hint: "Export the deck in Anki instead, as notes in plain text.",
    };
  }
  if (has(/^h5p\.json$/)) return { is: "a package of H5P", hint: "Copy its questions by hand." };
  if (has(/^(?:word|xl|ppt)\//)) {
    return { is: "a document of Office", hint: "Save a table of questions as CSV in UTF-8." };
  }
  return undefined;
}

/** A package with a folder to go to becomes a course; else all of it is one quiz. */
async function convertPackage(
  brought: Brought,
  out: string | undefined,
  world: World,
): Promise<number> {
  if (out !== undefined && !out.endsWith(".md")) return convertMany(brought, out, world);
  const groups = await groupsTold(brought, world);
  const converted = convertFiles(groups.flatMap(({ files }) => files));
  await tellLosses(converted, brought.shown, world);
  return written(converted, brought.shown, out, groups[0]?.title, world);
}

async function groupsTold({ shown, files }: Brought, world: World): Promise<readonly QuizGroup[]> {
  const { groups, others } = groupsIn(files, basename(resolve(shown)));
  for (const { file, why } of others)
    await world.warn(noticeView(`${file} ${why}.`, undefined, world.look()));
  return groups;
}

/** Each file that is a quiz becomes a lesson, and items that stand alone one together; every file is told. */
async function convertMany(
  brought: Brought,
  out: string | undefined,
  world: World,
): Promise<number> {
  const groups = await groupsTold(brought, world);
  const task = { doing: "Converting", unit: "lesson", of: groups.length };
  const found = await world.longWork(task, (work) =>
    eachOf(work, groups, task, "Nothing was written.", (group) => ({
      group,
      converted: convertFiles(group.files),
    })),
  );
  for (const { group, converted } of found) await tellLosses(converted, group.file, world);
  const taken = found.filter(({ converted }) => converted.questions > 0);
  if (taken.length === 0) {
    throw new TutorError("convert.nothing", `No question in ${brought.shown} could be converted.`, {
      hint: "The lines above say what each file looks like.",
    });
  }
  if (out !== undefined) writeCourse(resolve(out), taken);
  for (const { group, converted } of found) {
    const { questions, lost } = converted;
    await say(`${group.file}: ${questions} of ${counted(questions + lost, "question")}`, world);
  }
  const sum = (of: (one: Converted) => number) =>
    found.reduce((all, { converted }) => all + of(converted), 0);
  const [questions, lost] = [sum((one) => one.questions), sum((one) => one.lost)];
  const unexplained = sum((one) => one.unexplained);
  await say(summary(questions, lost, unexplained, out), world);
  return 0;
}

function textOf(bytes: Uint8Array): string | undefined {
  const read = new TextDecoder().decode(bytes);
  return bytes.length > 4_000_000 || /[\ufffd\0]/.test(read) ? undefined : read;
}

function writeCourse(
  folder: string,
  taken: readonly { readonly group: QuizGroup; readonly converted: Converted }[],
): void {
  if (isTaken(folder)) {
    throw new TutorError("new.exists", `${folder} is there already.`, {
      hint: "Name a folder that isn't there yet: nothing is written over.",
    });
  }
  const lessons = lessonNames(taken.map(({ group }) => group.title ?? group.file));
  const files = new Map([["course.yaml", courseText(basename(folder), lessons)]]);
  for (const [index, { group, converted }] of taken.entries()) {
    const head = quizHead(basename(group.file), group.title);
    files.set(`${lessons[index]}/quiz.md`, `${head}${converted.text}`);
  }
  writeNewFiles(folder, files);
}

/** A quiz.md beside no lesson.md is a lesson of its own, and begins as one. */
function headFor(out: string, shown: string, title: string | undefined): string {
  const path = resolve(out);
  const alone = basename(path) === "quiz.md" && !existsSync(join(dirname(path), "lesson.md"));
  return alone ? quizHead(basename(shown), title) : "";
}

async function tellLosses(converted: Converted, shown: string, world: World): Promise<void> {
  for (const { file = shown, lines, why } of lossesOf(converted)) {
    const [row] = lines;
    const said = lines.length === 1 ? why : `${why} (lines ${rangesOf(lines)})`;
    await world.warn(noticeView(`${file}:${row} left out: ${said}.`, undefined, world.look()));
  }
}

/** `4-7, 9, 12`. */
function rangesOf(lines: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const each of lines) {
    const last = ranges.at(-1);
    if (last !== undefined && each <= last[1] + 1) last[1] = each;
    else ranges.push([each, each]);
  }
  return ranges.map(([from, to]) => (from === to ? from : `${from}-${to}`)).join(", ");
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
