/** A short name of a right answer, to notice when it changes. Pure. */

import { normal, normalInlines } from "../quiz/kinds/reading.ts";
import type { Accepted } from "../quiz/kinds/text/text.ts";
import type { Answer } from "../quiz/question.ts";
import { hash32 } from "../random.ts";

/**
 * Eight hexadecimal digits that change when the right answer changes, and with nothing
 * else: not with the question's wording, the wrong options, their order or any feedback.
 */
export function fingerprint(answer: Answer): string {
  return hash32(`${answer.kind}\n${rightContent(answer).join("\n")}`)
    .toString(16)
    .padStart(8, "0");
}

function rightContent(answer: Answer): string[] {
  switch (answer.kind) {
    case "choice":
    case "choices":
      return answer.options
        .filter((option) => option.right)
        .map((option) => normalInlines(option.content))
        .sort();
    case "order":
      return answer.items.map(normalInlines);
    case "sort":
      return answer.rows
        .map(
          (row) =>
            `${normalInlines(row.item)}\t${normalInlines(answer.categories[row.category] ?? [])}`,
        )
        .sort();
    case "text":
      return answer.accepted.map(acceptedText).sort();
    case "gaps":
      return answer.parts.flatMap((part) =>
        part.kind === "gap" ? [part.accepted.map(normal).sort().join("\t")] : [],
      );
    case "spot": {
      const candidates = answer.parts.filter((part) => part.kind === "candidate");
      return [normalInlines(candidates[answer.mistake]?.content ?? [])];
    }
    case "describe":
      return answer.points.map((point) => point.phrases.map(normal).sort().join("\t")).sort();
  }
}

function acceptedText(accepted: Accepted): string {
  return accepted.kind === "text"
    ? normal(accepted.text)
    : `${accepted.value} ± ${accepted.tolerance}`;
}
