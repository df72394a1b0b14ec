/** Points after an author has mended right answers: nobody loses any, and who was right all along gets them. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Event } from "../src/core/progress/event.ts";
import { foldEvents } from "../src/core/progress/fold.ts";
import { decodeLine, encodeEvent } from "../src/core/progress/line.ts";
import { leftovers, tallyOf } from "../src/core/progress/mastery.ts";
import { recordFor, startsAnew } from "../src/core/progress/record-of.ts";
import { wrongPicks } from "../src/core/progress/wrong-picks.ts";
import { gradeAnswer } from "../src/core/quiz/grade.ts";
import type { Response } from "../src/core/quiz/kinds/answer.ts";
import type { Question } from "../src/core/quiz/question.ts";
import { parseLesson } from "../src/core/reading/parse-lesson.ts";
import { step } from "../src/core/sitting/run.ts";
import { eventFor } from "../src/core/sitting/run-events.ts";
import { type Run, startRun } from "../src/core/sitting/run-state.ts";
import { asId } from "./event-samples.ts";

/** A question of a lesson `a` with the id `q`, of this metadata and answer. */
function question(answer: string, keys = ""): Question {
  const quizText = `---\ntitle: A quiz\nsummary: Of one.\n---\n\n## What is it?\n<!-- id: q${keys} -->\n\n${answer}\n`;
  const { value, diagnostics } = parseLesson({ name: "a", folder: "c/a", quizText });
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  expect(errors).toEqual([]);
  return value.questions[0] as Question;
}

/** The log of a learner who answers a question, with one response for each try. */
function answered(asked: Question, tries: readonly Response[]): Event[] {
  let run: Run = startRun({ id: asId("run"), mode: "quiz", seed: 1, questions: [asked] });
  return tries.flatMap((response, index) => {
    const { run: next, outcome } = step(run, { kind: "answer", response });
    const event = eventFor(run, outcome, 1000);
    run = next;
    if (event === undefined) return [];
    const id = asId(`answer ${index}`);
    const t = 1000 + index;
    const stamped = { v: 1, id, t, zone: 0, course: "c", ...event } as Event;
    const decoded = decodeLine(encodeEvent(stamped));
    return decoded.kind === "event" ? [decoded.event] : [];
  });
}

function recordNow(events: readonly Event[], today: Question) {
  const progress = foldEvents(events, { course: "c", now: 10_000 });
  return { record: recordFor(progress, today), anew: startsAnew(progress, today) };
}

const sides = (right: number) =>
  ["backend", "browser", "stylesheet"]
    .map((text, index) => `- [${index === right ? "x" : " "}] In the ${text}`)
    .join("\n");

const pick = (option: number): Response => ({ kind: "choice", option });
const type = (text: string): Response => ({ kind: "text", text });

describe("with the mark", () => {
  const today = question(sides(1), ", mended: yes");

  test("what had been picked and is right now was right at the first try", () => {
    const { record, anew } = recordNow(answered(question(sides(0)), [pick(1)]), today);
    expect(anew).toBe(false);
    expect(record).toMatchObject({ best: 10, firstTry: true, verdict: "right" });
  });

  test("at the second try it earns what a second try earns", () => {
    const { record } = recordNow(answered(question(sides(0)), [pick(2), pick(1)]), today);
    expect(record).toMatchObject({ best: 5, firstTry: false, verdict: "right" });
  });

  test("what was right then keeps its points, and what was wrong both times stays so", () => {
    const events = answered(question(sides(0)), [pick(0)]);
    expect(recordNow(events, today).record).toMatchObject({ best: 10, verdict: "right" });
    const wrong = answered(question(sides(0)), [pick(2)]);
    expect(recordNow(wrong, today).record).toMatchObject({ best: 0, verdict: "wrong" });
  });

  test("an option that was moved and one in other words are told apart", () => {
    const moved = `- [x] In the browser\n- [ ] In the stylesheet\n- [ ] In the backend`;
    const events = answered(question(sides(0)), [pick(1)]);
    expect(recordNow(events, question(moved, ", mended: yes")).record?.best).toBe(10);
    const reworded = moved.replace("In the browser", "Inside the browser");
    expect(recordNow(events, question(reworded, ", mended: yes")).record?.best).toBe(0);
  });

  test("answers of an older whichside, which hold no words, keep what they have earned", () => {
    const events = answered(question(sides(0)), [pick(1)]).map((event) => {
      if (event.type !== "answer") return event;
      const { prints: _none, ...older } = event;
      return older;
    });
    expect(recordNow(events, today).record).toMatchObject({ best: 0, tries: 1 });
  });

  test("what was answered before and after the mending is one question's", () => {
    const before = answered(question(sides(0)), [pick(0)]);
    const after = answered(today, [pick(2), pick(1)]).map((event) => ({
      ...event,
      id: asId(`after ${event.id}`),
      t: event.t + 1000,
    }));
    const progress = foldEvents([...before, ...after], { course: "c", now: 10_000 });
    expect(recordFor(progress, today)).toMatchObject({
      ...{ best: 10, firstTry: true, tries: 3, settled: 2, first: 1000, last: 2001 },
    });
    expect(tallyOf(progress, [today])).toMatchObject({ points: 10, answered: 1 });
  });

  test("the hardest questions name what is wrong by the right answer of today", () => {
    const events = answered(question(sides(0)), [pick(1)]).concat(
      answered(question(sides(0)), [pick(2)]),
    );
    const missed = events.flatMap((event) => (event.type === "answer" ? [event] : []));
    expect([...wrongPicks([missed], [today]).values()].flat()).toEqual([
      { said: "In the stylesheet", learners: 1 },
    ]);
  });
});

