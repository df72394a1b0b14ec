import { expect, test } from "vitest";
import { findingsOf } from "./lesson-findings.ts";

/** As large as `check` lets pass, and as tangled. */
function tangle(name: string): string {
  const links = Array.from(
    { length: 240 },
    (_, at) => `${name}${(at * 7919) % 150} -- says ${at} --> ${name}${(at * 104_729) % 151}`,
  );
  return `Words.\n\n\`\`\`mermaid\nflowchart TD\naccTitle: T\n${links.join("\n")}\n\`\`\`\n\n`;
}

test("the diagrams of a lesson share what drawing them may take", () => {
  const lessonText = `---\ntitle: T\nsummary: S.\n---\n\n${"abcdefgh".split("").map(tangle).join("")}`;
  const { told } = findingsOf(
    { name: "a", folder: "a", lessonText },
    { number: 1, english: true, sides: [], phrases: [] },
  );
  const messages = told.flatMap(({ code, message }) => (code === "limit.diagram" ? [message] : []));
  expect(messages.length).toBeGreaterThan(1);
  expect(new Set(messages)).toEqual(
    new Set([
      "The diagram, or those of the lesson together, take too long to draw; it is shown as a list.",
    ]),
  );
});
