/**
 * Searches for files that are slow to read: `node scripts/run.js bench/slow-inputs.ts [seconds]
 * [reader ...] [--out folder]`.
 *
 * For each reader of files from strangers it puts pieces of that format together at random, repeats
 * them up to the reader's limit, and goes on from what was slowest. Lengths are doubled, so that one
 * that would take minutes is found in seconds. Prints the slowest of each reader with how it is
 * made; with `--out` it is written there, at its full length. `SEED` tries others.
 */

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describeDiagram, diagramSteps, drawDiagram, parseDiagram } from "mermaid-text";
import { findingsOf } from "../src/core/check/lesson-findings.ts";
import { TutorError } from "../src/core/error.ts";
import { convertQuiz } from "../src/core/exchange/in/convert.ts";
import { type SourceKind, sourceKinds, sourceOf } from "../src/core/exchange/in/source-kind.ts";
import { readExperiment } from "../src/core/lab/read-experiment.ts";
import { decodeLine } from "../src/core/progress/line.ts";
import { randomFrom } from "../src/core/random.ts";
import { parseCourse } from "../src/core/reading/parse-course.ts";
import { parseLesson } from "../src/core/reading/parse-lesson.ts";
import { readHar } from "../src/core/recording/har/har.ts";

const args = process.argv.slice(2);
const outAt = args.indexOf("--out");
const folder = outAt < 0 ? undefined : args.splice(outAt, 2)[1];
const [seconds = "20", ...only] = args;
const random = randomFrom(Number(process.env["SEED"] ?? 1));

interface Reader {
  readonly most: number;
  /** Pieces of the format. */
  readonly parts: readonly string[];
  /** What a file must begin with to be taken for one. */
  readonly begins: readonly string[];
  readonly read: (text: string) => unknown;
}

const signs = [
  " ",
  "\t",
  "\n",
  "\n\n",
  "x",
  "a b",
  "é",
  "日本",
  "👩‍👩‍👧",
  "\\",
  "`",
  "*",
  "_",
  "[",
  "]",
  "(",
  ")",
];
const more = [
  "{",
  "}",
  "<",
  ">",
  "!",
  "#",
  "|",
  "-",
  "=",
  ":",
  ";",
  ",",
  ".",
  "~",
  "$",
  "&",
  '"',
  "'",
  "/",
  "@",
  "%",
];
const common = [...signs, ...more, "1", "0", "- ", "> ", "  "];

const head = "---\ntitle: T\nsummary: S.\n---\n\n";
const markdown = [
  "- [ ] a\n",
  "- [x] b\n",
  "## H\n\n",
  "# H\n\n",
  "```\n",
  "~~~\n",
  "| a | b |\n",
  "| - | - |\n",
  "<!-- ",
  "-->",
  "![a](b)",
  "[a](b)",
  "[a]: b\n",
  "[a][b]",
  "<a@b.c>",
  "https://a.b ",
  "**a**",
  "*a_ ",
  "&amp;",
  "1. a\n",
  "> [!note]\n",
  "{answer}",
  "\\_",
  "    a\n",
  "[^1]",
  "<b>",
];
const quiz = [
  "id: a\n",
  "type: order\n",
  "accept: a\n",
  "wrong: a -> b\n",
  "> why\n",
  "hint: h\n",
  "---\n",
  "___",
  "[gap]",
  "{a|b}",
  "1. a\n",
  "- a: b\n",
];
const links = [
  "-->",
  "---",
  "-.->",
  "==>",
  "--o",
  "--x",
  "<-->",
  "~~~",
  "-- a -->",
  "-->|a|",
  "-.a.->",
];
const boxes = [
  "A",
  "B",
  "C",
  "A[a]",
  "B(b)",
  "C{c}",
  "D[[d]]",
  "E[(e)]",
  "F((f))",
  "G>g]",
  "H{{h}}",
  "I[/i/]",
  "J@{ shape: cyl }",
  "A & B",
];

