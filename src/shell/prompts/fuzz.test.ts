/**
 * Anything typed at any prompt, in windows of any size: it never breaks, never draws more than
 * the screen holds, and Ctrl-C always ends it.
 */

import { PassThrough } from "node:stream";
import type { ReadStream, WriteStream } from "node:tty";
import { ExitPromptError } from "@inquirer/core";
import fc from "fast-check";
import { cells, clean, type Line, line, span } from "mermaid-text/text";
import { expect, test } from "vitest";
import { type Asker, inputEnded } from "./asker.ts";
import { choicePrompt, choiceWidget } from "./choice.ts";
import { choicesPrompt, choicesWidget, ratePrompt } from "./choices.ts";
import { confirmWidget } from "./confirm.ts";
import { drillWidget } from "./drill.ts";
import { gapsPrompt, gapsWidget } from "./gaps.ts";
import { menuWidget } from "./menu.ts";
import { orderPrompt, orderWidget } from "./order.ts";
import { plainAsker } from "./plain-asker.ts";
import { playWidget } from "./play.ts";
import type { AskOptions } from "./reply.ts";
import { sortPrompt, sortWidget } from "./sort.ts";
import { spotPrompt, spotWidget } from "./spot.ts";
import { drive, keys, lookFor, plainTerminal, textIn } from "./testing.ts";
import { textPrompt, textWidget } from "./text.ts";
import { waitKeyWidget } from "./wait-key.ts";
import type { Widget } from "./widget.ts";

const offered: AskOptions["keys"] = [
  { key: "hint", note: "−2" },
  { key: "skip" },
  { key: "back" },
  { key: "quit" },
];

const texts: readonly Line[] = [
  "In the browser",
  "后端和前端都做这件事",
  "x".repeat(90),
  "",
  "👩‍👩‍👧 and a\u0301 mark",
].map((text) => [span(clean(text))]);

const parts = texts.flatMap((content, index) => [
  { kind: "said" as const, content: line(`Part ${index} `) },
  { kind: "candidate" as const, content },
]);

const widgets: Readonly<Record<string, () => Widget<never, unknown>>> = {
  choice: () => any(choiceWidget(texts, [1])),
  choices: () => any(choicesWidget(texts, 1)),
  order: () => any(orderWidget(texts)),
  sort: () => any(sortWidget(texts, texts.slice(0, 3))),
  drill: () =>
    any(
      drillWidget({
        status: line("Item 1 of 2"),
        question: line("Which side?"),
        item: texts[1] ?? [],
        sides: texts.slice(0, 2),
      }),
    ),
  spot: () => any(spotWidget(parts)),
  gaps: () =>
    any(
      gapsWidget({
        keys: offered,
        parts: parts.map((each) =>
          each.kind === "said" ? each : { kind: "gap" as const, content: [] },
        ),
      }),
    ),
  text: () => any(textWidget(offered, false)),
  describe: () => any(textWidget(offered, true)),
  key: () => any(waitKeyWidget([{ key: "enter", name: "Enter", does: "continue" }])),
  confirm: () => any(confirmWidget("Forget everything?")),
  menu: () =>
    any(
      menuWidget(
        texts.map((each, index) => ({ line: each, names: [`n${index}`], pickable: index !== 2 })),
        0,
      ),
    ),
  play: () =>
    any(
      playWidget({
        frames: [
          { lines: texts, said: [line("Step 1 of 2. A asks B.")], focus: [0, 1] },
          { lines: texts, said: [line("Step 2 of 2. B answers.")], focus: [2, 4] },
        ],
      }),
    ),
};

/** What the widgets remember differs; here nobody looks into it. */
function any<State, T>(widget: Widget<State, T>): Widget<never, unknown> {
  return widget as unknown as Widget<never, unknown>;
}

const { ctrlC: _, ...others } = keys;
const typed = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...Object.values(others)) },
  { weight: 3, arbitrary: fc.constantFrom(..."0123456789abnqs?:;yYäß後 ") },
  fc.string({ unit: "binary", maxLength: 20 }).map((text) => text.replaceAll("\x03", "")),
  fc.string({ unit: "grapheme", maxLength: 60 }),
  fc
    .string({ unit: "grapheme", maxLength: 200 })
    .map((text) => `\x1b[200~${text.replaceAll("\x03", "")}\n\x1b[201~`),
  fc.constantFrom("\x1b", "\x1b[", "\x1bO", "\x1b[1;5C", "\x1b[99~", "\x1b]0;x\x07", "\x1b[200~"),
);
const size = fc.record({
  width: fc.integer({ min: 18, max: 120 }),
  rows: fc.integer({ min: 1, max: 40 }),
});

