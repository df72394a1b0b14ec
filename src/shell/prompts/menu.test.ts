import { line } from "mermaid-text/text";
import { expect, test } from "vitest";
import { menuWidget } from "./menu.ts";
import { drive, keys, lookFor } from "./testing.ts";

const items = [
  { line: line("Continue   What happens when you log in"), names: ["continue"], pickable: true },
  { line: [], names: [], pickable: false },
  {
    line: line("1  Two halves of an app"),
    names: ["1", "two-halves-of-an-app", "Two halves of an app"],
    pickable: true,
  },
  {
    line: line("2  The restaurant"),
    names: ["2", "restaurant-analogy", "The restaurant"],
    pickable: true,
  },
  {
    line: line("3  What happens when you log in"),
    names: ["3", "login-flow", "What happens when you log in"],
    pickable: true,
  },
  { line: line("12  Half a cache"), names: ["12", "half-a-cache", "Half a cache"], pickable: true },
];

test("lines between the items are not picked", async () => {
  const { screen, type, outcome } = await drive(menuWidget(items, 0));
  type(keys.down);
  expect(screen()).toMatchInlineSnapshot(`
    "  Continue   What happens when you log in

    ❯ 1  Two halves of an app
      2  The restaurant
      3  What happens when you log in
      12  Half a cache

    ↑↓ Enter, or type a number or part of a name · ? keys · q quit"
  `);
  type(keys.enter);
  expect(await outcome).toMatchObject({ value: { kind: "item", index: 2 } });
});

test("what is typed is shown, and of the items only those that it fits", async () => {
  const { screen, type } = await drive(menuWidget(items, 0));
  type("rest");
  expect(screen().replaceAll("\u00a0", "")).toMatchInlineSnapshot(`
    "❯ 2  The restaurant

    : rest

    Enter take it · Esc whole list · ? keys"
  `);
  type(keys.ctrlU, "half");
  expect(screen().replaceAll("\u00a0", "")).toMatchInlineSnapshot(`
    "❯ 12  Half a cache

    : half

    Enter take it · Esc whole list · ? keys"
  `);
});

test("several items that fit are gone through with the arrows", async () => {
  const { screen, type, outcome } = await drive(menuWidget(items, 0));
  type("in", keys.down);
  expect(screen().replaceAll("\u00a0", "")).toMatchInlineSnapshot(`
    "  Continue   What happens when you log in
    ❯ 3  What happens when you log in

    : in

    ↑↓ Enter · Esc whole list · ? keys"
  `);
  type(keys.enter);
  expect(await outcome).toMatchObject({ value: { kind: "item", index: 4 } });
});

test("a line below an item stays with it, and a name that no line says is said", async () => {
  const narrow = [
    { line: line("1  Login"), names: ["1", "login-flow"], pickable: true },
    { line: line("   30 %"), names: [], pickable: false },
    { line: line("2  Caches"), names: ["2", "caching"], pickable: true },
  ];
  const { screen, type } = await drive(menuWidget(narrow, 0));
  type("flow");
  expect(screen().replaceAll("\u00a0", "")).toMatchInlineSnapshot(`
    "❯ 1  Login  login-flow
         30 %

    : flow

    Enter take it · Esc whole list · ? keys"
  `);
});

test("what was typed is underlined where it stands", () => {
  const { draw, press, start } = menuWidget(items, 0);
  const step = press(start, { name: "h", char: "half", ctrl: false }, lookFor());
  const { lines } = draw(step.kind === "stay" ? step.state : start, lookFor());
  expect(lines.flat().filter(({ style }) => style?.underline)).toMatchObject([{ text: "Half" }]);
});

test.each([
  ["Enter takes the start", [keys.enter], { kind: "item", index: 0 }],
  ["arrows go round the corner", [keys.up, keys.enter], { kind: "item", index: 5 }],
  ["a number", ["3", keys.enter], { kind: "item", index: 4 }],
  ["a number that begins another", ["1", keys.enter], { kind: "item", index: 2 }],
  ["two digits", ["12", keys.enter], { kind: "item", index: 5 }],
  ["a name", ["login-flow", keys.enter], { kind: "item", index: 4 }],
  ["a part of a name", ["analogy", keys.enter], { kind: "item", index: 3 }],
  ["upper case", ["LOGIN", keys.enter], { kind: "item", index: 4 }],
  ["a part of several", ["hal", keys.down, keys.enter], { kind: "item", index: 5 }],
  ["a beginning counts more than a part", ["half", keys.enter], { kind: "item", index: 5 }],
  ["a misspelled name", ["lgoin", keys.enter], { kind: "typed", text: "lgoin" }],
  ["a part of several titles", ["in", keys.enter], { kind: "item", index: 0 }],
  ["q alone", ["q"], { kind: "quit" }],
])("%s", async (_name, typed, value) => {
  const { type, outcome } = await drive(menuWidget(items, 0));
  type(...typed);
  expect(await outcome).toMatchObject({ value });
});

test("what fits nothing points at nothing, and is searched by the caller", async () => {
  const { screen, type } = await drive(menuWidget(items, 0));
  type("zzz");
  expect(screen()).not.toContain("❯");
  expect(screen()).toContain("Enter find the closest");
});