function diagram(text: string): unknown {
  const { value } = parseDiagram(text);
  if (value === undefined) return undefined;
  return [
    drawDiagram(value, { width: 80, charset: "unicode" }),
    describeDiagram(value),
    diagramSteps(value),
  ];
}

function diagramReader(begins: readonly string[], parts: readonly string[]): Reader {
  const own = ["%% c\n", "accTitle: a\n", "accDescr { a }\n", "title a\n", "\n", "<br>", "#quot;"];
  return { most: 1_000_000, begins, parts: [...own, ...parts], read: diagram };
}

function lesson(lessonText: string, quizText?: string): unknown {
  return parseLesson({
    name: "a",
    folder: "a",
    lessonText,
    ...(quizText === undefined ? {} : { quizText }),
  });
}

const setting = { number: 1, english: true, sides: [], phrases: [] };

const readers: Readonly<Record<string, Reader>> = {
  lesson: { most: 1_000_000, begins: [head], parts: markdown, read: (text) => lesson(text) },
  quiz: {
    most: 1_000_000,
    begins: ["## Q?\n\n"],
    parts: [...markdown, ...quiz],
    read: (text) => lesson(head, text),
  },
  check: {
    most: 1_000_000,
    begins: ["## Q?\n\n- [x] a\n- [ ] b\n\n"],
    parts: [...markdown, ...quiz, "## Q?\n\n- [x] a\n- [ ] b\n\n", "very word ", "not never "],
    read: (text) =>
      findingsOf({ name: "a", folder: "a", lessonText: head, quizText: text }, setting),
  },
  "front matter": {
    most: 64_000,
    begins: ["---\ntitle: T\n"],
    parts: [
      "a: b\n",
      "- a\n",
      "  - a\n",
      "a:\n",
      "{a: b, ",
      "[a, ",
      "&a ",
      "*a ",
      "!!str ",
      "? a\n",
      "|\n",
      ">\n",
      "'",
      '"',
      "# c\n",
      "<<: *a\n",
      "objectives:\n",
    ],
    read: (text) => lesson(`${text}\n---\n\n## H\n\na\n`),
  },
  "course.yaml": {
    most: 256_000,
    begins: ["format: 1\nid: x\ntitle: X\nlessons:\n"],
    parts: ["  - a\n", "  - b-c\n", "sides:\n", "a: b\n", "{a: b}, ", "[a, ", "&a ", "*a "],
    read: (text) => parseCourse(text, "course.yaml"),
  },
  flowchart: diagramReader(
    ["flowchart LR\n", "graph TD\n"],
    [
      ...links,
      ...boxes,
      "subgraph a\n",
      "end\n",
      "class A b\n",
      "style A fill:#fff\n",
      "click A b\n",
      "linkStyle 0 a\n",
      "A --> B\n",
      "A & B --> C & D\n",
    ],
  ),
  sequence: diagramReader(
    ["sequenceDiagram\n"],
    [
      "A->>B: m\n",
      "B-->>A: m\n",
      "participant A as a\n",
      "Note over A,B: n\n",
      "loop l\n",
      "alt a\n",
      "else b\n",
      "end\n",
      "activate A\n",
      "deactivate A\n",
      "par p\n",
      "and q\n",
      "box b\n",
      "rect r\n",
      "A->>+B: m\n",
      "create participant C\n",
      "destroy C\n",
      "autonumber\n",
      "A-xB: m\n",
    ],
  ),
  state: diagramReader(
    ["stateDiagram-v2\n"],
    [
      "[*] --> A\n",
      "A --> B: l\n",
      "state A {\n",
      "}\n",
      "state a as A\n",
      "A: d\n",
      "note right of A: n\n",
      "--\n",
      "state f <<fork>>\n",
      "direction LR\n",
    ],
  ),
  class: diagramReader(
    ["classDiagram\n"],
    [
      "class A\n",
      "class A {\n",
      "+a() b\n",
      "}\n",
      "A <|-- B\n",
      'A "1" --> "*" B : l\n',
      "A : +b\n",
      "<<interface>> A\n",
      "List~List~a~~ b\n",
      "namespace N {\n",
      "~",
    ],
  ),
  er: diagramReader(
    ["erDiagram\n"],
    [
      "A ||--o{ B : l\n",
      "A {\n",
      "int a PK\n",
      "}\n",
      'string b FK "c"\n',
      "A }|..|{ B : l\n",
      '"A b"\n',
    ],
  ),
  gift: {
    most: 1_000_000,
    begins: ["::t:: q {=a ~b}\n\n"],
    parts: [
      "::t::",
      "{=a ~b}",
      "{",
      "}",
      "=a",
      "~b",
      "~%50%c",
      "#f",
      "{T}",
      "{#1..2}",
      "-> d",
      "[html]",
      "<p>",
      "</p>",
      "&lt;",
      "// c\n",
      "$CATEGORY: a\n",
      "\n\n",
      "q ",
    ],
    read: (text) => convertQuiz(text, "gift"),
  },
  "mkdocs quiz": {
    most: 1_000_000,
    begins: ["<quiz>\nq\n- [x] a\n- [ ] b\n</quiz>\n\n"],
    parts: [
      "<quiz>\n",
      "</quiz>\n",
      "q\n",
      "- [x] a\n",
      "- [ ] b\n",
      "content\n",
      "<p>",
      "[[a]]",
      "---\n",
      "```\n",
    ],
    read: (text) => convertQuiz(text, "mkdocs-quiz"),
  },
  ...quizReaders({
    markdown: [
      ["## q\n- [x] a\n- [ ] b\n"],
      ["## q\n", "- [x] a\n", "1. a\n", "Answer: a\n", "<details>"],
    ],
    aiken: [["q\nA. a\nB. b\nANSWER: A\n\n"], ["q\n", "A. a\n", "B) b\n", "ANSWER: A\n", "\n"]],
    csv: [
      ["question,answer,a,b\nq,1,x,y\n", "question;answer\n"],
      ["q,1,x,y\n", '"', '""', ",", ";", "\t", "\n", '"a\nb",'],
    ],
    "moodle-xml": [
      ['<quiz><question type="multichoice">'],
      [
        ...['<question type="cloze">', "</question>", "<questiontext><text>"],
        ...["</text></questiontext>", '<answer fraction="100"><text>a</text></answer>'],
        ...["{1:SA:=a~b}", "<![CDATA[", "]]>", "&amp;", "<p>", "&lt;p&gt;", "<!--", "-->"],
        '<file name="a" encoding="base64">',
      ],
    ],
    qti: [
      ["<assessmentItem identifier='a'>"],
      [
        ...["<itemBody>", "</itemBody>", "<choiceInteraction responseIdentifier='a'>", "<p>"],
        ...["</p>", "<simpleChoice identifier='a'>a</simpleChoice>", "<gapText identifier='g'>"],
        ...["<correctResponse><value>a</value></correctResponse>", "<textEntryInteraction/>"],
        ...["<!--", "&#65;", " a='b'"],
      ],
    ],
    "qti-1.2": [
      ["<questestinterop><item ident='a'>"],
      [
        ...["<item>", "</item>", "<presentation>", "<material><mattext>a</mattext></material>"],
        ...["<response_lid>", "<response_label ident='a'>", "<setvar>100</setvar>"],
        "<varequal respident='a'>b</varequal>",
      ],
    ],
    text2qti: [
      ["1. q\n*a) x\nb) y\n"],
      ["1. q\n", "*a) x\n", "b) y\n", "[*] a\n", "[ ] b\n", "... a\n", "+ a\n", "- b\n", "___\n"],
    ],
    "r-exams": [
      ["Question\n===\nq\n\nMeta-information\n===\nextype: schoice\nexsolution: 10\n"],
      [
        ...["Question\n===\n", "Answerlist\n---\n", "* a\n", "exsolution: 10|01\n"],
        ...["extype: cloze\n", "##ANSWER1##"],
      ],
    ],
    "mdbook-quiz": [
      ["[[questions]]\ntype = 'MultipleChoice'\nprompt.prompt = 'q'\n"],
      [
        ...["[[questions]]\n", "type = 'Tracing'\n", "prompt.prompt = 'q'\n", "[a.b]\n"],
        ...["answer.answer = 'a'\n", "'''\n", '"""', "a = [", "]", "{ a = 1 }", "a.b.c = 1\n"],
        ...["\\u0041", "# c\n"],
      ],
    ],
    anki: [
      ["#separator:tab\n#html:true\nq\ta\n"],
      [
        ...["q\ta\n", "#tags column:3\n", "{{c1::a}}", "{{c2::a::b}}", "<br>", "<div>"],
        ...["&nbsp;", '"', "\t", "\n"],
      ],
    ],
  }),
  "kind of file": {
    most: 1_000_000,
    begins: ["", "<?xml version='1.0'?>", "{", "<quiz>\n"],
    parts: [
      "<a>",
      "</a>",
      "<!-- ",
      "<quiz>",
      "{",
      '"a": ',
      "[",
      "::t::",
      "{=a ~b}",
      "- [x] a\n",
      "a,b\n",
      "a;b\n",
      "<?",
      "<![CDATA[",
    ],
    read: (text) => sourceOf(text, "a.txt"),
  },
  experiment: {
    most: 1_000_000,
    begins: [head],
    parts: [...markdown, "## Do\n\n", "## Predict\n\n", "GET /a\n", "```http\n", "```sql\n"],
    read: (text) => readExperiment({ name: "a", file: "a.md", text }),
  },
  har: {
    most: 4_000_000,
    begins: [
      '{"log":{"entries":[',
      '{"log":{"entries":[{"request":{"method":"GET","url":"http://a/"},"response":{"status":200}}',
    ],
    parts: [
      '{"request":{"method":"GET","url":"http://a/"},"response":{"status":200}},',
      ",",
      "[",
      "{",
      '"a":',
      '"a"',
      '"\\u0061',
      "\\\\",
      '"',
      "1e9",
      "-",
      "true",
      "null",
      '{"name":"a","value":"b"},',
      '"headers":[',
    ],
    read: (text) => {
      const reader = readHar("a.har");
      for (let at = 0; at < text.length; at += 65_536) reader.feed(text.slice(at, at + 65_536));
      return reader.end();
    },
  },
  "line of progress": {
    most: 1_000_000,
    begins: ['{"v":1,"id":"a","t":1,"zone":0,"course":"c","type":"answer"', ""],
    parts: ['"a":', '{"v":1,', "[", "{", "\0", "\\u0000", ',"c":"', '"}', ' "x",'],
    read: decodeLine,
  },
};

