import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Block, type Inline, inlineText } from "../document/block.ts";
import type { Question } from "../quiz/question.ts";
import { parseLesson } from "./parse-lesson.ts";

const folder = new URL("../../../test/fixtures/course/all-shapes/", import.meta.url);
const lessonText = readFileSync(new URL("lesson.md", folder), "utf8");
const quizText = readFileSync(new URL("quiz.md", folder), "utf8");
const good = { name: "all-shapes", folder: "course/all-shapes", lessonText, quizText };

function question(id: string): Question {
  const found = parseLesson(good).value.questions.find((one) => one.id === id);
  if (found === undefined) throw new Error(`The fixture has no question ${id}.`);
  return found;
}

const texts = (contents: readonly (readonly Inline[])[]) => contents.map(inlineText);
const kinds = (blocks: readonly Block[]) => blocks.map((block) => block.kind);

test("a lesson without a mistake gives no diagnostic and leaves nothing out", () => {
  const { value, diagnostics } = parseLesson(good);
  expect(diagnostics).toEqual([]);
  expect(value.broken).toEqual([]);
  expect(value.questions.map((one) => `${one.id} ${one.answer.kind}`)).toEqual([
    "password-check choice",
    "backend-jobs choices",
    "click-order order",
    "sides sort",
    "not-found text",
    "steps text",
    "ask gaps",
    "button spot",
    "say-it describe",
  ]);
});

test("front matter says title, objectives, sources and terms", () => {
  const { value } = parseLesson(good);
  expect(value.title).toBe("Every shape once");
  expect(value.objectives).toEqual([
    { id: "judge", text: "Judge which side does something." },
    { id: "order", text: "Order what happens after a click." },
  ]);
  expect(value.sources).toEqual([
    { title: "A page about apps", url: "https://example.org/apps" },
    { title: "A book about apps" },
  ]);
  expect(value.terms.map((one) => one.term)).toEqual(["frontend", "backend"]);
});

test("each heading begins a section, and what stands above the first is the intro", () => {
  const { sections } = parseLesson(good).value;
  expect(sections.map((one) => [one.id, one.title, kinds(one.blocks)])).toEqual([
    ["intro", "", ["paragraph"]],
    ["two-halves", "Two halves", ["paragraph", "list", "table", "paragraph"]],
    [
      "what-happens-after-a-click",
      "What happens after a click",
      ["paragraph", "diagram", "alert", "alert", "paragraph"],
    ],
  ]);
});

test("blocks know their place in the file, front matter counted", () => {
  const [, , last] = parseLesson(good).value.sections;
  const diagram = last?.blocks[1];
  const line = lessonText.split("\n").indexOf("```mermaid") + 1;
  expect(diagram?.at).toEqual({ line, col: 1 });
  expect(diagram?.kind === "diagram" && diagram.source.split("\n")[0]).toBe("sequenceDiagram");
});

test("a soft line end is a blank, and styles nest", () => {
  const [, section] = parseLesson(good).value.sections;
  const [paragraph] = section?.blocks ?? [];
  expect(paragraph).toMatchObject({
    content: [
      { kind: "text", text: "The " },
      { kind: "strong", content: [{ kind: "text", text: "frontend" }] },
      { kind: "text", text: " is " },
      { kind: "emphasis", content: [{ kind: "text", text: "what you see" }] },
      { kind: "text", text: ", and the " },
      { kind: "strong", content: [{ kind: "text", text: "backend" }] },
      {
        kind: "text",
        text: " keeps the data. A line can end in the middle of a sentence.",
      },
    ],
  });
});

test("a choice has its stem, feedback, hints and explanation", () => {
  const one = question("password-check");
  expect(one.answer).toMatchObject({ kind: "choice" });
  if (one.answer.kind !== "choice") return;
  expect(
    one.answer.options.map((option) => [
      inlineText(option.content),
      option.right,
      inlineText(option.feedback),
    ]),
  ).toEqual([
    ["In the browser", false, "Whoever uses the browser can change what runs in it."],
    ["On the backend", true, ""],
    ["In the stylesheet", false, "Styles decide how things look."],
  ]);
  expect(kinds(one.stem)).toEqual(["paragraph"]);
  expect(one.hints).toHaveLength(2);
  expect(one.explanation).toHaveLength(1);
  expect(one.objective).toEqual({ lesson: "all-shapes", id: "judge" });
  expect(one.after).toBe("two-halves");
  expect(one.shuffle).toBe(true);
  expect(question("backend-jobs").shuffle).toBe(false);
});

test("a sort has its categories in the order of first use", () => {
  const { answer } = question("sides");
  if (answer.kind !== "sort") throw new Error("no sort");
  expect(texts(answer.categories)).toEqual(["Frontend", "Backend"]);
  expect(answer.rows.map((row) => row.category)).toEqual([0, 1, 0]);
  expect(inlineText(answer.rows[1]?.why ?? [])).toBe("They must outlive your device.");
  expect(answer.matching).toBe(false);
});

test("a text has accepted and expected wrong answers", () => {
  const { answer } = question("not-found");
  expect(answer).toMatchObject({
    accepted: [
      { kind: "text", text: "404" },
      { kind: "text", text: "404 Not Found" },
    ],
    exact: false,
  });
  if (answer.kind !== "text") return;
  expect(answer.wrong.map((one) => [one.text, inlineText(one.feedback)])).toEqual([
    ["500", "That one says that the server is at fault."],
  ]);
  expect(question("steps").answer).toMatchObject({
    accepted: [{ kind: "number", value: 4, tolerance: 1 }],
  });
});

