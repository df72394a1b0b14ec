import { PassThrough } from "node:stream";
import type { WriteStream } from "node:tty";
import { line, span } from "mermaid-text/text";
import { expect, test } from "vitest";
import { TutorError } from "../../core/error.ts";
import type { Asker } from "./asker.ts";
import { choicePrompt } from "./choice.ts";
import { choicesPrompt, ratePrompt } from "./choices.ts";
import { gapsPrompt } from "./gaps.ts";
import { orderPrompt } from "./order.ts";
import { plainAsker } from "./plain-asker.ts";
import { schemeSentences } from "./scheme.ts";
import { sortPrompt } from "./sort.ts";
import { spotPrompt } from "./spot.ts";
import { lookFor, plainTerminal, textIn } from "./testing.ts";
import { textPrompt } from "./text.ts";

const look = lookFor();
const options = [line("In the browser"), line("On the backend"), line("In the stylesheet")];
const keys = [{ key: "hint", note: "costs 2" }, { key: "skip" }, { key: "quit" }] as const;
const parts = [
  { kind: "said", content: line("The ") },
  { kind: "gap", content: [] },
  { kind: "said", content: line(" asks the ") },
  { kind: "gap", content: [] },
  { kind: "said", content: line(".") },
] as const;
const passage = [
  { kind: "candidate", content: line("Everybody has a copy") },
  { kind: "said", content: line(", ") },
  { kind: "candidate", content: line("so nobody waits") },
] as const;

/** Asks with a whole input at hand; what was written besides the answer. */
async function asked<T>(
  input: string,
  ask: (asker: Asker) => Promise<T>,
  width = 76,
): Promise<{ reply: T; said: string }> {
  const stdin = new PassThrough();
  const stdout = new PassThrough();
  const terminal = plainTerminal(width);
  const asker = plainAsker({
    terminal,
    input: stdin,
    // Only `write` is used of it.
    output: stdout as unknown as WriteStream,
    look: () => lookFor({ width }),
    written: () => undefined,
    theme: "none",
    leaving: { add: () => () => undefined, interrupt: () => {} },
  });
  stdin.end(input);
  const reply = await ask(asker);
  return { reply, said: textIn(stdout) };
}

test("a choice is numbered and takes a number", async () => {
  const { reply, said } = await asked("2\n", (asker) =>
    asker.ask(choicePrompt({ look, keys, options })),
  );
  expect(reply).toEqual({ kind: "answer", value: 1 });
  expect(said).toMatchInlineSnapshot(`
    "1. In the browser
    2. On the backend
    3. In the stylesheet
    Type a number, or hint (costs 2), skip, quit.
    > 2
    "
  `);
});

test("an option that was tried says so and is not taken again", async () => {
  const { reply, said } = await asked("2\non\n3\n", (asker) =>
    asker.ask(choicePrompt({ look, keys, options, tried: [1] })),
  );
  expect(reply).toEqual({ kind: "answer", value: 2 });
  expect(said).toContain("2. On the backend (tried)\n");
  expect(said.match(/You have tried this one\./g)).toHaveLength(2);
});

test("a part of a passage that was tried says so and is not taken again", async () => {
  const { reply, said } = await asked("1\n2\n", (asker) =>
    asker.ask(spotPrompt({ look, keys, parts: passage, tried: [0] })),
  );
  expect(reply).toEqual({ kind: "answer", value: 1 });
  expect(said).toContain("(1, tried: Everybody has a copy), (2: so nobody waits)");
  expect(said).toContain("You have tried this one.");
});

test("what is no answer is asked again in a sentence", async () => {
  const { reply, said } = await asked("\nzz\n9\nIn the s\n", (asker) =>
    asker.ask(choicePrompt({ look, keys, options })),
  );
  expect(reply).toEqual({ kind: "answer", value: 2 });
  expect(said.match(/Please type a number from 1 to 3\./g)).toHaveLength(3);
});

