/** Where a question ends although no `## ` says so: what stands behind it was meant as another. Pure. */

import type { Paragraph, RootContent } from "mdast";
import { toneOf } from "../markup/alert.ts";
import { at, rawText } from "../markup/node.ts";
import type { Report } from "../problems.ts";
import { commentText, isQuestionMetadata } from "./metadata.ts";

/** The nodes of the question itself; all behind them would only be told as mistakes of it. */
export function ownNodes(nodes: readonly RootContent[], report: Report): readonly RootContent[] {
  let explained = false;
  for (const [index, node] of nodes.entries()) {
    if (node.type === "heading") {
      report(
        "question.heading-level",
        at(node),
        `A heading with ${"#".repeat(node.depth)} asks no question.`,
        node.depth > 2
          ? "begin it with `## ` when it is a question, or make it a paragraph"
          : "begin it with `## `",
      );
      return nodes.slice(0, index);
    }
    if (node.type === "paragraph" && asksWithoutHeading(node, nodes.slice(index + 1), explained)) {
      // A hidden sign before the heading has been told as that.
      if (/^\p{Cf}/u.test(rawText([node]))) return nodes.slice(0, index);
      report(
        "question.heading-level",
        at(node),
        "No `## ` stands before this text, so it asks no question.",
        /^#+[^\S ]/.test(rawText([node]))
          ? "the blank behind the `#` is one that Markdown takes for a letter: write `## ` with a plain one"
          : "write `## ` before it, without stars around it",
      );
      return nodes.slice(0, index);
    }
    explained ||= node.type === "blockquote" && toneOf(node) === "note";
  }
  return nodes;
}

/** Metadata below bold text, or behind the explanation a text with all that a question has. */
function asksWithoutHeading(
  node: Paragraph,
  behind: readonly RootContent[],
  explained: boolean,
): boolean {
  const [next] = behind;
  const comment = next?.type === "html" ? commentText(next) : undefined;
  const named = comment !== undefined && isQuestionMetadata(comment);
  const bold = node.children.length === 1 && node.children[0]?.type === "strong";
  if (named && (bold || explained)) return true;
  return (
    explained &&
    /^(?:\p{Cf}|\*|#)|\?\s*$/u.test(rawText([node])) &&
    behind.some((each) => each.type === "blockquote" && toneOf(each) === "note")
  );
}
