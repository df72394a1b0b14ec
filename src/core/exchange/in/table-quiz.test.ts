/** Tables and Aiken: each row and each run of lines is a question, or is told with its line. */

import { expect, test } from "vitest";
import { convertQuiz } from "./convert.ts";
import type { SourceKind } from "./source-kind.ts";

function read(kind: SourceKind, ...lines: string[]): { quiz: string; left: string[] } {
  const { text, left } = convertQuiz(lines.join("\n"), kind);
  return {
    quiz: text.replace(/<!-- id: .* -->\n/g, ""),
    left: left.map(({ line, why }) => `${line}: ${why}`),
  };
}

test("a table with right and wrong answers, cells of several lines and feedback", () => {
  const { quiz, left } = read(
    "csv",
    "Question;Correct Answer;Wrong Answer 1;Wrong Answer 2;Explanation",
    '"Who said ""no""?\nIn the play.";Ann;Bob;Cy;She did; really',
    '"Half"";b";c;d;;',
    "What *is* 2 + 2?;4;;;It is.",
    ";a;b;;",
    "Why?;;b;;",
  );
  expect(quiz).toBe(`## Who said "no"?

In the play.

- [x] Ann
- [ ] Bob
- [ ] Cy

> [!NOTE]
> She did

## Half";b

- [x] c
- [ ] d

## What \\*is\\* 2 + 2?

Answer: \`4\`

> [!NOTE]
> It is.
`);
  expect(left).toEqual(["6: its question is empty", "7: its right answer is empty"]);
});

test.each([
  ["question,option_a,option_b,option_c,answer", "B"],
  ["Question,A,B,C,Correct", "b"],
  ["question,option1,option2,option3,correct", "2"],
  ["Question\tChoice 1\tChoice 2\tChoice 3\tAnswer", "Two"],
  ["prompt,option1,option2,option3,correctAnswer", "option 2"],
])("the right answer by letter, place or text: %s", (head, answer) => {
  const sign = head.includes("\t") ? "\t" : ",";
  const { quiz } = read("csv", head, ["Which?", "One", "Two", "Three", answer].join(sign));
  expect(quiz).toBe("## Which?\n\n- [ ] One\n- [x] Two\n- [ ] Three\n");
});

test("packed options, several right ones, and places that count from 0", () => {
  expect(
    read("csv", "Question,Options,Correct Answers", "Which?,One|Two|Three,One|Three").quiz,
  ).toBe("## Which?\n\n- [x] One\n- [ ] Two\n- [x] Three\n");
  const { quiz, left } = read(
    "csv",
    "question,option1,option2,correctIndex",
    ...["Which?,One,Two,0", "Which then?,One,Two,1", "And?,One,Two,5"],
  );
  expect(quiz).toBe(
    "## Which?\n\n- [x] One\n- [ ] Two\n\n## Which then?\n\n- [ ] One\n- [x] Two\n",
  );
  expect(left).toEqual(['4: its right answer, "5", is none of its options']);
});

test("a number that is an option and another one's place is not guessed", () => {
  const { quiz, left } = read(
    "csv",
    "question,answers,correct",
    'How many?,"64,7,4,8",4',
    'Which?,"a,b",2',
  );
  expect(quiz).toBe("## Which?\n\n- [ ] a\n- [x] b\n");
  expect(left).toEqual(["2: its right answer, 4, may be an option or the place of one"]);
});

test("an answer of many words is told: nobody types it to the letter", () => {
  expect(
    read("csv", "question,answer", "Why?,Because it was so for a very long time").left,
  ).toEqual([
    "2: its answer is a whole text, which nobody types to the letter; with a `Rubric:` learners rate their own",
  ]);
});

test("Aiken", () => {
  const { quiz, left } = read(
    "aiken",
    ...["How many # are in C#?", "A. None", "B) One", "ANSWER: B", ""],
    ...["Which two?", "A. *a*", "B. b", "C. c", "ANSWER: A, C", ""],
    ...["Nothing right", "A. a", "B. b", "", "No such", "A. a", "B. b", "ANSWER: D"],
  );
  expect(quiz).toBe(
    "## How many # are in C#?\n\n- [ ] None\n- [x] One\n\n" +
      "## Which two?\n\n- [x] \\*a\\*\n- [ ] b\n- [x] c\n",
  );
  expect(left).toEqual([
    "12: there is no line ANSWER: below its options",
    "16: its answer is D, and no option is called so",
  ]);
});