test.each([
  ["hint", "hint"],
  ["h", "hint"],
  ["SKIP", "skip"],
  [" quit ", "quit"],
  [":skip", "skip"],
  [":s", "skip"],
  ["Q", "quit"],
])("%j is the key %s", async (typed, kind) => {
  const { reply } = await asked(`${typed}\n`, (asker) =>
    asker.ask(choicePrompt({ look, keys, options })),
  );
  expect(reply).toEqual({ kind });
});

test("a lone s doesn't skip, since it is soon typed, and says what does", async () => {
  const { reply, said } = await asked("s\nskip\n", (asker) =>
    asker.ask(choicePrompt({ look, keys, options })),
  );
  expect(reply).toEqual({ kind: "skip" });
  expect(said).toContain("type the whole word skip.");
});

test("a lone ? says what can be typed", async () => {
  const { reply, said } = await asked("?\n2\n", (asker) =>
    asker.ask(choicePrompt({ look, keys, options })),
  );
  expect(reply).toEqual({ kind: "answer", value: 1 });
  for (const sentence of schemeSentences()) {
    expect(said.replace(/\s+/g, " ")).toContain(sentence);
  }
});

test("choices take several numbers, each once, at least one", async () => {
  const { reply, said } = await asked("\n4\n2 2\n3, 1\n", (asker) =>
    asker.ask(choicesPrompt({ look, keys, options })),
  );
  expect(reply).toEqual({ kind: "answer", value: [0, 2] });
  expect(said).toMatchInlineSnapshot(`
    "1. In the browser
    2. On the backend
    3. In the stylesheet
    Type the numbers of all that fit, such as 1 2, or hint (costs 2), skip,
    quit.
    > 
    Please type at least one number.
    > 4
    4 is not a number from 1 to 3.
    > 2 2
    Please type no number twice.
    > 3, 1
    "
  `);
});

test("a letter that means nothing is told what else may be typed", async () => {
  const { reply, said } = await asked("x\nskip\n", (asker) =>
    asker.ask(orderPrompt({ look, keys, options })),
  );
  expect(reply).toEqual({ kind: "skip" });
  expect(said).toContain("x is not a number from 1 to 3. Or type hint (costs 2), skip, quit.");
});

test("a letter that an option begins with is neither that option nor a key", async () => {
  const begun = [line("Salted hash"), line("Password")];
  const { reply, said } = await asked("s\nsa\n", (asker) =>
    asker.ask(choicePrompt({ look, keys, options: begun })),
  );
  expect(reply).toEqual({ kind: "answer", value: 0 });
  expect(said).toContain("Please type 1 or 2. Or type hint (costs 2), skip, quit.");
});

test("an option of one letter is taken by it", async () => {
  const letters = [line("Q"), line("S")];
  const ask = (asker: Asker) => asker.ask(choicePrompt({ look, keys, options: letters }));
  expect((await asked("s\n", ask)).reply).toEqual({ kind: "answer", value: 1 });
});

test.each([
  ["none", []],
  ["", []],
  ["3 1", [0, 2]],
])("ratings take %j", async (typed, value) => {
  const { reply } = await asked(`${typed}\n`, (asker) =>
    asker.ask(ratePrompt({ look, keys, options })),
  );
  expect(reply).toEqual({ kind: "answer", value });
});

test("an order takes all numbers", async () => {
  const { reply, said } = await asked("3 1\n3 1 2\n", (asker) =>
    asker.ask(orderPrompt({ look, keys, options })),
  );
  expect(reply).toEqual({ kind: "answer", value: [2, 0, 1] });
  expect(said).toContain("Type all numbers in the right order, with blanks between,");
  expect(said).toContain("Please type all 3 numbers, each once.");
});

