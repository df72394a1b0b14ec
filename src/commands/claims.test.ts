/**
 * What the screens say of a learner, against a model that knows nothing of how the program counts: a
 * list of what happened, gone through from the start each time. The words that are read are those that
 * a learner reads: of home, `list`, `score`, `review` and `quiz --missed`.
 */

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { lineText } from "mermaid-text/text";
import { expect, test } from "vitest";
import { dayAt } from "../../test/event-samples.ts";
import { type FakeWorld, fakeWorld } from "../../test/fake-world.ts";
import { choice } from "../../test/questions.ts";
import type { Lesson } from "../core/course/course.ts";
import type { AnswerEvent, RunMode } from "../core/progress/event.ts";
import { selectQuiz, selectReview } from "../session/selection.ts";
import { openSession } from "../session/session.ts";
import type { Asker } from "../shell/prompts/asker.ts";
import { home } from "./home.ts";
import { importData } from "./import.ts";
import { list } from "./list.ts";
import { reset } from "./reset.ts";
import { review } from "./review.ts";
import { score } from "./score.ts";

/** How a question comes to its end. */
const endings = {
  right: [{ verdict: "right", points: 10 }],
  hinted: [{ verdict: "right", points: 8, hints: 1 }],
  second: [
    { verdict: "wrong", points: 0 },
    { verdict: "right", points: 5 },
  ],
  half: [
    { verdict: "partly", points: 5 },
    { verdict: "partly", points: 2 },
  ],
  wrong: [
    { verdict: "wrong", points: 0 },
    { verdict: "wrong", points: 0 },
  ],
  skipped: [{ verdict: "shown", points: 0 }],
  echo: [{ verdict: "right", points: 10, echo: true }],
} as const satisfies Record<string, readonly Partial<AnswerEvent>[]>;

type Ending = keyof typeof endings;

const lessonNames = ["a", "b"] as const;
const ids = ["one", "two", "three", "four"] as const;

type Op =
  | {
      readonly kind: "answer";
      readonly question: string;
      readonly how: Ending;
      readonly mode: RunMode;
    }
  | { readonly kind: "reset"; readonly lesson?: string }
  | { readonly kind: "undo" }
  | { readonly kind: "wait"; readonly days: number }
  /** Answers of another machine, written meanwhile, and then the file that brings them. */
  | { readonly kind: "elsewhere"; readonly question: string; readonly how: Ending }
  | { readonly kind: "import" }
  /** The author takes a question away, puts it back, or changes its right answer. */
  | {
      readonly kind: "edit";
      readonly question: string;
      readonly change: "away" | "back" | "right";
    };

/** What happened, in order; the model's whole memory. */
type Fact =
  | {
      readonly kind: "answer";
      readonly at: number;
      readonly question: string;
      readonly print: string;
      readonly how: Ending;
      readonly by?: Fact;
    }
  | { readonly kind: "reset"; readonly at: number; readonly lesson?: string }
  | { readonly kind: "import"; readonly at: number }
  | { readonly kind: "undo"; readonly at: number; readonly of: Fact };

interface Asked {
  there: boolean;
  print: string;
}

interface Claims {
  readonly points: number;
  readonly of: number;
  readonly answered: number;
  readonly firstTry: number;
  readonly again: number;
  readonly streak: number;
}

const minute = 60_000;
const day = 24 * 60 * minute;

/** Days in a row up to today or yesterday; one missed day in seven is forgiven. */
function streakOf(days: readonly number[], today: number): number {
  const answered = new Set(days);
  let streak = 0;
  let missed: number[] = [];
  for (let at = Math.min(...days); at < today; at++) {
    if (answered.has(at)) streak++;
    else if (streak > 0) {
      const isForgiven = answered.has(at - 1) && missed.every((other) => at - other >= 7);
      if (!isForgiven) [streak, missed] = [0, []];
      else missed.push(at);
    }
  }
  // Today is not over.
  return answered.has(today) ? streak + 1 : streak;
}

