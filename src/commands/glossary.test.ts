import { expect, test } from "vitest";
import { fakeWorld, thrownBy } from "../../test/fake-world.ts";
import type { Lesson } from "../core/course/course.ts";
import { glossary } from "./glossary.ts";

function lesson(name: string, title: string, terms: Readonly<Record<string, string>>): Lesson {
  return {
    name,
    title,
    summary: "",
    needs: [],
    objectives: [],
    sources: [],
    terms: Object.entries(terms).map(([term, definition]) => ({ term, definition })),
    sections: [],
    questions: [],
    broken: [],
  };
}

const lessons = [
  lesson("halves", "Two halves", { frontend: "What runs with you.", API: "The agreed way." }),
  lesson("letters", "Letters", { HTTP: "The form.", HTTPS: "The closed form.", "API key": "Who." }),
];

function world() {
  return fakeWorld({ home: "unused", lessons, now: () => 0 });
}

test("all words stand from A to Z, whatever lesson they are from", async () => {
  const here = world();
  expect(await glossary({ json: false }, here)).toBe(0);
  expect(here.out().replaceAll("\u00a0", "~")).toMatchInlineSnapshot(`
    "Frontend and backend: 5 words

    API       The agreed way. (lesson~1)
    API key   Who. (lesson~2)
    frontend  What runs with you. (lesson~1)
    HTTP      The form. (lesson~2)
    HTTPS     The closed form. (lesson~2)"
  `);
});

test("one word is shown with the lesson to read about it", async () => {
  const here = world();
  await glossary({ term: "front", json: false }, here);
  expect(here.out()).toMatchInlineSnapshot(`
    "frontend
    What runs with you.
    Lesson 1, Two halves: whichside halves"
  `);
});

test.each([
  ["api", ["API"]],
  ["APIs", ["API"]],
  ["http", ["HTTP"]],
  ["https", ["HTTPS"]],
  ["fronted", ["frontend"]],
  ["api k", ["API key"]],
  ["htt", ["HTTP", "HTTPS"]],
])("%s means %j", async (term, expected) => {
  const here = world();
  await glossary({ term, json: true }, here);
  const document: { terms: { term: string }[] } = JSON.parse(here.out());
  expect(document.terms.map((each) => each.term)).toEqual(expected);
});

test.each([
  ["cookie", "All words: whichside glossary"],
  ["2", "All words: whichside glossary"],
  ["flunkend", "Did you mean: whichside glossary frontend"],
])("an unknown word, %s, is a wrong use that says what to do", async (term, hint) => {
  const error = await thrownBy(glossary({ term, json: false }, world()));
  expect(error).toMatchObject({ code: "glossary.not-found", exitCode: 2 });
  expect(error.hint).toContain(hint);
});

test("the document for programs keeps its shape", async () => {
  const here = world();
  await glossary({ term: "HTTPS", json: true }, here);
  expect(JSON.parse(here.out())).toEqual({
    schema: "whichside/glossary",
    version: 1,
    course: { id: "c", title: "Frontend and backend" },
    terms: [
      {
        term: "HTTPS",
        definition: "The closed form.",
        lesson: { name: "letters", title: "Letters", number: 2 },
      },
    ],
  });
});