test("sorting goes item by item, with numbers or names, and can be taken back", async () => {
  const { reply, said } = await asked("1\nundo\nb\nfront\n", (asker) =>
    asker.ask(
      sortPrompt({
        look,
        keys,
        items: [line("A button"), line("All orders")],
        categories: [line("Backend"), line("Frontend")],
      }),
    ),
  );
  expect(reply).toEqual({ kind: "answer", value: [0, 1] });
  expect(said).toMatchInlineSnapshot(`
    "For each item type 1 for Backend, 2 for Frontend, undo for the one before,
    or hint (costs 2), skip, quit.
    Item 1 of 2. A button
    > 1
    Item 2 of 2. All orders
    > undo
    Item 1 of 2. A button
    > b
    Item 2 of 2. All orders
    > front
    "
  `);
});

test("gaps are named in the passage and asked one by one", async () => {
  const { reply, said } = await asked("s\n\nbackend\n", (asker) =>
    asker.ask(gapsPrompt({ look, keys, parts })),
  );
  expect(reply).toEqual({ kind: "answer", value: ["s", "backend"] });
  expect(said).toMatchInlineSnapshot(`
    "The (gap 1) asks the (gap 2).
    Type what belongs into each gap, or hint (costs 2), skip, quit.
    Gap 1 of 2.
    > s
    Gap 2 of 2.
    > 
    Please type an answer.
    > backend
    "
  `);
});

test("a passage's candidates have numbers", async () => {
  const { reply, said } = await asked("2\n", (asker) =>
    asker.ask(spotPrompt({ look, keys, parts: passage })),
  );
  expect(reply).toEqual({ kind: "answer", value: 1 });
  expect(said).toContain("(1: Everybody has a copy), (2: so nobody waits)\n");
});

test.each([
  ["404\n", { kind: "answer", value: "404" }],
  ["q\n", { kind: "answer", value: "q" }],
  ["quit\n", { kind: "quit" }],
  [":quit\n", { kind: "quit" }],
  [":q\n", { kind: "quit" }],
  ["quit it\n", { kind: "answer", value: "quit it" }],
  [":h\n", { kind: "hint" }],
  ["  a last line without an end", { kind: "answer", value: "a last line without an end" }],
  ["first\r\nsecond\r\n", { kind: "answer", value: "first" }],
])("a text takes %j", async (typed, expected) => {
  const { reply } = await asked(typed, (asker) =>
    asker.ask(textPrompt({ look, keys, long: false })),
  );
  expect(reply).toEqual(expected);
});

test("a word that may be the answer is no key without its colon", async () => {
  const expecting = [{ key: "skip" }, { key: "quit", mayAnswer: true }] as const;
  const ask = (asker: Asker) => asker.ask(textPrompt({ look, keys: expecting, long: false }));
  expect((await asked("quit\n", ask)).reply).toEqual({ kind: "answer", value: "quit" });
  expect((await asked(":quit\n", ask)).reply).toEqual({ kind: "quit" });
  expect((await asked("skip\n", ask)).reply).toEqual({ kind: "skip" });
  expect((await asked(":quit\n", ask)).said).toBe("Type your answer, or skip, quit.\n> :quit\n");
});

test("a sentence is never one letter", async () => {
  const { reply } = await asked("q\n", (asker) =>
    asker.ask(textPrompt({ look, keys, long: true })),
  );
  expect(reply).toEqual({ kind: "quit" });
});

test("a wait for a key takes an empty line, the key, or what it does", async () => {
  const named = [
    { key: "enter", name: "Enter", does: "continue" },
    { key: "b", name: "b", does: "read again" },
  ];
  const ask = (asker: Asker) => asker.key({ look, keys: named });
  expect((await asked("\n", ask)).reply).toBe("enter");
  expect((await asked("B\n", ask)).reply).toBe("b");
  expect((await asked(":b\n", ask)).reply).toBe("b");
  const { reply, said } = await asked("x\nread again\n", ask);
  expect(reply).toBe("b");
  expect(said).toMatchInlineSnapshot(`
    "Enter: continue, or type read again.
    > x
    Please press Enter, or type read again.
    > read again
    "
  `);
});

