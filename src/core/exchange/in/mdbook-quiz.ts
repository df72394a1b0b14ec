/** Reads quizzes of mdbook-quiz, in TOML: options, typed answers, programs to be traced. Pure. */

import { parse, TomlError } from "smol-toml";
import { codeSpan } from "../out/markdown-text.ts";
import { plainMarkdown } from "./foreign-markdown.ts";
import {
  type AnswerText,
  type FoundOption,
  type FoundQuestion,
  inOneLine,
  type Note,
  type QuizFound,
  readEach,
  titleAndStem,
} from "./quiz-text.ts";

type Fields = Readonly<Record<string, unknown>>;

export function readMdbookQuiz(lines: readonly string[]): QuizFound {
  const starts = lines.flatMap((line, at) =>
    /^[ \t]*\[\[[ \t]*questions[ \t]*\]\]/.test(line) ? [at + 1] : [],
  );
  const found = tablesIn(lines.join("\n"));
  if (!Array.isArray(found)) return { questions: [], left: [{ ...found, whole: true }] };
  const placed = found.map((fields, index) => ({ fields, line: starts[index] ?? 1 }));
  return readEach(
    placed,
    ({ line }) => line,
    ({ fields }, note, line) => questionIn(fields, note, line),
  );
}

/** The questions of the file, or where it is no TOML. */
function tablesIn(text: string): Fields[] | { readonly line: number; readonly why: string } {
  try {
    const { questions } = parse(text, { maxDepth: 100 });
    return Array.isArray(questions) ? questions.map(fieldsOf) : [];
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const said = (error.message.split("\n", 1)[0] ?? "").replace(/^Invalid TOML document: /, "");
    return { line: error.line, why: `it is no TOML that can be read: ${said}` };
  }
}

function questionIn(fields: Fields, note: Note, line: number): FoundQuestion | string {
  const prompt = fieldsOf(fields["prompt"]);
  const answer = fieldsOf(fields["answer"]);
  const context = textOf(fields["context"]).trim();
  const explanation = context === "" ? [] : plainMarkdown(context.split("\n"));
  const name = textOf(fields["name"]);
  const common = { line, explanation, ...(name === "" ? {} : { name }) };
  const kind = textOf(fields["type"]);
  if (kind === "Tracing") {
    note("what it asked of the compiler and of the output is one question here");
    return { ...common, ...traced(prompt, answer) };
  }
  const asked = titleAndStem(plainMarkdown(textOf(prompt["prompt"]).split("\n")));
  if (asked === undefined) return "it has no question";
  const given =
    kind === "MultipleChoice"
      ? optionsIn(prompt, answer)
      : kind === "ShortAnswer"
        ? typedIn(answer)
        : `it is of the type ${kind === "" ? "nobody named" : kind.slice(0, 30)}, which no program can grade`;
  return typeof given === "string" ? given : { ...common, ...asked, answer: given };
}

function optionsIn(prompt: Fields, answer: Fields): AnswerText | string {
  const option = (text: string, right: boolean): FoundOption => ({
    text: inOneLine(plainMarkdown(oneLine(text))),
    right,
    feedback: [],
  });
  const right = textsOf(answer["answer"]);
  const wrong = textsOf(prompt["distractors"]);
  if (
    [...right, ...wrong].some((text) => /^[ \t]*(?:```|~~~)[\s\S]*\n[\s\S]*\n[\s\S]*\n/m.test(text))
  ) {
    return "an option holds a block of code, and an option here is one line";
  }
  return {
    kind: "options",
    options: [
      ...right.map((each) => option(each, true)),
      ...wrong.map((each) => option(each, false)),
    ],
  };
}

/** A fence around a single line is code in a line. */
function oneLine(text: string): string[] {
  return text
    .replace(/^[ \t]*(?:```|~~~)[^\n]*\n([^\n]*)\n[ \t]*(?:```|~~~)[ \t]*$/gm, (_, code: string) =>
      codeSpan(code.trim()),
    )
    .split("\n")
    .map((each) => each.trim());
}

function typedIn(answer: Fields): AnswerText | string {
  const accepted = [...textsOf(answer["answer"]), ...textsOf(answer["alternatives"])]
    // Backticks around all of it are marks and no answer.
    .map((each) => each.trim().replace(/^`([^`]+)`$/, "$1"))
    .filter((each) => each !== "");
  if (accepted.length === 0) return "it does not say what is right";
  return { kind: "text", accepted: [...new Set(accepted)], wrong: [] };
}

/** Whether it compiles where it doesn't, and what it prints where it does. */
function traced(prompt: Fields, answer: Fields): Pick<FoundQuestion, "title" | "stem" | "answer"> {
  const program = textOf(prompt["program"]).trimEnd();
  const stem = ["```rust", ...program.split("\n"), "```"];
  const printed = textOf(answer["stdout"]).trim();
  if (answer["doesCompile"] === true && printed !== "") {
    const title = "What does this program print?";
    return { title, stem, answer: { kind: "text", accepted: [printed], wrong: [] } };
  }
  const compiles = answer["doesCompile"] === true;
  const options = [
    { text: "It compiles", right: compiles, feedback: [] },
    { text: "It does not compile", right: !compiles, feedback: [] },
  ];
  return { title: "Does this program compile?", stem, answer: { kind: "options", options } };
}

function fieldsOf(value: unknown): Fields {
  const isTable = typeof value === "object" && value !== null && !Array.isArray(value);
  return isTable ? (value as Fields) : {};
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : typeof value === "number" ? String(value) : "";
}

function textsOf(value: unknown): string[] {
  const all = Array.isArray(value) ? value : [value];
  return all.map(textOf).filter((each) => each.trim() !== "");
}
