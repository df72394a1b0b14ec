import fc from "fast-check";
import { lineCells, type Span } from "mermaid-text/text";
import { expect, test } from "vitest";
import {
  choice,
  choices,
  describe,
  everyKind,
  gaps,
  match,
  order,
  sort,
  spot,
  text,
  words,
} from "../../../test/questions.ts";
import type { Side } from "../course/course.ts";
import type { Response } from "../quiz/kinds/answer.ts";
import type { Question } from "../quiz/question.ts";
import { type Action, askedNow, step } from "../sitting/run.ts";
import { startRun } from "../sitting/run-state.ts";
import { layoutDiagram } from "./diagram-view.ts";
import { gradeView, settledView } from "./grade.ts";
import { hintView, questionView } from "./question.ts";
import { isLine, type Look, type View } from "./view.ts";

const sides: readonly Side[] = [
  { id: "frontend", label: "Frontend", color: "cyan" },
  { id: "backend", label: "Backend", color: "magenta" },
];
const context = { sides, draw: layoutDiagram };
const unicode = look(76);
const ascii: Look = { ...unicode, charset: "ascii" };
const plain: Look = { ...unicode, charset: "ascii", plain: true, margin: 0 };

function look(text: number): Look {
  return { width: text, text, margin: 2, charset: "unicode", plain: false };
}

/** What the view says, a box as its title and its lines behind a bar. */
function seen(view: View): string {
  return view.map((item) => (isLine(item) ? textOf(item) : boxText(item))).join("\n");
}

function boxText(item: Exclude<View[number], readonly Span[]>): string {
  const boxes = item.kind === "box" ? [item] : item.boxes;
  return boxes
    .flatMap((box) => [`[${box.title}]`, ...box.lines.map((each) => `| ${textOf(each)}`)])
    .join("\n");
}

function textOf(spans: readonly Span[]): string {
  return spans.map((each) => each.text).join("");
}

/** Everything that is said while a question is answered: its head, each outcome, what settles it. */
function screens(question: Question, actions: readonly Action[], how: Look): View[] {
  let run = startRun({ id: "r", mode: "quiz", seed: 1, questions: [question] });
  const asked = askedNow(run);
  const views: View[] = asked === undefined ? [] : [questionView(asked, how, context)];
  for (const action of actions) {
    const { run: next, outcome } = step(run, action);
    run = next;
    if (outcome.kind === "hint") views.push(hintView(outcome, how, context));
    if (outcome.kind === "graded") views.push(gradeView(outcome, how, context));
    const settled = outcome.kind === "graded" && outcome.next.kind === "settled";
    if (outcome.kind === "skipped" || (outcome.kind === "graded" && settled)) {
      views.push(settledView(outcome, how, context));
    }
  }
  return views;
}

function told(question: Question, responses: readonly Response[], how: Look): string {
  const actions = responses.map((response): Action => ({ kind: "answer", response }));
  return screens(question, actions, how).slice(1).map(seen).join("\n---\n");
}

test("a question says which one it is and what it is worth, then asks", () => {
  expect(seen(screens(choice("c"), [], unicode)[0] ?? [])).toMatchInlineSnapshot(`
    "── Question 1 of 1 · 10 points ─────────────────────────────────────────────

    What about c?"
  `);
  expect(seen(screens(choice("c"), [], plain)[0] ?? [])).toMatchInlineSnapshot(`
    "Question 1 of 1. Worth 10 points.
    What about c?"
  `);
});

test("a question that comes back says that it has no points", () => {
  const questions = ["a", "b", "c", "d"].map((id) => choice(id, 2));
  let run = startRun({ id: "r", mode: "review", seed: 1, questions });
  const right: Action = { kind: "answer", response: { kind: "choice", option: 1 } };
  for (const action of [{ kind: "skip" } as const, right, right, right])
    run = step(run, action).run;
  const asked = askedNow(run);
  if (asked === undefined) throw new Error("It did not come back.");
  expect(seen(questionView(asked, unicode, context)).split("\n")[0]).toContain(
    "Question 5 of 5 · once more, without points",
  );
  expect(seen(questionView(asked, plain, context)).split("\n")[0]).toBe(
    "Question 5 of 5. Once more, without points.",
  );
});

