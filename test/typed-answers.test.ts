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

/** What a question, or one of its gaps, accepts; nothing when the course no longer asks it so. */
function answerOf(place: string): Omit<TextAnswer, "kind"> | undefined {
  const [path = "", gap] = place.split("#");
  const [folder = "", id = ""] = path.split("/");
  const answer = lessonOf(folder).questions.find((question) => question.id === id)?.answer;
  if (answer?.kind === "text" && gap === undefined) return answer;
  const texts = answer?.kind === "gaps" ? gapsOf(answer)[Number(gap) - 1] : undefined;
  if (answer?.kind !== "gaps" || texts === undefined) return undefined;
  const accepted = texts.map((text): Accepted => ({ kind: "text", text }));
  return { accepted, wrong: answer.wrong, exact: answer.exact };
}

const judged = cases.flatMap((each) => {
  const answer = answerOf(each.name);
  return answer === undefined ? [] : [{ ...each, match: matchText(answer, each.typed) }];
});
const listed = (all: readonly Case[]) => all.map((each) => `${each.name}: ${each.typed}`);

test("the table holds at least 300 answers to questions that are asked", () => {
  expect(judged.length).toBeGreaterThanOrEqual(300);
});

test("no wrong answer is right", () => {
  expect(
    listed(judged.filter(({ isRight, match }) => !isRight && match.verdict === "right")),
  ).toEqual([]);
});

test("at least 95 % of the right answers are right, or nearly so", () => {
  const rights = judged.filter(({ isRight }) => isRight);
  const refused = rights.filter(({ match }) => match.verdict === "wrong");
  expect(refused.length / rights.length, listed(refused).join("\n")).toBeLessThanOrEqual(0.05);
});