test("a menu takes a number, a part of a name, nothing, or quit", async () => {
  const items = [
    { line: line("Continue"), names: ["continue"], pickable: true },
    { line: line("1. The restaurant"), names: ["1", "restaurant-analogy"], pickable: true },
  ];
  const ask = (asker: Asker) => asker.menu({ look, items, start: 0 });
  expect((await asked("1\n", ask)).reply).toEqual({ kind: "item", index: 1 });
  expect((await asked("analogy\n", ask)).reply).toEqual({ kind: "item", index: 1 });
  expect((await asked("zzz\n", ask)).reply).toEqual({ kind: "typed", text: "zzz" });
  expect((await asked("quit\n", ask)).reply).toEqual({ kind: "quit" });
  const { reply, said } = await asked("\n", ask);
  expect(reply).toEqual({ kind: "item", index: 0 });
  expect(said).toMatchInlineSnapshot(`
    "Continue
    1. The restaurant
    Type a number or a part of a name, or quit. Enter alone takes: Continue
    > 
    "
  `);
});

test("a search says what it found, and reads the list again only when asked to", async () => {
  const titles = ["The restaurant", "Reading a request", "Requests and responses"];
  const row = (title: string) => ({
    line: line(`${titles.indexOf(title) + 1}. ${title}.`),
    pick: title,
  });
  const find = (asker: Asker) =>
    asker.find({
      look,
      head: [line("whichside: Both sides"), []],
      rows: [{ line: line("Start here: The restaurant."), pick: "start" }, ...titles.map(row)],
      start: 0,
      beyond: [],
      leave: "",
      search(text) {
        const hits = titles.filter((title, index) =>
          /\d/.test(text) ? text === `${index + 1}` : title.toLowerCase().includes(text),
        );
        const near = text === "resturant" ? titles.slice(0, 1) : [];
        const how = /\d/.test(text) ? "exact" : hits.length > 0 ? "fitting" : "guess";
        return { how, rows: [...hits, ...near].map(row) };
      },
    });
  const typed = "request\nresturant\n\u0007\nlist\n3\n";
  const { reply, said } = await asked(typed, find);
  expect(reply).toBe("Requests and responses");
  expect(said).toMatchInlineSnapshot(`
    "whichside: Both sides
    Start here: The restaurant.
    1. The restaurant.
    2. Reading a request.
    3. Requests and responses.
    Type a number or any word to find something, list to hear the list again, or
    quit. Enter alone takes: Start here: The restaurant.
    > request
    Several things fit "request":
    2. Reading a request.
    3. Requests and responses.
    Type one of these, or list, or quit.
    > resturant
    Nothing here is called "resturant". Perhaps:
    1. The restaurant.
    Type one of these, or list, or quit.
    > ␇
    Nothing here is called "␇".
    Type something else, or list, or quit.
    > list
    whichside: Both sides
    Start here: The restaurant.
    1. The restaurant.
    2. Reading a request.
    3. Requests and responses.
    Type a number or any word to find something, list to hear the list again, or
    quit.
    > 3
    "
  `);
  expect((await asked("\n", find)).reply).toBe("start");
  expect((await asked("quit\n", find)).reply).toBeUndefined();
  expect((await asked("q\n", find)).reply).toBeUndefined();
  expect((await asked("restau\n", find)).reply).toBe("The restaurant");
});

test("a drawing is said in its sentences", async () => {
  const { reply, said } = await asked("", (asker) =>
    asker.play({
      look,
      frames: [
        { lines: [line("[A]-->[B]")], said: [line("Step 1 of 1. A asks B.")], focus: [0, 1] },
      ],
      rest: [line("[A]-->[B]")],
    }),
  );
  expect(reply).toBe("end");
  expect(said).toBe("Step 1 of 1. A asks B.\n");
});

