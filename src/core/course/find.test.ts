import { expect, test } from "vitest";
import type { LessonMeta } from "./course.ts";
import { findLessons } from "./find.ts";

function lesson(name: string, title: string, more: Partial<LessonMeta> = {}): LessonMeta {
  return { name, title, summary: "", needs: [], objectives: [], terms: [], ...more };
}

function terms(...words: string[]) {
  return words.map((term) => ({ term, definition: `What ${term} means.` }));
}

const lessons = [
  lesson("restaurant-analogy", "The restaurant", { aliases: ["waiter"] }),
  lesson("login-flow", "What happens when you log in", {
    terms: terms("hash", "cookie", "session"),
    objectives: [{ id: "judge", text: "Judge how a site keeps passwords." }],
  }),
  lesson("understanding-apis", "Understanding APIs", { terms: terms("status code", "method") }),
  lesson("caching-and-cdn", "Caching and CDNs", { terms: terms("cache", "method") }),
  lesson("rest-apis", "Four verbs", { aliases: ["REST"], terms: terms("rest day") }),
];

test.each([
  ["login-flow", "login-flow", "exact"],
  ["lesson 2", "login-flow", "number"],
  ["Lesson 3", "understanding-apis", "number"],
  ["#2", "login-flow", "number"],
  ["lessons/login-flow", "login-flow", "exact"],
  ["lessons\\login-flow\\lesson.md", "login-flow", "exact"],
  ["./login-flow/", "login-flow", "exact"],
  ["cookies", "login-flow", "word"],
  ["hashing", "login-flow", "word"],
  ["cache", "caching-and-cdn", "word"],
  ["Status codes", "understanding-apis", "word"],
  ["waiters", "restaurant-analogy", "word"],
  ["how do I log in", "login-flow", "part"],
  ["resturant", "restaurant-analogy", "spelling"],
])("%j means %s by %s", (typed, name, how) => {
  expect(findLessons(typed, lessons)).toMatchObject({ kind: "one", name, how });
});

test("a word that is explained says so", () => {
  expect(findLessons("cookie", lessons)).toMatchObject({ why: 'it explains "cookie"' });
});

test("a word that two lessons explain gives both", () => {
  expect(findLessons("method", lessons)).toMatchObject({
    kind: "several",
    hits: [{ name: "understanding-apis" }, { name: "caching-and-cdn" }],
  });
});

test("the beginning of a name doesn't hide the lesson that the whole word is about", () => {
  const more = lessons.filter(({ name }) => name !== "rest-apis");
  const found = findLessons("rest", [...more, lesson("verbs", "Verbs", { aliases: ["REST"] })]);
  expect(found).toMatchObject({
    kind: "several",
    hits: [{ name: "restaurant-analogy" }, { name: "verbs" }],
  });
});

test.each([
  ["passwords", "login-flow"],
  ["cokie", "login-flow"],
  ["bashing", "caching-and-cdn"],
])("%j is only near to %s", (typed, near) => {
  const found = findLessons(typed, lessons);
  expect(found.kind).toBe("none");
  expect(found.kind === "none" && found.near.map(({ name }) => name)).toContain(near);
});

test.each(["", "-1", "/", "💥", "xyzzy", "99", "x".repeat(100_000), "/".repeat(100_000)])(
  "%# is no lesson, and nothing is near",
  (typed) => {
    expect(findLessons(typed, lessons)).toEqual({ kind: "none", near: [] });
  },
);
