/**
 * `preview`: a lesson as learners will see it, drawn again whenever a file is saved, with what
 * is wrong underneath. Questions can be answered; nothing is recorded. For authors.
 */

import { basename, dirname, join, resolve } from "node:path";
import { lineText } from "mermaid-text/text";
import { defineCommand, flag, text, wholeNumber } from "../command.ts";
import { TutorError } from "../core/error.ts";
import { summaryLine } from "../core/view/diagnostics.ts";
import { pagesOf } from "../core/view/pages.ts";
import { type PreviewScreen, sameScreen } from "../core/view/preview.ts";
import { isLine, type Look, type View } from "../core/view/view.ts";
import { findLesson } from "../session/course.ts";
import {
  footView,
  inFileOrder,
  type PreviewReading,
  readPreview,
  screenView,
  type Turning,
  tryOut,
  wrongHere,
  wrongView,
} from "../session/preview.ts";
import { findSection } from "../session/section.ts";
import { authorLibrary } from "../shell/author-library.ts";
import type { CourseFolder } from "../shell/course-folder.ts";
import { realLibrary } from "../shell/library.ts";
import { inputEnded, interrupted, keyless } from "../shell/prompts/asker.ts";
import { clearScreen, onResize } from "../shell/screen.ts";
import { lastSaved, watchFolders } from "../shell/watch.ts";
import type { World } from "../shell/world.ts";

export const command = defineCommand({
  description: "for authors: a lesson as learners see it, drawn again when a file is saved",
  arguments: [
    {
      text: "[lesson...]",
      description: "name, number, or a part of the name; the one saved last without it",
    },
  ],
  options: {
    section: text("<name>", "begin at this section: its number or a part of its heading"),
    question: wholeNumber("<number>", [1, 1000], "begin at this question: its number in the file"),
    describe: flag("as a screen reader would get it"),
  },
  examples: [
    ["whichside preview", "the lesson that you are writing"],
    ["whichside preview login-flow --question 3", "one question"],
    ["whichside preview login-flow --width 40", "as in a narrow window"],
  ],
  notes: `
n and p, or the arrows, turn the screens; a number jumps to one. Enter answers a
question or plays a drawing, a shows all that can be said to an answer, q quits.
Nothing is recorded. Without a terminal everything is printed once.
`,
  run: (options, words, world) =>
    preview(words.length === 0 ? options : { ...options, lesson: words.join(" ") }, world),
});

export interface PreviewOptions {
  /** The lesson saved last without it. */
  readonly lesson?: string;
  /** Number or part of the heading. */
  readonly section?: string;
  /** As the file counts it, from 1, questions that have a mistake among them. */
  readonly question?: number;
  /** As a screen reader would get it. */
  readonly describe: boolean;
}

export async function preview(options: PreviewOptions, world: World): Promise<number> {
  const library = await authorLibrary(world);
  const place: CourseFolder = {
    path: resolve(library.folder),
    shown: library.folder,
    shipped: library.shipped,
  };
  const name = await lessonMeant(options.lesson, place, world);
  const first = await readPreview(place, name, world);
  const at = startAt(options, first);
  if (!world.terminal.interactive) {
    if (first.error !== undefined) throw first.error;
    const only = options.section !== undefined || options.question !== undefined;
    await printAll(first, only ? at : undefined, options, world);
    return 0;
  }
  try {
    await browse({ place, name, first, at, options }, world);
    return 0;
  } catch (error) {
    // Nothing was recorded, so there is no word to say about answers that are kept.
    if (error instanceof TutorError && error.code === interrupted) return error.exitCode;
    if (error instanceof TutorError && error.code === inputEnded) return 0;
    throw error;
  }
}

