/** Notes out of Anki and quizzes of mdbook-quiz: what comes in, and what is told that doesn't. */

import { expect, test } from "vitest";
import { convertQuiz } from "./convert.ts";
import { sourceOf } from "./source-kind.ts";

const notes = [
  "#separator:tab",
  "#html:true",
  "#guid column:1",
  "#notetype column:2",
  "#deck column:3",
  "#tags column:6",
  'a1\tBasic\tTea\tHow long does <b>green</b> tea steep?\t"two to ""three"" minutes"\ttea',
  "a2\tBasic (and reversed card)\tTea\tWhat is its plant called?\tcamellia[sound:c.mp3]\t",
  "a3\tCloze\tTea\tWater of {{c1::80::how warm?}} degrees, for {{c2::<b>two</b>}} minutes.\tNever boiling.\ttea",
  "a4\tBasic\tTea\tWhy not longer?\tIt becomes bitter, since more of what is bitter comes out.\t",
  "a5\tBasic\tTea\tWhat is this?\t\t",
  "",
].join("\n");

test("notes become typed answers and gaps", () => {
  expect(sourceOf(notes, "tea.txt")).toEqual({ kind: "known", format: "anki" });
  const { text, questions, lost, left } = convertQuiz(notes, "anki");
  expect([questions, lost]).toEqual([3, 2]);
  expect(text).toContain("## How long does **green** tea steep?");
  expect(text).toContain('Answer: `two to "three" minutes`');
  expect(text).toContain("Answer: `camellia`");
  expect(text).toContain("Water of [[80]] degrees, for [[two]] minutes.");
  expect(text).toContain("> Never boiling.");
  expect(left.map(({ line, why }) => `${line} ${why}`)).toEqual([
    "8 a sound is left out",
    "8 its reversed card is left out: the front is asked alone",
    "10 its back is more than anybody types word by word; a `Rubric:` could ask for it",
    "11 it has no back, so nothing is asked",
  ]);
});

test("a separator by its name, columns by theirs, and text that is no HTML", () => {
  const file =
    "#separator:Semicolon\n#html:false\n#columns:Back;Note;Front\n4;so <it> is;2 * 2 = ?\n";
  const { text, questions } = convertQuiz(file, "anki");
  expect(questions).toBe(1);
  expect(text).toContain("## 2 \\* 2 = ?");
  expect(text).toContain("Answer: `4`");
  expect(text).toContain("> so \\<it\\> is");
});

test("what only a deck's template could say is not guessed", () => {
  const file = "#separator:tab\nkey\tHanzi\tpinyin\tenglish\t7\n";
  const { questions, lost, left } = convertQuiz(file, "anki");
  expect([questions, lost]).toEqual([0, 1]);
  expect(left[0]?.why).toContain("which of them asks is not in the file");
});

test("notes with several options, as a type that many use has them", () => {
  const file =
    "#separator:tab\n#notetype column:1\nAllInOne (kprim, mc, sc)\tWhich?\t\t2\tone\ttwo\tthree\t\t\t0 1 0\t\tSo it is.\n";
  expect(convertQuiz(file, "anki").text).toContain(
    "- [ ] one\n- [x] two\n- [ ] three\n\n> [!NOTE]\n> So it is.",
  );
});

const quiz = `
[[questions]]
id = "x"
type = "MultipleChoice"
prompt.prompt = """
What does it print?

\`\`\`rust
let x = [1];
\`\`\`
"""
prompt.distractors = ["ten minutes", "\`\`\`rust\\nlet a = 1;\\n\`\`\`"]
answer.answer = "two minutes"
context = "Longer makes it [bitter](ch02-tea.html)."

[[questions]]
type = "ShortAnswer"
prompt.prompt = "The plant is called \`____\`."
answer.answer = "\`camellia\`"
answer.alternatives = ["tea", "camellia"]

[[questions]]
type = "Tracing"
prompt.program = """
fn main() { println!("{}", 1); }
"""
answer.doesCompile = true
answer.stdout = "1"

[[questions]]
type = "Tracing"
prompt.program = "fn main() { 1 + }"
answer.doesCompile = false
answer.lineNumber = 1

[[questions]]
type = "Informal"
prompt.prompt = "Why?"
answer.answer = "So."

[[questions]]
type = "MultipleChoice"
prompt.prompt = "Which?"
prompt.distractors = ["\`\`\`rust\\nlet a = 1;\\nlet b = 2;\\n\`\`\`"]
answer.answer = ["a", "b"]
`;

test("quizzes of mdbook-quiz", () => {
  expect(sourceOf(quiz, "tea.toml")).toEqual({ kind: "known", format: "mdbook-quiz" });
  const { text, questions, left } = convertQuiz(quiz, "mdbook-quiz");
  expect(questions).toBe(4);
  expect(text).toContain("## What does it print?");
  expect(text).toContain("```rust\nlet x = [1];\n```");
  expect(text).toContain("- [x] two minutes\n- [ ] ten minutes\n- [ ] `let a = 1;`");
  expect(text).toContain("> [!NOTE]\n> Longer makes it bitter (ch02-tea.html).");
  expect(text).toContain("Answer: `camellia`, `tea`");
  expect(text).toContain("## What does this program print?");
  expect(text).toContain("- [ ] It compiles\n- [x] It does not compile");
  expect(left.filter(({ whole }) => whole).map(({ line, why }) => `${line} ${why}`)).toEqual([
    "36 it is of the type Informal, which no program can grade",
    "41 an option holds a block of code, and an option here is one line",
  ]);
});

test("TOML that is broken is told with its line, and other TOML is none of ours", () => {
  const { questions, left } = convertQuiz('[[questions]]\nprompt = "\n', "mdbook-quiz");
  expect(questions).toBe(0);
  expect(left).toMatchObject([{ line: 2, whole: true }]);
  expect(sourceOf('[package]\nname = "x"\n', "Cargo.toml")).toEqual({
    kind: "other",
    looksLike: "TOML",
  });
});
