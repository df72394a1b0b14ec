/**
 * Reads notes as Anki's text export writes them: header lines such as `#separator:tab`, then a note
 * a row. A short back is typed, a cloze becomes gaps; what only a person can judge is told. Pure.
 */

import { dsvFormat } from "d3-dsv";
import { escapeMarkdown } from "../out/markdown-text.ts";
import { linesFromHtml, textFromHtml } from "./html-markdown.ts";
import {
  type FoundQuestion,
  gapsIn,
  inOneLine,
  joined,
  type Note,
  type QuizFound,
  readEach,
  titleAndStem,
} from "./quiz-text.ts";
import { type CellRow, rowsWithin } from "./table-quiz.ts";

const separators = new Map([
  ["tab", "\t"],
  ["comma", ","],
  ["semicolon", ";"],
  ["space", " "],
  ["pipe", "|"],
  ["colon", ":"],
]);

/** Answers of more words than these nobody types as they stand. */
const mostWords = 6;

/** A front, a back, and something to explain; of more, a template of the deck says what they are. */
const mostFields = 3;

/** A letter that means nothing, where a gap stands until its text is Markdown. */
const gapSign = "\ue200";

interface Export {
  readonly html: boolean;
  /** Places of columns that say something about the note, from 0. */
  readonly about: ReadonlySet<number>;
  /** Which of the other fields asks and which answers, where the file names its columns so. */
  readonly asks: readonly [number, number] | undefined;
  readonly notetype: (cells: readonly string[]) => string;
  readonly rows: readonly CellRow[];
}

export function isAnkiExport(text: string): boolean {
  return /^#separator[ \t]*:/i.test(text.trimStart());
}

export function readAnki(lines: readonly string[]): QuizFound {
  const found = exportIn(lines);
  return readEach(
    found.rows,
    ({ line }) => line,
    ({ cells }, note, line) => noteIn(cells, found, note, line),
  );
}

function exportIn(lines: readonly string[]): Export {
  const heads = new Map<string, string>();
  let start = 0;
  while ((lines[start] ?? "").startsWith("#") || (lines[start]?.trim() === "" && start < 20)) {
    const line = lines[start] ?? "";
    const colon = line.indexOf(":");
    if (colon > 1)
      heads.set(line.slice(1, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
    start += 1;
  }
  const named = heads.get("separator") ?? "tab";
  const delimiter = separators.get(named.toLowerCase()) ?? (named.slice(0, 1) || "\t");
  const place = (name: string) => Number(heads.get(`${name} column`) ?? 0) - 1;
  const about = ["guid", "notetype", "deck", "tags"].map(place).filter((at) => at >= 0);
  const type = place("notetype");
  const columns = (heads.get("columns") ?? "")
    .split(delimiter)
    .filter((_, at) => !about.includes(at))
    .map((name) => name.trim());
  const asking = columns.findIndex((name) => /^(?:front|question)$/i.test(name));
  const answering = columns.findIndex((name) => /^(?:back|answer)$/i.test(name));
  return {
    asks: asking === -1 || answering === -1 ? undefined : [asking, answering],
    html: heads.get("html")?.toLowerCase() !== "false",
    about: new Set(about),
    notetype: (cells) => (type >= 0 ? (cells[type] ?? "") : (heads.get("notetype") ?? "")),
    rows: rowsWithin(dsvFormat(delimiter).parseRows(lines.slice(start).join("\n")), start + 1),
  };
}

function noteIn(
  cells: readonly string[],
  { html, about, asks, notetype }: Export,
  note: Note,
  line: number,
): FoundQuestion | string | undefined {
  const type = notetype(cells);
  const fields = cells.filter((_, at) => !about.has(at)).map((cell) => withoutMedia(cell, note));
  if (fields.every((field) => field === "")) return undefined;
  const toLines = (field: string) =>
    html ? linesFromHtml(field) : field.split("\n").map((each) => escapeMarkdown(each));
  const clozes = fields.findIndex((field) => /\{\{c\d{1,3}::/.test(field));
  if (clozes !== -1) {
    const others = fields.filter((field, at) => at !== clozes && field !== "");
    const rest = others.length > mostFields ? [] : others;
    if (rest.length < others.length) note("its other fields are left out");
    return clozeIn(fields[clozes] ?? "", joined(rest.map(toLines)), toLines, line);
  }
  if (/AllInOne/i.test(type)) return choiceIn(fields, toLines, line);
  if (asks === undefined && fields.filter((field) => field !== "").length > mostFields) {
    return "its fields are more than a front and a back, and which of them asks is not in the file";
  }
  const [asking, answering] = asks ?? [0, 1];
  const [front = "", back = ""] = [fields[asking], fields[answering]];
  const others = fields.filter((_, at) => at !== asking && at !== answering);
  const asked = titleAndStem(toLines(front));
  if (asked === undefined) return back === "" ? undefined : "it has an answer and no question";
  const said = (html ? textFromHtml(back) : back).trim();
  if (said === "") return "it has no back, so nothing is asked";
  if (/<(?:ul|ol|table|img)\b/i.test(back) || said.split(/\s+/).length > mostWords) {
    return "its back is more than anybody types word by word; a `Rubric:` could ask for it";
  }
  if (/reversed/i.test(type)) note("its reversed card is left out: the front is asked alone");
  return {
    line,
    ...asked,
    answer: { kind: "text", accepted: [said], wrong: [] },
    explanation: joined(others.map(toLines)),
  };
}

function withoutMedia(cell: string, note: Note): string {
  const silent = cell.replace(/\[sound:[^\]\n]{1,300}\]/g, "");
  if (silent !== cell) note("a sound is left out");
  return silent.trim();
}

function clozeIn(
  field: string,
  explanation: string[],
  toLines: (field: string) => string[],
  line: number,
): FoundQuestion | string {
  const texts: string[] = [];
  const held = field.replace(/\{\{c\d{1,3}::([^{}]*)\}\}/g, (_, inside: string) => {
    texts.push(textFromHtml(inside.split("::", 1)[0] ?? ""));
    return gapSign;
  });
  if (/\{\{c\d/.test(held)) return "one of its gaps stands inside another";
  if (texts.some((text) => /[[\]|]/.test(text))) return "a gap holds a sign that ends a gap here";
  const lines = toLines(held).map((each) => each.replace(/(\*{1,2})(\ue200)\1/g, "$2"));
  return {
    line,
    ...gapsIn(
      lines,
      gapSign,
      texts.map((text) => [text]),
    ),
    explanation,
  };
}

/** Notes of a type that many use for several options: question, title, kind, options, `1 0 0`. */
function choiceIn(
  fields: readonly string[],
  toLines: (field: string) => string[],
  line: number,
): FoundQuestion | string {
  const asked = titleAndStem(toLines(fields[0] ?? ""));
  const at = fields.findIndex((field, index) => index > 3 && /^[01](?: [01])+$/.test(field));
  if (asked === undefined || at === -1) return "it does not say which option is right";
  const marks = (fields[at] ?? "").split(" ");
  const options = fields
    .slice(3, at)
    .filter((field) => field !== "")
    .map((field, index) => ({
      text: inOneLine(toLines(field)),
      right: marks[index] === "1",
      feedback: [],
    }));
  const explanation = joined(fields.slice(at + 1).map(toLines));
  return { line, ...asked, answer: { kind: "options", options }, explanation };
}