async function lessonMeant(
  typed: string | undefined,
  place: CourseFolder,
  world: World,
): Promise<string> {
  const library = realLibrary(place);
  const folder = typed === undefined ? "" : resolve(typed);
  const named = typed !== undefined && dirname(folder) === place.path ? basename(folder) : typed;
  // A lesson that is named exactly can be looked at even while course.yaml is broken.
  if (named !== undefined && !isPath(named) && lastSaved(join(place.path, named)) > 0) return named;
  if (named !== undefined && isPath(named)) {
    const parent = dirname(named.replaceAll("\\", "/"));
    throw new TutorError("lesson.not-found", `There is no lesson "${named}" in ${place.shown}.`, {
      hint: `Name its course by itself: whichside preview ${basename(folder)} --course ${parent}`,
      exitCode: 2,
    });
  }
  const { value: course } = library.course();
  const opened = { world, library, course };
  if (named !== undefined) return findLesson(opened, named);
  const [newest] = [...course.lessons].sort(
    (one, other) => lastSaved(join(place.path, other)) - lastSaved(join(place.path, one)),
  );
  if (newest !== undefined) return newest;
  throw new TutorError("lesson.not-found", `${place.shown} has no lesson yet.`, {
    hint: `Begin one: whichside new lesson my-lesson --course ${place.shown}`,
    exitCode: 2,
  });
}

function isPath(text: string): boolean {
  return /[\\/]/.test(text);
}

/** The screen that `--section` or `--question` names. */
function startAt(
  { section, question }: PreviewOptions,
  { screens, lesson }: PreviewReading,
): number {
  if (lesson === undefined) return 0;
  if (question !== undefined) {
    const all = inFileOrder(lesson);
    const meant = all[question - 1];
    if (meant?.question !== undefined) return screenOf(screens, "question", meant.question.id);
    const message =
      meant === undefined
        ? `"${lesson.title}" has no question ${question}.`
        : `Question ${question} of "${lesson.title}" has a mistake (${meant.file}:${meant.line}), and nobody is asked it.`;
    const hint =
      meant === undefined
        ? `It has ${all.length}, counted as its file does.`
        : `What is wrong with it: whichside check ${lesson.name}`;
    throw new TutorError("question.not-found", message, { hint, exitCode: 2 });
  }
  if (section === undefined) return 0;
  const { id } = findSection(lesson, section);
  return screenOf(screens, "section", id);
}

function screenOf(
  screens: readonly PreviewScreen[],
  kind: PreviewScreen["kind"],
  id: string,
): number {
  return Math.max(
    0,
    screens.findIndex((screen) => screen.kind === kind && screen.id === id),
  );
}

/** As a screen reader would get it: no boxes, no drawings, sentences in their place. */
function lookFor({ describe }: PreviewOptions, world: World): Look {
  const look = world.look();
  return describe ? { ...look, plain: true } : look;
}

async function printAll(
  reading: PreviewReading,
  only: number | undefined,
  options: PreviewOptions,
  world: World,
): Promise<void> {
  const look = lookFor(options, world);
  const places = only === undefined ? [...reading.screens.keys()] : [only];
  for (const at of places.length === 0 ? [0] : places) {
    await world.show([...screenView(reading, at, look, true), []]);
  }
  const summary = reading.check === undefined ? [] : summaryLine({ ...reading.check, lessons: 1 });
  await world.show([...wrongView(reading, look), summary]);
}

interface Browsing {
  readonly place: CourseFolder;
  readonly name: string;
  readonly first: PreviewReading;
  readonly at: number;
  readonly options: PreviewOptions;
}

