/** A Markdown file parted at its `##` headings, and what stands in comments between. Pure. */

import type { Heading, RootContent } from "mdast";
import { at } from "../markup/node.ts";
import type { Report } from "../problems.ts";
import type { Allow } from "./allow.ts";
import { readAllow } from "./metadata.ts";

/** The texts of a lesson, as they come out of its folder. */
export interface LessonFiles {
  /** The folder's name. */
  readonly name: string;
  /** The folder as it is shown in messages: `lessons/login-flow`. */
  readonly folder: string;
  readonly lessonText?: string | undefined;
  readonly quizText?: string | undefined;
  /** Whether a path below the course folder exists; undefined leaves links unchecked. */
  readonly exists?: ((path: string) => boolean) | undefined;
}

/** A rule set aside, for the lines of a section or question, or for the whole file. */
export interface ScopedAllow extends Allow {
  readonly file: string;
  readonly from: number;
  readonly to: number;
}

export function collectAllows(part: Part, file: string, allows: ScopedAllow[]): void {
  for (const node of part.nodes) {
    const allow = node.type === "html" ? readAllow(node) : undefined;
    if (allow !== undefined) allows.push({ ...allow, file, from: part.from, to: part.to });
  }
}

export interface Part {
  readonly heading: Heading | undefined;
  readonly nodes: RootContent[];
  /** Lines of the part; what stands above the first heading is about the whole file. */
  readonly from: number;
  to: number;
}

/** What stands above the first `##`, or heading of another depth, then one part for each. */
export function splitAt(nodes: readonly RootContent[], depth = 2): Part[] {
  const whole = Number.MAX_SAFE_INTEGER;
  const parts: Part[] = [{ heading: undefined, nodes: [], from: 1, to: whole }];
  for (const node of nodes) {
    const last = parts.at(-1);
    if (node.type !== "heading" || node.depth !== depth) last?.nodes.push(node);
    else {
      const from = at(node).line;
      if (last?.heading !== undefined) last.to = from - 1;
      parts.push({ heading: node, nodes: [], from, to: whole });
    }
  }
  return parts;
}

/** A line of dashes right below a text makes a heading of it, which is seldom meant. */
export function checkUnderline(heading: Heading, lines: readonly string[], report: Report): void {
  const place = at(heading);
  if (lines[place.line - 1]?.[place.col - 1] === "#") return;
  report(
    "text.heading",
    place,
    "The line of dashes below makes a heading of this text.",
    "put an empty line between the two, or write `## ` before the heading",
  );
}