/** Readers of quizzes that are converted: what each file begins with, and its pieces. */
function quizReaders(
  formats: Readonly<Partial<Record<SourceKind, readonly [readonly string[], readonly string[]]>>>,
): Readonly<Record<string, Reader>> {
  return Object.fromEntries(
    sourceKinds.flatMap((kind) => {
      const [begins, parts] = formats[kind] ?? [];
      if (begins === undefined || parts === undefined) return [];
      const name = kind === "markdown" ? "markdown quiz" : kind;
      return [[name, { most: 1_000_000, begins, parts, read: (text) => convertQuiz(text, kind) }]];
    }),
  );
}

interface Recipe {
  readonly begin: string;
  readonly before: string;
  readonly unit: string;
  readonly after: string;
}

/** What is made of a recipe, with so many characters. */
function made({ begin, before, unit, after }: Recipe, length: number): string {
  const room = Math.max(0, length - begin.length - before.length - after.length);
  return `${begin}${before}${unit.repeat(Math.floor(room / unit.length))}${after}`;
}

function pick<T>(from: readonly T[]): T {
  return from[Math.floor(random() * from.length)] as T;
}

function some(reader: Reader, most: number): string {
  const count = Math.floor(random() * (most + 1));
  return Array.from({ length: count }, () =>
    random() < 0.6 ? pick(reader.parts) : pick(common),
  ).join("");
}

