/**
 * `export`: progress for another machine, graded answers for a program or a record store,
 * a course's questions for Anki, Moodle or a printer.
 */

import { clean, joinSafe, line, type Safe, safeJson, wrapLine } from "mermaid-text/text";
import { defineCommand, oneOf, text } from "../command.ts";
import { TutorError } from "../core/error.ts";
import { countingRows } from "../core/progress/counting.ts";
import type { Event } from "../core/progress/event.ts";
import { nameIn, noNames, seeName } from "../core/progress/learner-name.ts";
import { addEvent, emptyLedger } from "../core/progress/ledger.ts";
import { encodeEvent } from "../core/progress/line.ts";
import { allRenamed, type Renames, renamed } from "../core/progress/renames.ts";
import { emptyHolding, holdEvent, sharedPlaces } from "../core/progress/sharing.ts";
import { counted } from "../core/text/counted.ts";
import { openCourse } from "../session/course.ts";
import {
  type CourseFormName,
  courseForms,
  type Exported,
  exportCourse,
} from "../session/course-export.ts";
import { courseRenames } from "../session/renames.ts";
import type { World } from "../shell/world.ts";

const formNames = Object.keys(courseForms) as CourseFormName[];
const exportKinds = ["progress", "results", ...formNames] as const;
type ExportKind = (typeof exportKinds)[number];

const resultForms = ["xapi", "csv"] as const;

export const command = defineCommand({
  description: "progress, results, or a course's questions for other programs",
  arguments: [
    {
      text: "<what>",
      description: `what to write: your own, or the course (${formNames.map((name) => courseForms[name].is).join(", ")})`,
      choices: exportKinds,
    },
    {
      text: "[lesson...]",
      description: "for a course: names or numbers; all without them",
    },
  ],
  options: {
    out: text("<file>", "write this file instead of printing"),
    as: oneOf(
      "<form>",
      resultForms,
      "results in another form: xapi for a record store, csv for a spreadsheet",
    ),
    learner: text("<name>", "with xapi: who has answered, instead of the name given to score --as"),
    iri: text("<address>", "with xapi: the web address that names of activities begin with"),
  },
  examples: [
    ["whichside export progress --out mine.jsonl", "to take to another machine"],
    ["whichside export results", "every graded answer as JSON Lines"],
    ["whichside export results --as xapi", "as statements for a learning record store"],
    ["whichside export results --as csv --out results.csv", "for a spreadsheet"],
    ["whichside export anki --out cards.txt", "the course as cards: File, Import in Anki"],
    ["whichside export moodle 3 4 --out quiz.xml", "two lessons for Moodle"],
    ["whichside export markdown login-flow", "a worksheet to print, with its key"],
  ],
  run: (options, [named, ...lessons], world) => {
    const what = exportKinds.find((kind) => kind === named) ?? "progress";
    return exportData({ ...options, what, lessons }, world);
  },
});

export interface ExportOptions {
  readonly what: ExportKind;
  /** Lessons by name, for what is made of a course; all of them without it. */
  readonly lessons?: readonly string[];
  /** Another form of the same, for results. */
  readonly as?: (typeof resultForms)[number];
  /** The file to write; printed without it. */
  readonly out?: string;
  /** For xAPI: the address that activities' names begin with, and the learner's name. */
  readonly iri?: string;
  readonly learner?: string;
}

export async function exportData(options: ExportOptions, world: World): Promise<number> {
  const { lines, said } = await exported(options, world);
  if (options.out === undefined) {
    await world.printLines(lines);
    return 0;
  }
  const { saveLines } = await import("../shell/save.ts");
  saveLines(options.out, lines);
  await world.warn(wrapLine(line(`${said()} in ${options.out}`), world.look().text));
  return 0;
}

function exported(options: ExportOptions, world: World): Promise<Exported> {
  const { what, lessons = [] } = options;
  switch (what) {
    case "progress":
      return exportProgress(world);
    case "results":
      return exportResults(options, world);
    default:
      return exportCourse(what, lessons, world);
  }
}

async function exportProgress(world: World): Promise<Exported> {
  const log = world.log();
  const holding = emptyHolding();
  const names = noNames();
  log.scan((event, place) => {
    holdEvent(holding, event, place);
    seeName(names, event);
  });
  // Somebody else's name, which came in with their file, must not become the learner's.
  const named = names.given.some(({ via }) => via === undefined);
  let count = 0;
  const lines = function* () {
    for (const { via, ...event } of log.eventsAt(sharedPlaces(holding))) {
      if (event.type === "learner" && via !== undefined && named) continue;
      count++;
      yield clean(encodeEvent(event));
    }
  };
  return { lines: lines(), said: () => `${counted(count, "event")} of your progress` };
}

async function exportResults(options: ExportOptions, world: World): Promise<Exported> {
  const opened = await openCourse(world);
  const { course, library } = opened;
  const { events, learner } = countingEvents(await courseRenames(opened), world);
  const parsed = await Promise.all(course.lessons.map((name) => library.lesson(name)));
  const lessons = parsed.map(({ value }) => value);
  const questions = lessons.flatMap((lesson) => lesson.questions);
  if (options.as !== "xapi") {
    const { resultLines } = await import("../core/exchange/out/results.ts");
    const results = counting(resultLines(events, questions, learner));
    const said = () => counted(results.count(), "answer");
    if (options.as === undefined) return { lines: asJson(results.all), said };
    const { resultsCsv } = await import("../core/exchange/out/results-csv.ts");
    return { lines: resultsCsv(results.all), said };
  }
  const { statements } = await import("../core/exchange/out/xapi.ts");
  const made = counting(
    statements(events, {
      course,
      lessons,
      questions,
      iri: iriFrom(options.iri),
      learner: options.learner ?? learner ?? "learner",
    }),
  );
  return { lines: arrayLines(asJson(made.all)), said: () => counted(made.count(), "statement") };
}

/** A course's answers and sittings that count, in order, none of them held for long; whose they are. */
function countingEvents(
  renames: Renames,
  world: World,
): { readonly events: Iterable<Event>; readonly learner: string | undefined } {
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
  const rows = countingRows(ledger);
  const events = log.eventsAt(Float64Array.from(rows, (row) => places[row] ?? 0));
  return { events: allRenamed(events, renames), learner: nameIn(names) };
}

/** The same one after the other, and how many there were so far. */
function counting<T>(documents: Iterable<T>): {
  readonly all: Iterable<T>;
  readonly count: () => number;
} {
  let count = 0;
  const all = function* () {
    for (const each of documents) {
      count++;
      yield each;
    }
  };
  return { all: all(), count: () => count };
}

function* asJson(documents: Iterable<object>): Generator<Safe> {
  for (const each of documents) yield safeJson(each);
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

/** A JSON array with one element a line. */
function* arrayLines(elements: Iterable<Safe>): Generator<Safe> {
  const comma = clean(",");
  let before: Safe | undefined;
  yield clean("[");
  for (const element of elements) {
    if (before !== undefined) yield joinSafe([before, comma]);
    before = element;
  }
  if (before !== undefined) yield before;
  yield clean("]");
}
