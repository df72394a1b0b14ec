/** `convert`: questions from another program's file as a quiz.md. For authors. */

import { resolve } from "node:path";
import { cleanLines, line, wrapLine } from "mermaid-text/text";
import { defineCommand, oneOf, text } from "../command.ts";
import { TutorError } from "../core/error.ts";
import { convertQuiz } from "../core/exchange/in/convert.ts";
import { type SourceKind, sourceKinds, sourceOf } from "../core/exchange/in/source-kind.ts";
import { noticeView } from "../core/view/error.ts";
import { writeNewFile } from "../shell/new-files.ts";
import type { World } from "../shell/world.ts";

export const command = defineCommand({
  description: "for authors: questions from other programs' files as a quiz.md",
  arguments: [
    {
      text: "<file>",
      description:
        "a quiz in Markdown, a page with <quiz> blocks, GIFT, Aiken, CSV or TSV; - for standard input",
    },
  ],
  options: {
    from: oneOf("<format>", sourceKinds, "what the file is, if it isn't found out"),
    out: text("<file>", "write this file instead of printing"),
  },
  examples: [
    ["whichside convert page.md", "prints a quiz.md, and what was left out"],
    ["whichside convert bank.gift --out lessons/login/quiz.md", "writes it"],
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
  const { file, out } = options;
  const text = await world.readText(file);
  const shown = file === "-" ? "standard input" : file;
  if (text.includes("\ufffd")) {
    throw new TutorError("file.unreadable", `${shown} cannot be read: it is not in UTF-8.`, {
      hint: "Save it from your editor as plain text with the encoding UTF-8.",
    });
  }
  const kind = options.from ?? formatOf(text, file, shown);
  const { text: quiz, questions, lost, unexplained, left } = convertQuiz(text, kind);
  for (const { line: row, why } of left) {
    await world.warn(noticeView(`${shown}:${row} left out: ${why}.`, undefined, world.look()));
  }
  if (questions === 0) {
    throw new TutorError("convert.nothing", `No question in ${shown} could be converted.`, {
      hint:
        left.length > 0
          ? "The lines above say why."
          : `It was read as ${kind}: is it something else?`,
    });
  }
  if (out !== undefined) writeNewFile(resolve(out), quiz);
  else for (const each of cleanLines(quiz.trimEnd())) world.print(each);
  await world.warn(wrapLine(line(summary(questions, lost, unexplained, out)), world.look().text));
  return 0;
}

/** Only what is sure: a file that is something else would become questions nobody wrote. */
function formatOf(text: string, file: string, shown: string): SourceKind {
  const source = sourceOf(text, file);
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
  const all = questions + lost;
  const count = lost === 0 ? counted(questions) : `${questions} of ${counted(all)}`;
  const done = `${count} converted${out === undefined ? "" : ` to ${out}`}.`;
  if (unexplained === 0) return done;
  if (questions === 1) return `${done} It has no explanation yet.`;
  const lack = unexplained === 1 ? "One has" : `${unexplained} have`;
  return `${done} ${lack} no explanation yet: whichside check names ${unexplained === 1 ? "it" : "them"}.`;
}

function counted(questions: number): string {
  return questions === 1 ? "1 question" : `${questions} questions`;
}
