/** Words that people type to find a lesson of the shipped course. */

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { LessonMeta } from "../src/core/course/course.ts";
import { findLessons } from "../src/core/course/find.ts";
import { parseLessonMeta } from "../src/core/reading/parse-meta.ts";

const listed = readFileSync("lessons/course.yaml", "utf8").matchAll(/^ {2}- ([a-z][a-z-]*)$/gm);
const metas = [...listed].flatMap(([, name = ""]): LessonMeta[] => {
  const file = `lessons/${name}/lesson.md`;
  const { value } = parseLessonMeta(readFileSync(file, "utf8"), file, name);
  return value === undefined ? [] : [value];
});

function lessonsFor(typed: string): string[] {
  const found = findLessons(typed, metas);
  if (found.kind === "one") return [found.name];
  return (found.kind === "several" ? found.hits : found.near).map(({ name }) => name);
}

const terms = metas.flatMap(({ name, terms: own }) => own.map(({ term }) => [term, name] as const));

test("the course has its lessons and words", () => {
  expect(metas).toHaveLength(25);
  expect(terms.length).toBeGreaterThan(80);
});

test.each(terms)("%j leads to its lesson, or to the one that is named so", (term, lesson) => {
  const found = findLessons(term, metas);
  expect(found.kind).not.toBe("none");
  const named = metas.filter((meta) =>
    `${meta.name} ${meta.title}`.toLowerCase().includes(term.toLowerCase().slice(0, -1)),
  );
  const allowed = [lesson, ...named.map(({ name }) => name)];
  expect(lessonsFor(term).some((name) => allowed.includes(name))).toBe(true);
});

test.each([
  ["lesson 8", "understanding-apis"],
  ["Lesson 3", "what-the-frontend-does"],
  ["3.", "what-the-frontend-does"],
  ["03", "what-the-frontend-does"],
  ["cache", "caching-and-cdn"],
  ["caching", "caching-and-cdn"],
  ["cdns", "caching-and-cdn"],
  ["DOM", "html-css-javascript"],
  ["js", "html-css-javascript"],
  ["db", "databases-and-services"],
  ["sql", "databases-and-services"],
  ["rest api", "understanding-apis"],
  ["api key", "understanding-apis"],
  ["cors", "reading-a-request"],
  ["fullstack", "full-stack-and-ai-tools"],
  ["full stack", "full-stack-and-ai-tools"],
  ["cursor", "full-stack-and-ai-tools"],
  ["lovable", "full-stack-and-ai-tools"],
  ["prompt", "describing-apps-clearly"],
  ["requests responses", "requests-and-responses"],
  ["reqeusts", "requests-and-responses"],
  ["lessons/login-flow", "login-flow"],
  ["lessons/login-flow/lesson.md", "login-flow"],
  ["./login-flow", "login-flow"],
  ["LoginFlow", "login-flow"],
  ["login_flow", "login-flow"],
  ["login", "login-flow"],
  ["logins", "login-flow"],
  ["log in", "login-flow"],
  ["how do I log in", "login-flow"],
  ["What happens when you log in?", "login-flow"],
  ["cookie", "login-flow"],
  ["cookies", "login-flow"],
  ["session", "login-flow"],
  ["token", "login-flow"],
  ["jwt", "login-flow"],
  ["hash", "login-flow"],
  ["hashing", "login-flow"],
  ["password", "login-flow"],
  ["passwords", "login-flow"],
  ["sign in", "login-flow"],
  ["signup", "login-flow"],
  ["auth", "login-flow"],
  ["authentication", "what-the-backend-does"],
  ["authorization", "who-may-see-what"],
  ["http", "requests-and-responses"],
  ["server", "two-halves-of-an-app"],
  ["servers", "two-halves-of-an-app"],
  ["kitchen", "restaurant-analogy"],
  ["waiter", "restaurant-analogy"],
  ["localstorage", "where-data-lives"],
  ["concurrency", "many-users-at-once"],
  ["race condition", "many-users-at-once"],
  ["resturant", "restaurant-analogy"],
  ["datbases", "databases-and-services"],
  ["secuirty", "security-basics"],
])("%j opens %s", (typed, lesson) => {
  expect(findLessons(typed, metas)).toMatchObject({ kind: "one", name: lesson });
});

test.each([
  ["REST", "understanding-apis"],
  ["secrets", "security-basics"],
  ["storage", "where-data-lives"],
  ["front-end", "what-the-frontend-does"],
])("%j names %s among others", (typed, lesson) => {
  expect(lessonsFor(typed)).toContain(lesson);
});

test.each(["", " ", "-", "-1", "0", "99", "xyzzy", "💥", "..", "/", "lesson 99", "asdfgh"])(
  "%j is no lesson",
  (typed) => {
    expect(lessonsFor(typed)).toEqual([]);
  },
);
