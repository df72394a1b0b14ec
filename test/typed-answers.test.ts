/**
 * What people type at the shipped questions, against verdicts that were written down by somebody
 * who had read the questions alone, and not what they accept.
 */

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Accepted } from "../src/core/quiz/kinds/form.ts";
import { gapsOf } from "../src/core/quiz/kinds/gaps/gaps.ts";
import { matchText, type TextAnswer } from "../src/core/quiz/kinds/text/text.ts";
import { parseLesson } from "../src/core/reading/parse-lesson.ts";

const lessons = new URL("../lessons/", import.meta.url);

interface Case {
  readonly name: string;
  readonly typed: string;
  readonly isRight: boolean;
}

const table = readFileSync(new URL("fixtures/typed/answers.txt", import.meta.url), "utf8");
const cases: Case[] = [];
let name = "";
for (const each of table.split("\n")) {
  const [, mark, typed = ""] = /^([+-]) (.*)$/.exec(each) ?? [];
  if (mark !== undefined) cases.push({ name, typed, isRight: mark === "+" });
  else if (/^[a-z]/.test(each)) name = each.trim();
}

const read = new Map<string, ReturnType<typeof parseLesson>["value"]>();

function lessonOf(folder: string) {
  const text = (file: string) => readFileSync(new URL(`${folder}/${file}`, lessons), "utf8");
  const known =
    read.get(folder) ??
    parseLesson({
      name: folder,
      folder,
      lessonText: text("lesson.md"),
      quizText: text("quiz.md"),
    }).value;
  read.set(folder, known);
  return known;
}

/** What a question, or one of its gaps, accepts. */
function answerOf(place: string): Omit<TextAnswer, "kind"> {
  const [path = "", gap = "1"] = place.split("#");
  const [folder = "", id = ""] = path.split("/");
  const answer = lessonOf(folder).questions.find((question) => question.id === id)?.answer;
  if (answer?.kind === "text") return answer;
  if (answer?.kind !== "gaps") throw new Error(`${place} is no question to type`);
  const accepted = (gapsOf(answer)[Number(gap) - 1] ?? []).map(
    (text): Accepted => ({ kind: "text", text }),
  );
  return { accepted, wrong: answer.wrong, exact: answer.exact };
}

const judged = cases.map((each) => ({
  ...each,
  match: matchText(answerOf(each.name), each.typed),
}));
const listed = (all: readonly Case[]) => all.map((each) => `${each.name}: ${each.typed}`);

test("the table holds at least 300 answers", () => {
  expect(cases.length).toBeGreaterThanOrEqual(300);
});

test("no wrong answer is right", () => {
  expect(
    listed(judged.filter(({ isRight, match }) => !isRight && match.verdict === "right")),
  ).toEqual([]);
});

test("at least 95 % of the right answers are right, or nearly so", () => {
  const rights = judged.filter(({ isRight }) => isRight);
  const refused = rights.filter(({ match }) => match.verdict === "wrong");
  expect(listed(refused), listed(refused).join("\n")).toHaveProperty("length", refused.length);
  expect(refused.length / rights.length, listed(refused).join("\n")).toBeLessThanOrEqual(0.05);
});