function fresh(reader: Reader): Recipe {
  // Limits count what stands between two empty lines: a run that stays below them, again and again.
  const inner = some(reader, 4) || pick(reader.parts);
  const times = random() < 0.5 ? 1 : Math.floor(2 ** (random() * 11));
  const unit = `${inner.repeat(times)}${random() < 0.5 ? "" : pick(["\n", "\n\n"])}`;
  return { begin: pick(reader.begins), before: some(reader, 2), unit, after: some(reader, 1) };
}

function changed(reader: Reader, recipe: Recipe): Recipe {
  const which = pick(["unit", "unit", "unit", "before", "after"] as const);
  const old = recipe[which];
  const at = Math.floor(random() * (old.length + 1));
  const cut = random() < 0.5 ? at : Math.min(old.length, at + 1 + Math.floor(random() * 4));
  const next = `${old.slice(0, at)}${random() < 0.7 ? some(reader, 2) : ""}${old.slice(cut)}`;
  return { ...recipe, [which]: next === "" && which === "unit" ? old : next };
}

/** What was measured, and what it would be at the full length. */
interface Found {
  readonly recipe: Recipe;
  readonly length: number;
  readonly ms: number;
  readonly expected: number;
  readonly threw?: string;
}

/** A reading that takes longer isn't doubled any more. */
const enough = 1500;

