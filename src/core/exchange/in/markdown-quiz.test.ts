/** Quizzes that people write in Markdown come in with their answers, and nothing else does. */

import { expect, test } from "vitest";
import { convertQuiz } from "./convert.ts";

function quizOf(...lines: string[]): string {
  return convertQuiz(lines.join("\n"), "markdown").text.replace(/<!-- id: .* -->\n/g, "");
}

function leftIn(...lines: string[]): string[] {
  return convertQuiz(lines.join("\n"), "markdown").left.map(({ line, why }) => `${line}: ${why}`);
}

test("a task list below a numbered heading of any level, with what is said after it", () => {
  expect(
    quizOf(
      "## Git",
      "",
      "#### Q12. What does **this** print?",
      "",
      "```bash",
      "- [x] no option",
      "```",
      "",
      "- [ ] nothing,",
      "  at all",
      "- [X] a list",
      "  > Each line is one.",
      "",
      "**Explanation:** `ls` lists. See [ls](docs/ls.md).",
      "[Reference](https://example.org/ls)",
    ),
  ).toBe(`## What does **this** print?

\`\`\`bash
- [x] no option
\`\`\`

- [ ] nothing, at all
- [x] a list
  > Each line is one.

> [!NOTE]
> \`ls\` lists. See ls (docs/ls.md).
> [Reference](https://example.org/ls)
`);
});

test("lettered options with a folded answer, in any language", () => {
  expect(
    quizOf(
      "###### <a name=x></a>3. Was wird ausgegeben?",
      "",
      "- A: `1`",
      "- B: `2`",
      "",
      "<details><summary><b>Antwort</b></summary>",
      "<p>",
      "",
      "#### Antwort B",
      "",
      "Because <i>two</i>.",
      "",
      "</p>",
      "</details>",
      "",
      "---",
    ),
  ).toBe(`## Was wird ausgegeben?

- [ ] \`1\`
- [x] \`2\`

> [!NOTE]
> Because *two*.
`);
});

test.each([
  ["Answer: B"],
  ["**Correct Answer:** B) two"],
  ["*Answer: b*"],
  ["Answer: two"],
  ["<details><summary>Show answer</summary>B</details>"],
  ["<details>\n<summary>Answer</summary>\n\nB\n\n</details>"],
  ["✅ **Answer: B**"],
])("questions that are numbered lines, answered by %j", (answer) => {
  const quiz = quizOf(
    ...["# Quiz", "", "**1. How many?**", "", "A) one", "B) two", "", ...answer.split("\n"), ""],
    ...["**2. Which?**", "", "a. some", "b. all", "", "Answer: A"],
  );
  expect(quiz).toBe("## How many?\n\n- [ ] one\n- [x] two\n\n## Which?\n\n- [x] some\n- [ ] all\n");
});

test("code that is an option stands in its line, or with the question under its letter", () => {
  expect(
    quizOf(
      ...["### Q1. Which?", "", "- [ ] A", "", "```js", "a();", "b();", "```", ""],
      ...["- [x] B", "", "```js", "c();", "d();", "```"],
    ),
  ).toBe(`## Which?

**A**

\`\`\`js
a();
b();
\`\`\`

**B**

\`\`\`js
c();
d();
\`\`\`

- [ ] A
- [x] B
`);
  expect(quizOf("### Which?", "- [ ] :", "```", "a", "```", "- [x] :", "```", "b", "```")).toBe(
    "## Which?\n\n- [ ] `a`\n- [x] `b`\n",
  );
});

test("pictures and tags are said, or spoken of, and never lost", () => {
  expect(
    quizOf(
      "## Q1. Which selects a <p> in <b>bold</b>?",
      "![The page](images/a.png?raw=png)",
      '<img src="https://example.org/b.png" alt="Two">',
      "- [x] `<p>`",
      "- [ ] \\<a>",
    ),
  ).toBe(`## Which selects a \\<p\\> in **bold**?

(picture: The page, a.png?raw=png)
[picture: Two](https://example.org/b.png)

- [x] \`<p>\`
- [ ] \\<a>
`);
});

test("what is lost is told with its line, and a list of things to do is no question", () => {
  expect(
    leftIn(
      ...["## Q1. Which?", "- [ ] a", "- [ ] b"],
      ...["## Q2. Which?", "- [x] a"],
      ...["## To do", "- [x] a", "- [ ] b"],
      ...["## Q3. Which?", "A) a", "B) b", "", "Answer: D"],
      ...["## Who?", "<details>Me</details>"],
      ...["## Q4. Which?", "A) a", "B) b"],
      ...["## Q5. **_** is", "- [x] a", "- [ ] b", "## Q6. Which"],
    ),
  ).toEqual([
    "1: none of its options is marked as right",
    "4: it has a single option",
    "6: nothing above its boxes asks: they may be a list of things to do",
    '9: its answer, "D", is none of its options',
    "14: it has no options to choose from",
    "16: none of its options is marked as right",
    "22: it has no options to choose from",
  ]);
  expect(quizOf("## Q5. **b** is?", "- [x] a", "- [ ] b")).toContain("## **b** is?");
});
