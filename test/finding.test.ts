/**
 * Words that people type to find a lesson of the shipped course: each is right, suggested, or
 * rightly refused.
 */

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { commandLineOf } from "../src/core/course/command-words.ts";
import type { LessonMeta } from "../src/core/course/course.ts";
import { findLessons } from "../src/core/course/find.ts";
import { searchCourse } from "../src/core/course/search.ts";
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
  expect(terms.length).toBeGreaterThan(110);
});

test.each(metas.map(({ name, title }, index) => [index + 1, name, title] as const))(
  "lesson %i opens by its number, its name and its title",
  (number, name, title) => {
    const ways = [String(number), `lesson ${number}`, `#${number}`, `${number}.`, name, title];
    const more = [name.toUpperCase(), `lessons/${name}/lesson.md`, `./${name}/`, `"${title}?"`];
    for (const typed of [...ways, ...more]) {
      expect([typed, findLessons(typed, metas)]).toMatchObject([typed, { kind: "one", name }]);
    }
  },
);

test.each(terms)("%j leads to its lesson, or to the one that is named so", (term, lesson) => {
  const found = findLessons(term, metas);
  expect(found.kind).not.toBe("none");
  const named = metas.filter(({ name }) => name.includes(term.toLowerCase()));
  const allowed = [lesson, ...named.map(({ name }) => name)];
  expect(lessonsFor(term).some((name) => allowed.includes(name))).toBe(true);
  // While it is typed at home, the word itself is found as well.
  expect(searchCourse(term, metas, []).hits).toContainEqual({ kind: "term", term, lesson });
});

const aliases = metas.flatMap(({ name, aliases: own = [] }) => own.map((word) => [word, name]));

test.each(aliases)("%j, which its author gave it, leads to %s", (alias, lesson) => {
  expect(lessonsFor(alias)).toContain(lesson);
});

