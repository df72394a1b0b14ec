import { didYouMean, nearest } from "mermaid-text/text";
import { expect, test } from "vitest";
import { isName, slug, slugger } from "./slug.ts";

test.each([
  ["The five steps", "the-five-steps"],
  ["What is an API?", "what-is-an-api"],
  ["Common mistake: all the rest is backend", "common-mistake-all-the-rest-is-backend"],
  ["HTML, CSS & JavaScript", "html-css--javascript"],
  ["  Größe zählt  ", "größe-zählt"],
  ["后端做什么？", "后端做什么"],
  ["snake_case and dash-case", "snake_case-and-dash-case"],
  ["???", ""],
])("the slug of %j is %j, as on GitHub", (text, name) => {
  expect(slug(text)).toBe(name);
});

test("the same heading again gets a number that is not taken", () => {
  const name = slugger();
  expect(["A", "A", "A-1", "A", "B"].map(name)).toEqual(["a", "a-1", "a-1-1", "a-2", "b"]);
});

test.each(["login-flow", "a", "step2", "größe", "后端", "हिन्दी", "v1.2"])(
  "%j is a name",
  (name) => {
    expect(isName(name)).toBe(true);
  },
);

test.each([
  "",
  "Login",
  "a b",
  "a--b",
  "-a",
  "a-",
  "../a",
  "a/b",
  "a\\b",
  ".",
  "__proto__",
  "a\0",
  "x".repeat(101),
])("%j is no name", (name) => {
  expect(isName(name)).toBe(false);
});

test("the nearest word is the one that was meant, or none", () => {
  expect(nearest("sumary", ["title", "summary"])).toBe("summary");
  expect(nearest("titel", ["title", "summary"])).toBe("title");
  expect(nearest("SUMMARY", ["title", "summary"])).toBe("summary");
  expect(nearest("author", ["title", "summary"])).toBeUndefined();
  expect(nearest("x".repeat(5_000), ["title"])).toBeUndefined();
  expect(didYouMean("tilte", ["title"], "else")).toBe("did you mean `title`?");
  expect(didYouMean("author", ["title"], "else")).toBe("else");
});