test("a hint says how many there are", () => {
  expect(seen(screens(choice("c"), [{ kind: "hint" }], unicode)[1] ?? [])).toMatchInlineSnapshot(`
    "[Hint 1 of 2]
    | Think of the form."
  `);
  expect(seen(screens(choice("c"), [{ kind: "hint" }], plain)[1] ?? [])).toMatchInlineSnapshot(
    `"Hint 1 of 2: Think of the form."`,
  );
});

const wrongThenRight: readonly Response[] = [
  { kind: "choice", option: 0 },
  { kind: "choice", option: 1 },
];

test("a wrong option has its feedback, then one more try, then the explanation", () => {
  expect(told(choice("c"), wrongThenRight, unicode)).toMatchInlineSnapshot(`
    "✗ Not right: c option 0
      No: option 0 tempts.

    One more try, for 5 points.
    ---
    ✓ Right at the second try: 5 points
      c option 1
    ---
    [Why]
    | Only the backend can compare."
  `);
  expect(told(choice("c"), wrongThenRight, ascii)).toMatchInlineSnapshot(`
    "x Not right: c option 0
      No: option 0 tempts.

    One more try, for 5 points.
    ---
    + Right at the second try: 5 points
      c option 1
    ---
    [Why]
    | Only the backend can compare."
  `);
  expect(told(choice("c"), wrongThenRight, plain)).toMatchInlineSnapshot(`
    "Not right: c option 0. No: option 0 tempts.
    One more try, for 5 points.
    ---
    Right at the second try: 5 points.
    ---
    Why: Only the backend can compare."
  `);
});

test("after the last wrong try the right answer stands before the explanation", () => {
  expect(
    told(choice("c"), [wrongThenRight[0], { kind: "choice", option: 2 }] as Response[], unicode),
  ).toMatchInlineSnapshot(`
    "✗ Not right: c option 0
      No: option 0 tempts.

    One more try, for 5 points.
    ---
    ✗ Not right: c option 2
      No: option 2 tempts.
    ---
    The right answer: c option 1

    [Why]
    | Only the backend can compare."
  `);
});

test("missed options are named only when no try is open", () => {
  const responses: readonly Response[] = [
    { kind: "choices", options: [0, 1] },
    { kind: "choices", options: [0, 3] },
  ];
  expect(told(choices, responses, unicode)).toMatchInlineSnapshot(`
    "✗ Not right
      ✓ A page and its backend
        Two programs.
      ✗ A finger and a button
        Not programs.

    One more try, for 5 points.
    ---
    ✗ Not right
      ✓ A page and its backend
        Two programs.
      ◐ Also right: Two backends
      ✗ Two people
    ---
    [Why]
    | Only the backend can compare."
  `);
  expect(told(choices, responses, plain)).toMatchInlineSnapshot(`
    "Not right.
    Right: A page and its backend. Two programs.
    Not right: A finger and a button. Not programs.
    One more try, for 5 points.
    ---
    Not right.
    Right: A page and its backend. Two programs.
    Also right: Two backends.
    Not right: Two people.
    ---
    Why: Only the backend can compare."
  `);
});

