/**
 * `preview`: a lesson as learners will see it, drawn again whenever a file is saved, with what
 * is wrong underneath. Questions can be answered; nothing is recorded. For authors.
 */

import { join, resolve } from "node:path";
import { pickLesson } from "../core/course/pick.ts";
import { TutorError } from "../core/error.ts";
import { summaryLine } from "../core/view/diagnostics.ts";
import { type PreviewScreen, sameScreen } from "../core/view/preview.ts";
import type { Look } from "../core/view/view.ts";
import { findLesson } from "../session/course.ts";
import {
  footView,
  type Reading,
  readPreview,
  screenView,
  tryOut,
  wrongView,
} from "../session/preview.ts";
import { authorLibrary } from "../shell/author-library.ts";
import type { CourseFolder } from "../shell/course-folder.ts";
import { realLibrary } from "../shell/library.ts";
import { inputEnded, interrupted, keyless } from "../shell/prompts/asker.ts";
import { clearScreen, onResize } from "../shell/screen.ts";
import { lastSaved, watchFolders } from "../shell/watch.ts";
import type { World } from "../shell/world.ts";

export interface PreviewOptions {
  /** The lesson saved last without it. */
  readonly lesson?: string;
  /** Number or part of the heading. */
  readonly section?: string;
  /** As the screen counts it, from 1: in the order in which learners meet them. */
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
  // A lesson that is named exactly can be looked at even while course.yaml is broken.
  if (typed !== undefined && lastSaved(join(place.path, typed)) > 0) return typed;
  const { value: course } = library.course();
  const opened = { world, library, course, context: { sides: course.sides } };
  if (typed !== undefined) return findLesson(opened, typed);
  const [newest] = [...course.lessons].sort(
    (one, other) => lastSaved(join(place.path, other)) - lastSaved(join(place.path, one)),
  );
  if (newest !== undefined) return newest;
  throw new TutorError("lesson.not-found", `${place.shown} has no lesson yet.`, {
    hint: `Begin one: whichside new lesson my-lesson --course ${place.shown}`,
    exitCode: 2,
  });
}

/** The screen that `--section` or `--question` names. */
function startAt({ section, question }: PreviewOptions, { screens, lesson }: Reading): number {
  if (lesson === undefined) return 0;
  if (question !== undefined) {
    const asked = [...screens.keys()].filter((at) => screens[at]?.kind === "question");
    const at = asked[question - 1];
    if (at !== undefined) return at;
    throw new TutorError("question.not-found", `"${lesson.title}" has no question ${question}.`, {
      hint: `It has ${lesson.questions.length} that can be asked.`,
      exitCode: 2,
    });
  }
  if (section === undefined) return 0;
  const named = lesson.sections.filter(({ title }) => title !== "");
  const pick = pickLesson(
    section,
    named.map(({ id, title }) => ({ name: id, title })),
  );
  const at = screens.findIndex(
    (screen) => screen.kind === "section" && pick.kind === "one" && screen.id === pick.name,
  );
  if (at !== -1) return at;
  throw new TutorError("section.not-found", `"${lesson.title}" has no section "${section}".`, {
    hint: named.map(({ title }, index) => `${index + 1}  ${title}`).join("\n"),
    exitCode: 2,
  });
}

/** As a screen reader would get it: no boxes, no drawings, sentences in their place. */
function lookFor({ describe }: PreviewOptions, world: World): Look {
  const look = world.look();
  return describe ? { ...look, plain: true } : look;
}

async function printAll(
  reading: Reading,
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
  readonly first: Reading;
  readonly at: number;
  readonly options: PreviewOptions;
}

/** Diagnostics below a screen: more would push what they are about off the screen. */
const mostWrong = 3;

async function browse(
  { place, name, first, at: start, options }: Browsing,
  world: World,
): Promise<void> {
  const asker = await world.asker();
  let reading = first;
  let at = start;
  let open = false;
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
      if (!world.terminal.plain) clearScreen();
      await world.show([
        ...screenView(reading, at, look, open),
        [],
        ...wrongView(reading, look, mostWrong),
        ...footView(reading, at, look),
        [],
      ]);
      waiting = new AbortController();
      if (stale) continue;
      const screen = reading.screens[at];
      const count = reading.screens.length;
      const key = await asker.key({
        look: world.look(),
        keys: keysFor(screen, count, typed, world.terminal.plain),
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
      if (jump?.to !== undefined) [at, open] = [jump.to, false];
      else if (key === "n" || key === "right") [at, open] = [Math.min(at + 1, count - 1), false];
      else if (key === "p" || key === "left") [at, open] = [Math.max(at - 1, 0), false];
      else if (key === "a") open = !open;
      else if (key === "enter") await tryOut(reading, at);
    }
  } finally {
    for (const stop of stops) stop();
  }
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
    { key: "n", name: "n", does: "next" },
    { key: "p", name: "p", does: "previous" },
    ...[hidden("left"), hidden("right"), hidden("escape")].filter(() => !plain),
    ...numbers.map(hidden),
    { key: "q", name: "q", does: "quit" },
  ];
}
