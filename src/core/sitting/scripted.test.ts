import { expect, test } from "vitest";
import { choice, describe, gaps, match, order, question } from "../../../test/questions.ts";
import type { Question } from "../quiz/question.ts";
import { runScore } from "./run-state.ts";
import { readScript, runScript } from "./scripted.ts";

const where = choice("where");
const named = question("named", {
  kind: "text",
  accepted: [{ kind: "text", text: "backend" }],
  wrong: [],
  exact: false,
});

function run(text: string, questions: readonly Question[] = [where, named], seeded = false) {
  const script = readScript(text, questions);
  if ("problem" in script) return script;
  return runScript({ id: "r", mode: "quiz", seed: 7, questions }, script, seeded);
}

function points(text: string, questions?: readonly Question[]): number | string {
  const result = run(text, questions);
  return "problem" in result ? `${result.line}: ${result.problem}` : runScore(result.run).points;
}

test.each([
  ["2\nbackend", 20],
  ["# a comment\n\n2\r\nbackend\r\n", 20],
  ["named: backend\n2", 20],
  ["login-flow/named: backend\nlogin-flow/where: where option 1", 20],
  ["1\nbackend", 10],
  ["where: 1\nwhere: 2\nbackend", 15],
  ["where: ?\nwhere: 2\nbackend", 18],
  ["skip\nbackend", 10],
  ["where:\nbackend", 10],
  ["2", 10],
  ["", 0],
])("%j earns %i points", (text, earned) => {
  expect(points(text)).toBe(earned);
});

test.each([
  ["2\nbackend\nmore", "3: There are only 2 questions."],
  ["9", '1: This does not answer "where". Type a number, 1 to 3.'],
  ["where: 2\nwhere: 2", '2: "where" has no further try.'],
])("%j cannot be understood", (text, problem) => {
  expect(points(text)).toBe(problem);
});

test("numbers count as the file lists, or as the seed shuffles", () => {
  const inFile = run("2", [where]);
  const shuffled = ["1", "2", "3"].map((typed) => run(typed, [where], true));
  const score = (result: ReturnType<typeof run>) =>
    "problem" in result ? undefined : runScore(result.run).points;
  expect(score(inFile)).toBe(10);
  expect(shuffled.map(score).filter((each) => each === 10)).toHaveLength(1);
});

test("every type can be answered by a line", () => {
  const result = run("1 2 3 4 5\nfrontend | backend\nzzz zzz zzz", [order, gaps, describe]);
  expect("problem" in result).toBe(false);
});

test("a second line may leave out what was right", () => {
  expect(points("match: 1 3 2\nmatch: 2 3", [match])).toBe(5);
  expect(points("gaps: frontend | page\ngaps: server", [gaps])).toBe(5);
  expect(points("gaps: frontend | page\ngaps: frontend | server", [gaps])).toBe(5);
});

test.each([
  ["describe: it is sent and stored", [], 0],
  ["describe: it is sent and stored\ndescribe: 2 3", [1, 2], 1 / 2],
  ["describe: it is sent and stored\ndescribe: none", [], 0],
])("own words may be followed by a line that rates them: %j", (text, claimed, share) => {
  const result = run(text, [describe]);
  if ("problem" in result) throw new Error(result.problem);
  const [said, rated] = result.answers[0]?.outcomes.map(({ outcome }) => outcome) ?? [];
  expect(said).toMatchObject({ kind: "graded", next: { kind: "rate" }, points: 0 });
  expect(rated).toMatchObject({ response: { claimed }, grade: { share }, points: 0 });
});

test("a rating that is none is told", () => {
  expect(points("describe: it is sent\ndescribe: all of it", [describe])).toBe(
    '2: This does not rate "describe". Type the numbers of the points that it says, 1 to 4, or none.',
  );
});

test("a try that is left over is no skip: the answer was the last word", () => {
  const result = run("1", [where]);
  if ("problem" in result) throw new Error(result.problem);
  expect(result.answers[0]?.outcomes.map(({ outcome }) => outcome.kind)).toEqual(["graded"]);
});

test("very many lines for one question are told in time", () => {
  expect(points("where: 1\n".repeat(100_000))).toBe('3: "where" has no further try.');
});
