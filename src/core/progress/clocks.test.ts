/** Two machines with wild clocks against a model that has no clock at all. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { asId } from "../../../test/event-samples.ts";
import type { Event, NewEvent } from "./event.ts";
import { foldEvents } from "./fold.ts";
import { decodeLine, encodeEvent } from "./line.ts";
import type { Progress } from "./progress.ts";
import { emptyHolding, holdEvent, presentIds, sharedPlaces } from "./sharing.ts";
import { orderOf, stampEvent } from "./stamp.ts";

const dayMs = 86_400_000;
const hour = 3_600_000;
const start = Date.UTC(2026, 0, 1, 12);
const lessons = ["a", "b"];

interface Machine {
  readonly log: Event[];
  /** How far the clock is off, milliseconds, and the zone in minutes. */
  off: number;
  zone: number;
}

/** Which events a log held when an event was written: all that the model knows of time. */
type Known = Map<string, ReadonlySet<string>>;

interface Scene {
  readonly machines: readonly [Machine, Machine];
  readonly known: Known;
  /** What time it really is. */
  now: number;
  made: number;
}

function newScene(): Scene {
  const machine = (): Machine => ({ log: [], off: 0, zone: 0 });
  return { machines: [machine(), machine()], known: new Map(), now: start, made: 0 };
}

const clockOf = (scene: Scene, { off }: Machine) => Math.max(0, scene.now + off);

function stampIn(scene: Scene, machine: Machine, event: NewEvent): Event {
  const latest = Math.max(-1, ...machine.log.map(orderOf));
  const stamped = stampEvent(
    event,
    "c",
    {
      now: () => clockOf(scene, machine),
      zone: () => machine.zone,
      uuid: () => asId(`u${scene.made++}`),
    },
    latest,
  );
  scene.known.set(stamped.id, new Set(machine.log.map(({ id }) => id)));
  return stamped;
}

/** Through a line and back, as a file has it. */
function written(event: Event): Event {
  const decoded = decodeLine(encodeEvent(event));
  if (decoded.kind !== "event") throw new Error(`not read: ${encodeEvent(event)}`);
  return decoded.event;
}

function progressAt(scene: Scene, machine: Machine): Progress {
  return foldEvents(machine.log, { course: "c", now: clockOf(scene, machine), zone: machine.zone });
}

function answer(scene: Scene, machine: Machine, lesson: string): void {
  // Each answer has a question of its own: whether the question is there says if it counts.
  const event: NewEvent = {
    ...{ type: "answer", run: "r", mode: "learn", question: `${lesson}/q${scene.made}` },
    ...{ kind: "choice", attempt: 1, hints: 0, verdict: "right", share: 1, points: 10, of: 10 },
    ...{ settled: true, ms: 1000, answer: "f" },
  };
  machine.log.push(written(stampIn(scene, machine, event)));
}

function bringIn(scene: Scene, to: Machine, from: Machine): void {
  const [theirs, ours] = [emptyHolding(), emptyHolding()];
  for (const [place, event] of from.log.entries()) holdEvent(theirs, event, place);
  for (const event of to.log) holdEvent(ours, event, 0);
  const places = sharedPlaces(theirs, presentIds(ours));
  if (places.length === 0) return;
  const marker = stampIn(scene, to, { type: "import", events: places.length });
  to.log.push(marker);
  for (const place of places) {
    const { via: _theirs, ...event } = from.log[place] as Event;
    to.log.push(written({ ...event, via: marker.id }));
  }
}

type Step =
  | { readonly kind: "answer" | "reset-lesson"; readonly machine: 0 | 1; readonly lesson: string }
  | { readonly kind: "reset" | "undo" | "import"; readonly machine: 0 | 1 }
  | { readonly kind: "clock"; readonly machine: 0 | 1; readonly off: number; readonly zone: number }
  | { readonly kind: "wait"; readonly hours: number };

const machine = fc.constantFrom<0 | 1>(0, 1);
const lesson = fc.constantFrom(...lessons);
const wildClock = fc.oneof(
  fc.constant(0),
  fc.integer({ min: -48, max: 48 }).map((hours) => hours * hour),
  fc.constantFrom(-start, 8e15 - start - 400 * dayMs, 1200 * dayMs, -1200 * dayMs),
);

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant("answer" as const), machine, lesson }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("reset-lesson" as const), machine, lesson }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom("reset" as const, "undo" as const, "import" as const),
      machine,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("clock" as const),
      machine,
      off: wildClock,
      zone: fc.integer({ min: -12, max: 14 }).map((hours) => hours * 60),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("wait" as const), hours: fc.nat(72) }),
  },
);

