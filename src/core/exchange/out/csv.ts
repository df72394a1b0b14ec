/** Lines of comma-separated values (RFC 4180), that a spreadsheet opens without running anything. Pure. */

import { clean, type Safe } from "mermaid-text/text";

export type CsvCell = string | number | boolean | null | undefined;

export function csvLine(values: readonly CsvCell[]): Safe {
  return clean(values.map(cellText).join(","));
}

function cellText(value: CsvCell): string {
  if (value === null || value === undefined) return "";
  if (typeof value !== "string") return String(value);
  // Tabs and line ends are no part of a value here, and a quoted blank stays one.
  const text = harmless(value.replace(/\s+/g, " "));
  return /[",]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What begins like a formula is one to a spreadsheet, and names are whatever somebody typed. */
function harmless(text: string): string {
  return /^\s*[=+\-@]/.test(text) ? `'${text}` : text;
}
