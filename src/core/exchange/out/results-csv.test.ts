import { csvParse } from "d3-dsv";
import fc from "fast-check";
import { expect, test } from "vitest";
import { answered } from "../../../../test/event-samples.ts";
import { everyKind } from "../../../../test/questions.ts";
import { printsOf } from "../../quiz/prints.ts";
import { questionName } from "../../quiz/question.ts";
import { rightResponse } from "../../quiz/said.ts";
import { resultLines } from "./results.ts";
import { resultsCsv } from "./results-csv.ts";

test("a reader of CSV finds in each line what the JSON line says", () => {
  const typed = fc.string({ unit: "grapheme", maxLength: 60 });
  fc.assert(
    fc.property(typed, typed, (text, learner) => {
      const events = everyKind.map((question) => {
        const right = rightResponse(question);
        const response = right.kind === "text" ? { ...right, text } : right;
        const fields = { kind: question.answer.kind, answer: question.fingerprint };
        const prints = printsOf(question, response);
        return answered(questionName(question), { ...fields, response, prints, edition: "2" });
      });
      const lines = [...resultLines(events, everyKind, learner)];
      const rows = csvParse([...resultsCsv(lines)].join("\n"));
      expect(rows).toHaveLength(lines.length);
      for (const [index, line] of lines.entries()) {
        for (const [name, cell] of Object.entries(rows[index] ?? {})) {
          const value = line[name as keyof typeof line];
          const said = value === null ? "" : String(value);
          // What would be a formula begins with an apostrophe, and lines become blanks.
          expect(bare(cell)).toBe(bare(said));
          expect(cell).not.toMatch(/^\s*[=+\-@]/);
        }
      }
    }),
    { numRuns: 60 },
  );
});

/** Letters and digits alone: what is shown of signs and controls is another test's matter. */
function bare(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, "");
}
