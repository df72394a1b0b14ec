/** One remark on a part of an answer, by sign and word, with the author's feedback below it. Pure. */

import { type Line, line, type Span, span, wrapLine } from "mermaid-text/text";
import type { Side } from "../course/course.ts";
import type { Inline } from "../document/block.ts";
import type { Remark } from "../quiz/verdict.ts";
import { inlineLine } from "./inline.ts";
import { sign } from "./signs.ts";
import { styles } from "./style.ts";
import { sideStyle } from "./table.ts";
import { fullStop, verdictSigns, verdictStyles, verdictWords } from "./verdict.ts";
import type { Look } from "./view.ts";

/**
 * Before the question is settled nothing that gives the answer away is shown. `lead` says which
 * part it is about.
 */
export function layoutRemark(
  remark: Remark,
  settled: boolean,
  look: Look,
  sides: readonly Side[],
  lead: string,
): Line[] {
  const head = [
    span(`${lead}${prefix(remark, look.plain)}`),
    ...about(remark),
    ...suffix(remark, look, sides),
  ];
  const reason = reasonOf(remark, settled, look, sides);
  if (look.plain) {
    const stop = fullStop(head.at(-1)?.text ?? "");
    const tail = reason.length > 0 ? [span(" "), ...reason] : [];
    return wrapLine([...head, span(stop), ...tail], look.text);
  }
  const mark = span(`${sign(verdictSigns[remark.verdict], look)} `, verdictStyles[remark.verdict]);
  return [
    ...wrapLine([span("  "), mark, ...head], look.text, 4),
    ...(reason.length > 0 ? wrapLine([span("    "), ...reason], look.text, 4) : []),
  ];
}

/** What stands before the part, beside the sign; in plain output it takes the verdict's place. */
function prefix(remark: Remark, plain: boolean): string {
  switch (remark.kind) {
    case "missed":
      return remark.verdict === "partly" ? "Also right: " : "Missing: ";
    case "placed":
      if (!plain) return "";
      return remark.verdict === "right" ? "In order: " : "To move: ";
    case "picked":
    case "sorted":
    case "built":
    case "typed":
      return plain ? `${verdictWords[remark.verdict]}: ` : "";
  }
}

function about(remark: Remark): Line {
  return remark.about.length === 0 ? line("(nothing)") : inlineLine(remark.about);
}

function suffix(remark: Remark, look: Look, sides: readonly Side[]): Line {
  if (remark.kind === "placed" && remark.verdict !== "right" && !look.plain) {
    return line(span(` ${sign("dot", look)} to move`, styles.dim));
  }
  if (remark.put === undefined) return [];
  if (remark.kind === "built") return [span(": "), ...inlineLine(remark.put)];
  return [
    span(look.plain ? ", put under " : ` ${sign("dot", look)} `),
    ...category(remark.put, sides),
  ];
}

/** What stands below: the feedback, and for what was wrong what would have been right. */
function reasonOf(remark: Remark, settled: boolean, look: Look, sides: readonly Side[]): Line {
  const text = inlineLine(remark.text);
  switch (remark.kind) {
    case "sorted": {
      if (remark.verdict === "right" || !settled) return [];
      const right = category(remark.right ?? [], sides);
      // A name and a colon would be heard as the beginning of a list.
      if (look.plain) {
        const said = [span("It belongs to "), ...right, span(".")];
        return text.length === 0 ? said : [...said, span(" "), ...text];
      }
      return text.length === 0
        ? [span("It belongs to "), ...right, span(".")]
        : [...right, span(": "), ...text];
    }
    case "typed": {
      if (!settled && text.length === 0) return inlineLine(remark.help ?? []);
      if (remark.verdict === "right" || !settled || remark.right === undefined) return text;
      const right = [span(`${sign("arrow", look)} `), ...inlineLine(remark.right)];
      const spoken = [span("It is: "), ...inlineLine(remark.right), span(".")];
      const both = look.plain ? spoken : right;
      return text.length === 0 ? both : [...both, span(look.plain ? " " : ". "), ...text];
    }
    case "placed":
    case "picked":
    case "built":
    case "missed":
      return text;
  }
}

/** A category's name, in its side's colour when it is a side. */
export function category(content: readonly Inline[], sides: readonly Side[]): readonly Span[] {
  return inlineLine(content, sideStyle(content, sides));
}
