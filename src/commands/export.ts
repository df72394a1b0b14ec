/**
 * `export`: progress for another machine, graded answers for a program or a record store,
 * a course's questions for Anki, Moodle or a printer.
 */

import { TutorError } from "../core/error.ts";
import type { ExportKind, ResultForm } from "../core/export/forms.ts";
import { shareableEvents } from "../core/progress/counting.ts";
import { encodeEvent } from "../core/progress/line.ts";
import { clean, joinSafe, type Safe, safeJson } from "../core/text/clean.ts";
import { wrapLine } from "../core/text/wrap.ts";
import { line } from "../core/view/view.ts";
import { type CourseFormat, exportCourse } from "../session/course-export.ts";
import { openSession } from "../session/session.ts";
import type { World } from "../shell/world.ts";

export interface ExportOptions {
  readonly what: ExportKind;
  /** Lessons by name, for what is made of a course; all of them without it. */
  readonly lessons?: readonly string[];
  /** Another form of the same, for results. */
  readonly as?: ResultForm;
  /** The file to write; printed without it. */
  readonly out?: string;
  /** For xAPI: the address that activities' names begin with, and the learner's name. */
  readonly iri?: string;
  readonly learner?: string;
}

/** What was made: a document line by line, and what it is, for the sentence at the end. */
export interface Exported {
  readonly lines: Iterable<Safe>;
  readonly said: string;
}

type Exporter = (options: ExportOptions, world: World) => Promise<Exported>;

/** Each loaded when it is asked for. */
const exporters: Readonly<Record<ExportKind, Exporter>> = {
  progress: exportProgress,
  results: exportResults,
  anki: courseExporter("anki"),
  gift: courseExporter("gift"),
  markdown: courseExporter("markdown"),
};

export async function exportData(options: ExportOptions, world: World): Promise<number> {
  const { lines, said } = await exporters[options.what](options, world);
  if (options.out === undefined) {
    for (const each of lines) world.print(each);
    return 0;
  }
  const { saveLines } = await import("../shell/save.ts");
  saveLines(options.out, lines);
  await world.warn(wrapLine(line(`${said} in ${options.out}`), world.look().text));
  return 0;
}

function courseExporter(format: CourseFormat): Exporter {
  return ({ lessons = [] }, world) => exportCourse(format, lessons, world);
}

async function exportProgress(_options: ExportOptions, world: World): Promise<Exported> {
  const events = shareableEvents(world.log().read().events);
  return {
    lines: events.map((event) => clean(encodeEvent(event))),
    said: `${counted(events.length, "event")} of your progress`,
  };
}

async function exportResults(options: ExportOptions, world: World): Promise<Exported> {
  const session = await openSession(world);
  const { course, library } = session;
  const { countingEvents } = await import("../core/progress/counting.ts");
  const { events: all } = world.log().read();
  const events = countingEvents(all, { course: course.id, now: world.now() });
  const parsed = await Promise.all(course.lessons.map((name) => library.lesson(name)));
  const lessons = parsed.map(({ value }) => value);
  const questions = lessons.flatMap((lesson) => lesson.questions);
  if (options.as === undefined) {
    const { resultLines } = await import("../core/export/results.ts");
    const results = resultLines(events, questions);
    return {
      lines: results.map((each) => safeJson(each)),
      said: `${counted(results.length, "answer")}`,
    };
  }
  const { statements } = await import("../core/export/xapi.ts");
  const made = statements(events, {
    course,
    lessons,
    questions,
    iri: iriFrom(options.iri),
    learner: options.learner ?? "learner",
  });
  return {
    lines: arrayLines(made.map((each) => safeJson(each))),
    said: counted(made.length, "statement"),
  };
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
function arrayLines(elements: readonly Safe[]): Safe[] {
  const comma = clean(",");
  const parted = elements.map((element, index) =>
    index === elements.length - 1 ? element : joinSafe([element, comma]),
  );
  return [clean("["), ...parted, clean("]")];
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}
