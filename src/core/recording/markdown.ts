/** A recording as a Markdown page: its diagram, what it proves, and every hop with what it carried. Pure. */

import { cleanLines } from "mermaid-text/text";
import type { Finding } from "./findings.ts";
import type { Hop } from "./hop.ts";
import { hopSentence } from "./hop-words.ts";
import { mermaidOf } from "./sequence.ts";

export function markdownOf(
  hops: readonly Hop[],
  findings: readonly Finding[],
  title: string,
): string {
  return [
    `# ${inline(title)}`,
    "",
    "```mermaid",
    mermaidOf(hops).trimEnd(),
    "```",
    "",
    ...(findings.length === 0
      ? []
      : ["## What it shows", "", ...findings.map(({ text }) => `- ${inline(text)}`), ""]),
    "## Hop by hop",
    "",
    ...hops.flatMap(hopMarkdown),
  ].join("\n");
}

function hopMarkdown(hop: Hop): string[] {
  const { detail } = hop;
  const parts = [`${hop.id}. ${inline(hopSentence(hop))}`, ""];
  const headers = detail.headers.map(({ name, value }) => `${name}: ${value}`);
  const body = detail.body?.text.trim() ?? "";
  const values = detail.values.map((value, at) => `-- value ${at + 1}: ${value}`);
  const table = detail.table === undefined ? [] : [detail.table.columns, ...detail.table.rows];
  const text = [
    ...headers,
    ...(headers.length > 0 && body !== "" ? [""] : []),
    ...(body === "" ? [] : [body]),
    ...(hop.kind === "query" ? [hop.sql, ...values] : []),
    ...table.map((row) => row.join(" | ")),
  ].join("\n");
  if (text === "") return parts;
  const lines = cleanLines(text);
  // Longer than any fence that is in it.
  const longest = Math.max(2, ...lines.map((each) => /`+/.exec(each)?.[0].length ?? 0));
  const fence = "`".repeat(longest + 1);
  const kind = hop.kind === "query" ? "sql" : "text";
  return [...parts, ...[fence + kind, ...lines, fence].map((each) => `   ${each}`.trimEnd()), ""];
}

/** On one line, with nothing in it that Markdown or HTML would obey. */
function inline(text: string): string {
  return cleanLines(text)
    .join(" ")
    .replace(/[\\`*_{}[\]<>#|~]/g, "\\$&");
}
