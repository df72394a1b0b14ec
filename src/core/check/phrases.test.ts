import fc from "fast-check";
import { expect, test } from "vitest";
import { checkPhrases } from "./phrases.ts";

function told(lessonText: string, ...phrases: readonly (readonly [string, string])[]): string[] {
  return checkPhrases(
    { name: "one", folder: "course/one", lessonText },
    phrases.map(([text, instead]) => ({ text, instead })),
  ).map(({ file, line, col, message, hint }) => `${file}:${line}:${col} ${message} ${hint}`);
}

test("a phrase is told with its place and what to write instead", () => {
  expect(told("One line.\nThey go To And Fro.", ["to and fro", "back and forth"])).toEqual([
    'course/one/lesson.md:2:9 The course avoids "to and fro". write back and forth',
  ]);
  expect(told("anew", ["anew", "again"])).toEqual([
    'course/one/lesson.md:1:1 The course avoids "anew". write again',
  ]);
});

test.each([
  ["a word inside another", "We recommend mending.", "mend"],
  ["code", "Write `mend` here.", "mend"],
  ["a fence", "```\nmend\n```\n", "mend"],
  ["a fence inside a longer one", "````\n```\nmend\n````\n", "mend"],
  ["a comment of several lines", "<!-- mend\nmend -->", "mend"],
  ["an address", "See [this](https://mend.example/mend) and https://x.example/mend", "mend"],
])("%s is not read", (_, text, phrase) => {
  expect(told(text, [phrase, "that"])).toEqual([]);
});

test.each([
  ["the front matter", "---\ntitle: We mend\n---\n", "mend"],
  ["a table", "| a | We mend |", "mend"],
  ["what follows a fence", "```\ncode\n```\nWe mend.", "mend"],
  ["either apostrophe", "It’s so.", "it's so"],
  ["a phrase with a full stop", "That as well.", "as well."],
  ["text without blanks between words", "これは駄目です。", "駄目"],
])("%s is read", (_, text, phrase) => {
  expect(told(text, [phrase, "that"])).toHaveLength(1);
});

test("a line is never told of a phrase that it doesn't hold", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string({ minLength: 1 }), (text, phrase) => {
      const lower = (one: string) => one.replaceAll("’", "'").toLowerCase();
      if (lower(text).includes(lower(phrase))) return;
      expect(told(text, [phrase, "that"])).toEqual([]);
    }),
  );
});

test("a long line of brackets costs no more than its length", () => {
  const started = process.cpuUsage().user;
  told(`${"](".repeat(250_000)} mend`, ["mend", "repair"]);
  expect(process.cpuUsage().user - started).toBeLessThan(2_000_000);
});