/** The facts that count: what no reset forgot, and what no undone import brought. */
function counting(facts: readonly Fact[]): Extract<Fact, { kind: "answer" }>[] {
  const undone = new Set<Fact>();
  for (const fact of [...facts].reverse()) {
    if (fact.kind === "undo" && !undone.has(fact)) undone.add(fact.of);
  }
  let kept: Extract<Fact, { kind: "answer" }>[] = [];
  for (const fact of [...facts].sort((a, b) => a.at - b.at)) {
    if (undone.has(fact)) continue;
    if (fact.kind === "answer") {
      if (fact.by === undefined || !undone.has(fact.by)) kept.push(fact);
    } else if (fact.kind === "reset") {
      const { lesson } = fact;
      kept =
        lesson === undefined
          ? []
          : kept.filter(({ question }) => !question.startsWith(`${lesson}/`));
    }
  }
  return kept;
}

function claimsOf({ facts, course: asked, now }: Scene): Claims {
  const kept = counting(facts);
  let [points, of, answered, firstTry, again] = [0, 0, 0, 0, 0];
  for (const [name, { there, print }] of asked) {
    if (!there) continue;
    of += 10;
    const own = kept.filter((fact) => fact.question === name && fact.print === print);
    const [first] = own;
    const last = own.at(-1);
    if (first === undefined || last === undefined) continue;
    answered++;
    const bestBefore = (until: number) =>
      Math.max(
        0,
        ...own
          .slice(0, until)
          .filter(({ how }) => how !== "echo")
          .flatMap(({ how }) => endings[how].map((each) => each.points)),
      );
    const best = bestBefore(own.length);
    points += best;
    if (first.how === "right" || first.how === "hinted") firstTry++;
    const isRight = endings[last.how].at(-1)?.verdict === "right";
    const isEcho = last.how === "echo" && best < 10;
    if (!isRight || isEcho) again++;
  }
  // Who begins a lesson anew has been here all the same.
  const course = facts.filter((fact) => fact.kind !== "reset" || fact.lesson === undefined);
  const days = counting(course).map(({ at }) => Math.floor(at / day));
  const streak = streakOf(days, Math.floor(now / day));
  return { points, of, answered, firstTry, again, streak };
}

/** One learner at two machines, with a course whose author goes on writing. */
interface Scene {
  readonly folder: string;
  readonly course: Map<string, Asked>;
  readonly facts: Fact[];
  /** Answers of the other machine: which were brought in already, by what. */
  readonly elsewhere: Extract<Fact, { kind: "answer" }>[];
  now: number;
  sitting: number;
}

function lessonsOf({ course }: Scene): Lesson[] {
  return lessonNames.map((name) => ({
    name,
    title: `All about ${name}`,
    summary: "",
    needs: [],
    objectives: [],
    sources: [],
    terms: [],
    sections: [{ id: "intro", title: "Intro", blocks: [] }],
    questions: ids.flatMap((id) => {
      const asked = course.get(`${name}/${id}`);
      return asked?.there === true
        ? [{ ...choice(id), lesson: name, fingerprint: asked.print, after: "intro" }]
        : [];
    }),
    broken: [],
  }));
}

function worldOf(scene: Scene, machine: "here" | "there" = "here"): FakeWorld {
  const lessons = lessonsOf(scene);
  return fakeWorld({ home: join(scene.folder, machine), lessons, now: () => scene.now });
}

function take(
  scene: Scene,
  machine: "here" | "there",
  question: string,
  how: Ending,
  mode: RunMode,
) {
  const print = scene.course.get(question)?.print ?? "";
  const run = `run-${scene.sitting++}`;
  const { events } = worldOf(scene, machine);
  const [lesson = ""] = question.split("/");
  const questions = lessonsOf(scene)
    .find(({ name }) => name === lesson)
    ?.questions.map(({ id }) => `${lesson}/${id}`);
  events.append(
    { type: "run", run, mode, lessons: [lesson], seed: 1, questions: questions ?? [] },
    "c",
  );
  for (const [index, each] of endings[how].entries()) {
    scene.now += minute;
    const rest: Partial<AnswerEvent> = each;
    events.append(
      {
        ...{ type: "answer", run, mode, question, kind: "choice", attempt: index + 1, hints: 0 },
        ...{ share: each.points / 10, of: 10, ms: 20_000, answer: print },
        ...{ settled: index === endings[how].length - 1 },
        ...each,
        ...(rest.verdict === "shown" ? {} : { response: { kind: "choice", option: index } }),
      },
      "c",
    );
  }
  return { kind: "answer", at: scene.now, question, print, how } as const;
}