test("items that have to move are named, then the right order", () => {
  const responses: readonly Response[] = [
    { kind: "order", order: [1, 0, 4, 3, 2] },
    { kind: "order", order: [1, 0, 2, 3, 4] },
  ];
  expect(told(order, responses, unicode)).toMatchInlineSnapshot(`
    "◐ Partly right: 4 points so far
      ✗ Send · to move
      ✓ Fill in
      ✗ Show · to move
      ✗ Answer · to move
      ✓ Check

    One more try, for 5 points instead of 4.
    ---
    ◐ Partly right: 4 of 5 points
      ✗ Send · to move
      ✓ Fill in
      ✓ Check
      ✓ Answer
      ✓ Show
    ---
    The right order:
      1. Fill in
      2. Send
      3. Check
      4. Answer
      5. Show

    [Why]
    | Only the backend can compare."
  `);
  expect(told(order, responses, plain)).toMatchInlineSnapshot(`
    "Partly right: 4 points so far.
    To move: Send.
    In order: Fill in.
    To move: Show.
    To move: Answer.
    In order: Check.
    One more try, for 5 points instead of 4.
    ---
    Partly right: 4 of 5 points.
    To move: Send.
    In order: Fill in.
    In order: Check.
    In order: Answer.
    In order: Show.
    ---
    The right order:
    1. Fill in.
    2. Send.
    3. Check.
    4. Answer.
    5. Show.
    Why: Only the backend can compare."
  `);
});

test("rows in the wrong category say where they belong and why, in the side's colour", () => {
  const responses: readonly Response[] = [{ kind: "sort", categories: [0, 0, 0, 0] }];
  expect(told(sort, responses, unicode)).toMatchInlineSnapshot(`
    "◐ Partly right: 5 of 10 points
      ✗ Checking a password · Frontend
        It belongs to Backend.
      ✗ Keeping all orders · Frontend
        Backend: Lasting data lives there.
      ✓ Styling a button · Frontend
      ✓ Showing a spinner · Frontend
    ---
    [Why]
    | Only the backend can compare."
  `);
  expect(told(sort, responses, plain)).toMatchInlineSnapshot(`
    "Partly right: 5 of 10 points.
    Not right: Checking a password, put under Frontend. It belongs to Backend.
    Not right: Keeping all orders, put under Frontend. It belongs to Backend.
    Lasting data lives there.
    Right: Styling a button, put under Frontend.
    Right: Showing a spinner, put under Frontend.
    ---
    Why: Only the backend can compare."
  `);
  const [, graded] = screens(
    sort,
    responses.map((response) => ({ kind: "answer", response })),
    unicode,
  );
  const spans = (graded ?? []).filter(isLine).flat();
  expect(spans.find((each) => each.text === "Backend")?.style).toEqual({ color: "magenta" });
  expect(spans.find((each) => each.text.includes("Frontend"))?.style).toEqual({ color: "cyan" });
});

test("while another try is open no row says where it belongs", () => {
  const said = told(match, [{ kind: "sort", categories: [0, 2, 1] }], unicode);
  expect(said).toMatchInlineSnapshot(`
    "◐ Partly right: 3 points so far
      ✗ Waiter · Backend
      ✗ Kitchen · API
      ✓ Tables · Frontend

    One more try, for 5 points instead of 3."
  `);
  expect(said).not.toContain("fit there");
});

test("a slip asks to look at the spelling, an expected wrong text has its feedback", () => {
  const responses = ["autentication", "authorization", "x"].map(
    (typed): Response => ({ kind: "text", text: typed }),
  );
  expect(told(text, responses, unicode)).toMatchInlineSnapshot(`
    "≈ Nearly right: autentication

    Look at the spelling and try again, at no cost.
    ---
    ✗ Not right: authorization
      That is what you may do.

    One more try, for 5 points.
    ---
    ✗ Not right: x
    ---
    The right answer: authentication

    [Why]
    | Only the backend can compare."
  `);
});

