import { expect, test } from "vitest";
import { parseLesson } from "../reading/parse-lesson.ts";
import { termsOfSection } from "./glossary.ts";

const text = `---
title: Letters
summary: How two programs talk.
terms:
  request: A message that asks.
  response: The message that answers.
  cookie: A small note.
---

A **request** goes out.

## The reply

Behind each **request** come **responses**.

| word | sense |
| --- | --- |
| **Cookie** | a note |

## The end

The **cookie** stays.
`;

const { value: lesson } = parseLesson({
  name: "letters",
  folder: "letters",
  lessonText: text,
  quizText: undefined,
});

test.each([
  [0, ["request"]],
  [1, ["response", "cookie"]],
  [2, []],
])(
  "section %i introduces %j: a word counts where it first stands in strong letters",
  (at, words) => {
    const section = lesson.sections[at];
    if (section === undefined) throw new Error("no such section");
    expect(termsOfSection(lesson, section).map(({ term }) => term)).toEqual(words);
  },
);
