import fc from "fast-check";
import { expect, test } from "vitest";
import { bare, everyKind } from "../../../../test/questions.ts";
import type { Question } from "../../quiz/question.ts";
import { rightResponse, sayResponse } from "../../quiz/said.ts";
import { parseLesson } from "../../reading/parse-lesson.ts";
import { giftDocument } from "../out/gift.ts";
import { convertQuiz } from "./convert.ts";
import { type SourceKind, sourceOf } from "./source-kind.ts";

function quizOf(lines: readonly string[], kind: SourceKind): string {
  return convertQuiz(lines.join("\n"), kind).text;
}

function leftIn(lines: readonly string[], kind: SourceKind): string[] {
  return convertQuiz(lines.join("\n"), kind).left.map(({ line, why }) => `${line}: ${why}`);
}

function questionsIn(quizText: string): readonly Question[] {
  const lessonText = "---\ntitle: T\nsummary: S.\n---\n";
  return parseLesson({ name: "a", folder: "a", lessonText, quizText }).value.questions;
}

test("a quiz block becomes a question with feedback and explanation", () => {
  const quiz = quizOf(
    [
      "# A page",
      "",
      "<quiz>",
      "Where are **passwords** checked?",
      "- [ ] In the browser",
      "> Anyone can change it.",
      "> Really.",
      "- [X] On the server",
      "",
      "- [] In the stylesheet",
      "",
      "The server owns the check.",
      "",
      "Always.",
      "</quiz>",
    ],
    "mkdocs-quiz",
  );
  expect(quiz).toBe(`## Where are **passwords** checked?
<!-- id: where-are-passwords-checked -->

- [ ] In the browser
  > Anyone can change it.
  > Really.
- [x] On the server
- [ ] In the stylesheet

> [!NOTE]
> The server owns the check.
>
> Always.
`);
});

test("gaps keep their sentence, and marks around them go", () => {
  const quiz = quizOf(
    [
      "<quiz>",
      "About Python:",
      "",
      "It was made by **[[Guido van Rossum]]** in [[1991]].",
      "---",
      "!!! tip",
      "    Named after Monty Python.",
      "</quiz>",
    ],
    "mkdocs-quiz",
  );
  expect(quiz).toBe(`## About Python:
<!-- id: about-python -->

It was made by [[Guido van Rossum]] in [[1991]].

> [!NOTE]
> Named after Monty Python.
`);
});

test("code in the question stays, and a quiz inside a fence is no quiz", () => {
  const lines = [
    "```markdown",
    "<quiz>",
    "Shown, not asked",
    "- [x] a",
    "- [ ] b",
    "</quiz>",
    "```",
    "  <quiz>",
    "  What is the result?",
    "  ```python",
    "  - [x] 2 + 2",
    "  ```",
    "  - [ ] 3",
    "  - [x] 4",
    "  </quiz>",
  ];
  const questions = questionsIn(quizOf(lines, "mkdocs-quiz"));
  expect(questions).toHaveLength(1);
  expect(questions[0]?.stem[0]).toMatchObject({ kind: "code", text: "- [x] 2 + 2" });
  expect(questions[0]?.answer).toMatchObject({ kind: "choice" });
});

test("what cannot be converted is told with its line", () => {
  expect(
    leftIn(
      [
        "<quiz>",
        "Nothing is right?",
        "- [ ] a",
        "- [ ] b",
        "</quiz>",
        "<quiz>",
        "Just a text.",
        "</quiz>",
        "<quiz>",
        "Where?",
        "- [ ] a",
        "",
        "> late",
        "- [x] b",
        "</quiz>",
        "<quiz>",
        "- [x] a",
        "- [ ] b",
        "</quiz>",
        "<quiz>",
        "open",
      ],
      "mkdocs-quiz",
    ),
  ).toEqual([
    '1: "Nothing is right?" has no right option',
    "6: it has neither options nor gaps",
    "13: this feedback stands below no option",
    "16: there is no question above the options",
    "20: the quiz is not closed: </quiz> is missing",
  ]);
});

