/** Moodle XML and QTI come in with their answers; hostile XML is refused and harms nothing. */

import { expect, test } from "vitest";
import { convertFiles, convertQuiz } from "./convert.ts";
import type { SourceKind } from "./source-kind.ts";

function read(kind: SourceKind, text: string): { quiz: string; left: string[] } {
  const { text: quiz, left } = convertQuiz(text, kind);
  return {
    quiz: quiz.replace(/<!-- id: .* -->\n/g, ""),
    left: left.map(({ line, why }) => `${line}: ${why}`),
  };
}

function moodle(...questions: string[]): string {
  return `<?xml version="1.0"?>\n<quiz>\n${questions.join("\n")}\n</quiz>`;
}

function asked(kind: string, text: string, rest: string): string {
  return `<question type="${kind}"><name><text>N</text></name><questiontext format="html"><text><![CDATA[${text}]]></text></questiontext>${rest}</question>`;
}

function answer(fraction: number, text: string, feedback = ""): string {
  return `<answer fraction="${fraction}" format="html"><text>${text}</text><feedback><text>${feedback}</text></feedback></answer>`;
}

test("Moodle XML: choice, true or false, typed answers, numbers, pairs, order and gaps", () => {
  const { quiz, left } = read(
    "moodle-xml",
    moodle(
      asked(
        "multichoice",
        "<p>Who?</p><p>Look.</p>",
        `<single>true</single>${answer(100, "A&amp;B")}${answer(0, "C", "No")}<generalfeedback><text>G</text></generalfeedback>`,
      ),
      asked(
        "multichoice",
        "Which?",
        `<single>false</single>${answer(50, "A")}${answer(50, "B")}${answer(-100, "C")}`,
      ),
      asked("truefalse", "Ice is cold.", `${answer(100, "true")}${answer(0, "false", "It is.")}`),
      asked("shortanswer", "Say it", `${answer(100, "one")}${answer(0, "two", "Too many")}`),
      asked(
        "numerical",
        "Pi?",
        `<answer fraction="100"><text>3.14</text><tolerance>0.01</tolerance></answer>`,
      ),
      asked(
        "matching",
        "Match",
        "<subquestion><text>a</text><answer><text>1</text></answer></subquestion><subquestion><text>b</text><answer><text>2</text></answer></subquestion>",
      ),
      asked("ordering", "Order", `${answer(1, "first")}${answer(2, "second")}`),
      asked("cloze", "The {1:SHORTANSWER:=cat~%100%dog~%0%cow#no} sat.", ""),
    ),
  );
  expect(quiz).toBe(`## Who?

Look.

- [x] A&B
- [ ] C
  > No

> [!NOTE]
> G

## Which?

- [x] A
- [x] B
- [ ] C

## True or false? Ice is cold.

- [x] True
- [ ] False
  > It is.

## Say it

Answer: \`one\`

Not: \`two\`. Too many

## Pi?

Answer: \`3.14 ± 0.01\`

## Match

| Item | Belongs to |
| ---- | ---------- |
| a | 1 |
| b | 2 |

## Order

1. first
2. second

## Fill the gap.

The [[cat|dog]] sat.
`);
  expect(left).toEqual(["10: a gap is typed here: what it offered to choose from is left out"]);
});

test("Moodle XML: what has no place is told with its line", () => {
  const { left } = read(
    "moodle-xml",
    moodle(
      asked("essay", "Write", ""),
      asked("ddmarker", "Drag", ""),
      asked("description", "Read", ""),
    ),
  );
  expect(left).toEqual([
    "3: it is an essay, which no program can grade; with a `Rubric:` learners rate their own",
    "4: questions of the type ddmarker have no place in a quiz.md",
    "5: it is a description and asks nothing",
  ]);
});

const item = (response: string, body: string) =>
  `<assessmentItem title="T"><responseDeclaration identifier="R">${response}</responseDeclaration><itemBody>${body}</itemBody></assessmentItem>`;
const right = (...values: string[]) =>
  `<correctResponse>${values.map((value) => `<value>${value}</value>`).join("")}</correctResponse>`;