test("gaps stand between what is said", () => {
  const { answer } = question("ask");
  expect(answer).toMatchObject({
    kind: "gaps",
    exact: true,
    parts: [
      { kind: "said", content: [{ kind: "text", text: "The " }] },
      { kind: "gap", accepted: ["frontend"] },
      { kind: "said", content: [{ kind: "text", text: " sends a request to the " }] },
      { kind: "gap", accepted: ["backend", "server"] },
      { kind: "said", content: [{ kind: "text", text: "." }] },
    ],
  });
});

test("the struck part of a quote is the mistake among the candidates", () => {
  const { answer } = question("button");
  if (answer.kind !== "spot") throw new Error("no spot");
  const candidates = answer.parts.filter((part) => part.kind === "candidate");
  expect(texts(candidates.map((part) => part.content))).toEqual([
    "Every visitor has a copy of the frontend",
    "so a button can save to the database",
    "and the backend serves all",
  ]);
  expect(answer.mistake).toBe(1);
});

test("a rubric has points and a model", () => {
  const { answer } = question("say-it");
  if (answer.kind !== "describe") throw new Error("no describe");
  expect(answer.points.map(inlineText)).toEqual([
    "names the click",
    "sends something to the backend",
    "says what is shown",
  ]);
  expect(inlineText(answer.model)).toMatch(/^On a click, send the form/);
});

describe("the fingerprint", () => {
  const print = (from: string, to: string, id: string) => {
    expect(quizText).toContain(from);
    const changed = parseLesson({ ...good, quizText: quizText.replace(from, to) });
    return changed.value.questions.find((one) => one.id === id)?.fingerprint;
  };

  test.each([
    [
      "the question is reworded",
      "Where are passwords checked?",
      "Who checks a password?",
      "password-check",
    ],
    ["a wrong option changes", "In the stylesheet", "In the picture", "password-check"],
    ["feedback changes", "Styles decide how things look.", "No.", "password-check"],
    ["an explanation changes", "Some count the click itself", "People count", "steps"],
    ["a right part of a quote changes", "*and the backend serves all*", "*and so on*", "button"],
    ["a rubric's point is reworded", "names the click", "says who clicks", "say-it"],
  ])("stays when %s", (_what, from, to, id) => {
    expect(print(from, to, id)).toBe(question(id).fingerprint);
  });

  test.each([
    ["a right option changes", "On the backend", "On the server", "password-check"],
    [
      "another option becomes right",
      "- [ ] Drawing a button",
      "- [x] Drawing a button",
      "backend-jobs",
    ],
    [
      "steps change places",
      "1. You click\n2. The frontend sends a request",
      "1. The frontend sends a request\n2. You click",
      "click-order",
    ],
    [
      "an item changes sides",
      "| Drawing a form | Frontend |",
      "| Drawing a form | Backend  |",
      "sides",
    ],
    ["an accepted text changes", "`404`,", "`405`,", "not-found"],
    ["a tolerance changes", "4 ± 1", "4 ± 2", "steps"],
    ["a gap changes", "backend|server", "backend|cloud", "ask"],
    [
      "the mistake changes",
      "~~so a button can save to the database~~",
      "~~so a button can save to it~~",
      "button",
    ],
  ])("changes when %s", (_what, from, to, id) => {
    expect(print(from, to, id)).not.toBe(question(id).fingerprint);
  });
});

test.each([
  ["Windows line ends", (text: string) => text.replaceAll("\n", "\r\n")],
  ["old Macintosh line ends", (text: string) => text.replaceAll("\n", "\r")],
  ["a byte order mark", (text: string) => `\ufeff${text}`],
])("a file with %s reads the same, places included", (_what, change) => {
  const changed = parseLesson({
    ...good,
    lessonText: change(lessonText),
    quizText: change(quizText),
  });
  expect(changed).toEqual(parseLesson(good));
});

test("a folder with a quiz alone is a drill with its own front matter", () => {
  const drill = parseLesson({
    name: "drill",
    folder: "course/drill",
    quizText: `---\ntitle: A drill\nsummary: Quick.\n---\n\n## Where?\n\nAnswer: \`here\`\n\n> [!NOTE]\n> So.\n`,
  });
  expect(drill.diagnostics).toEqual([]);
  expect(drill.value).toMatchObject({ title: "A drill", sections: [] });
  expect(drill.value.questions[0]).toMatchObject({ id: "where", at: { line: 6, col: 1 } });
});

test("a broken question is left out, and the rest works", () => {
  const broken = parseLesson({
    ...good,
    quizText: quizText.replace("- [x] On the backend", "- [ ] On the backend"),
  });
  expect(broken.value.questions).toHaveLength(8);
  expect(broken.value.broken.map((one) => [one.code, one.line])).toEqual([
    ["question.no-right-option", 6],
  ]);
});

test("a question may test an objective of another lesson", () => {
  const text = quizText.replace("objective: judge, after", "objective: other/name, after");
  const [first] = parseLesson({ ...good, quizText: text }).value.questions;
  expect(first?.objective).toEqual({ lesson: "other", id: "name" });
});

test("links with a name find their address wherever the file gives it", () => {
  const text = `${lessonText}\nSee [the page][page].\n\n[page]: https://example.org/page\n`;
  const { value, diagnostics } = parseLesson({ ...good, lessonText: text });
  expect(diagnostics).toEqual([]);
  const last = value.sections.at(-1)?.blocks.at(-1);
  expect(last).toMatchObject({
    content: [{}, { kind: "link", url: "https://example.org/page" }, {}],
  });
});
