/** A lesson for its author: what its files hold now, as screens that a learner would see. */

import { span, wrapLine } from "mermaid-text/text";
import type { Lesson } from "../core/course/course.ts";
import type { Diagnostic } from "../core/diagnostic.ts";
import { TutorError } from "../core/error.ts";
import { foldEvents } from "../core/progress/fold.ts";
import type { Question } from "../core/quiz/question.ts";
import { askedNow } from "../core/sitting/run.ts";
import { type Run, startRun } from "../core/sitting/run-state.ts";
import { diagnosticsView, summaryLine } from "../core/view/diagnostics.ts";
import { layoutDiagram } from "../core/view/diagram-view.ts";
import { errorView } from "../core/view/error.ts";
import { screenHead } from "../core/view/lesson.ts";
import {
  beforeLines,
  offeredView,
  type PreviewScreen,
  saidView,
  screensOf,
  sectionPreview,
} from "../core/view/preview.ts";
import { questionView } from "../core/view/question.ts";
import { sign } from "../core/view/signs.ts";
import { styles } from "../core/view/style.ts";
import type { Look, View } from "../core/view/view.ts";
import { type CourseCheck, checkTargeted } from "../shell/check-course.ts";
import type { CourseFolder } from "../shell/course-folder.ts";
import { realLibrary } from "../shell/library.ts";
import { noNotes } from "../shell/log-reader.ts";
import type { World } from "../shell/world.ts";
import { askOne } from "./asking.ts";
import { readSection } from "./reading.ts";
import type { Session } from "./session.ts";

/** What the files hold now, or why they cannot be shown. */
export interface PreviewReading {
  readonly session: Session | undefined;
  readonly lesson: Lesson | undefined;
  readonly screens: readonly PreviewScreen[];
  readonly error: TutorError | undefined;
  readonly check: CourseCheck | undefined;
}

/** Reads everything anew; a file that is broken while it is being written is no end. */
export async function readPreview(
  place: CourseFolder,
  name: string,
  world: World,
): Promise<PreviewReading> {
  try {
    const check = await checkTargeted({ place, lesson: name });
    const library = realLibrary(place);
    const { value: course } = library.course();
    const { value: lesson } = await library.lesson(name);
    const progress = foldEvents([], { course: course.id, now: world.now() });
    const session: Session = {
      world,
      library,
      course,
      unread: noNotes,
      overtaken: () => 0,
      progress: () => progress,
      progressWith: () => progress,
      record: async () => {},
    };
    return { session, lesson, screens: screensOf(lesson), error: undefined, check };
  } catch (error) {
    if (!(error instanceof TutorError)) throw error;
    return { session: undefined, lesson: undefined, screens: [], error, check: undefined };
  }
}

export function screenView(reading: PreviewReading, at: number, look: Look, open: boolean): View {
  const { lesson, session, screens, error } = reading;
  const screen = screens[at];
  if (error !== undefined) return errorView(error.message, error.hint, look);
  if (lesson === undefined || session === undefined || screen === undefined) {
    return errorView("There is nothing to show yet.", undefined, look);
  }
  const context = { sides: session.course.sides, draw: layoutDiagram };
  const gap = look.plain ? [] : [[]];
  if (screen.kind === "section") {
    return [
      ...screenHead(lesson.title, placeOf(screen, lesson), look),
      ...gap,
      ...sectionPreview(lesson, screen.section, look, context),
    ];
  }
  const asked = askedNow(runAt(screen, lesson));
  if (asked === undefined) return [];
  const said = open ? [...gap, ...saidView(screen.question, look, context)] : [];
  return [
    ...questionView(asked, look, context),
    ...beforeLines(screen.question, look),
    ...gap,
    ...offeredView(screen.question, asked.order, look),
    ...said,
  ];
}

/** As the reader counts: "2 of 4" sections. */
function placeOf({ id }: PreviewScreen, { sections }: Lesson): string {
  return `${sections.findIndex((section) => section.id === id) + 1} of ${sections.length}`;
}

/** A run through the lesson's questions that has come to this one. */
function runAt(screen: PreviewScreen & { kind: "question" }, lesson: Lesson): Run {
  const questions = screensOf(lesson).flatMap((each) =>
    each.kind === "question" ? [each.question] : [],
  );
  const run = startRun({ id: "preview", mode: "learn", seed: 1, questions });
  return { ...run, at: questions.findIndex(({ id }) => id === screen.id) };
}

/** All that is wrong with the lesson. */
export function wrongView({ check }: PreviewReading, look: Look): View {
  return check === undefined ? [] : diagnosticsView(check.diagnostics, check.lines, look);
}

/** Diagnostics below a screen: more would push what they are about off the screen. */
const mostWrong = 3;

/**
 * What is wrong with what is on the screen: with this question, or with anything that no
 * question's screen tells. The foot counts them all.
 */
export function wrongHere(
  { check, lesson, screens }: PreviewReading,
  at: number,
  look: Look,
): View {
  if (check === undefined) return [];
  const screen = screens[at];
  const here = (one: Diagnostic) => {
    const owner = lesson === undefined ? undefined : ownerOf(lesson, one);
    return owner?.id === (screen?.kind === "question" ? screen.id : undefined);
  };
  const wrong = check.diagnostics.filter(here);
  const shown = wrong.slice(0, mostWrong);
  const rest = wrong.length - shown.length;
  const more = rest === 0 ? [] : errorView(`${rest} more: whichside check`, undefined, look);
  return [...diagnosticsView(shown, check.lines, look), ...more];
}

/** The question that a mistake stands in, if it is one that can be asked. */
function ownerOf(lesson: Lesson, { file, line }: Diagnostic): Question | undefined {
  const above = inFileOrder(lesson).filter((one) => one.file === file && one.line <= line);
  return above.at(-1)?.question;
}

/** The lesson's questions as its file counts them, those that are left out among them. */
export function inFileOrder({
  questions,
  broken,
}: Lesson): { readonly file: string; readonly line: number; readonly question?: Question }[] {
  return [
    ...questions.map((question) => ({ file: question.file, line: question.at.line, question })),
    ...broken.map(({ file, line }) => ({ file, line })),
  ].sort((one, other) => one.line - other.line);
}

/** Which page of a screen that is higher than the window. */
export interface Turning {
  readonly page: number;
  readonly pages: number;
}

export function footView(
  { screens, check }: PreviewReading,
  at: number,
  look: Look,
  { page, pages }: Turning,
): View {
  const turned = pages > 1 ? `, page ${page + 1} of ${pages}` : "";
  const place = `Screen ${at + 1} of ${screens.length}${turned}`;
  const parted = look.plain ? ". " : ` ${sign("dot", look)} `;
  const summary = check === undefined ? [] : summaryLine({ ...check, lessons: 1 });
  return screens.length === 0
    ? [summary]
    : wrapLine(
        [span(place + (check === undefined ? "" : parted), styles.dim), ...summary],
        look.text,
      );
}

/** The screen as a learner meets it: a question is asked, a drawing played. Nothing is kept. */
export async function tryOut(
  { session, lesson, screens }: PreviewReading,
  at: number,
): Promise<void> {
  const screen = screens[at];
  if (session === undefined || lesson === undefined || screen === undefined) return;
  if (screen.kind === "question") await askOne(session, runAt(screen, lesson));
  else await readSection(session, lesson, screen.section, placeOf(screen, lesson));
}
