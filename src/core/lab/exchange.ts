/** What was sent and what came back, in a few lines of real bytes; rows of a table; a file. Pure. */

import {
  cells,
  cleanLines,
  cutLine,
  type Line,
  line,
  padEnd,
  span,
  wrapLine,
} from "mermaid-text/text";
import type { Body, Header, Hop } from "../recording/hop.ts";
import { styles } from "../view/style.ts";
import type { Look } from "../view/view.ts";

/** Headers that an experiment may be about; the others are looked at by opening the hop. */
const telling =
  /^(?:cookie|set-cookie|origin|authorization|x-signature|etag|if-none-match|cache-control|location|access-control-allow-origin|access-control-request-method)$/i;
const mostBodyLines = 8;

/** The request and the answer to it, each with what it says about itself. */
export function exchangeLines(
  request: Hop | undefined,
  response: Hop | undefined,
  look: Look,
): Line[] {
  const sent =
    request?.kind === "request"
      ? message("sent", `${request.method} ${request.path}`, request, look)
      : [];
  const answered =
    response?.kind === "response" ? message("answered", response.summary, response, look) : [];
  return [...sent, ...answered];
}

function message(name: string, first: string, { detail, kind }: Hop, look: Look): Line[] {
  const headers = detail.headers
    .filter(
      ({ name: each }) =>
        telling.test(each) && !(kind === "request" && isOwnOrigin(each, detail.headers)),
    )
    .map(({ name: each, value }) => `${each}: ${value}`);
  return labelled(name, [first, ...headers, ...bodyLines(detail.body)], look);
}

/** A page that asks its own address says so each time; it's of interest where it asks another. */
function isOwnOrigin(name: string, headers: readonly Header[]): boolean {
  if (name.toLowerCase() !== "origin") return false;
  const value = (wanted: string) =>
    headers.find((each) => each.name.toLowerCase() === wanted)?.value ?? "";
  return value("origin").replace(/^https?:\/\//, "") === value("host");
}

function bodyLines(body: Body | undefined): string[] {
  if (body === undefined || body.text.trim() === "") return [];
  const lines = body.text.trimEnd().split(/\r?\n/);
  if (lines.length <= mostBodyLines) return lines;
  return [
    ...lines.slice(0, mostBodyLines - 1),
    `… and ${lines.length - mostBodyLines + 1} more lines`,
  ];
}

/** Lines behind a dimmed word: `answered  401 Unauthorized`. */
export function labelled(name: string, texts: readonly string[], look: Look): Line[] {
  if (look.plain) return texts.flatMap((text) => wrapLine(line(`${name}: ${text}`), look.text));
  const wide = Math.max(10, cells(name) + 2);
  return texts.flatMap((text, index) => {
    const lead = span(padEnd(index === 0 ? name : "", wide), styles.dim);
    return cleanLines(text).flatMap((each) =>
      wrapLine([lead, span(each, index === 0 ? styles.strong : {})], look.width, wide),
    );
  });
}

export type ExchangeRow = Readonly<Record<string, string | number | null>>;

/** Cells longer than this are cut: a hash shows enough of itself. */
const longestCell = 18;

/** Columns and rows; in plain mode a line for each row, with the names of the columns. */
export function rowLines(rows: readonly ExchangeRow[], look: Look): Line[] {
  const names = Object.keys(rows[0] ?? {});
  if (names.length === 0) return [line(span("no rows", styles.dim))];
  if (look.plain) {
    return rows.flatMap((row, index) =>
      wrapLine(
        line(
          `ExchangeRow ${index + 1}: ${names.map((name) => `${name} ${shown(row[name])}`).join(", ")}.`,
        ),
        look.text,
      ),
    );
  }
  const all = [names, ...rows.map((row) => names.map((name) => short(shown(row[name]))))];
  const widths = names.map((_, at) => Math.max(...all.map((row) => cells(row[at] ?? ""))));
  return all.map((row, index) => {
    const text = row
      .map((cell, at) => padEnd(cell, widths[at] ?? 0))
      .join("  ")
      .trimEnd();
    return cutLine(line(span(text, index === 0 ? styles.dim : {})), look.width);
  });
}

function shown(value: string | number | null | undefined): string {
  return value === null || value === undefined ? "null" : value === "" ? '""' : String(value);
}

function short(text: string): string {
  const letters = [...text];
  return letters.length <= longestCell ? text : `${letters.slice(0, longestCell - 1).join("")}…`;
}

/** A file of the app, with the numbers of its lines. */
export function sourceLines(text: string, look: Look): Line[] {
  return cleanLines(text.trimEnd()).flatMap((each, index) => {
    const number = look.plain ? "" : `${String(index + 1).padStart(3)}  `;
    return wrapLine(line(span(number, styles.dim), each), look.width, number.length);
  });
}