test.each(Object.keys(widgets))("any keys at %s", async (kind) => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(typed, fc.option(size)), { maxLength: 30 }),
      size,
      async (steps, first) => {
        const widget = widgets[kind]?.();
        if (widget === undefined) throw new Error(kind);
        const { type, screen, outcome, resize } = await drive(widget, offered, first);
        let over = false;
        const end = outcome.then(
          (value) => ({ value }),
          (error: unknown) => ({ error }),
        );
        end.then(() => {
          over = true;
        });
        let { width, rows } = first;
        for (const [text, to] of steps) {
          if (to !== null) {
            ({ width, rows } = to);
            resize(width, rows);
          }
          type(text);
          await new Promise((done) => setImmediate(done));
          if (over) break;
          const lines = screen().split("\n");
          expect(Math.max(...lines.map(cells))).toBeLessThanOrEqual(width);
          expect(lines.length).toBeLessThanOrEqual(Math.max(rows, 2));
        }
        // An unfinished escape sequence or paste would swallow it.
        if (!over) type("\x1b[201~", keys.ctrlC, keys.ctrlC);
        const ended = await end;
        if ("error" in ended) expect(ended.error).toBeInstanceOf(ExitPromptError);
        else expect(ended.value).toHaveProperty("kind");
      },
    ),
    { numRuns: 40 },
  );
});

const look = lookFor();
const terminal = plainTerminal();
const gaps = parts.map((each) => ({ ...each, kind: "gap" as const }));
const plain: Readonly<Record<string, (asker: Asker) => Promise<unknown>>> = {
  choice: (asker) => asker.ask(choicePrompt({ look, keys: offered, options: texts, tried: [1] })),
  choices: (asker) => asker.ask(choicesPrompt({ look, keys: offered, options: texts })),
  rate: (asker) => asker.ask(ratePrompt({ look, keys: offered, options: texts })),
  order: (asker) => asker.ask(orderPrompt({ look, keys: offered, options: texts })),
  sort: (asker) =>
    asker.ask(sortPrompt({ look, keys: offered, items: texts, categories: texts.slice(0, 3) })),
  spot: (asker) => asker.ask(spotPrompt({ look, keys: offered, parts })),
  gaps: (asker) => asker.ask(gapsPrompt({ look, keys: offered, parts: gaps })),
  text: (asker) => asker.ask(textPrompt({ look, keys: offered, long: false })),
  key: (asker) => asker.key({ look, keys: [{ key: "enter", name: "Enter", does: "continue" }] }),
  confirm: (asker) => asker.confirm({ look, message: "Forget everything?" }),
  menu: (asker) =>
    asker.menu({ look, items: [{ line: line("One"), names: ["1"], pickable: true }], start: 0 }),
};

const answers = fc.array(
  fc.oneof(
    fc.constantFrom("", "1", "9", "0", "1 2", "none", "?", ":s", ":q", "s", "q", "y", "1,2,3,4,5"),
    fc.string({ unit: "binary", maxLength: 40 }),
    fc.string({ unit: "grapheme", maxLength: 40 }),
  ),
  { maxLength: 20 },
);

test.each(Object.keys(plain))("any lines at the plain %s", async (kind) => {
  await fc.assert(
    fc.asyncProperty(answers, fc.constantFrom("\n", "\r\n", "\r"), async (typedLines, end) => {
      const input = new PassThrough();
      const output = new PassThrough();
      const asker = plainAsker({
        terminal,
        input: input as unknown as ReadStream,
        output: output as unknown as WriteStream,
        theme: "none",
        leaving: { add: () => () => undefined, interrupt: () => {} },
        look: () => look,
        written: () => undefined,
      });
      input.end(typedLines.join(end));
      const error: unknown = await plain[kind]?.(asker).then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      if (error !== undefined) expect(error).toMatchObject({ code: inputEnded });
      expect(textIn(output)).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f]/);
    }),
  );
});