test.each([
  ["server", "two-halves-of-an-app"],
  ["servers", "two-halves-of-an-app"],
  ["client", "two-halves-of-an-app"],
  ["browser", "two-halves-of-an-app"],
  ["first", "two-halves-of-an-app"],
  ["halves", "two-halves-of-an-app"],
  ["what is a server", "two-halves-of-an-app"],
  ["what are servers", "two-halves-of-an-app"],
  ["last", "one-case-from-end-to-end"],
  ["the last lesson", "one-case-from-end-to-end"],
  ["one case", "one-case-from-end-to-end"],
  ["case", "one-case-from-end-to-end"],
  ["kitchen", "restaurant-analogy"],
  ["waiter", "restaurant-analogy"],
  ["resturant", "restaurant-analogy"],
  ["restaurant", "restaurant-analogy"],
  ["The Restaurant", "restaurant-analogy"],
  ["Lesson 3", "what-the-frontend-does"],
  ["3.", "what-the-frontend-does"],
  ["03", "what-the-frontend-does"],
  ["#3", "what-the-frontend-does"],
  ["no. 3", "what-the-frontend-does"],
  ["front-end", "what-the-frontend-does"],
  ["front end", "what-the-frontend-does"],
  ["Frontend", "what-the-frontend-does"],
  ["the frontend", "what-the-frontend-does"],
  ["authentication", "what-the-backend-does"],
  ["back-end", "what-the-backend-does"],
  ["backend", "what-the-backend-does"],
  ["what is backend", "what-the-backend-does"],
  ["DOM", "html-css-javascript"],
  ["js", "html-css-javascript"],
  ["html", "html-css-javascript"],
  ["CSS", "html-css-javascript"],
  ["javascript", "html-css-javascript"],
  ["React", "html-css-javascript"],
  ["javscript", "html-css-javascript"],
  ["db", "databases-and-services"],
  ["sql", "databases-and-services"],
  ["datbases", "databases-and-services"],
  ["table", "databases-and-services"],
  ["tables", "databases-and-services"],
  ["Postgres", "databases-and-services"],
  ["data", "databases-and-services"],
  ["database", "databases-and-services"],
  ["hosting", "databases-and-services"],
  ["http", "requests-and-responses"],
  ["https", "requests-and-responses"],
  ["request", "requests-and-responses"],
  ["requests", "requests-and-responses"],
  ["requests responses", "requests-and-responses"],
  ["reqeusts", "requests-and-responses"],
  ["response", "requests-and-responses"],
  ["header", "requests-and-responses"],
  ["headers", "requests-and-responses"],
  ["offline", "requests-and-responses"],
  ["lesson 8", "understanding-apis"],
  ["8", "understanding-apis"],
  ["08", "understanding-apis"],
  ["api", "understanding-apis"],
  ["apis", "understanding-apis"],
  ["rest api", "understanding-apis"],
  ["REST APIs", "understanding-apis"],
  ["api key", "understanding-apis"],
  ["api keys", "understanding-apis"],
  ["POST", "understanding-apis"],
  ["json", "understanding-apis"],
  ["endpoint", "understanding-apis"],
  ["status", "understanding-apis"],
  ["status codes", "understanding-apis"],
  ["method", "understanding-apis"],
  ["what is an api", "understanding-apis"],
  ["lessons/login-flow", "login-flow"],
  ["lessons/login-flow/lesson.md", "login-flow"],
  ["lessons\\login-flow\\quiz.md", "login-flow"],
  ["./login-flow", "login-flow"],
  ["login-flow/", "login-flow"],
  ["LoginFlow", "login-flow"],
  ["login_flow", "login-flow"],
  ["login", "login-flow"],
  ["logins", "login-flow"],
  ["LOGIN", "login-flow"],
  ["log in", "login-flow"],
  ["Log in", "login-flow"],
  ["how do I log in", "login-flow"],
  ["What happens when you log in?", "login-flow"],
  ["what happens", "login-flow"],
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
  ["sign up", "login-flow"],
  ["logout", "login-flow"],
  ["log out", "login-flow"],
  ["auth", "login-flow"],
  ["webhook", "where-things-happen"],
  ["webhooks", "where-things-happen"],
  ["localstorage", "where-data-lives"],
  ["localStorage", "where-data-lives"],
  ["local storage", "where-data-lives"],
  ["data lives", "where-data-lives"],
  ["cors", "reading-a-request"],
  ["url", "reading-a-request"],
  ["devtools", "reading-a-request"],
  ["dev tools", "reading-a-request"],
  ["F12", "reading-a-request"],
  ["network tab", "reading-a-request"],
  ["authorization", "who-may-see-what"],
  ["permissions", "who-may-see-what"],
  ["role", "who-may-see-what"],
  [".env", "who-may-see-what"],
  ["env file", "who-may-see-what"],
  ["environment variable", "who-may-see-what"],
  ["idor", "who-may-see-what"],
  ["security", "security-basics"],
  ["secuirty", "security-basics"],
  ["secrets", "security-basics"],
  ["secret", "security-basics"],
  ["xss", "security-basics"],
  ["csrf", "security-basics"],
  ["sql injection", "security-basics"],
  ["2FA", "security-basics"],
  ["mfa", "security-basics"],
  ["validation", "security-basics"],
  ["prompt", "describing-apps-clearly"],
  ["prompts", "describing-apps-clearly"],
  ["vibe coding", "describing-apps-clearly"],
  ["describe", "describing-apps-clearly"],
  ["describing", "describing-apps-clearly"],
  ["fullstack", "full-stack-and-ai-tools"],
  ["full stack", "full-stack-and-ai-tools"],
  ["Full-Stack", "full-stack-and-ai-tools"],
  ["cursor", "full-stack-and-ai-tools"],
  ["lovable", "full-stack-and-ai-tools"],
  ["copilot", "full-stack-and-ai-tools"],
  ["Claude", "full-stack-and-ai-tools"],
  ["hallucination", "what-ai-tools-get-wrong"],
  ["diff", "what-ai-tools-get-wrong"],
  ["oauth", "who-calls-whom"],
  ["payment", "who-calls-whom"],
  ["stripe", "who-calls-whom"],
  ["upload", "who-calls-whom"],
  ["cron", "who-calls-whom"],
  ["concurrency", "many-users-at-once"],
  ["race condition", "many-users-at-once"],
  ["race conditions", "many-users-at-once"],
  ["lock", "many-users-at-once"],
  ["transaction", "many-users-at-once"],
  ["double booking", "many-users-at-once"],
  ["cache", "caching-and-cdn"],
  ["caches", "caching-and-cdn"],
  ["caching", "caching-and-cdn"],
  ["cdn", "caching-and-cdn"],
  ["CDNs", "caching-and-cdn"],
  ["cdns", "caching-and-cdn"],
  ["stale", "caching-and-cdn"],
  ["websocket", "where-pages-are-made"],
  ["real time", "where-pages-are-made"],
  ["ssr", "where-pages-are-made"],
  ["spa", "where-pages-are-made"],
  ["hydration", "where-pages-are-made"],
  ["localhost", "from-localhost-to-the-world"],
  ["deploy", "from-localhost-to-the-world"],
  ["deployment", "from-localhost-to-the-world"],
  ["port", "from-localhost-to-the-world"],
  ["domain", "from-localhost-to-the-world"],
  ["staging", "from-localhost-to-the-world"],
  ["accessibility", "goals-and-skills"],
  ["screen reader", "goals-and-skills"],
  ["skills", "goals-and-skills"],
  ["big picture", "big-picture-review"],
  ["review", "big-picture-review"],
])("%j opens %s", (typed, lesson) => {
  expect(findLessons(typed, metas)).toMatchObject({ kind: "one", name: lesson });
});

