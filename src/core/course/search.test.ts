import { expect, test } from "vitest";
import type { LessonMeta } from "./course.ts";
import { type Sought, searchCourse } from "./search.ts";

function lesson(name: string, title: string, more: Partial<LessonMeta> = {}): LessonMeta {
  return { name, title, summary: "", needs: [], objectives: [], terms: [], ...more };
}

const word = (term: string) => ({ term, definition: `What ${term} means.` });

const metas = [
  lesson("restaurant-analogy", "The restaurant", { terms: [word("kitchen")], aliases: ["waiter"] }),
  lesson("login-flow", "What happens when you log in", {
    terms: [word("cookie"), word("session token")],
  }),
  lesson("scores", "Keeping score", { terms: [word("score board")] }),
];

const commands = [
  { name: "score" },
  { name: "quiz", aliases: ["questions"] },
  { name: "quit", aliases: ["q", "exit"] },
  { name: "glossary" },
];

const short = (hit: Sought) =>
  hit.kind === "term" ? `word ${hit.term}` : `${hit.kind} ${hit.name}${"why" in hit ? "?" : ""}`;

const found = (typed: string) => {
  const { how, hits } = searchCourse(typed, metas, commands);
  return [how, ...hits.map(short)];
};

test.each([
  ["a number is a place in the list", "2", ["exact", "lesson login-flow"]],
  ["a name", "login-flow", ["exact", "lesson login-flow"]],
  [
    "a command before a lesson with the word",
    "score",
    ["exact", "command score", "lesson scores", "word score board"],
  ],
  [
    "as on the command line",
    "whichside score",
    ["exact", "command score", "lesson scores", "word score board"],
  ],
  [
    "q alone is the way out, and the beginning of more",
    "q",
    ["exact", "command quit", "command quiz"],
  ],
  ["a beginning", "gloss", ["fitting", "command glossary"]],
  [
    "a word: first the lesson that explains it",
    "cookie",
    ["exact", "lesson login-flow?", "word cookie"],
  ],
  ["a word alone", "glossary cookie", ["exact", "word cookie"]],
  ["a word that begins so", "glossary tok", ["fitting", "word session token"]],
  ["a word with an ending", "cookies", ["exact", "lesson login-flow?"]],
  ["a word's beginning", "kit", ["fitting", "word kitchen"]],
  ["another word for a lesson", "wait", ["fitting", "lesson restaurant-analogy?"]],
  ["what stands inside a word", "staur", ["fitting", "lesson restaurant-analogy"]],
  ["a slip of the fingers is a guess", "resturant", ["guess", "lesson restaurant-analogy"]],
  ["a slip in a command's name", "glosary", ["guess", "command glossary"]],
  ["nothing", "xyzzy", ["guess"]],
  ["a number that no lesson has", "99", ["guess"]],
  ["blanks", "  ", ["guess"]],
])("%s", (_name, typed, hits) => {
  expect(found(typed)).toEqual(hits);
});

test("a hit says why it is one, where its name does not", () => {
  expect(searchCourse("cookie", metas, commands).hits[0]).toEqual({
    kind: "lesson",
    name: "login-flow",
    why: 'it explains "cookie"',
  });
});

test("no list is longer than what can be looked through", () => {
  const many = Array.from({ length: 99 }, (_, index) => lesson(`part-${index}`, `Part ${index}`));
  expect(searchCourse("part", many, []).hits).toHaveLength(12);
});
