import { expect, test } from "vitest";
import { pickLesson } from "./pick.ts";

const lessons = [
  { name: "two-halves-of-an-app", title: "Two halves of an app" },
  { name: "login-flow", title: "What happens when you log in" },
  { name: "where-things-happen", title: "Where things happen" },
  { name: "where-data-lives", title: "Where data lives" },
];

test.each([
  ["login-flow", "login-flow", "exact"],
  ["Login Flow", "login-flow", "exact"],
  ["what happens when you log in", "login-flow", "exact"],
  ["2", "login-flow", "number"],
  ["log", "login-flow", "part"],
  ["flow", "login-flow", "part"],
  ["where-t", "where-things-happen", "part"],
  ["data", "where-data-lives", "part"],
  ["halv", "two-halves-of-an-app", "part"],
  ["lgoin-flow", "login-flow", "spelling"],
  ["lgoin", "login-flow", "spelling"],
  ["where-tings-happen", "where-things-happen", "spelling"],
])("%j means %s by %s", (typed, name, how) => {
  expect(pickLesson(typed, lessons)).toEqual({ kind: "one", name, how });
});

test.each([
  ["where", ["where-things-happen", "where-data-lives"]],
  ["happen", ["where-things-happen"]],
  ["h", ["two-halves-of-an-app", "login-flow", "where-things-happen"]],
])("%j hits %j", (typed, names) => {
  const pick = pickLesson(typed, lessons);
  expect(pick.kind === "several" ? pick.names : [pick.kind === "one" && pick.name]).toEqual(names);
});

test.each(["5", "0", "-1", "-", "", "xyzzy", "💥"])(
  "%j is no lesson and nothing is near",
  (typed) => {
    expect(pickLesson(typed, lessons)).toEqual({ kind: "none", near: [] });
  },
);

test("a name that is far off is not started, but what may be meant is named", () => {
  expect(pickLesson("loogin-fllwo", lessons)).toEqual({ kind: "none", near: ["login-flow"] });
});

test("a digit is no slip of the fingers", () => {
  expect(pickLesson("login-flow2", lessons).kind).toBe("none");
});

test("a very long text costs no more than a short one", () => {
  expect(pickLesson("x".repeat(100_000), lessons).kind).toBe("none");
});