/** The resets and imports that count, the newest last: what `reset --undo` takes back. */
function undoable(facts: readonly Fact[]): Fact[] {
  const undone = new Set(facts.flatMap((fact) => (fact.kind === "undo" ? [fact.of] : [])));
  return facts
    .filter(({ kind }) => kind === "reset" || kind === "import")
    .filter((fact) => !undone.has(fact));
}

async function happen(scene: Scene, op: Op): Promise<void> {
  scene.now += minute;
  const { facts } = scene;
  switch (op.kind) {
    case "wait":
      scene.now += op.days * day;
      return;
    case "edit": {
      const asked = scene.course.get(op.question);
      if (asked === undefined) return;
      if (op.change === "right") asked.print = `${asked.print}+`;
      else asked.there = op.change === "back";
      return;
    }
    case "answer":
      if (scene.course.get(op.question)?.there === true)
        facts.push(take(scene, "here", op.question, op.how, op.mode));
      return;
    case "elsewhere":
      if (scene.course.get(op.question)?.there === true)
        scene.elsewhere.push(take(scene, "there", op.question, op.how, "learn"));
      return;
    case "reset": {
      const world = worldOf(scene);
      await reset({ ...op, undo: false, yes: true }, world);
      if (/nothing to forget/i.test(world.out())) return;
      const { lesson } = op;
      facts.push({ kind: "reset", at: scene.now, ...(lesson === undefined ? {} : { lesson }) });
      return;
    }
    case "undo": {
      const last = undoable(facts).at(-1);
      if (last === undefined) return;
      await reset({ undo: true, yes: true }, worldOf(scene));
      facts.push({ kind: "undo", at: scene.now, of: last });
      return;
    }
    case "import": {
      const file = join(scene.folder, "there", "progress.jsonl");
      if (scene.elsewhere.length === 0) return;
      const world = fakeWorld({
        home: join(scene.folder, "here"),
        lessons: lessonsOf(scene),
        now: () => scene.now,
        files: { [file]: readFileSync(file, "utf8") },
      });
      await importData({ file, yes: true }, world);
      if (/nothing is new/i.test(world.out())) return;
      const by: Fact = { kind: "import", at: scene.now };
      // What an undone import had brought comes once more.
      const undone = new Set(facts.flatMap((fact) => (fact.kind === "undo" ? [fact.of] : [])));
      const present = new Set(
        facts.flatMap((fact) =>
          fact.kind === "answer" && fact.by !== undefined && !undone.has(fact.by) ? [fact.at] : [],
        ),
      );
      facts.push(by);
      for (const each of scene.elsewhere) if (!present.has(each.at)) facts.push({ ...each, by });
    }
  }
}

function numbers(text: string, pattern: RegExp): number[] {
  return (pattern.exec(text) ?? []).slice(1).map(Number);
}

/** The rows of the home screen, as words. */
async function homeWords(scene: Scene): Promise<string> {
  const world = worldOf(scene);
  const rows: string[] = [];
  const asker: Partial<Asker> = {
    find: async (options) => {
      rows.push(...options.rows.map((row) => lineText(row.line)));
      return undefined;
    },
  };
  await home(
    {
      ...world,
      terminal: { ...world.terminal, interactive: true },
      asker: async () => asker as Asker,
    },
    { names: [], run: async () => 0, help: async () => {} },
  );
  return rows.join("\n");
}

/** How many questions are due in the next two weeks, today included. */
function soonOf(document: string, now: number): number {
  const { due, next } = JSON.parse(document) as Record<string, { readonly due: string }[]>;
  const last = new Date(now + 13 * day).toISOString().slice(0, 10);
  return [...(due ?? []), ...(next ?? [])].filter((each) => each.due <= last).length;
}

