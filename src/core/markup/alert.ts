/** GitHub's alerts: quotes whose first line is `[!NOTE]` or one of four more. Pure. */

import type { BlockContent, Blockquote, DefinitionContent, Text } from "mdast";
import { didYouMean } from "mermaid-text/text";
import type { AlertTone } from "../document/block.ts";
import type { Report } from "../problems.ts";
import { at } from "./node.ts";

const tones = ["note", "tip", "important", "warning", "caution"] as const;
const marker = /^\[!([^\]\s]{1,30})\][ \t]*(?:\r\n?|\n|$)/;

function firstText(node: Blockquote): Text | undefined {
  const first = node.children[0];
  const text = first?.type === "paragraph" ? first.children[0] : undefined;
  return text?.type === "text" ? text : undefined;
}

/** The tone of a quote that is an alert, without looking for mistakes. */
export function toneOf(node: Blockquote): AlertTone | undefined {
  const name = marker.exec(firstText(node)?.value ?? "")?.[1]?.toLowerCase();
  return tones.find((tone) => tone === name);
}

/** What stands in an alert, without the line that marks it. */
export function alertBody(node: Blockquote): (BlockContent | DefinitionContent)[] {
  const [first, ...rest] = node.children;
  if (first?.type !== "paragraph") return node.children;
  const [text, ...others] = first.children;
  if (text?.type !== "text") return node.children;
  const value = text.value.replace(marker, "");
  const children = value === "" ? others : [{ ...text, value }, ...others];
  // A hard break behind the marker leaves nothing to break.
  while (children[0]?.type === "break") children.shift();
  return children.length === 0 ? rest : [{ ...first, children }, ...rest];
}

/** The tone of an alert; says what is wrong with a quote that tries to be one. */
export function alertTone(node: Blockquote, report: Report): AlertTone | undefined {
  const tone = toneOf(node);
  if (tone !== undefined) {
    if (alertBody(node).length === 0) {
      report(
        "alert.empty",
        at(node),
        "The alert is empty.",
        "write its text on the next lines, each with `> ` before it",
      );
    }
    reportSecond(node, report);
    return tone;
  }
  const mistake = alertMistake(node);
  if (mistake !== undefined) report(mistake.code, at(node), mistake.message, mistake.hint);
  return undefined;
}

/** The name of an alert alone on the first line, without what makes it one. */
const bareName =
  /^(?:\[([Nn]ote|[Tt]ip|NOTE|TIP|IMPORTANT|WARNING|CAUTION|HINT|[Hh]int|EXPLANATION)\]|(NOTE|TIP|IMPORTANT|WARNING|CAUTION|HINT|EXPLANATION))[ \t]*(?::[ \t]*)?(?=\n|$)/;
const named = new Map([
  ["HINT", "TIP"],
  ["EXPLANATION", "NOTE"],
]);

interface AlertMistake {
  readonly code: "alert.unknown" | "alert.text-beside";
  readonly message: string;
  readonly hint: string;
}

/** What is wrong with a quote that tries to be an alert and is none. */
export function alertMistake(node: Blockquote): AlertMistake | undefined {
  const value = firstText(node)?.value ?? "";
  const name = marker.exec(value)?.[1];
  if (name !== undefined) {
    return {
      code: "alert.unknown",
      message: `There is no alert \`[!${name}]\`, so this would be an ordinary quote.`,
      hint: didYouMean(
        named.get(name.toUpperCase()) ?? name.toUpperCase(),
        tones.map((one) => one.toUpperCase()),
        "use NOTE, TIP, IMPORTANT, WARNING or CAUTION",
      ),
    };
  }
  const bare = bareName.exec(value);
  const word = bare?.[1] ?? bare?.[2];
  if (word !== undefined) {
    const meant = named.get(word.toUpperCase()) ?? word.toUpperCase();
    return {
      code: "alert.unknown",
      message: `\`${bare?.[0].trim()}\` makes no alert, so this would be an ordinary quote.`,
      hint: `write \`> [!${meant}]\` on a line of its own`,
    };
  }
  const beside = /^\\?\[\s?![^\]\n]{1,30}\]([^\n]*)/.exec(value);
  if (beside === null) return undefined;
  const inside = /[a-z]+/i.exec(beside[0])?.[0] ?? "NOTE";
  const blank = /^\\?\[(?:\s!|!\s)|\s\]/.test(beside[0].slice(0, beside[0].indexOf("]") + 1));
  return {
    code: "alert.text-beside",
    message: blank
      ? `\`${beside[0].slice(0, 40)}\` makes no alert, because a blank stands in its brackets.`
      : `The line \`${beside[0].slice(0, 40)}\` makes no alert: nothing else may stand on it.`,
    hint: `write \`> [!${inside.toUpperCase()}]\` on a line of its own and the text below it`,
  };
}

/** Two alerts without an empty line between them are one to Markdown. */
function reportSecond(node: Blockquote, report: Report): void {
  for (const child of node.children) {
    if (child.type !== "paragraph") continue;
    for (const part of child.children) {
      if (part.type !== "text") continue;
      const found =
        /\n\[!(\w+)\]/.exec(part.value) ??
        (part !== firstText(node) ? /^\[!(\w+)\]/.exec(part.value) : null);
      if (found === null) continue;
      const line = at(part).line + part.value.slice(0, found.index + 1).split("\n").length - 1;
      report(
        "alert.run-together",
        { line, col: at(node).col },
        `The alert \`[!${found[1]}]\` runs into the one above it.`,
        "put an empty line between the two",
      );
      return;
    }
  }
}
