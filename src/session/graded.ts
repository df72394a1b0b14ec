/** What counts of the learner's answers in a course, for whoever takes it elsewhere. */

import type { Course, Lesson } from "../core/course/course.ts";
import { TutorError } from "../core/error.ts";
import type { XapiOptions } from "../core/exchange/out/xapi.ts";
import { countingRows } from "../core/progress/counting.ts";
import type { Event } from "../core/progress/event.ts";
import { nameIn, noNames, seeName } from "../core/progress/learner-name.ts";
import { addEvent, emptyLedger } from "../core/progress/ledger.ts";
import { allRenamed, type Renames, renamed } from "../core/progress/renames.ts";
import type { World } from "../shell/world.ts";
import { openCourse } from "./course.ts";
import { courseRenames } from "./renames.ts";

export interface Graded {
  readonly course: Course;
  readonly lessons: readonly Lesson[];
  /** Answers and sittings that count, in order, none of them held for long. Read anew at each call. */
  readonly events: () => Iterable<Event>;
  /** The name that the learner gave. */
  readonly learner: string | undefined;
}

export async function gradedIn(world: World): Promise<Graded> {
  const opened = await openCourse(world);
  const { course, library } = opened;
  const counting = countingEvents(await courseRenames(opened), world);
  const parsed = await Promise.all(course.lessons.map((name) => library.lesson(name)));
  return { course, lessons: parsed.map(({ value }) => value), ...counting };
}

/** How statements name things and people. Throws `export.bad-iri`. */
export function statementNames(
  { course, lessons }: Graded,
  learner: string,
  iri: string | undefined,
): XapiOptions {
  const questions = lessons.flatMap((lesson) => lesson.questions);
  return { course, lessons, questions, iri: iriFrom(iri), learner };
}

function countingEvents(renames: Renames, world: World): Pick<Graded, "events" | "learner"> {
  const log = world.log();
  const names = noNames();
  const ledger = emptyLedger(renames.course);
  let places = new Float64Array(1024);
  log.scan((said, place) => {
    const event = renamed(said, renames);
    seeName(names, event);
    if (event.course !== renames.course) return;
    if (ledger.size === places.length) {
      const grown = new Float64Array(ledger.size * 2);
      grown.set(places);
      places = grown;
    }
    places[ledger.size] = place;
    addEvent(ledger, event);
  });
  const counting = Float64Array.from(countingRows(ledger), (row) => places[row] ?? 0);
  return { events: () => allRenamed(log.eventsAt(counting), renames), learner: nameIn(names) };
}

/** Names need an address; without one they stand below a domain that nobody can own. */
function iriFrom(typed: string | undefined): string {
  if (typed === undefined) return "https://whichside.example/";
  if (/^https?:\/\/[^\s<>"{}|\\^`]+$/.test(typed)) return typed;
  throw new TutorError("export.bad-iri", `"${typed}" is no web address.`, {
    hint: "Give one that is yours, as in --iri https://school.example/course/",
    exitCode: 2,
  });
}