test.each([
  [
    "one right option",
    ["::Q 1:: Who\\: me\\=you?{ =yes #Good. ~no # Not *so*. ", "}"],
    "## Who: me=you?\n<!-- id: q-1 -->\n\n- [x] yes\n  > Good.\n- [ ] no\n  > Not \\*so\\*.\n",
  ],
  [
    "several right options by their weight",
    ["Which two?{~%50%a ~%50%b ~%-100%c#Never.}"],
    "## Which two?\n<!-- id: which-two -->\n\n- [x] a\n- [x] b\n- [ ] c\n  > Never.\n",
  ],
  [
    "true or false",
    ["// comment", "The sun rises in the east.{T#It does.#Right you are.####Look.}"],
    "## True or false? The sun rises in the east.\n<!-- id: true-or-false-the-sun-rises-in-the-east -->\n\n- [x] True\n  > Right you are.\n- [ ] False\n  > It does.\n\n> [!NOTE]\n> Look.\n",
  ],
  [
    "short answers, wrong ones with feedback among them",
    ["Two plus two?{=four#Yes. =4 =%0%five#One too many.}"],
    "## Two plus two?\n<!-- id: two-plus-two -->\n\nAnswer: `four`, `4`\n\nNot: `five`. One too many.\n\n> [!NOTE]\n> Yes.\n",
  ],
  [
    "numbers with a tolerance, a range, or neither",
    ["How many?{#=1822:5 =3..5 =7}"],
    "## How many?\n<!-- id: how-many -->\n\nAnswer: `1822 ± 5`, `4 ± 1`, `7`\n",
  ],
  [
    "pairs",
    ["Match.{=Canada -> Ottawa =Italy->Rome", "=a|b -> c}"],
    "## Match.\n<!-- id: match -->\n\n| Item | Belongs to |\n| ---- | ---------- |\n| Canada | Ottawa |\n| Italy | Rome |\n| a\\|b | c |\n",
  ],
  [
    "a missing word",
    ["Two plus two equals {=four =4}."],
    "## Fill the gap.\n<!-- id: fill-the-gap -->\n\nTwo plus two equals [[four|4]].\n",
  ],
  [
    "a missing word to be picked",
    ["Grant is {~buried =entombed ~living} in a tomb."],
    "## Grant is \\_\\_\\_\\_\\_ in a tomb.\n<!-- id: grant-is-in-a-tomb -->\n\n- [ ] buried\n- [x] entombed\n- [ ] living\n",
  ],
  [
    "HTML",
    ["[html]<p>What is <code>a*b</code> &lt; <b>c</b>?</p><p>Think.</p>{=x ~[plain]<y>}"],
    "## What is `a*b` \\< **c**?\n<!-- id: what-is-a-b-c -->\n\nThink.\n\n- [x] x\n- [ ] \\<y\\>\n",
  ],
  [
    "an empty line inside of the braces",
    ["Who?{", "", "=a", "// no", "~b", "}", "", "$CATEGORY: next", "", "Why?{=c ~d}"],
    "## Who?\n<!-- id: who -->\n\n- [x] a\n- [ ] b\n\n## Why?\n<!-- id: why -->\n\n- [x] c\n- [ ] d\n",
  ],
])("GIFT: %s", (_what, lines, quiz) => {
  expect(quizOf(lines, "gift")).toBe(quiz);
});

test("what GIFT has and a quiz.md has not is told with its line", () => {
  expect(
    leftIn(
      [
        "Some text to read.",
        "",
        "Write an essay.{}",
        "",
        "Half?{=a ~%50%b ~c}",
        "",
        "Any?{=*frog* =toad}",
        "",
        "Number?{#=x}",
        "",
        "Number?{#3:1 ~#Wrong.}",
        "",
        "Pairs?{=a -> b =c -> d = -> e}",
        "",
        "Broken {=a ~b",
      ],
      "gift",
    ),
  ).toEqual([
    "1: it is a description and asks nothing",
    "3: it is an essay, which no program can grade; with a `Rubric:` learners rate their own",
    '5: "b" earned 50 %; it is wrong here',
    "7: `*frog*` has a star for any letters, which is not known here",
    "9: `x` is no number",
    "11: the feedback for all other numbers has no place; put it into the explanation",
    '13: "e" belongs to nothing; a table has no place for it',
    "15: its answers are not closed: } is missing",
  ]);
});