function measure(reader: Reader, recipe: Recipe): Found {
  let length = Math.max(1000, reader.most / 256);
  let before = 0;
  // What is refused for its length is quick: the slowest may be a shorter one.
  let slowest: Found | undefined;
  for (;;) {
    const text = made(recipe, length);
    const start = process.cpuUsage();
    let threw: string | undefined;
    try {
      reader.read(text);
    } catch (error) {
      // What is refused in our own words is refused as it should be.
      if (!(error instanceof TutorError)) threw = String(error).slice(0, 100);
    }
    const { user, system } = process.cpuUsage(start);
    const ms = (user + system) / 1000;
    const growth = before > 5 ? Math.min(9, Math.max(1, ms / before)) : 2;
    const doublings = Math.log2(reader.most / length);
    const isLast = doublings <= 0.01 || ms > enough;
    const expected = isLast ? ms * growth ** Math.max(0, doublings) : ms;
    if (slowest === undefined || expected > slowest.expected) {
      slowest = { recipe, length, ms, expected, ...(threw === undefined ? {} : { threw }) };
    }
    if (isLast) return slowest;
    before = ms;
    length = Math.min(reader.most, length * (ms < 5 ? 8 : 2));
  }
}

for (const [name, reader] of Object.entries(readers)) {
  if (only.length > 0 && !only.includes(name)) continue;
  const end = performance.now() + Number(seconds) * 1000;
  const threw = new Set<string>();
  let worst: Found[] = [];
  let tried = 0;
  while (performance.now() < end) {
    const from = worst.length > 0 && random() < 0.7 ? pick(worst) : undefined;
    const recipe = from === undefined ? fresh(reader) : changed(reader, from.recipe);
    const found = measure(reader, recipe);
    if (found.threw !== undefined) threw.add(found.threw);
    worst = [...worst, found].sort((a, b) => b.expected - a.expected).slice(0, 5);
    tried++;
  }
  console.log(`\n${name}: ${tried} tried, up to ${reader.most} characters`);
  for (const { recipe, length, ms, expected } of worst.slice(0, 3)) {
    console.log(
      `  ${Math.round(ms)} ms for ${Math.round(length)}, about ${Math.round(expected)} ms for all: ${JSON.stringify([recipe.before, recipe.unit, recipe.after].map((part) => part.slice(0, 60)))} after ${JSON.stringify(recipe.begin.slice(0, 40))}`,
    );
  }
  for (const each of threw) console.log(`  threw ${each}`);
  const [slowest] = worst;
  if (folder !== undefined && slowest !== undefined) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      join(folder, name.replaceAll(" ", "-")),
      made(slowest.recipe, slowest.ms > enough ? reader.most : slowest.length),
    );
  }
}