test("QTI 2: choice, order, pairs and gaps, from one file or from several", () => {
  const choice = item(
    right("B"),
    `<p>Look.</p><choiceInteraction responseIdentifier="R"><prompt>Who?</prompt><simpleChoice identifier="A">a<feedbackInline>No.</feedbackInline></simpleChoice><simpleChoice identifier="B">b</simpleChoice></choiceInteraction>`,
  );
  const order = item(
    right("2", "1"),
    `<orderInteraction responseIdentifier="R"><prompt>Order</prompt><simpleChoice identifier="1">b</simpleChoice><simpleChoice identifier="2">a</simpleChoice></orderInteraction>`,
  );
  const gap = item(
    right("York"),
    `<p>The sun of <textEntryInteraction responseIdentifier="R"/>.</p>`,
  );
  const files = [choice, order, gap, "<manifest/>"].map((text, at) => ({
    name: `${at}.xml`,
    text,
  }));
  expect(convertFiles(files).text.replace(/<!-- id: .* -->\n/g, "")).toBe(`## Look.

Who?

- [ ] a
  > No.
- [x] b

## Order

1. a
2. b

## Fill the gap.

The sun of [[York]].
`);
  expect(read("qti", item("", "<hotspotInteraction/>")).left).toEqual([
    "1: its way of answering, hotspotInteraction, has no place in a quiz.md",
  ]);
});

test("QTI 1.2: the right option is the one that earns points", () => {
  const label = (id: string, text: string) =>
    `<response_label ident="${id}"><material><mattext texttype="text/html">${text}</mattext></material></response_label>`;
  const { quiz } = read(
    "qti-1.2",
    `<questestinterop><item title="T"><presentation><material><mattext texttype="text/html">&lt;p&gt;Who?&lt;/p&gt;</mattext></material>
<response_lid ident="r" rcardinality="Single"><render_choice>${label("1", "a")}${label("2", "b")}</render_choice></response_lid></presentation>
<resprocessing><respcondition><conditionvar><varequal respident="r">1</varequal></conditionvar><displayfeedback linkrefid="f"/></respcondition>
<respcondition><conditionvar><and><varequal respident="r">2</varequal><not><varequal respident="r">1</varequal></not></and></conditionvar><setvar action="Set">100</setvar></respcondition></resprocessing>
<itemfeedback ident="f"><material><mattext>No.</mattext></material></itemfeedback></item></questestinterop>`,
  );
  expect(quiz).toBe("## Who?\n\n- [ ] a\n  > No.\n- [x] b\n");
});

test.each([
  [
    "entities of its own",
    '<!DOCTYPE q [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><quiz>&b;</quiz>',
    "entities of its own",
  ],
  [
    "a file of somebody's",
    '<!DOCTYPE q [<!ENTITY x SYSTEM "file:///etc/passwd">]><quiz>&x;</quiz>',
    "entities of its own",
  ],
  ["an entity from nowhere", "<quiz>&nbsp;</quiz>", "no XML that can be read"],
  ["a depth without end", "<a>".repeat(100_000), "no XML that can be read"],
  ["a deep tree", `${"<a>".repeat(1_000)}${"</a>".repeat(1_000)}`, "nested too deep"],
  ["very many elements", `<a>${"<b/>".repeat(250_000)}</a>`, "too many elements"],
  ["no end", '<quiz><question type="essay">', "no XML that can be read"],
])("XML with %s is refused", (_, text, why) => {
  for (const kind of ["moodle-xml", "qti", "qti-1.2"] as const) {
    const { quiz, left } = read(kind, text);
    expect(quiz).toBe("");
    expect(left.join()).toContain(why);
  }
});

test("text2qti and R exams", () => {
  expect(
    read(
      "text2qti",
      "Quiz title: T\n\n1.  Who?\n... General.\na)  one\n... No.\n*b) two\n\n2.  Which?\n[ ] a\n[*] b\n[*] c\n\n3.  How many?\n=   [1, 3]\n\n4.  Say\n*   x\n*   y\n\n5.  Write.\n____\n",
    ),
  ).toEqual({
    quiz: "## Who?\n\n- [ ] one\n  > No.\n- [x] two\n\n> [!NOTE]\n> General.\n\n## Which?\n\n- [ ] a\n- [x] b\n- [x] c\n\n## How many?\n\nAnswer: `2 ± 1`\n\n## Say\n\nAnswer: `x`, `y`\n",
    left: [
      "21: it is an essay, which no program can grade; with a `Rubric:` learners rate their own",
    ],
  });
  const exam =
    "Question\n========\nWhich?\n\nAnswerlist\n----------\n* a\n* b\n\nSolution\n========\nSo.\n\nAnswerlist\n----------\n* False. No.\n* True\n\nMeta-information\n================\nexname: X\nextype: schoice\nexsolution: 01\n";
  expect(read("r-exams", exam).quiz).toBe(
    "## Which?\n\n- [ ] a\n  > No.\n- [x] b\n\n> [!NOTE]\n> So.\n",
  );
  expect(read("r-exams", exam.replace("So.", "`r x`")).left).toEqual([
    "1: R makes a part of it when it runs, and it isn't run here",
  ]);
});