describe("without the mark", () => {
  test("a right answer that changed starts its question anew", () => {
    const { record, anew } = recordNow(answered(question(sides(0)), [pick(1)]), question(sides(1)));
    expect(record).toBeUndefined();
    expect(anew).toBe(true);
    expect(question(sides(1)).mended).toBeUndefined();
  });

  test("a text that is accepted as well counts for whoever has typed it", () => {
    const before = question("Answer: `webhook`");
    const today = question("Answer: `webhook`, `callback`, `HTTP callback`");
    expect(recordNow(answered(before, [type("a Callback.")]), today).record).toMatchObject({
      ...{ best: 10, firstTry: true, verdict: "right" },
    });
    expect(recordNow(answered(before, [type("webhook")]), today).record?.best).toBe(10);
    expect(recordNow(answered(before, [type("cookie")]), today).record?.best).toBe(0);
    const other = question("Answer: `cookie`, `callback`");
    expect(recordNow(answered(before, [type("cookie")]), other).anew).toBe(true);
  });

  test("so does one that a gap takes as well, and a phrase of a rubric takes no points", () => {
    const before = question("The [[frontend]] asks the [[backend]].");
    const today = question("The [[frontend|client]] asks the [[backend]].");
    const typed: Response = { kind: "gaps", texts: ["Client", "backend"] };
    expect(recordNow(answered(before, [typed]), today).record?.best).toBe(10);
    const rubric = (more: string) =>
      question(`Rubric:\n\n- sends: \`send\`${more}\n- shows: \`show\``);
    const said: Response = { kind: "describe", text: "send and show", claimed: [] };
    const claims: Response = { kind: "describe", text: "send and show", claimed: [0, 1] };
    const events = answered(rubric(""), [said, claims]);
    expect(recordNow(events, rubric(", `submit`")).record?.best).toBe(
      recordNow(events, rubric("")).record?.best,
    );
  });

  test("what is typed letter by letter is not taken for right because it is nearly so", () => {
    const before = question("Answer: `ls`", ", exact: yes");
    const today = question("Answer: `ls`, `LS -a`", ", exact: yes");
    const events = answered(before, [type("ls -a")]);
    expect(recordNow(events, today).record?.best).toBe(0);
    expect(recordNow(answered(before, [type("ls")]), today).record?.best).toBe(10);
  });
});

/** Right answers of each shape, each with responses that can be given to it. */
const texts = ["alpha", "beta", "gamma", "delta"];
const rightOf = fc.nat(2);
const shapes: Readonly<Record<string, (seed: number) => string>> = {
  choice: (seed) => sides(seed % 3),
  text: (seed) =>
    `Answer: ${texts
      .slice(0, 1 + (seed % 4))
      .map((text) => `\`${text}\``)
      .join(", ")}`,
  replaced: (seed) => `Answer: \`${texts[seed % 4]}\``,
  order: (seed) => [0, 1, 2].map((at) => `${at + 1}. ${texts[(at + seed) % 3]}`).join("\n"),
  several: (seed) =>
    texts.map((text, at) => `- [${at === seed % 4 || at === 1 ? "x" : " "}] ${text}`).join("\n"),
  sort: (seed) =>
    `| What | Side |\n| --- | --- |\n${texts.map((text, at) => `| ${text} | ${(at + seed) % 2 === 0 ? "left" : "right"} |`).join("\n")}`,
};

