/** What other programs write in the place of a question or of an explanation. Pure. */

import type { Paragraph, RootContent } from "mdast";
import { at, rawText } from "../markup/node.ts";
import type { Report } from "../problems.ts";

/** The name of a format whose question was pasted into a quiz.md. */
export function foreignQuestion(node: RootContent): string | undefined {
  if (node.type === "html") return /^\s*<\??quiz\b/i.test(node.value) ? "mkdocs-quiz" : undefined;
  if (node.type !== "paragraph") return undefined;
  const text = rawText([node]).trim();
  if (/^<\??quiz\b/i.test(text)) return "mkdocs-quiz";
  if (/^::[^:\n]{1,200}::/.test(text)) return "GIFT";
  return /\{\s*[=~](?=[^}]*\}[^{}]*$)/.test(text) ? "GIFT" : undefined;
}

/** A hint or an explanation in the block of another program: `!!! note`, `:::tip`. */
export function foreignAlert(
  node: Paragraph,
): { readonly mark: string; readonly alert: "NOTE" | "TIP" } | undefined {
  const found = /^((?:!!!|\?\?\?\+?|:{3,})[ \t]*\{?\.?([A-Za-z][\w-]{0,30})?)/.exec(
    rawText([node]),
  );
  if (found === null) return undefined;
  const tip = /^(?:tip|hint|help)/i.test(found[2] ?? "");
  return { mark: (found[1] ?? "").trim(), alert: tip ? "TIP" : "NOTE" };
}

export function reportForeign(format: string, node: RootContent, report: Report): void {
  report(
    "question.foreign",
    at(node),
    `A question in the format ${format} stands here, and nobody is asked it.`,
    "put it into a file of its own and let `whichside convert` write it as a question",
  );
}
