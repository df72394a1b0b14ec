import { expect, test } from "vitest";
import { question, words } from "../../../../../test/questions.ts";
import { step } from "../../../sitting/run.ts";
import { startRun } from "../../../sitting/run-state.ts";
import { gradeAnswer } from "../../grade.ts";
import type { DescribeAnswer } from "./describe.ts";

const answer: DescribeAnswer = {
  kind: "describe",
  points: [
    { content: words("says that it is kept"), phrases: ["keep"] },
    { content: words("says that it is not saved"), phrases: ["network … gone", "not saved"] },
    { content: words("offers to try again"), phrases: ["again"] },
  ],
  avoid: [{ content: words("trusts the tool"), phrases: ["trust the tool"] }],
  model: [],
};
const train = {
  ...question("train", answer),
  title: words("Mia presses Save on a train, and the network is gone."),
  stem: [
    {
      kind: "paragraph" as const,
      at: { line: 1, col: 1 },
      content: words("What should the page do to keep her long text?"),
    },
  ],
};

function found(text: string): number {
  const { remarks } = gradeAnswer(train, { kind: "describe", text, claimed: [] });
  return remarks.filter(({ kind }) => kind === "found").length;
}

test.each([
  ["Mia presses Save on a train, and the network is gone", 0],
  ["mia presses save on a train and the network is gone. what should the page do", 0],
  ["What should the page do to keep her long text?", 0],
  ["The network is gone, so it should keep the text", 2],
  ["Mia presses Save on a train, and the network is gone. It keeps the text.", 1],
])("the question's own words, given back, earn nothing: %j", (text, count) => {
  expect(found(text)).toBe(count);
});

test("who gave back the question alone has nothing to claim", () => {
  const run = startRun({ id: "r", mode: "learn", seed: 1, questions: [train] });
  const text = "What should the page do to keep her long text?";
  const response = { kind: "describe" as const, text, claimed: [] };
  const { outcome } = step(run, { kind: "answer", response });
  expect(outcome).toMatchObject({ kind: "graded", points: 0, next: { kind: "settled" } });
});

test("what is to be avoided may be denied", () => {
  const { remarks } = gradeAnswer(train, {
    kind: "describe",
    text: "Keep the text, and do not trust the tool.",
    claimed: [],
  });
  expect(remarks.map(({ kind }) => kind)).toEqual(["found", "missed", "missed"]);
});