async function browse(
  { place, name, first, at: start, options }: Browsing,
  world: World,
): Promise<void> {
  const asker = await world.asker();
  let reading = first;
  let at = start;
  let open = false;
  let page = 0;
  let typed = "";
  let stale = false;
  let waiting = new AbortController();
  const wake = () => waiting.abort();
  const stops = [
    watchFolders([place.path, join(place.path, name)], () => {
      stale = true;
      wake();
    }),
    onResize(wake),
  ];
  try {
    for (;;) {
      if (stale || world.terminal.plain) {
        stale = false;
        const before = reading.screens[at];
        reading = await readPreview(place, name, world);
        at = sameScreen(reading.screens, { at, ...before });
      }
      const look = lookFor(options, world);
      const { plain, rows } = world.terminal;
      const screen = reading.screens[at];
      const count = reading.screens.length;
      const view = [...screenView(reading, at, look, open), [], ...wrongHere(reading, at, look)];
      const pages = plain ? [view] : pagesOf(view, rows() - belowRows(reading, at, look));
      page = Math.min(page, pages.length - 1);
      const turning = { page, pages: pages.length };
      if (!plain) clearScreen();
      await world.show([
        ...withBlankEnd(pages[page] ?? []),
        ...footView(reading, at, look, turning),
        [],
      ]);
      waiting = new AbortController();
      if (stale) continue;
      const key = await asker.key({
        look: world.look(),
        keys: keysFor(screen, count, typed, plain, turning),
        signal: waiting.signal,
      });
      if (key === keyless) continue;
      if (key === "q") return;
      const jump =
        key === "enter" && typed !== ""
          ? { typed: "", to: Number(typed) - 1 }
          : /^\d+$/.test(key)
            ? jumpTo(typed + key, count)
            : undefined;
      typed = jump?.typed ?? "";
      const from = at;
      if (jump?.to !== undefined) at = jump.to;
      else if (key === "n" || key === "right") at = Math.min(at + 1, count - 1);
      else if (key === "p" || key === "left") at = Math.max(at - 1, 0);
      else if (key === "m") page = page === pages.length - 1 ? 0 : page + 1;
      else if (key === "down") page += 1;
      else if (key === "up") page = Math.max(page - 1, 0);
      else if (key === "a") open = !open;
      else if (key === "enter") await tryOut(reading, at);
      if (at !== from) [open, page] = [false, 0];
    }
  } finally {
    for (const stop of stops) stop();
  }
}

/** Rows that stand below a page: the foot with a blank line around it, and the keys. */
function belowRows(reading: PreviewReading, at: number, look: Look): number {
  const foot = footView(reading, at, look, { page: 1, pages: 2 });
  return foot.length + 2 + Math.ceil(widestKeys / look.width);
}

/** Cells of all keys that may stand there. */
const widestKeys = 87;

/** A page ends where the next one begins; the foot stands apart from it. */
function withBlankEnd(page: View): View {
  const last = page.at(-1);
  return last === undefined || (isLine(last) && lineText(last).trim() === "")
    ? page
    : [...page, []];
}

/** A number jumps as soon as no longer one could be meant; until then it waits for more. */
function jumpTo(typed: string, count: number): { typed: string; to?: number } {
  const number = Number(typed);
  if (number < 1 || number > count) return { typed: "" };
  return number * 10 > count ? { typed: "", to: number - 1 } : { typed };
}

function keysFor(
  screen: PreviewScreen | undefined,
  count: number,
  typed: string,
  plain: boolean,
  { page, pages }: Turning,
): { key: string; name: string; does: string }[] {
  const hidden = (key: string) => ({ key, name: key, does: "" });
  const numbers = plain
    ? Array.from({ length: count }, (_, index) => `${index + 1}`)
    : [..."0123456789"];
  const asks = screen?.kind === "question";
  const enter = asks ? "answer it" : "see it as learners do";
  return [
    { key: "enter", name: "Enter", does: typed === "" ? enter : `go to ${typed}` },
    ...(asks ? [{ key: "a", name: "a", does: "answers" }] : []),
    ...(pages > 1 ? [{ key: "m", name: "m", does: page < pages - 1 ? "more" : "top" }] : []),
    { key: "n", name: "n", does: "next" },
    { key: "p", name: "p", does: "previous" },
    ...["left", "right", "up", "down", "escape"].map(hidden).filter(() => !plain),
    ...numbers.map(hidden),
    { key: "q", name: "q", does: "quit" },
  ];
}