function take(scene: Scene, each: Step): void {
  if (each.kind === "wait") {
    scene.now += each.hours * hour;
    return;
  }
  const own = scene.machines[each.machine];
  const other = scene.machines[each.machine === 0 ? 1 : 0];
  switch (each.kind) {
    case "answer":
      answer(scene, own, each.lesson);
      return;
    case "reset":
      own.log.push(written(stampIn(scene, own, { type: "reset" })));
      return;
    case "reset-lesson":
      own.log.push(written(stampIn(scene, own, { type: "reset", lesson: each.lesson })));
      return;
    case "undo": {
      const last = progressAt(scene, own).undoable.at(-1);
      if (last === undefined) return;
      own.log.push(written(stampIn(scene, own, { type: "undo", event: last.id })));
      return;
    }
    case "import":
      bringIn(scene, own, other);
      return;
    case "clock":
      own.off = each.off;
      own.zone = each.zone;
  }
}

/** What the model says of each answer of a log: it counts, it doesn't, or nobody knows. */
function expectedOf({ known }: Scene, { log }: Machine): Map<string, boolean | undefined> {
  // An undo takes back something that it knew of; none of them takes back an undo here.
  const taken = new Set(log.flatMap((event) => (event.type === "undo" ? [event.event] : [])));
  const seen = log.filter(({ via }) => via === undefined || !taken.has(via));
  const undone = new Set(seen.flatMap((event) => (event.type === "undo" ? [event.event] : [])));
  const resets = seen.filter(({ type, id }) => type === "reset" && !undone.has(id));
  const expected = new Map<string, boolean | undefined>();
  for (const event of seen) {
    if (event.type !== "answer") continue;
    let counts: boolean | undefined = true;
    for (const reset of resets) {
      if (reset.type !== "reset") continue;
      if (reset.lesson !== undefined && !event.question.startsWith(`${reset.lesson}/`)) continue;
      if (known.get(reset.id)?.has(event.id)) {
        counts = false;
        break;
      }
      // Written without knowing of each other: either is fair.
      if (!known.get(event.id)?.has(reset.id)) counts = undefined;
    }
    expected.set(event.question, counts);
  }
  return expected;
}

test("what counts hangs on what was written before what, and never on a clock", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const scene = newScene();
      for (const each of steps) {
        take(scene, each);
        for (const own of scene.machines) {
          const { questions } = progressAt(scene, own);
          for (const [question, counts] of expectedOf(scene, own)) {
            if (counts !== undefined)
              expect([question, questions.has(question)]).toEqual([question, counts]);
          }
        }
      }
    }),
    { numRuns: 500 },
  );
});

test("two machines that have imported from each other have the same score, whatever their clocks", () => {
  const noUndo = step.filter(({ kind }) => kind !== "undo");
  fc.assert(
    fc.property(fc.array(noUndo, { maxLength: 40 }), (steps) => {
      const scene = newScene();
      for (const each of steps) take(scene, each);
      const [one, two] = scene.machines;
      bringIn(scene, one, two);
      bringIn(scene, two, one);
      const seen = (own: Machine) => {
        const { questions, streak, days } = foldEvents(own.log, {
          course: "c",
          now: scene.now,
          zone: 0,
        });
        return { questions, streak, days };
      };
      expect(seen(one)).toEqual(seen(two));
    }),
    { numRuns: 300 },
  );
});

test("a clock that ran ahead and was set right lengthens no streak", () => {
  const session = fc.record({
    gap: fc.integer({ min: 0, max: 3 }),
    answers: fc.integer({ min: 1, max: 4 }),
  });
  fc.assert(
    fc.property(
      fc.array(session, { maxLength: 8 }),
      fc.array(session, { minLength: 1, maxLength: 5 }),
      fc.array(session, { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 1, max: 30 * 24 }),
      fc.nat(4),
      (before, ahead, afterwards, hours, wait) => {
        const scene = newScene();
        const [own] = scene.machines;
        const days = new Set<number>();
        const learn = (sessions: readonly { gap: number; answers: number }[]) => {
          for (const { gap, answers } of sessions) {
            scene.now += gap * dayMs;
            days.add(Math.floor(scene.now / dayMs));
            for (let count = 0; count < answers; count++) answer(scene, own, "a");
          }
        };
        learn(before);
        own.off = hours * hour;
        learn(ahead);
        own.off = 0;
        learn(afterwards);
        scene.now += wait * dayMs;
        const { streak } = progressAt(scene, own);
        expect(streak.days).toBeLessThanOrEqual(days.size);
      },
    ),
    { numRuns: 1000 },
  );
});

test("a machine that boots with an old clock ends no streak and loses no answer", () => {
  const scene = newScene();
  const [own] = scene.machines;
  for (let day = 0; day < 5; day++) {
    answer(scene, own, "a");
    scene.now += dayMs;
  }
  own.off = -start;
  answer(scene, own, "a");
  own.off = 0;
  answer(scene, own, "a");
  const { streak, questions } = progressAt(scene, own);
  expect(streak.days).toBe(6);
  expect(questions.size).toBe(7);
  for (const [record] of questions.values()) {
    expect(record?.first).toBeGreaterThanOrEqual(start);
  }
});
