import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fakeWorld } from "../../test/fake-world.ts";
import { choice, choices, gaps, question, spot, text, words } from "../../test/questions.ts";
import type { Question } from "../core/quiz/question.ts";
import { askedNow, step } from "../core/sitting/run.ts";
import { eventFor, resumeRun, startEvents } from "../core/sitting/run-events.ts";
import { type Run, startRun } from "../core/sitting/run-state.ts";
import type { Asker, PassageOptions, PickOptions } from "../shell/prompts/asker.ts";
import type { Scripted } from "../shell/prompts/prompt.ts";
import { askOne } from "./asking.ts";
import { openSession } from "./session.ts";

let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "whichside-asking-"));
});

afterEach(() => {
  rmSync(home, { recursive: true, force: true });
});

/** What the prompts were told of earlier tries, one entry a prompt. */
async function told(
  asked: Question,
  answers: (shown: readonly number[]) => readonly Scripted[],
  run: Run = startRun({ id: "r", mode: "quiz", seed: 5, questions: [asked] }),
) {
  const order = askedNow(run)?.order ?? [];
  const world = fakeWorld({ home, lessons: [], now: () => 0, answers: answers(order) });
  const scripted = await world.asker();
  const seen: unknown[] = [];
  const asker: Asker = {
    ...scripted,
    ask(prompt) {
      const told: Partial<PickOptions & PassageOptions> = prompt.told;
      seen.push(
        Object.fromEntries(
          (["tried", "start", "begin"] as const).flatMap((key) =>
            told[key] === undefined ? [] : [[key, told[key]]],
          ),
        ),
      );
      return scripted.ask(prompt);
    },
  };
  await askOne(await openSession({ ...world, asker: async () => asker }), run);
  return { seen, order };
}

test("a second try at a choice knows the place that was refused, also behind a hint", async () => {
  const place = (order: readonly number[]) => order.indexOf(2);
  const { seen, order } = await told(choice("c", 4), (shown) => [
    place(shown),
    { press: "hint" },
    shown.indexOf(1),
  ]);
  expect(seen).toEqual([{}, { tried: [place(order)] }, { tried: [place(order)] }]);
});

test.each([
  ["as it was", [0, 1, 2, 3], 2],
  ["in another order", [2, 0, 1, 3], 0],
  ["without what was picked", [0, 1, 3], undefined],
])("a second try knows what was refused before the sitting was left: %s", async (_, now, at) => {
  const asked = choice("c", 4);
  const start = { id: "r", mode: "quiz", seed: 5, questions: [asked] } as const;
  const world = fakeWorld({ home, lessons: [], now: () => 0, answers: [] });
  const { record, progress } = await openSession(world);
  for (const event of startEvents(start, ["login-flow"])) await record(event);
  const first = step(startRun(start), { kind: "answer", response: { kind: "choice", option: 2 } });
  const event = eventFor(startRun(start), first.outcome, 1000);
  if (event !== undefined) await record(event);
  const resumed = resumeRun(start, progress().open[0]?.events ?? []);
  // An author has edited the course since.
  if (asked.answer.kind !== "choice") throw new Error("choice");
  const { options } = asked.answer;
  const edited = {
    ...asked,
    answer: { ...asked.answer, options: now.flatMap((index) => options[index] ?? []) },
  };
  const goesOn = {
    ...resumed,
    slots: resumed.slots.map((slot) => ({ ...slot, question: edited })),
  };
  const right = now.indexOf(1);
  const { seen, order } = await told(edited, (shown) => [shown.indexOf(right)], goesOn);
  expect(seen).toEqual([at === undefined ? {} : { tried: [order.indexOf(at)] }]);
});

test("a second try at a passage knows the part that was refused", async () => {
  expect((await told(spot, () => [2, 1])).seen).toEqual([{}, { tried: [2] }]);
});

test("a second try at choices starts from the ticks before, where they are shown", async () => {
  const { seen, order } = await told(choices, (shown) => [
    [shown.indexOf(1), shown.indexOf(3)].sort((a, b) => a - b),
    [shown.indexOf(0), shown.indexOf(2)],
  ]);
  const start = [order.indexOf(1), order.indexOf(3)].sort((a, b) => a - b);
  expect(seen).toEqual([{}, { start }]);
});

test("a second try at gaps and at a text starts from what was right or nearly so", async () => {
  const filled = await told(gaps, () => [
    ["frontnd", "page"],
    ["frontend", "backnd"],
    ["frontend", "backend"],
  ]);
  expect(filled.seen).toEqual([
    {},
    { start: ["frontnd", ""], begin: 0 },
    { start: ["frontend", "backnd"], begin: 1 },
  ]);
  const slip = await told(text, () => ["autentication", "authentication"]);
  expect(slip.seen).toEqual([{}, { start: "autentication" }]);
  const wrong = await told(text, () => ["authorization", "authentication"]);
  expect(wrong.seen).toEqual([{}, {}]);
});

test("an answer in several sentences starts from nothing", async () => {
  const points = [{ content: words("names the click"), phrases: ["click"] }];
  const described = question("d", { kind: "describe", points, avoid: [], model: [] });
  expect((await told(described, () => ["nothing of it", []])).seen).toEqual([{}, {}]);
});

test.each([
  ["learn", true],
  ["quiz", false],
  ["review", false],
  ["practice", false],
  ["test-out", false],
] as const)(
  "in a sitting of kind %s the text can be read before the answer: %s",
  async (mode, can) => {
    const run = startRun({ id: "r", mode, seed: 5, questions: [choice("c", 2)] });
    const world = fakeWorld({ home, lessons: [], now: () => 0, answers: [{ press: "skip" }] });
    const scripted = await world.asker();
    const [before, after]: string[][] = [[], []];
    const asker: Asker = {
      ...scripted,
      ask(prompt) {
        before?.push(...prompt.told.keys.map(({ key }) => key));
        return scripted.ask(prompt);
      },
      key(options) {
        after?.push(...options.keys.map(({ key }) => key));
        return scripted.key(options);
      },
    };
    await askOne(await openSession({ ...world, asker: async () => asker }), run);
    expect(before?.includes("back")).toBe(can);
    expect(after).toContain("b");
  },
);
