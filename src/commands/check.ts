/** `check`: every mistake in a course, a lesson or a file, at once. For authors. */

import type { Safe } from "mermaid-text/text";
import { defineCommand, flag, oneOf, onUnless, text } from "../command.ts";
import type { Diagnostic } from "../core/diagnostic.ts";
import { counted } from "../core/text/counted.ts";
import {
  checkDocument,
  githubAnnotations,
  groupsOf,
  groupsView,
  summaryLine,
  summaryText,
} from "../core/view/diagnostics.ts";
import { asideView } from "../core/view/error.ts";
import type { View } from "../core/view/view.ts";
import { type CourseCheck, checkTarget, checkTargeted } from "../shell/check-course.ts";
import { type CourseFolder, programRoot } from "../shell/course-folder.ts";
import type { Library } from "../shell/library.ts";
import { stoppedAfter } from "../shell/long-work.ts";
import { cachedReadings } from "../shell/readings.ts";
import type { World } from "../shell/world.ts";

export const command = defineCommand({
  description: "for authors: every mistake in a course, at once",
  arguments: [{ text: "[path]", description: "a course folder, a lesson's folder, or one file" }],
  options: {
    json: flag("print one JSON document"),
    format: oneOf("<name>", ["text", "github"], "how to print"),
    strict: flag("warnings fail, too"),
    since: text("<edition>", "also: which answers are lost since that folder or git revision"),
    cues: flag("instead: what would be scored by guessing from how the answers look"),
    cache: onUnless("read every lesson, also those that have not changed"),
  },
  examples: [
    ["whichside check lessons", "a course folder"],
    ["whichside check lessons/login-flow/quiz.md", "one file"],
    ["whichside check lessons --format github", "annotations for a pull request"],
    ["whichside check lessons --since v1.2", "what the changes since a tag cost learners"],
    ["whichside check lessons --cues", "which questions give their answer away"],
  ],
  run: (options, [path], world) =>
    check(path === undefined ? options : { ...options, path }, world),
});

export interface CheckOptions {
  /** A course folder, a lesson's folder, or a file; the course at hand without it. */
  readonly path?: string;
  readonly json?: boolean;
  readonly format?: "text" | "github";
  /** Warnings fail, too. */
  readonly strict?: boolean;
  /** An earlier edition: a folder, or a revision of git. */
  readonly since?: string;
  /** What a guesser would score, and nothing else. */
  readonly cues?: boolean;
  /** False: every lesson is read, and nothing is kept for the next time. */
  readonly cache?: boolean;
}

export async function check(options: CheckOptions, world: World): Promise<number> {
  if (options.cues === true) return guessed(options, world);
  const { result, ships } = await checked(options, world);
  const { diagnostics, lessons, stoppedOf } = result;
  if (stoppedOf !== undefined && (options.json === true || options.format === "github")) {
    // Who reads these would take them for the whole.
    throw stoppedAfter(lessons, stoppedOf, "lesson", "Nothing is printed of a part.");
  }
  if (options.json === true) printAll(checkDocument(result), world);
  else if (options.format === "github") printAll(githubAnnotations(diagnostics), world);
  else {
    const groups = groupsOf(diagnostics);
    for (let from = 0; from < groups.length; from += shownAtOnce) {
      const some = groups.slice(from, from + shownAtOnce);
      await world.show(groupsView(some, result.lines, world.look()));
    }
    if (stoppedOf !== undefined) {
      const said = `${summaryText(result)} so far.`;
      throw stoppedAfter(lessons, stoppedOf, "lesson", said);
    }
    await world.show([summaryLine(result), ...(ships ? shipsView(world) : [])]);
    if (options.since !== undefined) await world.show(sinceView(options.since, result, world));
  }
  const failing = diagnostics.some((one) => options.strict === true || one.severity === "error");
  return failing ? 1 : 0;
}

/** Mistakes are not told here, and nothing fails: the figures are for the author to judge. */
async function guessed({ path, json }: CheckOptions, world: World): Promise<number> {
  const { libraryCues, targetCues } = await import("../shell/course-cues.ts");
  const { cuesDocument, cuesView } = await import("../core/view/cues.ts");
  const { course, cues } =
    path === undefined
      ? await libraryCues(await libraryAtHand(world))
      : await targetCues(checkTarget(path, process.cwd(), programRoot()));
  if (json === true) world.print(cuesDocument(cues, course));
  else await world.show(cuesView(cues, world.look()));
  return 0;
}

async function libraryAtHand(world: World): Promise<Library> {
  const { authorLibrary } = await import("../shell/author-library.ts");
  return authorLibrary(world);
}

/** Whoever has written a course wants to hear about that one. */
function shipsView(world: World): View {
  const said = "This is the course that ships. Your own: whichside check <folder>";
  return asideView(said, world.look());
}

/** Nothing to see would leave it open whether anything was compared. */
function sinceView(since: string, { diagnostics }: CourseCheck, world: World): View {
  const lost = diagnostics.filter(({ code }) => code.startsWith("edition.")).length;
  const said =
    lost === 0
      ? `Compared with ${since}: no answer is lost.`
      : `Compared with ${since}: ${counted(lost, "change")} ${lost === 1 ? "costs" : "cost"} answers, or what is known of them.`;
  return asideView(said, world.look());
}

/** Tens of thousands of mistakes are never laid out at the same time. */
const shownAtOnce = 100;

function printAll(parts: Iterable<Safe>, world: World): void {
  for (const part of parts) world.print(part);
}

/** Without a path: the course that was named, else the one in this folder, else the one that ships. */
async function checked(
  { path, cache, since }: CheckOptions,
  world: World,
): Promise<{ readonly result: CourseCheck; readonly ships: boolean }> {
  const root = programRoot();
  const readings = cache === false ? undefined : cachedReadings(world.cache(), root);
  const library = path === undefined ? await libraryAtHand(world) : undefined;
  if (library !== undefined && since === undefined) {
    return { result: await library.check(readings, world.longWork), ships: library.shipped };
  }
  const cwd = process.cwd();
  const target = checkTarget(path ?? library?.folder ?? ".", cwd, root);
  const lost = since === undefined ? [] : await lostAnswers(since, target.place, cwd);
  const result = await checkTargeted(target, { readings, lost, longWork: world.longWork });
  return { result, ships: library?.shipped === true };
}

/** Git and the parsers are loaded for those who ask. */
async function lostAnswers(
  since: string,
  place: CourseFolder,
  cwd: string,
): Promise<readonly Diagnostic[]> {
  const { editionNow, editionSince } = await import("../shell/saved-edition.ts");
  const { lostSince } = await import("../core/check/edition.ts");
  return lostSince(editionSince(since, place, cwd), editionNow(place));
}
