/**
 * Reads tables of questions, CSV or TSV with a header: a question a row, its right answer, and
 * wrong ones or options to choose from. Pure.
 */

import { dsvFormat } from "d3-dsv";
import { escapeLine, escapeMarkdown } from "../out/markdown-text.ts";
import { lettersOf } from "./letters.ts";
import { type FoundOption, type FoundQuestion, type QuizFound, readEach } from "./quiz-text.ts";

export interface CellRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** What the columns are for; numbers are their places. */
export interface CellColumns {
  readonly question: number;
  readonly right: number;
  readonly wrong: readonly number[];
  /** With the name that the right answer may call it by. */
  readonly options: readonly { readonly at: number; readonly name: string }[];
  /** One cell with all options. */
  readonly packed: number | undefined;
  readonly feedback: number | undefined;
  /** The right answer is a place counted from 0 or 1. */
  readonly counted: boolean;
  /** CellColumns that nothing here has a place for. */
  readonly others: readonly number[];
}

const names = {
  question: /^(?:question|questions|question text|prompt|stem|frage|pregunta|front)$/,
  right:
    /^(?:right|right answer|correct|correct answers?|correct option|correct choice|answer|answers|answer key|key|solution|back|correct index|answer index|correct answer index|right answers)$/,
  wrong: /^(?:wrong|incorrect|distractor|false)(?: answers?| options?| choices?)? ?\d{0,2}$/,
  option: /^(?:(?:option|choice|answer|opt|ans) ?)?([a-h]|\d{1,2})$/,
  /** Said before `right`: `answers` beside it are what there is to choose from. */
  surely: /^(?:right|correct)\b(?!.*\bfeedback\b)/,
  packed: /^(?:options|choices|answers)$/,
  feedback:
    /^(?:feedback|explanation|explanations|rationale|reason|general feedback|explanation of answer|comment|erklärung)$/,
};

/** A file's delimiter and what its columns are; undefined where the first row is no such header. */
export function columnsOf(text: string): { columns: CellColumns; delimiter: string } | undefined {
  const start = text.search(/\S/);
  if (start === -1) return undefined;
  const head = text.slice(start).split(/\r?\n/, 1)[0] ?? "";
  for (const delimiter of ["\t", ";", ","]) {
    const [cells = []] = dsvFormat(delimiter).parseRows(head);
    const columns = cells.length < 2 ? undefined : columnsNamed(cells);
    if (columns !== undefined) return { columns, delimiter };
  }
  return undefined;
}

function columnsNamed(cells: readonly string[]): CellColumns | undefined {
  const heads = cells.map(plainName);
  const find = (name: RegExp) => {
    const at = heads.findIndex((head) => name.test(head));
    return at === -1 ? undefined : at;
  };
  const question = find(names.question);
  const right = find(names.surely) ?? find(names.right);
  if (question === undefined || right === undefined) return undefined;
  const wrong = heads.flatMap((head, at) => (names.wrong.test(head) ? [at] : []));
  const options = heads.flatMap((head, at) => {
    const name = names.option.exec(head)?.[1];
    return name === undefined ? [] : [{ at, name }];
  });
  const packed = heads.findIndex((head, at) => at !== right && names.packed.test(head));
  const feedback = find(names.feedback);
  const known = new Set([
    ...[question, right, packed, feedback],
    ...wrong,
    ...options.map(({ at }) => at),
  ]);
  return {
    question,
    right,
    wrong,
    options,
    packed: packed === -1 ? undefined : packed,
    feedback,
    counted: /index$/.test(heads[right] ?? ""),
    others: heads.flatMap((_, at) => (known.has(at) ? [] : [at])),
  };
}

function plainName(cell: string): string {
  return cell
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .replace(/[\s_.:*()-]+/g, " ")
    .trim();
}

/** Rows with the lines that they begin at; a cell may hold line ends. */
function rowsOf(text: string, delimiter: string): CellRow[] {
  return rowsWithin(dsvFormat(delimiter).parseRows(text), 1);
}

/** Parsed rows, the first of which begins at a line. */
export function rowsWithin(rows: readonly (readonly string[])[], first: number): CellRow[] {
  let line = first;
  return rows
    .map((cells) => {
      const row = { line, cells: cells.map((cell) => cell.replace(/\r\n?/g, "\n").trim()) };
      line += 1 + cells.reduce((sum, cell) => sum + (cell.match(/\n/g)?.length ?? 0), 0);
      return row;
    })
    .filter(({ cells }) => cells.some((cell) => cell !== ""));
}

export function readTable(text: string): QuizFound {
  const found = columnsOf(text);
  if (found === undefined) {
    const why = "the first row has no columns called question and answer, or right and wrong";
    return { questions: [], left: [{ line: 1, why }] };
  }
  const [, ...rows] = rowsOf(text, found.delimiter);
  return readRows(rows, found.columns);
}

export function readRows(rows: readonly CellRow[], columns: CellColumns): QuizFound {
  const base = countingBase(rows, columns);
  return readEach(
    rows,
    ({ line }) => line,
    (row) => readRow(row, columns, base),
  );
}

type Base = 0 | 1 | undefined;