test("gaps are marked one by one and shown filled at the end", () => {
  const responses: readonly Response[] = [
    { kind: "gaps", texts: ["fronted", "server"] },
    { kind: "gaps", texts: ["", "database"] },
  ];
  expect(told(gaps, responses, unicode)).toMatchInlineSnapshot(`
    "≈ Nearly right
      ≈ Gap 1: fronted
      ✓ Gap 2: server

    Look at the spelling and try again, at no cost.
    ---
    ◐ Partly right: 5 of 10 points
      ✗ Gap 1: (nothing)
        → frontend
      ✓ Gap 2: server
    ---
    The right answer: The frontend sends a request to the backend.

    [Why]
    | Only the backend can compare."
  `);
  expect(told(gaps, responses, plain)).toMatchInlineSnapshot(`
    "Nearly right.
    Gap 1. Nearly right: fronted.
    Gap 2. Right: server.
    Look at the spelling and try again, at no cost.
    ---
    Partly right: 5 of 10 points.
    Gap 1. Not right: (nothing). It is: frontend.
    Gap 2. Right: server.
    ---
    The right answer: The frontend sends a request to the backend.
    Why: Only the backend can compare."
  `);
});

test("what was answered right stands below the verdict, or part by part", () => {
  const filled: Response = { kind: "gaps", texts: ["frontend", "server"] };
  const put: Response = { kind: "sort", categories: [0, 1, 0, 1] };
  const found: Response = { kind: "spot", part: 1 };
  const inOrder: Response = { kind: "order", order: [0, 1, 2, 3, 4] };
  expect(told(gaps, [filled], unicode)).toMatchInlineSnapshot(`
    "✓ Right: 10 points
      The frontend sends a request to the server.
    ---
    [Why]
    | Only the backend can compare."
  `);
  expect(told(sort, [put], unicode)).toMatchInlineSnapshot(`
    "✓ Right: 10 points
      ✓ Checking a password · Backend
      ✓ Keeping all orders · Backend
      ✓ Styling a button · Frontend
      ✓ Showing a spinner · Frontend
    ---
    [Why]
    | Only the backend can compare."
  `);
  expect(told(order, [inOrder], unicode)).toMatchInlineSnapshot(`
    "✓ Right: 10 points
      ✓ Fill in
      ✓ Send
      ✓ Check
      ✓ Answer
      ✓ Show
    ---
    [Why]
    | Only the backend can compare."
  `);
  expect(told(spot, [found], unicode)).toMatchInlineSnapshot(`
    "✓ Right: 10 points
    ---
    The mistake: Every visitor runs a copy, [✗ so there are no timing problems],
      while the backend serves all

    [Why]
    | Only the backend can compare."
  `);
  expect(told(spot, [found], plain)).toMatchInlineSnapshot(`
    "Right: 10 points.
    ---
    Why: Only the backend can compare."
  `);
  expect(told(sort, [put], plain)).toMatchInlineSnapshot(`
    "Right: 10 points.
    ---
    Why: Only the backend can compare."
  `);
});

test("a skipped passage shows its mistake", () => {
  expect(seen(screens(spot, [{ kind: "skip" }], unicode)[1] ?? [])).toMatchInlineSnapshot(`
    "Skipped, no points.

    The mistake: Every visitor runs a copy, [✗ so there are no timing problems],
      while the backend serves all

    [Why]
    | Only the backend can compare."
  `);
});

test("an own description has no verdict: the model answer, then what its writer ticked", () => {
  const actions: readonly Action[] = [
    {
      kind: "answer",
      response: { kind: "describe", text: "On click the button saves it and shows", claimed: [] },
    },
    { kind: "rate", ticked: [1] },
  ];
  for (const look of [unicode, plain]) {
    const said = screens(describe, actions, look).slice(1).map(seen).join("\n");
    expect(said).not.toMatch(/right|wrong|missing|[✓✗◐]|\d points/i);
  }
  expect(
    screens(describe, actions, unicode).slice(1).map(seen).join("\n---\n"),
  ).toMatchInlineSnapshot(`
    "[A good answer]
    | On click, send the form; the backend stores it; then show a message.

    Which of these does your text say, too? You rate it yourself: nobody grades
    it.
    ---
    Your own rating: 1 of 4
      [ ] names the click
      [x] sends something
      [ ] the backend stores it
      [ ] says what is shown

    Your text and your ticks are kept. They earn no points and cost none; with
    something left open, the question comes back sooner in a review.
    ---
    [Why]
    | Only the backend can compare."
  `);
  expect(
    screens(describe, actions, plain).slice(1).map(seen).join("\n---\n"),
  ).toMatchInlineSnapshot(`
    "A good answer: On click, send the form; the backend stores it; then show a
    message.
    Which of these does your text say, too? You rate it yourself: nobody grades
    it.
    ---
    Your own rating: 1 of 4.
    Open: names the click.
    Ticked: sends something.
    Open: the backend stores it.
    Open: says what is shown.
    Your text and your ticks are kept. They earn no points and cost none; with
    something left open, the question comes back sooner in a review.
    ---
    Why: Only the backend can compare."
  `);
});

