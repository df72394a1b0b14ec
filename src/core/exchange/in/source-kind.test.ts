/** Files are known by their structure, and what isn't known is told by what it looks like. */

import { expect, test } from "vitest";
import { sourceOf } from "./source-kind.ts";

test.each([
  ["page.md", "text\n  <quiz>\n", "mkdocs-quiz"],
  ["page.md", "```js\nf({})\n```\n\n<quiz>\n- [x] a\n", "mkdocs-quiz"],
  ["-", "Who?{=a ~b}", "gift"],
  ["bank.txt", "// {a}\n$CATEGORY: x\n\n::A:: Is \\{a\\} a set? {T#yes}\n\nWrite.{}", "gift"],
  ["bank.txt", "[html]<p>Pi?</p> {#3.14:0.01}\n\nR? {#\n=1:2\n}", "gift"],
  ["signs.gift", "Which is no sign?\n{\n ~ \\{ # \\{ is one.\n = \\ # It is\n}\n", "gift"],
  ["text.gift", "Nothing is asked.", "gift"],
  ["f.txt", "Who?\nA. a\nB. b\nANSWER: B\n", "aiken"],
  ["x.xml", '<?xml version="1.0"?>\n<quiz><question type="essay"></question></quiz>', "moodle-xml"],
  ["x.gift", '<quiz>\n<question type="essay"></question></quiz>', "moodle-xml"],
  ["x.xml", '<?xml version="1.0"?>\n<questestinterop></questestinterop>', "qti-1.2"],
  ["x.xml", '<?xml version="1.0"?>\n<assessmentItem></assessmentItem>', "qti"],
  ["f.Rmd", "Who?\nexsolution: 01\n", "r-exams"],
  ["f.txt", "1. Who?\na) b\n*b) c\n", "text2qti"],
  ["f.md", "#### Q1. How {=a}?\n\n- [ ] a\n- [x] b\n", "markdown"],
  ["f.md", "Who?\n\nA) a\nB) b\n\n<details><summary>Answer</summary>B</details>", "markdown"],
  ["f.csv", "Question,Correct answer,Wrong 1\nWho?,a,b\n", "csv"],
  ["f.txt", "question\tright\twrong\nWho?\ta\tb\n", "csv"],
])("%s with %j is %s", (name, text, format) => {
  expect(sourceOf(text, name)).toEqual({ kind: "known", format });
});

test.each([
  [
    "page.md",
    "<?quiz?>\nquestion: A?\n<?/quiz?>",
    "a page with the old <?quiz?> blocks of mkdocs-quiz",
  ],
  ["package.json", '{ "name": "a" }', "JSON"],
  ["-", '[{ "front": "a" }]', "JSON"],
  ["f.js", "const a = {=1}", "a program's source"],
  ["f.toml", '[[tables]]\ntype = "{=a}"', "TOML"],
  ["f.md", "## To do\n\n- [ ] a\n- [x] b\n", "Markdown with task lists that ask nothing"],
  [
    "f.md",
    "Who?\n\n<details><summary>A {=b}</summary></details>",
    "Markdown with folded answers and nothing to choose from",
  ],
  ["f.csv", "name,age\nAda,36\n", undefined],
  ["f.md", "```js\nf({=a})\n```", "Markdown with code"],
  ["f.txt", "function f(){ return 1; }", undefined],
  ["f.txt", "Who?{=a ~b} and \\frac{1}{2}", undefined],
  ["f.txt", "## A part {#intro}", undefined],
  ["f.txt", "nothing of that kind", undefined],
])("%s with %j is not read", (name, text, looksLike) => {
  expect(sourceOf(text, name)).toEqual({ kind: "other", looksLike });
});