// Nothing is begun: a name that only starts so, a slip of the fingers, some of the words.
test.each([
  ["REST", "understanding-apis"],
  ["log", "what-the-backend-does"],
  ["log", "login-flow"],
  ["GET", "understanding-apis"],
  ["storage", "where-data-lives"],
  ["ai tools", "what-ai-tools-get-wrong"],
  ["where", "where-data-lives"],
  ["cokie", "login-flow"],
  ["sesion", "login-flow"],
  ["where are passwords stored", "login-flow"],
  ["cookies and sessions", "login-flow"],
  ["frontend vs backend", "two-halves-of-an-app"],
  ["difference between frontend and backend", "what-the-frontend-does"],
  ["key", "understanding-apis"],
  ["error", "requests-and-responses"],
  ["how does login work", "login-flow"],
])("%j names %s among others, or suggests it", (typed, lesson) => {
  expect(lessonsFor(typed)).toContain(lesson);
  expect(findLessons(typed, metas).kind).not.toBe("one");
});

test.each([
  "",
  " ",
  "-",
  "-1",
  "0",
  "99",
  "404",
  "1-3",
  "xyzzy",
  "💥",
  "..",
  "/",
  "~",
  "'",
  "lesson 99",
  "asdfgh",
  "übung",
  "what is a",
  "python",
])("%j is no lesson", (typed) => {
  expect(lessonsFor(typed)).toEqual([]);
});

test.each([
  ["next", "whichside (goes on where you stopped)"],
  ["continue", "whichside (goes on where you stopped)"],
  ["Start", "whichside (goes on where you stopped)"],
  ["lessons", "whichside list"],
  ["words", "whichside glossary"],
  ["points", "whichside score"],
  ["mistakes", "whichside quiz --missed"],
  ["keys", "whichside help"],
  ["experiments", "whichside lab"],
])("%j is no lesson but another word for %j", (typed, meant) => {
  expect(findLessons(typed, metas).kind).toBe("none");
  expect(commandLineOf(typed)).toBe(meant);
});
