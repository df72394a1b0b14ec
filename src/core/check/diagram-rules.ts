/** Diagrams: whether they can be read, fit a terminal, and stay small enough to take in. Pure. */

import {
  type Allowance,
  type DiagramParts,
  diagramParts,
  drawDiagram,
  pageAllowance,
  parseDiagram,
} from "mermaid-text";
import { didYouMean } from "mermaid-text/text";
import type { Diagnostic } from "../diagnostic.ts";
import type { Block } from "../document/block.ts";
import { notesFor, type Report } from "../problems.ts";
import type { LessonReading } from "../reading/parse-lesson.ts";

/** Cells for a drawing in a terminal of 80 columns: two stay free at either side. */
const usualWidth = 76;
const longestLabel = 60;
const fewestBoxes = 3;
const mostBoxes = 9;
const mostNodes = 200;
const mostEdges = 400;
const mostLabel = 200;

type DiagramBlock = Extract<Block, { readonly kind: "diagram" }>;

export function checkDiagrams(
  { lesson, files }: LessonReading,
  sides: readonly string[],
): Diagnostic[] {
  const found: Diagnostic[] = [];
  const allowance = pageAllowance();
  if (files.lesson !== undefined) {
    const { report } = notesFor(files.lesson, found);
    for (const section of lesson.sections) {
      for (const one of diagramsIn(section.blocks)) {
        checkOne(one.block, files.lesson, { found, report, teaching: true, sides, allowance });
        if (!one.explained) {
          report(
            "teaching.diagram-alone",
            one.block.at,
            "The diagram has no text beside it: a picture alone leaves everyone with another story.",
            "say in a sentence before or after it what to look for",
          );
        }
      }
    }
  }
  if (files.quiz !== undefined) {
    const { report } = notesFor(files.quiz, found);
    for (const question of lesson.questions) {
      for (const { block } of diagramsIn([...question.stem, ...question.explanation])) {
        checkOne(block, files.quiz, { found, report, teaching: false, sides, allowance });
      }
    }
  }
  return found;
}

interface FoundDiagram {
  readonly block: DiagramBlock;
  /** Text stands directly before or behind it. */
  readonly explained: boolean;
}

export function diagramsIn(blocks: readonly Block[]): FoundDiagram[] {
  return blocks.flatMap((block, index): FoundDiagram[] => {
    if (block.kind === "diagram") {
      return [{ block, explained: isText(blocks[index - 1]) || isText(blocks[index + 1]) }];
    }
    if (block.kind === "list") return block.items.flatMap((item) => diagramsIn(item.blocks));
    if (block.kind === "quote" || block.kind === "alert") return diagramsIn(block.blocks);
    return [];
  });
}

function isText(block: Block | undefined): boolean {
  return (
    block !== undefined && ["paragraph", "list", "table", "quote", "alert"].includes(block.kind)
  );
}

interface Checking {
  readonly found: Diagnostic[];
  readonly report: Report;
  readonly teaching: boolean;
  readonly sides: readonly string[];
  readonly allowance: Allowance;
}

function checkOne(
  block: DiagramBlock,
  file: string,
  { found, report, teaching, sides, allowance }: Checking,
): void {
  const { value, diagnostics } = parseDiagram(block.source, { file, line: block.at.line + 1 });
  found.push(...diagnostics);
  if (value === undefined) {
    if (diagnostics.length === 0) {
      report(
        "diagram.unreadable",
        block.at,
        "The diagram cannot be read.",
        "begin it with `flowchart TD` or `sequenceDiagram`",
      );
    }
    return;
  }
  const parts = diagramParts(value);
  const { boxes } = parts;
  if (boxes === 0) {
    report(
      "diagram.unreadable",
      block.at,
      "The diagram is empty.",
      "write what leads where: `A[Browser] --> B[Server]`",
    );
    return;
  }
  if (tooBig(parts)) {
    report(
      "limit.diagram",
      block.at,
      `The diagram has more than ${mostNodes} boxes or ${mostEdges} arrows, or a label of more than ${mostLabel} characters.`,
      "split it into several",
    );
    return;
  }
  checkSides(block, parts.classes, sides, report);
  const { form, takesTooLong } = drawDiagram(value, {
    width: usualWidth,
    charset: "unicode",
    allowance,
  });
  if (takesTooLong) {
    report(
      "limit.diagram",
      block.at,
      "The diagram, or those of the lesson together, take too long to draw; it is shown as a list.",
      "use fewer arrows, or split it into several lessons",
    );
  } else if (form === "list") {
    report(
      "diagram.as-list",
      block.at,
      "The diagram is too wide for a terminal of 80 columns and is shown there as a list.",
      "use fewer boxes side by side or shorter labels, or `flowchart TD`",
    );
  }
  if (!teaching) return;
  if ((boxes < fewestBoxes && value.kind === "flowchart") || boxes > mostBoxes || boxes < 2) {
    report(
      "teaching.diagram-size",
      block.at,
      `The diagram has ${boxes === 1 ? "one box" : `${boxes} boxes`}; ${fewestBoxes} to ${mostBoxes} can be taken in at a glance.`,
      boxes > mostBoxes
        ? "split it into two diagrams"
        : "say it in a sentence, or show more of the way",
    );
  }
  if (value.accTitle === undefined && value.title === undefined) {
    report(
      "teaching.diagram-title",
      block.at,
      "The diagram has no title, so those who hear it are not told what it shows.",
      "write `accTitle: What happens when …` below its first line",
    );
  }
  const long = parts.labels.find((label) => label.length > longestLabel);
  if (long !== undefined) {
    report(
      "teaching.diagram-label",
      block.at,
      `The label "${long.slice(0, 30).trimEnd()}…" has ${long.length} characters; a drawing has room for ${longestLabel}.`,
      "shorten it and say the rest in the text",
    );
  }
}

/** A class is a side, or one of the diagram's own that `classDef` describes. */
function checkSides(
  { source, at }: DiagramBlock,
  classes: readonly string[],
  sides: readonly string[],
  report: Report,
): void {
  if (sides.length === 0) return;
  const known = sides.map((side) => side.toLowerCase());
  const own = [...source.matchAll(/^[ \t]*classDef[ \t]+(\S+)/gm)].flatMap(
    (one) => one[1]?.split(",") ?? [],
  );
  const named = new Set(classes);
  const lines = source.split("\n");
  for (const name of named) {
    if (known.includes(name.toLowerCase()) || own.includes(name)) continue;
    const line = lines.findIndex((text) => text.includes(name));
    report(
      "diagram.side-unknown",
      line < 0 ? at : { line: at.line + 1 + line, col: (lines[line]?.indexOf(name) ?? 0) + 1 },
      `The course has no side \`${name}\`, so the box gets no colour.`,
      didYouMean(
        name,
        sides,
        `its sides are ${sides.join(", ")}; write a new one into course.yaml`,
      ),
    );
  }
}

function tooBig({ boxes, links, labels }: DiagramParts): boolean {
  return boxes > mostNodes || links > mostEdges || labels.some((label) => label.length > mostLabel);
}