test.each([
  ["yes", true],
  ["Y", true],
  ["no", false],
  ["", false],
  ["maybe\nyes", true],
])("a confirmation takes %j", async (typed, expected) => {
  const { reply } = await asked(`${typed}\n`, (asker) =>
    asker.confirm({ look, message: "Forget everything?" }),
  );
  expect(reply).toBe(expected);
});

test("the end of the input is an error with its own code", async () => {
  const ask = asked("", (asker) => asker.ask(choicePrompt({ look, keys, options })));
  await expect(ask).rejects.toThrow(TutorError);
  await expect(ask).rejects.toMatchObject({ code: "prompt.input-ended" });
});

test("nothing is wider than 20 columns asked for", async () => {
  const { said } = await asked(
    "1 2\n",
    (asker) =>
      asker.ask(
        orderPrompt({
          look,
          keys,
          options: [line("A long step", span(" of it")), line("Another")],
        }),
      ),
    20,
  );
  expect(Math.max(...said.split("\n").map((each) => each.length))).toBeLessThanOrEqual(20);
});

test("at a second try sorting asks only for what was wrong", async () => {
  const { reply, said } = await asked("1\n2\n", (asker) =>
    asker.ask(
      sortPrompt({
        look,
        keys,
        items: [line("A button"), line("All orders")],
        categories: [line("Frontend"), line("Backend"), line("Both")],
        done: [0, undefined],
        refused: [undefined, 0],
      }),
    ),
  );
  expect(reply).toEqual({ kind: "answer", value: [0, 1] });
  expect(said).toMatchInlineSnapshot(`
    "What was right stays.
    For each item type 1 for Frontend, 2 for Backend, 3 for Both, undo for the
    one before, or hint (costs 2), skip, quit.
    Item 1 of 1. All orders
    > 1
    That was not right here.
    > 2
    "
  `);
});

test("at a second try an order is read as it was put, and its numbers stay", async () => {
  const { reply, said } = await asked("3 1 2\n1 3 2\n", (asker) =>
    asker.ask(orderPrompt({ look, keys, options, start: [2, 0, 1], right: [0, 1] })),
  );
  expect(reply).toEqual({ kind: "answer", value: [0, 2, 1] });
  expect(said).toMatchInlineSnapshot(`
    "Your order so far, each with its number:
    3. In the stylesheet (to move)
    1. In the browser (in order)
    2. On the backend (in order)
    Type all numbers in the right order, with blanks between, or hint (costs 2),
    skip, quit.
    > 3 1 2
    That is the order from before, and not right.
    > 1 3 2
    "
  `);
});

test("at a second try ticks that were right stay", async () => {
  const { reply, said } = await asked("1 2\n3\n", (asker) =>
    asker.ask(choicesPrompt({ look, keys, options, start: [0, 1], right: [1] })),
  );
  expect(reply).toEqual({ kind: "answer", value: [1, 2] });
  expect(said).toMatchInlineSnapshot(`
    "1. In the browser (not right)
    2. On the backend (right, stays)
    3. In the stylesheet
    Type the numbers of the others that fit, or of those that stay, or hint
    (costs 2), skip, quit.
    > 1 2
    That is what was not right before.
    > 3
    "
  `);
});

test("at a second try only the gaps that were wrong are asked", async () => {
  const { reply, said } = await asked("server\n", (asker) =>
    asker.ask(gapsPrompt({ look, keys, parts, start: ["page", ""], right: [true, false] })),
  );
  expect(reply).toEqual({ kind: "answer", value: ["page", "server"] });
  expect(said).toMatchInlineSnapshot(`
    "The (gap 1: page) asks the (gap 2).
    What was right stays.
    Type what belongs into each gap, or hint (costs 2), skip, quit.
    Gap 2 of 2.
    > server
    "
  `);
});
