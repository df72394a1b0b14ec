/** How mistakes in course files look: for people, for programs, for GitHub. Pure. */

import {
  cells,
  clean,
  cutLine,
  joinSafe,
  type Line,
  line,
  type Safe,
  safeJson,
  sliceSafe,
  span,
  wrapLine,
} from "mermaid-text/text";
import type { Diagnostic } from "../diagnostic.ts";
import { counted } from "../text/counted.ts";
import { styles } from "./style.ts";
import type { Look, View } from "./view.ts";

/** The lines of a file; undefined for a file that could not be read. */
export type LinesOf = (file: string) => readonly string[] | undefined;

export interface CheckResult {
  readonly course: string | undefined;
  readonly lessons: number;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * One block a mistake: where and which, the sentence, the line with a caret, the hint. The
 * place begins its line and is never wrapped, so that editors and terminals can jump to it.
 */
export function diagnosticsView(
  diagnostics: readonly Diagnostic[],
  lines: LinesOf,
  look: Look,
): View {
  return diagnostics.flatMap((one) => [...diagnosticLines(one, lines, look), []]);
}

/** A diagnostic, and those of its kind that are told with it. */
export interface DiagnosticGroup {
  readonly first: Diagnostic;
  readonly more: readonly Diagnostic[];
}

/** So many warnings of a kind are told one by one. */
const fewOfAKind = 3;

/** Warnings of a kind that there are many of are told together, where the first of them stands; errors never. */
export function groupsOf(diagnostics: readonly Diagnostic[]): DiagnosticGroup[] {
  const counts = new Map<string, number>();
  for (const { code } of diagnostics) counts.set(code, (counts.get(code) ?? 0) + 1);
  const more = new Map<string, Diagnostic[]>();
  return diagnostics.flatMap((one): DiagnosticGroup[] => {
    if (one.severity === "error" || (counts.get(one.code) ?? 0) <= fewOfAKind) {
      return [{ first: one, more: [] }];
    }
    const known = more.get(one.code);
    if (known !== undefined) {
      known.push(one);
      return [];
    }
    const others: Diagnostic[] = [];
    more.set(one.code, others);
    return [{ first: one, more: others }];
  });
}

export function groupsView(groups: readonly DiagnosticGroup[], lines: LinesOf, look: Look): View {
  return groups.flatMap(({ first, more }) => [
    ...diagnosticLines(first, lines, look),
    ...(more.length === 0 ? [] : moreLines(more, look)),
    [],
  ]);
}

const mostFiles = 5;
const mostPlaces = 20;

/** Where else it is so: file after file, so that an editor or a terminal can jump to the first place of each. */
function moreLines(more: readonly Diagnostic[], look: Look): Line[] {
  const files = new Map<string, number[]>();
  for (const { file, line: row } of more) {
    const known = files.get(file);
    if (known === undefined) files.set(file, [row]);
    else known.push(row);
  }
  const shown = [...files].slice(0, mostFiles);
  const told = shown.reduce((sum, [, rows]) => sum + rows.length, 0);
  const rest = more.length - told;
  const left = files.size - shown.length;
  return [
    ...wrapLine(
      line("  ", span("and", styles.active), ` ${more.length} more of this kind:`),
      look.text,
      4,
    ),
    ...shown.flatMap(([file, rows]) => {
      const over = rows.length - mostPlaces;
      const places = `${file}:${rows.slice(0, mostPlaces).join(", ")}`;
      return wrapLine(line(`    ${places}${over > 0 ? `, and ${over} more` : ""}`), look.width, 6);
    }),
    ...(rest === 0
      ? []
      : wrapLine(line(`    and ${rest} in ${counted(left, "more file")}`), look.text, 6)),
  ];
}

function diagnosticLines(one: Diagnostic, lines: LinesOf, look: Look): Line[] {
  const style = one.severity === "error" ? styles.wrong : styles.near;
  const head = line(
    span(`${one.file}:${one.line}:${one.col}`, styles.strong),
    " ",
    span(one.severity, style),
    span(` ${one.code}`, styles.dim),
  );
  return [
    ...wrapLine(head, look.width, 2),
    ...wrapLine([span(one.message)], look.text),
    // A character made visible may be wider than what is left of a narrow screen.
    ...excerpt(one, lines, look).map((each) => cutLine(each, look.width)),
    ...(one.hint === undefined
      ? []
      : wrapLine(line("  ", span("hint:", styles.active), ` ${one.hint}`), look.text, 4)),
  ];
}

/** The line and one before it, cut to the width around the place. */
function excerpt(one: Diagnostic, lines: LinesOf, look: Look): Line[] {
  const all = lines(one.file);
  const text = all?.[one.line - 1];
  if (all === undefined || text === undefined || text.trim() === "") return [];
  const gutter = String(one.line).length + 2;
  const room = Math.max(10, look.width - gutter - 3);
  const { shown, before } = cutAround(text, one.col - 1, room);
  const bar = look.charset === "ascii" || look.plain ? "|" : "│";
  const numbered = (number: string, rest: string) =>
    line(span(`${number.padStart(gutter)} ${bar} `, styles.dim), rest);
  const previous = before === 0 ? all[one.line - 2] : undefined;
  const context =
    previous === undefined || previous.trim() === ""
      ? []
      : [numbered(String(one.line - 1), cutAround(previous, 0, room).shown)];
  const caret = " ".repeat(
    cells(clean(text.slice(before, one.col - 1).replaceAll("\t", " "))) + (before > 0 ? 1 : 0),
  );
  return [
    ...context,
    numbered(String(one.line), shown),
    look.plain
      ? line(`${" ".repeat(gutter)} ${bar} ${caret}^`)
      : [
          span(`${" ".repeat(gutter)} ${bar} ${caret}`, styles.dim),
          span("^", one.severity === "error" ? styles.wrong : styles.near),
        ],
  ];
}

/** A part of a line that holds the place and fits; `before` is how much was cut off in front. */
function cutAround(
  text: string,
  place: number,
  room: number,
): { readonly shown: string; readonly before: number } {
  const flat = text.replaceAll("\t", " ").trimEnd();
  const fits = (start: number, marks: number) => {
    let end = start;
    let width = marks;
    while (end < flat.length) {
      const char = String.fromCodePoint(flat.codePointAt(end) ?? 32);
      width += cells(clean(char));
      if (width > room - 1) break;
      end += char.length;
    }
    return end;
  };
  if (place < room * 0.75) {
    const end = fits(0, 0);
    return { shown: end < flat.length ? `${flat.slice(0, end)}…` : flat, before: 0 };
  }
  let before = Math.max(0, Math.min(place, flat.length) - Math.floor(room / 2));
  // Not between the halves of a surrogate pair.
  if (/[\udc00-\udfff]/.test(flat[before] ?? "")) before -= 1;
  const end = fits(before, 1);
  return { shown: `…${flat.slice(before, end)}${end < flat.length ? "…" : ""}`, before };
}

/** "1 error, 2 warnings in 18 lessons". */
export function summaryText({ diagnostics, lessons }: CheckResult): string {
  const errors = diagnostics.filter((one) => one.severity === "error").length;
  const warnings = diagnostics.length - errors;
  const where = `in ${counted(lessons, "lesson")}`;
  if (diagnostics.length === 0) return `Nothing to mend ${where}`;
  return `${counted(errors, "error")}, ${counted(warnings, "warning")} ${where}`;
}

export function summaryLine(result: CheckResult): Line {
  const errors = result.diagnostics.some((one) => one.severity === "error");
  const style = errors ? styles.wrong : result.diagnostics.length > 0 ? styles.near : styles.right;
  return [span(summaryText(result), style)];
}

/** The document that `check --json` prints, in pieces that begin and end with their lines. */
export function* checkDocument({ course, lessons, diagnostics }: CheckResult): Generator<Safe> {
  const errors = diagnostics.filter((one) => one.severity === "error").length;
  const head = safeJson(
    {
      schema: "whichside/check",
      version: 1,
      course: course ?? null,
      lessons,
      errors,
      warnings: diagnostics.length - errors,
      diagnostics: [],
    },
    2,
  );
  if (diagnostics.length === 0) {
    yield head;
    return;
  }
  yield sliceSafe(head, 0, head.lastIndexOf("]"));
  for (const [index, one] of diagnostics.entries()) {
    const { file, line: row, col, severity, code, message, hint } = one;
    const known = { file, line: row, col, severity, code, message, hint: hint ?? null };
    // Two lists around it set it in as far as the document does; their brackets are cut off.
    const text = sliceSafe(safeJson([[known]], 2), "[\n  [\n".length, -"\n  ]\n]".length);
    yield index === diagnostics.length - 1 ? text : joinSafe([text, clean(",")]);
  }
  yield clean("  ]");
  yield clean("}");
}

/** GitHub's workflow commands: each mistake becomes a note beside its line. */
export function* githubAnnotations(diagnostics: readonly Diagnostic[]): Generator<Safe> {
  for (const one of diagnostics) {
    const message = one.hint === undefined ? one.message : `${one.message}\nhint: ${one.hint}`;
    const place = `file=${property(one.file)},line=${one.line},col=${one.col},title=${property(one.code)}`;
    yield clean(`::${one.severity} ${place}::${data(message)}`);
  }
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
