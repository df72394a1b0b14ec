import { lineCells, lineText } from "mermaid-text/text";
import { expect, test } from "vitest";
import type { GlossaryEntry } from "../course/glossary.ts";
import { entryView, glossaryView, wordsView } from "./glossary.ts";
import type { Look, View } from "./view.ts";

const lesson = { name: "login-flow", title: "What happens when you log in", number: 8 };
const entries: readonly GlossaryEntry[] = [
  { term: "cookie", definition: "A small note that a site has your browser keep.", lesson },
  { term: "multifactor authentication", definition: "A login with two proofs.", lesson },
  { term: "session", definition: "What the backend remembers about one login.", lesson },
];

function look(width: number, rest: Partial<Look> = {}): Look {
  return { width, text: Math.min(76, width), margin: 0, charset: "ascii", plain: false, ...rest };
}

function shown(view: View): string {
  return view.map((item) => ("kind" in item ? "" : lineText(item).trimEnd())).join("\n");
}

test("definitions stand in a column beside the words; a long word has a line of its own", () => {
  expect(shown(glossaryView(entries, look(76)))).toMatchInlineSnapshot(`
    "cookie   A small note that a site has your browser keep. (lesson 8)
    multifactor authentication
             A login with two proofs. (lesson 8)
    session  What the backend remembers about one login. (lesson 8)"
  `);
});

test("on a narrow screen each definition stands below its word", () => {
  expect(shown(glossaryView(entries, look(34)))).toMatchInlineSnapshot(`
    "cookie
      A small note that a site has
      your browser keep. (lesson 8)
    multifactor authentication
      A login with two proofs. (lesson
      8)
    session
      What the backend remembers about
      one login. (lesson 8)"
  `);
});

test("plain, each word is one sentence with its lesson", () => {
  expect(shown(glossaryView(entries.slice(0, 1), look(76, { plain: true })))).toBe(
    "cookie: A small note that a site has your browser keep. Lesson 8.",
  );
});

test("while reading, the lesson is not named", () => {
  expect(shown(wordsView(entries.slice(0, 1), look(76)))).toBe(
    "cookie  A small note that a site has your browser keep.",
  );
});

test.each([20, 27, 40, 59, 76])("nothing is wider than %i columns", (width) => {
  for (const entry of entries) {
    const lines = [...glossaryView(entries, look(width)), ...entryView(entry, look(width))];
    expect(lines.filter((each) => lineCells(each) > width)).toEqual([]);
  }
});
