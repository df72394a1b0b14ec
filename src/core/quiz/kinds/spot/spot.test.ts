import { expect, test } from "vitest";
import { inlineText } from "../../../document/block.ts";
import { gradeSpot, type SpotAnswer, type SpotPart } from "./spot.ts";

const answer: SpotAnswer = {
  kind: "spot",
  parts: [
    { kind: "candidate", content: [{ kind: "text", text: "The sun is warm" }] },
    { kind: "said", content: [{ kind: "text", text: ", " }] },
    { kind: "candidate", content: [{ kind: "text", text: "and it is made of ice" }] },
  ],
  mistake: 1,
};

test("a true part that was taken for the mistake is called true", () => {
  const [remark] = gradeSpot(answer, 0).remarks;
  expect(remark).toMatchObject({ kind: "picked", verdict: "wrong" });
  expect(inlineText(remark?.text ?? [])).toBe(
    "This part is true as it stands. The mistake is in another one.",
  );
});

test("the mistake itself needs no word", () => {
  expect(gradeSpot(answer, 1)).toMatchObject({ verdict: "right", remarks: [{ text: [] }] });
});

test("what the author says to a true part takes the place of our own words", () => {
  const [first, ...rest] = answer.parts;
  const told = { ...first, feedback: [{ kind: "text", text: "You feel it." }] } as SpotPart;
  const [remark] = gradeSpot({ ...answer, parts: [told, ...rest] }, 0).remarks;
  expect(inlineText(remark?.text ?? [])).toBe("This part is true as it stands. You feel it.");
});