test("who ticks everything is told of no review, and a skipped description is told what it says", () => {
  const said = { kind: "describe", text: "All of it.", claimed: [] } as const;
  const actions: readonly Action[] = [
    { kind: "answer", response: said },
    { kind: "rate", ticked: [0, 1, 2, 3] },
  ];
  const [, , all = []] = screens(describe, actions, plain);
  expect(seen(all)).toContain("Your own rating: 4 of 4.");
  expect(seen(all)).not.toContain("review");
  expect(seen(screens(describe, [{ kind: "skip" }], unicode)[1] ?? [])).toMatchInlineSnapshot(`
    "Skipped.

    A good answer: On click, send the form; the backend stores it; then show a
      message.
    It says:
      • names the click
      • sends something
      • the backend stores it
      • says what is shown

    [Why]
    | Only the backend can compare."
  `);
});

test("whatever is answered at whatever width, no line is too wide and no word is lost", () => {
  const feedback =
    "Whoever uses the browser can change what runs in it, so its verdict proves nothing.";
  const long: Question = {
    ...choice("long"),
    answer: {
      kind: "choice",
      options: [
        "In the browser, before anything is sent",
        "On the backend",
        "In the stylesheet",
      ].map((each, index) => ({
        content: words(each),
        right: index === 1,
        feedback: words(feedback),
      })),
    },
  };
  const responses: readonly Response[] = [
    { kind: "choice", option: 0 },
    { kind: "choices", options: [1] },
    { kind: "order", order: [0, 1, 4, 3, 2] },
    { kind: "sort", categories: [1, 1, 0, 0] },
    { kind: "build", phrases: [0, 2, 5] },
    { kind: "text", text: "authorization" },
    { kind: "gaps", texts: ["fronted", "database"] },
    { kind: "spot", part: 2 },
    { kind: "describe", text: "On click the button saves", claimed: [] },
  ];
  const how = fc.record({
    text: fc.integer({ min: 18, max: 76 }),
    charset: fc.constantFrom("unicode" as const, "ascii" as const),
    plain: fc.boolean(),
  });
  fc.assert(
    fc.property(how, fc.constantFrom(long, ...everyKind), (each, question) => {
      const wide: Look = { ...each, width: each.text, margin: 0 };
      const response = responses.find(({ kind }) => kind === question.answer.kind) as Response;
      const actions: Action[] = [{ kind: "hint" }, { kind: "answer", response }, { kind: "skip" }];
      const views = screens(question, actions, wide);
      for (const item of views.flat()) {
        if (isLine(item)) expect(lineCells(item)).toBeLessThanOrEqual(wide.text);
        else if (item.kind === "box") {
          for (const inner of item.lines)
            expect(lineCells(inner)).toBeLessThanOrEqual(item.width - 4);
          expect(item.width).toBeLessThanOrEqual(wide.text);
        }
      }
      if (question === long) {
        const said = views.map(seen).join(" ").replace(/\s+/g, " ");
        expect(said).toContain(feedback);
      }
    }),
  );
});