test("what is exported for Moodle comes back with the same right answers", () => {
  const lesson = {
    name: "login-flow",
    title: "Log in",
    ...bare,
    questions: everyKind,
  };
  const { lines, left } = giftDocument({ id: "c", title: "A course" }, [lesson]);
  expect(left).toEqual([{ name: "login-flow/gaps", why: "it has more than one gap" }]);
  const converted = convertQuiz(lines.join("\n"), "gift");
  // Phrases that are wrong are offered in Moodle; a table has none.
  expect(converted.left.map(({ why }) => why)).toEqual([
    ...["the page has loaded", "stores it first", "asks the page", "nothing changes"].map(
      (phrase) => `"${phrase}" belongs to nothing; a table has no place for it`,
    ),
    "it is an essay, which no program can grade; with a `Rubric:` learners rate their own",
  ]);
  const back = new Map(questionsIn(converted.text).map((question) => [question.id, question]));
  const right = (question: Question | undefined) =>
    question === undefined ? undefined : sayResponse(question, rightResponse(question));
  for (const kind of ["choice", "choices", "sort", "match", "build", "text"]) {
    const one = everyKind.find(({ id }) => id === kind);
    expect(right(back.get(`login-flow-${kind}`))).toBe(right(one));
  }
});

test("any text is read without a fault, and what comes out can be asked", () => {
  const piece = fc.oneof(
    fc.constantFrom(
      "<quiz>\n",
      "</quiz>\n",
      "- [x] a\n",
      "- [ ] b\n",
      "> said\n",
      "\n",
      "[[gap]]",
      "{=a ~b}",
      "{=a}",
      "{T}",
      "{#3}",
      "=a -> b",
      "::name::",
      "####",
      "\\",
      "`",
      "# ",
      "|",
      "<p>",
      "%50%",
    ),
    fc.string({ unit: "grapheme", maxLength: 6 }),
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 20 }),
      fc.constantFrom("mkdocs-quiz", "gift"),
      (parts, kind) => {
        const { text, questions } = convertQuiz(parts.join(""), kind as SourceKind);
        return questionsIn(text).length === questions;
      },
    ),
    { numRuns: 300 },
  );
});

test("a quiz holds as many questions as can be asked, and the rest is told", () => {
  const text = Array.from({ length: 1003 }, () => "::Same::Is it? {T}\n").join("\n");
  const { questions, left } = convertQuiz(text, "gift");
  expect(questions).toBe(1000);
  expect(left.map(({ why }) => why)).toEqual(
    Array.from({ length: 3 }, () => "a quiz holds at most 1000 questions"),
  );
});

test.each(["\n", "\n ", " ", "{", "{a\\}", "<quizx", "\t\n"])(
  "a file of very many %j tells what it is in time",
  (each) => {
    expect(sourceOf(each.repeat(1_000_000 / each.length)).kind).toBe("other");
  },
);

test("answers in GIFT that are not closed take no other question along", () => {
  const { text, left } = convertQuiz("::A:: One {=a ~b\n\n::B:: Two {=a ~b}\n", "gift");
  expect(text).toContain("## Two");
  expect(left).toEqual([{ line: 1, why: "its answers are not closed: } is missing", whole: true }]);
});

test("pictures, tables and ranges of GIFT keep what they say, and a second gap is told", () => {
  const quiz = quizOf(
    [
      '[html]<p>What is shown?</p><p><img src\\="@@PLUGINFILE@@/cat.png" alt\\="a cat"/></p>{=cat ~dog}',
      "",
      '[html]Who? <img alt\\="" src\\="https://example.org/a.png">{=I ~you}',
      "",
      "[html]What is b?<table><tr><td>a</td><td>b</td></tr></table> {=2 ~3}",
      "",
      "How many?{#3.141..3.142}",
    ],
    "gift",
  );
  expect(quiz).toContain("(picture: a cat, cat.png)");
  expect(quiz).toContain("[picture: no description](https://example.org/a.png)");
  expect(quiz).toMatch(/^a \\?\| b$/m);
  expect(quiz).toContain("`3.1415 ± 0.0005`");
  expect(leftIn(["The {=cat} sat on the {=mat}."], "gift")).toEqual([
    "1: it has answers in more than one place",
  ]);
});
