/** One hop opened: its request line, the headers that matter, its body, its SQL and rows. Pure. */

import { cleanLines, cutLine, type Line, line, span, wrapLine } from "mermaid-text/text";
import { styles } from "../view/style.ts";
import type { Look } from "../view/view.ts";
import type { Body, Header, Hop, Table } from "./hop.ts";
import { hopSentence, saidTime } from "./hop-words.ts";

/** The rest is told by its number. */
const mattering =
  /^(?:host|origin|referer|content-type|content-length|accept|authorization|cookie|set-cookie|location|etag|if-none-match|if-match|if-modified-since|last-modified|cache-control|age|vary|www-authenticate|retry-after|user-agent|x-api-key|apikey|x-requested-with|access-control-.*|x-csrf-token|x-xsrf-token|sec-fetch-(?:site|mode)|upgrade|content-security-policy)$/i;
const mostBodyLines = 40;

export interface DetailOptions {
  /** All headers, and the body to its end. */
  readonly whole?: boolean;
}

export function detailView(hop: Hop, look: Look, options: DetailOptions = {}): readonly Line[] {
  const { detail } = hop;
  return [
    ...wrapLine(
      line(span(`${hop.id}. `, styles.dim), span(hopSentence(hop), styles.strong)),
      look.text,
    ),
    ...firstLines(hop, look),
    ...headerLines(detail.headers, look, options),
    ...(detail.body === undefined ? [] : bodyLines(detail.body, look, options)),
    ...valueLines(detail.values, look),
    ...(detail.table === undefined ? [] : tableLines(detail.table, look)),
    ...(hop.unsure === true
      ? wrapLine(line(span("What led to it is a guess by order and time.", styles.dim)), look.text)
      : []),
    ...(hop.masked.length === 0
      ? []
      : wrapLine(line(span(`Masked: ${hop.masked.join(", ")}.`, styles.dim)), look.text)),
  ];
}

function firstLines(hop: Hop, look: Look): readonly Line[] {
  switch (hop.kind) {
    case "request":
      return [
        [],
        ...wrapLine(
          line(span(`${hop.method} ${hop.detail.url ?? hop.path}`, styles.code)),
          look.width,
        ),
      ];
    case "response":
      return [[], line(span(hop.summary, hop.status >= 400 ? styles.wrong : styles.code))];
    case "query":
      return [
        [],
        ...cleanLines(hop.sql.trim())
          .slice(0, mostBodyLines)
          .flatMap((text) => wrapLine([{ text, style: styles.code }], look.width)),
      ];
    case "rows":
      return hop.ms === undefined ? [] : [[], line(`${hop.summary}, ${saidTime(hop.ms)}`)];
    case "note":
      return hop.detail.url === undefined
        ? []
        : [[], ...wrapLine(line(hop.detail.url), look.width)];
  }
}

function headerLines(headers: readonly Header[], look: Look, { whole }: DetailOptions) {
  const shown = headers.filter(({ name }) => whole === true || mattering.test(name));
  const rest = headers.length - shown.length;
  const lines = shown.flatMap(({ name, value }) =>
    wrapLine(line(span(`${name}: `, styles.dim), value), look.width, 2),
  );
  const left =
    rest === 0
      ? []
      : [line(span(`and ${rest} more ${rest === 1 ? "header" : "headers"}`, styles.dim))];
  return [...lines, ...left];
}

function bodyLines(body: Body, look: Look, { whole }: DetailOptions): readonly Line[] {
  const size = `${body.type === "" ? "body" : body.type}, ${saidSize(body.size)}`;
  if (body.text.trim() === "") return body.size === 0 ? [] : [[], line(span(size, styles.dim))];
  const all = cleanLines(laidOut(body)).flatMap((text) => wrapLine([{ text }], look.width));
  const shown = whole === true ? all : all.slice(0, mostBodyLines);
  const cut = body.cut || shown.length < all.length;
  return [[], ...shown, ...(cut ? [line(span(`… of ${size}`, styles.dim))] : [])];
}

export function saidSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} ${bytes === 1 ? "byte" : "bytes"}`;
  if (bytes < 1_000_000) return `${(bytes / 1000).toFixed(bytes < 10_000 ? 1 : 0)} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** JSON with a field a line, everything else as it came. */
function laidOut(body: Body): string {
  if (body.cut || !body.type.includes("json")) return body.text;
  try {
    return JSON.stringify(JSON.parse(body.text), null, 2);
  } catch {
    return body.text;
  }
}

function valueLines(values: readonly string[], look: Look): readonly Line[] {
  if (values.length === 0) return [];
  return [
    [],
    ...values.flatMap((value, at) =>
      wrapLine(line(span(`value ${at + 1}: `, styles.dim), value), look.width, 2),
    ),
  ];
}

const mostCell = 30;

function tableLines({ columns, rows }: Table, look: Look): readonly Line[] {
  const cut = (text: string) => [...text].slice(0, mostCell).join("");
  const widths = columns.map((name, at) =>
    Math.max(cut(name).length, ...rows.map((row) => [...cut(row[at] ?? "")].length)),
  );
  const lay = (texts: readonly string[]) =>
    texts
      .map((text, at) => cut(text).padEnd(widths[at] ?? 0))
      .join("  ")
      .trimEnd();
  return [
    [],
    cutLine(line(span(lay(columns), styles.dim)), look.width),
    ...rows.map((row) => cutLine(line(lay(row)), look.width)),
  ];
}
