import { lineText } from "mermaid-text/text";
import { expect, test } from "vitest";
import { question, words } from "../../test/questions.ts";
import type { Side } from "../core/course/course.ts";
import type { GapsAnswer } from "../core/quiz/kinds/gaps/gaps.ts";
import type { TextAnswer } from "../core/quiz/kinds/text/text.ts";
import { type Asked, askedNow } from "../core/sitting/run.ts";
import { startRun } from "../core/sitting/run-state.ts";
import type { Look } from "../core/view/view.ts";
import type { Asker, SortOptions } from "../shell/prompts/asker.ts";
import { scriptedAsker } from "../shell/prompts/scripted.ts";
import { askQuestion } from "./ask.ts";

const look: Look = { width: 76, text: 76, margin: 2, charset: "unicode", plain: false };
const sides: readonly Side[] = [
  { id: "frontend", label: "Frontend", color: "cyan" },
  { id: "backend", label: "Backend", color: "magenta" },
];

const asking = { look, sides, hasText: true, tries: [] };

function asked(...categories: readonly string[]): Asked {
  const rows = categories.map((_, category) => ({
    item: words(`item ${category}`),
    category,
    why: [],
  }));
  const answer = { kind: "sort" as const, categories: categories.map(words), rows, matching: true };
  const run = startRun({ id: "r", mode: "quiz", seed: 1, questions: [question("s", answer)] });
  const now = askedNow(run);
  if (now === undefined) throw new Error("Nothing is asked.");
  return now;
}

/** Puts every item into the category that is shown first. */
async function allIntoFirst(given: Asked) {
  const shown: string[] = [];
  const asker = scriptedAsker([given.order.map(() => 0)]);
  const noted: typeof asker = {
    ...asker,
    ask(prompt) {
      const { categories } = prompt.told as SortOptions;
      shown.push(...categories.map(lineText));
      return asker.ask(prompt);
    },
  };
  return { shown, reply: await askQuestion(noted, given, asking) };
}

test("sides stand in the course's order, whichever a table names first", async () => {
  const { shown, reply } = await allIntoFirst(asked("Backend", "Frontend"));
  expect(shown).toEqual(["Frontend", "Backend"]);
  expect(reply).toMatchObject({ response: { categories: [1, 1] } });
});

test("categories that are no sides stand as in the table", async () => {
  const { shown, reply } = await allIntoFirst(asked("Server", "Frontend"));
  expect(shown).toEqual(["Server", "Frontend"]);
  expect(reply).toMatchObject({ response: { categories: [0, 0] } });
});

/** The keys that a text prompt is told of. */
async function keysAt(answer: TextAnswer | GapsAnswer) {
  const run = startRun({ id: "r", mode: "quiz", seed: 1, questions: [question("t", answer)] });
  const now = askedNow(run);
  if (now === undefined) throw new Error("Nothing is asked.");
  const expecting: string[] = [];
  const noted: Asker = {
    ...scriptedAsker([]),
    ask({ told: { keys } }) {
      expecting.push(...keys.flatMap(({ key, mayAnswer }) => (mayAnswer === true ? [key] : [])));
      return Promise.resolve({ kind: "quit" });
    },
  };
  await askQuestion(noted, now, asking);
  return expecting;
}

test("a key's word that is accepted, or named as wrong, may be an answer", async () => {
  const accepted = [{ kind: "text", text: "Quit" }] as const;
  const wrong = [{ text: "back", feedback: words("That goes one page back.") }];
  const text = { kind: "text", accepted, wrong, exact: false } as const;
  expect(await keysAt(text)).toEqual(["back", "quit"]);
  expect(await keysAt({ ...text, accepted: [{ kind: "text", text: "exit" }], wrong: [] })).toEqual(
    [],
  );
  const parts = [
    { kind: "said", content: words("The ") },
    { kind: "gap", accepted: ["front"] },
    { kind: "said", content: words(" and the ") },
    { kind: "gap", accepted: ["back"] },
  ] as const;
  expect(await keysAt({ kind: "gaps", parts, wrong: [], exact: false })).toEqual(["back"]);
});
