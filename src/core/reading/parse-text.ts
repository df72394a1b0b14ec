/** Reads lesson.md: its sections. Pure. */

import type { RootContent } from "mdast";
import type { LessonMeta, Section } from "../course/course.ts";
import type { Diagnostic, Position } from "../diagnostic.ts";
import { inlineText } from "../document/block.ts";
import { type FoundLink, type Reading, toBlocks, toInlines } from "../markup/blocks.ts";
import { reportUnused, takeFootnotes, withFootnotes } from "../markup/footnotes.ts";
import { checkLines } from "../markup/hidden.ts";
import { checkLink } from "../markup/links.ts";
import { readMarkdown } from "../markup/markdown.ts";
import { at, rawText } from "../markup/node.ts";
import { linesOf, withoutMark } from "../markup/source.ts";
import { reportTornTable, tornTable } from "../markup/table.ts";
import { notesFor, type Report, startOfFile } from "../problems.ts";
import { slug, slugger } from "../text/slug.ts";
import {
  checkUnderline,
  collectAllows,
  type LessonFiles,
  type ScopedAllow,
  splitAt,
} from "./parts.ts";

export interface PlacedSection {
  readonly section: Section;
  readonly at: Position;
}

export interface TextReading {
  readonly sections: readonly PlacedSection[];
}

/** Undefined when there is no lesson.md. */
export function readText(
  files: LessonFiles,
  file: string,
  body: string,
  meta: LessonMeta | undefined,
  found: Diagnostic[],
  allows: ScopedAllow[],
): TextReading | undefined {
  if (files.lessonText === undefined) return undefined;
  const { report } = notesFor(file, found);
  checkLines(linesOf(withoutMark(files.lessonText)), report);
  const links: FoundLink[] = [];
  const tree = readMarkdown(body, report, true);
  const { rest, notes } = takeFootnotes(tree.nodes);
  const used = new Set<string>();
  const reading: Reading = {
    report,
    links: tree.links,
    lines: tree.lines,
    onLink: (link) => links.push(link),
  };
  const parts = splitAt(rest, sectionDepth(rest));
  const name = slugger();
  name("intro");
  const sections = parts.flatMap((part): PlacedSection[] => {
    const title =
      part.heading === undefined
        ? ""
        : inlineText(toInlines(part.heading.children, reading)).trim();
    const place = part.heading === undefined ? startOfFile : at(part.heading);
    const id = part.heading === undefined ? "intro" : sectionId(title, place, name, report);
    collectAllows(part, file, allows);
    if (part.heading !== undefined) checkUnderline(part.heading, tree.lines, report);
    checkHeadings(part.nodes, title, meta, report);
    const blocks = toBlocks(withFootnotes(part.nodes, notes, used), reading);
    if (part.heading === undefined && blocks.length === 0) return [];
    return [{ section: { title, id, blocks }, at: place }];
  });
  reportUnused(notes, used, report);
  const anchors = headingSlugs(tree.nodes);
  for (const link of links) {
    checkLink(link, { lesson: files.name, anchors, exists: files.exists }, report);
  }
  return { sections };
}

/** Where a lesson has no `##`, its `###` begin sections: so others write them below a title of their own. */
function sectionDepth(nodes: readonly RootContent[]): number {
  const has = (depth: number) =>
    nodes.some((node) => node.type === "heading" && node.depth === depth);
  return !has(2) && has(3) ? 3 : 2;
}

function sectionId(
  title: string,
  place: Position,
  name: (text: string) => string,
  report: Report,
): string {
  const id = name(title);
  if (id !== slug(title) && slug(title) !== "intro") {
    report(
      "lesson.duplicate-section",
      place,
      `There are two sections called "${title}"; this one is known as \`${id}\`.`,
      "give each section a title of its own",
    );
  }
  return id;
}

function checkHeadings(
  nodes: readonly RootContent[],
  title: string,
  meta: LessonMeta | undefined,
  report: Report,
): void {
  if (meta !== undefined && title !== "" && title === meta.title) {
    report(
      "lesson.title-twice",
      startOfFile,
      `The section "${title}" is called like the lesson.`,
      "give the section a title that says what it holds",
    );
  }
  for (const node of nodes) {
    if (node.type === "heading" && node.depth === 1) {
      report(
        "lesson.heading-one",
        at(node),
        "A heading with one # begins no section, and the title is shown from the front matter.",
        "write `## ` to begin a section, or delete the line",
      );
    }
    if (node.type === "paragraph" && tornTable(node)) reportTornTable(node, report);
    if (node.type === "paragraph" && /^#{1,6}[^#\s]/.test(rawText([node]))) {
      report(
        "text.heading",
        at(node),
        "A blank is missing behind the `#`, so this is no heading.",
        "write `## ` and then the title",
      );
    }
  }
}

function headingSlugs(nodes: readonly RootContent[]): string[] {
  const name = slugger();
  return nodes.flatMap((node) => (node.type === "heading" ? [name(rawText(node.children))] : []));
}
