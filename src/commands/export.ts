/**
 * `export`: progress for another machine, graded answers for a program or a record store,
 * a course's questions for Anki, Moodle or a printer.
 */

import { clean, line, type Safe, safeJson, wrapLine } from "mermaid-text/text";
import { defineCommand, oneOf, text } from "../command.ts";
import { jsonArray } from "../core/exchange/out/json-array.ts";
import { noNames, seeName } from "../core/progress/learner-name.ts";
import { encodeEvent } from "../core/progress/line.ts";
import { emptyHolding, holdEvent, sharedPlaces } from "../core/progress/sharing.ts";
import { counted } from "../core/text/counted.ts";
import {
  type CourseFormName,
  courseForms,
  type Exported,
  exportCourse,
} from "../session/course-export.ts";
import { gradedIn, statementNames } from "../session/graded.ts";
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
  const graded = await gradedIn(world);
  const { lessons, learner, events } = graded;
  if (options.as !== "xapi") {
    const { resultLines } = await import("../core/exchange/out/results.ts");
    const questions = lessons.flatMap((lesson) => lesson.questions);
    const results = counting(resultLines(events(), questions, learner));
    const said = () => counted(results.count(), "answer");
    if (options.as === undefined) return { lines: asJson(results.all), said };
    const { resultsCsv } = await import("../core/exchange/out/results-csv.ts");
    return { lines: resultsCsv(results.all), said };
  }
  const { statements } = await import("../core/exchange/out/xapi.ts");
  const names = statementNames(graded, options.learner ?? learner ?? "learner", options.iri);
  const made = counting(statements(events(), names));
  return { lines: jsonArray(made.all), said: () => counted(made.count(), "statement") };
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
