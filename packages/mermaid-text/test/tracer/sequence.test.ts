/** What is drawn is what was written: random sequence diagrams, drawn and read back. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { drawDiagram, parseDiagram } from "../../src/diagram.ts";
import { lineCells, lineText } from "../../src/text/styled.ts";
import { type RandomSequence, randomSequence, writtenSequence } from "./random-sequence.ts";
import { type TracedMessage, traceSequence } from "./sequence-tracer.ts";

/** Messages that look alike from both ends are compared without their direction. */
function seen(messages: readonly TracedMessage[]): string[] {
  return messages.map(({ from, to, text, isEven }) => {
    if (from === to) return `${from} to itself: ${text}`;
    const ends = isEven ? [from, to].sort() : [from, to];
    return `${ends.join(isEven ? " -- " : " -> ")}: ${text}`;
  });
}

function expectReadable(one: RandomSequence, width: number, charset: "unicode" | "ascii"): string {
  const { source, messages, names } = writtenSequence(one);
  const { value, diagnostics } = parseDiagram(source);
  expect(diagnostics).toEqual([]);
  if (!value) throw new Error("not read");
  const drawing = drawDiagram(value, { width, charset });
  for (const line of drawing.lines) expect(lineCells(line)).toBeLessThanOrEqual(width);
  if (drawing.form === "list") return drawing.form;
  const traced = traceSequence(drawing.lines.map(lineText), names, charset === "ascii");
  expect(seen(traced), drawing.lines.map(lineText).join("\n")).toEqual(seen(messages));
  return drawing.form;
}

test.each(["unicode", "ascii"] as const)("messages are read back in order, in %s", (charset) => {
  fc.assert(
    fc.property(randomSequence(5, "all"), fc.integer({ min: 20, max: 160 }), (one, width) => {
      expectReadable(one, width, charset);
    }),
    { numRuns: 200 },
  );
});

test.each(["unicode", "ascii"] as const)(
  "many lanes on a narrow screen are read back in order, in %s",
  (charset) => {
    fc.assert(
      fc.property(randomSequence(8, "all"), fc.integer({ min: 20, max: 70 }), (one, width) => {
        expectReadable(one, width, charset);
      }),
      { numRuns: 200 },
    );
  },
);

test.each(["unicode", "ascii"] as const)(
  "participants that come and go, and frames with sections, are read back, in %s",
  (charset) => {
    fc.assert(
      fc.property(randomSequence(5, "some"), fc.integer({ min: 20, max: 120 }), (one, width) => {
        expectReadable(one, width, charset);
      }),
      { numRuns: 400 },
    );
  },
);
