import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fakeWorld } from "../../test/fake-world.ts";
import {
  build,
  choice,
  choices,
  gaps,
  match,
  order,
  question,
  spot,
  text,
  words,
} from "../../test/questions.ts";
import type { Question } from "../core/quiz/question.ts";
import { askedNow, step } from "../core/sitting/run.ts";
import { eventFor, resumeRun, startEvents } from "../core/sitting/run-events.ts";
import { type Run, startRun } from "../core/sitting/run-state.ts";
import type { Asker, PassageOptions, PickOptions, SortOptions } from "../shell/prompts/asker.ts";
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
      const told: Partial<Omit<PickOptions, "right"> & PassageOptions & SortOptions> = prompt.told;
      seen.push(
        Object.fromEntries(
          (["tried", "start", "right", "done", "refused"] as const).flatMap((key) =>
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
  // An author has edited the course since.
  if (asked.answer.kind !== "choice") throw new Error("choice");
  const { options } = asked.answer;
  const edited = {
    ...asked,
    answer: { ...asked.answer, options: now.flatMap((index) => options[index] ?? []) },
  };
  const goesOn = resumeRun({ ...start, questions: [edited] }, progress().open[0]?.events ?? []);
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
    { start: ["frontnd", ""] },
    { start: ["frontend", "backnd"], right: [true, false] },
  ]);
  const slip = await told(text, () => ["autentication", "authentication"]);
  expect(slip.seen).toEqual([{}, { start: "autentication" }]);
  const wrong = await told(text, () => ["authorization", "authentication"]);
  expect(wrong.seen).toEqual([{}, {}]);
});

test("a second try at rows, slots and an order knows what was right", async () => {
  const rows = await told(match, (shown) => [
    shown.map((row) => [0, 2, 1][row] ?? 0),
    shown.filter((row) => row !== 0),
  ]);
  expect(rows.seen).toEqual([
    {},
    {
      done: rows.order.map((row) => (row === 0 ? 0 : undefined)),
      refused: rows.order.map((row) => [undefined, 2, 1][row]),
    },
  ]);
  const slots = await told(build, (shown) => {
    const place = (slot: readonly number[], phrase: number) =>
      shown.filter((each) => slot.includes(each)).indexOf(phrase);
    return [
      [place([0, 1], 0), place([2, 3, 4], 2), place([5, 6], 5)],
      [place([2, 3, 4], 3), place([5, 6], 6)],
    ];
  });
  const shown = (slot: readonly number[], phrase: number) =>
    slots.order.filter((each) => slot.includes(each)).indexOf(phrase);
  expect(slots.seen[1]).toEqual({
    done: [shown([0, 1], 0), undefined, undefined],
    refused: [undefined, shown([2, 3, 4], 2), shown([5, 6], 5)],
  });
  const items = await told(order, (shown) => [
    [4, 3, 2, 0, 1].map((item) => shown.indexOf(item)),
    [0, 1, 2, 3, 4].map((item) => shown.indexOf(item)),
  ]);
  expect(items.seen[1]).toEqual({
    start: [4, 3, 2, 0, 1].map((item) => items.order.indexOf(item)),
    right: items.order.flatMap((item, place) => (item < 2 ? [place] : [])),
  });
});

test("what was right stays when the sitting was left before the second try", async () => {
  const start = { id: "r", mode: "quiz", seed: 5, questions: [match] } as const;
  const world = fakeWorld({ home, lessons: [], now: () => 0, answers: [] });
  const { record, progress } = await openSession(world);
  for (const event of startEvents(start, ["login-flow"])) await record(event);
  const response = { kind: "sort", categories: [0, 2, 1] } as const;
  const first = step(startRun(start), { kind: "answer", response });
  const event = eventFor(startRun(start), first.outcome, 1000);
  if (event !== undefined) await record(event);
  const resumed = resumeRun(start, progress().open[0]?.events ?? []);
  const { seen } = await told(match, (shown) => [shown.filter((row) => row !== 0)], resumed);
  expect(seen).toEqual([expect.objectContaining({ done: expect.arrayContaining([0, undefined]) })]);
  const answers = progress().open[0]?.events ?? [];
  expect(answers).toHaveLength(1);
});

test("an answer in several sentences starts from nothing", async () => {
  const points = [words("names the click")];
  const described = question("d", { kind: "describe", points, model: [] });
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
