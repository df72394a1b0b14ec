/** Questions for tests: one of each type, with something of everything that can be in it; a lesson. */

import type { Lesson } from "../src/core/course/course.ts";
import type { Inline } from "../src/core/document/block.ts";
import type { Answer } from "../src/core/quiz/kinds/answer.ts";
import type { Question } from "../src/core/quiz/question.ts";

/** What most lessons of tests have nothing of. */
export const bare: Omit<Lesson, "name" | "title"> = {
  summary: "",
  needs: [],
  objectives: [],
  sources: [],
  terms: [],
  sections: [],
  questions: [],
  broken: [],
};

export function words(text: string): readonly Inline[] {
  return text === "" ? [] : [{ kind: "text", text }];
}

export function question(id: string, answer: Answer, rest: Partial<Question> = {}): Question {
  const at = { line: 1, col: 1 };
  const hint = (text: string) => [{ kind: "paragraph" as const, at, content: words(text) }];
  return {
    id,
    lesson: "login-flow",
    title: words(`What about ${id}?`),
    shuffle: true,
    stem: [],
    answer,
    hints: [hint("Think of the form."), hint("It begins with b.")],
    explanation: [{ kind: "paragraph", at, content: words("Only the backend can compare.") }],
    fingerprint: `fp-${id}`,
    file: "lessons/login-flow/quiz.md",
    at,
    ...rest,
  };
}

/** A *choice* whose right option is the given one of `count`. */
export function choice(id: string, count = 3, right = 1): Question {
  const options = Array.from({ length: count }, (_, index) => ({
    content: words(`${id} option ${index}`),
    right: index === right,
    feedback: words(index === right ? "" : `No: option ${index} tempts.`),
  }));
  return question(id, { kind: "choice", options });
}

export const choices = question("choices", {
  kind: "choices",
  options: [
    { content: words("A page and its backend"), right: true, feedback: words("Two programs.") },
    { content: words("A finger and a button"), right: false, feedback: words("Not programs.") },
    { content: words("Two backends"), right: true, feedback: [] },
    { content: words("Two people"), right: false, feedback: [] },
  ],
});

export const order = question("order", {
  kind: "order",
  items: ["Fill in", "Send", "Check", "Answer", "Show"].map(words),
});

export const sort = question("sort", {
  kind: "sort",
  categories: ["Frontend", "Backend"].map(words),
  rows: [
    { item: words("Styling a button"), category: 0, why: words("What you see is made there.") },
    { item: words("Keeping all orders"), category: 1, why: words("Lasting data lives there.") },
    { item: words("Showing a spinner"), category: 0, why: words("The frontend says so.") },
    { item: words("Checking a password"), category: 1, why: [] },
  ],
  matching: false,
});

export const match = question("match", {
  kind: "sort",
  categories: ["Frontend", "Backend", "API"].map(words),
  rows: ["Tables", "Kitchen", "Waiter"].map((item, category) => ({
    item: words(item),
    category,
    why: words(`${item} fit there.`),
  })),
  matching: true,
});

export const build = question("build", {
  kind: "build",
  slots: [
    {
      name: words("When"),
      phrases: [
        { content: words("a member taps the hour"), right: true, feedback: [] },
        { content: words("the page has loaded"), right: false, feedback: words("Too early.") },
      ],
    },
    {
      name: words("The backend"),
      phrases: [
        { content: words("stores it first"), right: false, feedback: words("Two bookings.") },
        { content: words("checks and stores in one step"), right: true, feedback: [] },
        { content: words("asks the page"), right: false, feedback: [] },
      ],
    },
    {
      name: words("If it fails"),
      phrases: [
        { content: words("nothing changes"), right: false, feedback: words("They tap again.") },
        { content: words("the page says so"), right: true, feedback: [] },
      ],
    },
  ],
});

export const text = question("text", {
  kind: "text",
  accepted: [
    { kind: "text", text: "authentication" },
    { kind: "text", text: "sign-in check" },
  ],
  wrong: [{ text: "authorization", feedback: words("That is what you may do.") }],
  exact: false,
});

export const gaps = question("gaps", {
  kind: "gaps",
  parts: [
    { kind: "said", content: words("The ") },
    { kind: "gap", accepted: ["frontend"] },
    { kind: "said", content: words(" sends a request to the ") },
    { kind: "gap", accepted: ["backend", "server"] },
    { kind: "said", content: words(".") },
  ],
  wrong: [{ text: "database", feedback: words("It is behind the backend.") }],
  exact: false,
});

export const spot = question("spot", {
  kind: "spot",
  parts: [
    {
      kind: "candidate",
      content: words("Every visitor runs a copy"),
      feedback: words("The page is sent to each of them."),
    },
    { kind: "said", content: words(", ") },
    { kind: "candidate", content: words("so there are no timing problems") },
    { kind: "said", content: words(", ") },
    { kind: "candidate", content: words("while the backend serves all") },
  ],
  mistake: 1,
});

export const describe = question("describe", {
  kind: "describe",
  points: [
    words("names the click"),
    words("sends something"),
    words("the backend stores it"),
    words("says what is shown"),
  ],
  model: words("On click, send the form; the backend stores it; then show a message."),
});

/** One of each type. */
export const everyKind: readonly Question[] = [
  choice("choice"),
  choices,
  order,
  sort,
  match,
  build,
  text,
  gaps,
  spot,
  describe,
];