/** Whether places are counted from 0 or from 1, where the rows themselves tell. */
function countingBase(rows: readonly CellRow[], columns: CellColumns): Base {
  const places = rows.map(({ cells }) => ({
    place: cells[columns.right] ?? "",
    count: optionsIn(cells, columns).length,
  }));
  if (places.some(({ place }) => place === "0")) return 0;
  if (!columns.counted) return 1;
  return places.some(({ place, count }) => count > 0 && Number(place) === count) ? 1 : undefined;
}

function optionsIn(
  cells: readonly string[],
  columns: CellColumns,
): { name: string; text: string }[] {
  const own = columns.options
    .map(({ at, name }) => ({ name, text: cells[at] ?? "" }))
    .filter(({ text }) => text !== "");
  if (own.length > 0 || columns.packed === undefined) return own;
  const packed = cells[columns.packed] ?? "";
  return packedTexts(packed).map((text, index) => {
    const named = /^\(?([A-Ha-h])[).:]\s(.*)$/.exec(text);
    return {
      name: (named?.[1] ?? String.fromCharCode(97 + index)).toLowerCase(),
      text: named?.[2]?.trim() ?? text,
    };
  });
}

function packedTexts(packed: string): string[] {
  if (packed.startsWith("[")) {
    try {
      const list: unknown = JSON.parse(packed);
      if (Array.isArray(list)) return list.map(String);
    } catch {
      // A text in brackets then.
    }
  }
  const sign = ["|", "\n", ";", ","].find((each) => packed.includes(each));
  const parts = sign === undefined ? [packed] : packed.split(sign);
  return parts.map((part) => part.trim()).filter((part) => part !== "");
}

function readRow(
  { line, cells }: CellRow,
  columns: CellColumns,
  base: Base,
): FoundQuestion | string {
  const asked = cells[columns.question] ?? "";
  const right = cells[columns.right] ?? "";
  if (asked === "") return "its question is empty";
  if (right === "") return "its right answer is empty";
  const wrong = columns.wrong.map((at) => cells[at] ?? "").filter((text) => text !== "");
  const options = optionsIn(cells, columns);
  const [title = "", ...stem] = asked.split(/\n\s*/).map(escapeLine);
  const common = {
    line,
    title,
    stem: stem.flatMap((each, index) => (index === 0 ? [each] : ["", each])),
    explanation: explanationOf(cells, columns),
  };
  if (options.length > 0) {
    const marked = markedOptions(options, right, base);
    if (typeof marked === "string") return marked;
    return { ...common, answer: { kind: "options", options: marked } };
  }
  if (wrong.length > 0) {
    const all = [option(right, true), ...wrong.map((text) => option(text, false))];
    return { ...common, answer: { kind: "options", options: all } };
  }
  return typed(common, right);
}

export function typed(
  common: Omit<FoundQuestion, "answer">,
  right: string,
): FoundQuestion | string {
  const accepted = right.replaceAll("\n", " ");
  if (accepted.length > 60 || accepted.split(/\s+/).length > 8) {
    return "its answer is a whole text, which nobody types to the letter; with a `Rubric:` learners rate their own";
  }
  return { ...common, answer: { kind: "text", accepted: [accepted], wrong: [] } };
}

function explanationOf(cells: readonly string[], { feedback }: CellColumns): string[] {
  const text = feedback === undefined ? "" : (cells[feedback] ?? "");
  return text === "" ? [] : text.split(/\n\s*/).map(escapeLine);
}

function option(text: string, right: boolean): FoundOption {
  return { text: escapeMarkdown(text), right, feedback: [] };
}

/** The right answer is an option's text, its letter or its place; texts go first. */
function markedOptions(
  options: readonly { readonly name: string; readonly text: string }[],
  right: string,
  base: Base,
): FoundOption[] | string {
  const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();
  const byText = (said: string) =>
    options.filter(({ text }) => same(text, said)).map(({ name }) => name);
  let named = byText(right);
  const placed = byPlace(options, right, base);
  if (named.length > 0 && placed.length > 0 && named[0] !== placed[0]) {
    return `its right answer, ${right.slice(0, 10)}, may be an option or the place of one`;
  }
  if (named.length === 0) named = placed;
  if (named.length === 0) {
    const letters = lettersOf(right.replace(/^option\s*/i, "")).map((letter) =>
      letter.toLowerCase(),
    );
    if (letters.every((letter) => options.some(({ name }) => name === letter))) named = letters;
  }
  if (named.length === 0) {
    const parts = packedTexts(right.replace(/,\s*/g, "|"));
    const each = parts.map(byText);
    if (parts.length > 1 && each.every((found) => found.length > 0)) named = each.flat();
  }
  if (named.length === 0)
    return `its right answer, "${right.slice(0, 40)}", is none of its options`;
  return options.map(({ name, text }) => option(text, named.includes(name)));
}

function byPlace(
  options: readonly { readonly name: string }[],
  said: string,
  base: Base,
): string[] {
  const right = said.replace(/^(?:option|choice|answer)\s?/i, "");
  if (!/^\d{1,2}$/.test(right)) return [];
  const byName = options.filter(({ name }) => name === right);
  if (byName.length > 0 && base !== 0) return [right];
  const at = base === undefined ? undefined : options[Number(right) - base];
  return at === undefined ? [] : [at.name];
}
