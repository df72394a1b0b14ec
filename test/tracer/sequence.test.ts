/** What is drawn is what was written: random sequence diagrams, drawn and read back. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { drawDiagram, parseDiagram } from "../../src/core/diagram/diagram.ts";
import { lineCells, lineText } from "../../src/core/view/view.ts";
import { type TracedMessage, traceSequence } from "./sequence-tracer.ts";

const arrows = ["->>", "-->>", "->", "-->", "-x", "--x", "-)", "--)", "<<->>"] as const;
const words = [
  "login",
  "the user's data",
  "ジョブ",
  "a rather long text that has to be wrapped",
  "ok",
];

const message = fc.record({
  kind: fc.constant("message" as const),
  from: fc.nat({ max: 7 }),
  to: fc.nat({ max: 7 }),
  arrow: fc.constantFrom(...arrows),
  word: fc.constantFrom(...words),
  sign: fc.constantFrom("", "", "+"),
});
const note = fc.record({
  kind: fc.constant("note" as const),
  place: fc.constantFrom("left of", "right of", "over"),
  from: fc.nat({ max: 7 }),
});
const frame = fc.record({
  kind: fc.constant("frame" as const),
  word: fc.constantFrom("loop", "opt", "break"),
});
const end = fc.record({ kind: fc.constant("end" as const) });

const drawnOf = (most: number) =>
  fc.record({
    names: fc.integer({ min: 1, max: most }),
    items: fc.array(fc.oneof({ weight: 6, arbitrary: message }, note, frame, end), {
      maxLength: 14,
    }),
  });

type Drawn = ReturnType<typeof drawnOf> extends fc.Arbitrary<infer T> ? T : never;

/** The source, and the messages that a reader must find in its drawing. */
function written({ names, items }: Drawn): { source: string; messages: TracedMessage[] } {
  const name = (at: number) => `P${at % names}`;
  const lines = Array.from({ length: names }, (_, at) => `participant P${at} as Part${at}`);
  const messages: TracedMessage[] = [];
  let depth = 0;
  items.forEach((item, at) => {
    if (item.kind === "message") {
      const text = `${item.word} M${at}`;
      const [from, to] = [name(item.from), name(item.to)];
      lines.push(`${from}${item.arrow}${item.sign}${to}: ${text}`);
      const isEven =
        item.arrow.startsWith("<<") || !/[>x)]{1}$|>>$/.test(item.arrow.replace(/^-+>$/, ""));
      const part = (id: string) => `Part${id.slice(1)}`;
      messages.push({ from: part(from), to: part(to), text: text.replace(/\s/g, ""), isEven });
    } else if (item.kind === "note")
      lines.push(`Note ${item.place} ${name(item.from)}: Note ${at}`);
    else if (item.kind === "frame") {
      lines.push(item.word);
      depth += 1;
    } else if (depth > 0) {
      lines.push("end");
      depth -= 1;
    }
  });
  lines.push(...new Array<string>(depth).fill("end"));
  return { source: `sequenceDiagram\n${lines.join("\n")}`, messages };
}

/** Messages that look alike from both ends are compared without their direction. */
function seen(messages: readonly TracedMessage[]): string[] {
  return messages.map(({ from, to, text, isEven }) => {
    if (from === to) return `${from} to itself: ${text}`;
    const ends = isEven ? [from, to].sort() : [from, to];
    return `${ends.join(isEven ? " -- " : " -> ")}: ${text}`;
  });
}

function expectReadable(one: Drawn, width: number, charset: "unicode" | "ascii"): string {
  const { source, messages } = written(one);
  const { value, diagnostics } = parseDiagram(source);
  expect(diagnostics).toEqual([]);
  if (!value) throw new Error("not read");
  const drawing = drawDiagram(value, { width, charset });
  for (const line of drawing.lines) expect(lineCells(line)).toBeLessThanOrEqual(width);
  if (drawing.form === "list") return drawing.form;
  const names = Array.from({ length: one.names }, (_, at) => `Part${at}`);
  const traced = traceSequence(drawing.lines.map(lineText), names, charset === "ascii");
  expect(seen(traced), drawing.lines.map(lineText).join("\n")).toEqual(seen(messages));
  return drawing.form;
}

test.each(["unicode", "ascii"] as const)("messages are read back in order, in %s", (charset) => {
  fc.assert(
    fc.property(drawnOf(5), fc.integer({ min: 20, max: 160 }), (one, width) => {
      expectReadable(one, width, charset);
    }),
    { numRuns: 200, seed: 1 },
  );
});

test.each(["unicode", "ascii"] as const)(
  "many lanes on a narrow screen are read back in order, in %s",
  (charset) => {
    fc.assert(
      fc.property(drawnOf(8), fc.integer({ min: 20, max: 70 }), (one, width) => {
        expectReadable(one, width, charset);
      }),
      { numRuns: 200, seed: 1 },
    );
  },
);