const given: Readonly<Record<string, fc.Arbitrary<Response>>> = {
  choice: rightOf.map(pick),
  text: fc.constantFrom(...texts).map(type),
  replaced: fc.constantFrom(...texts).map(type),
  order: fc
    .shuffledSubarray([0, 1, 2], { minLength: 3 })
    .map((order) => ({ kind: "order", order })),
  several: fc
    .uniqueArray(fc.nat(3), { minLength: 1 })
    .map((options) => ({ kind: "choices", options })),
  sort: fc
    .array(fc.nat(1), { minLength: 4, maxLength: 4 })
    .map((categories) => ({ kind: "sort", categories })),
};

test("random edits: with the mark nobody loses a point, and without it none comes from elsewhere", () => {
  let kept = 0;
  let regraded = 0;
  fc.assert(
    fc.property(
      fc
        .constantFrom(...Object.keys(shapes))
        .chain((shape) =>
          fc.tuple(
            fc.constant(shapes[shape] as (seed: number) => string),
            fc.nat(7),
            fc.nat(7),
            fc.array(given[shape] as fc.Arbitrary<Response>, { minLength: 1, maxLength: 2 }),
          ),
        ),
      ([shape, before, after, tries]) => {
        const then = question(shape(before));
        const events = answered(then, tries);
        const earned = Math.max(
          ...events.map((each) => (each.type === "answer" ? each.points : 0)),
        );
        const marked = question(shape(after), ", mended: yes");
        const { record, anew } = recordNow(events, marked);
        const counted = events.some((each) => each.type === "answer" && each.verdict !== "nearly");
        expect(anew).toBe(false);
        if (!counted) return;
        expect(record?.best).toBeGreaterThanOrEqual(earned);
        kept++;
        // Points that were not earned then are those of an answer that is right by today's file.
        if ((record?.best ?? 0) > earned) {
          regraded++;
          const asSaid = answered(then, tries).flatMap((each, index) =>
            each.type === "answer" && isRightBy(marked, then, tries[index] as Response)
              ? [each]
              : [],
          );
          expect(asSaid.length).toBeGreaterThan(0);
        }
        const plain = recordNow(events, question(shape(after)));
        if (then.fingerprint === question(shape(after)).fingerprint) {
          expect(plain.record?.best).toBe(earned);
        } else if (plain.record !== undefined) {
          expect(then.answer.kind).toBe("text");
          expect(plain.record.best).toBeGreaterThanOrEqual(earned);
        }
      },
    ),
    { numRuns: 400 },
  );
  expect(kept).toBeGreaterThan(300);
  expect(regraded).toBeGreaterThan(20);
});

/** Graded with what was picked, looked up by its words. */
function isRightBy(today: Question, then: Question, response: Response): boolean {
  return gradeAnswer(today, inWords(today, then, response)).verdict === "right";
}

function inWords(today: Question, then: Question, response: Response): Response {
  const [a, b] = [then.answer, today.answer];
  if (response.kind === "order" && a.kind === "order" && b.kind === "order") {
    const place = (at: number) =>
      b.items.findIndex((item) => JSON.stringify(item) === JSON.stringify(a.items[at]));
    return { kind: "order", order: response.order.map(place) };
  }
  if (response.kind === "sort" && a.kind === "sort" && b.kind === "sort") {
    const names = (answer: typeof a) => answer.categories.map((each) => JSON.stringify(each));
    return {
      kind: "sort",
      categories: response.categories.map((at) => names(b).indexOf(names(a)[at] ?? "")),
    };
  }
  return response;
}

test("answers that count are no leftovers", () => {
  const progress = foldEvents(answered(question(sides(0)), [pick(0)]), { course: "c", now: 9 });
  const lesson = (asked: Question) => ({
    ...{ name: "a", title: "A", needs: [], objectives: [], sections: [] },
    questions: [asked],
  });
  expect(leftovers(progress, [lesson(question(sides(1)))]).changed).toEqual(["a/q"]);
  expect(leftovers(progress, [lesson(question(sides(1), ", mended: yes"))]).changed).toEqual([]);
});
