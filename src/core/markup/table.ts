/** Tables that Markdown takes for plain text. Pure. */

import type { Paragraph } from "mdast";
import type { Report } from "../problems.ts";
import { at, rawText } from "./node.ts";

/** A paragraph of lines between bars: the line of dashes is missing, or has other columns than the head. */
export function tornTable(node: Paragraph): boolean {
  const lines = rawText([node]).split("\n");
  return lines.length > 1 && lines.filter((line) => /^\s*\|.*\|\s*$/.test(line)).length > 1;
}

export function reportTornTable(node: Paragraph, report: Report): void {
  report(
    "text.table",
    at(node),
    "This is no table to Markdown.",
    "below the head write a line of dashes with as many columns: `| --- | --- |`",
  );
}