/** What is said of each lesson: its percentage and its word. */
function lessonWords(text: string): string[] {
  return lessonNames.map((name) => {
    const row =
      text.split("\n").find((each) => /^\W*\d/.test(each) && each.includes(`All about ${name}`)) ??
      "";
    return `${name}: ${/(\d+) %/.exec(row)?.[0] ?? ""} ${/begun|passed|mastered/.exec(row)?.[0] ?? ""}`;
  });
}

async function check(scene: Scene): Promise<void> {
  const wanted = claimsOf(scene);
  const scored = worldOf(scene);
  await score({ json: false }, scored);
  const said = scored.out();
  const isNothing = said.includes("Nothing is answered yet");
  expect([isNothing, wanted.answered > 0]).not.toEqual([true, true]);
  if (wanted.answered > 0) {
    const { points, of, firstTry, answered, streak } = wanted;
    expect(numbers(said, /(\d+) of (\d+) points/)).toEqual([points, of]);
    expect(numbers(said, /first try: (\d+) of (\d+)/)).toEqual([firstTry, answered]);
    expect(numbers(said, /Streak: (\d+) days?/)).toEqual([streak]);
  }
  const session = await openSession(worldOf(scene));
  const words = await homeWords(scene);
  const again = numbers(words, /Again +(\d+) questions? to try/)[0] ?? 0;
  const wish = { lessons: [], seed: 1, all: false, testOut: false, missed: true, mixed: false };
  const missed = wanted.answered > 0 ? (await selectQuiz(session, wish)).questions : [];
  expect({ again, asked: missed.length }).toEqual({ again: wanted.again, asked: wanted.again });
  const due = numbers(words, /Review +(\d+) questions?/)[0] ?? 0;
  const reviewed = await selectReview(session, { ahead: false });
  expect({ due }).toEqual({ due: reviewed.questions.length });
  const reviews = worldOf(scene);
  await review({ ahead: false, json: true }, reviews);
  const soon = soonOf(reviews.out(), scene.now);
  expect(numbers(said, /two weeks: (\d+) question/)[0] ?? 0).toBe(isNothing ? 0 : soon);
  const listed = worldOf(scene);
  await list({ json: false }, listed);
  expect(lessonWords(listed.out())).toEqual(lessonWords(words));
  if (wanted.answered > 0) expect(lessonWords(words)).toEqual(lessonWords(said));
}

const question = fc
  .tuple(fc.constantFrom(...lessonNames), fc.constantFrom(...ids))
  .map(([lesson, id]) => `${lesson}/${id}`);
const how = fc.constantFrom(...(Object.keys(endings) as Ending[]));
const mode = fc.constantFrom<RunMode>("learn", "quiz", "review");
const op: fc.Arbitrary<Op> = fc.oneof(
  { weight: 9, arbitrary: fc.record({ kind: fc.constant("answer"), question, how, mode }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("wait"), days: fc.nat(4) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("elsewhere"), question, how }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("import") }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("undo") }) },
  {
    weight: 1,
    arbitrary: fc.record(
      { kind: fc.constant("reset"), lesson: fc.constantFrom(...lessonNames) },
      { requiredKeys: ["kind"] },
    ),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("edit"),
      question,
      change: fc.constantFrom("away", "back", "right"),
    }),
  },
);

test("what the screens say is what happened, whatever happened", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(op, { minLength: 1, maxLength: 25 }), async (ops) => {
      const folder = mkdtempSync(join(tmpdir(), "whichside-claims-"));
      try {
        const course = new Map(
          lessonNames.flatMap((lesson) =>
            ids.map((id) => [`${lesson}/${id}`, { there: id !== "four", print: "f" }] as const),
          ),
        );
        const scene: Scene = {
          folder,
          course,
          facts: [],
          elsewhere: [],
          now: dayAt(0),
          sitting: 0,
        };
        for (const each of ops) await happen(scene, each);
        await check(scene);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    }),
    { numRuns: 60 },
  );
});
