/**
 * What is offered first where a lesson was not passed: what went wrong, by Enter, mixed with
 * other questions so that it has to be remembered.
 */

import { line, wrapLine } from "mermaid-text/text";
import type { Lesson } from "../core/course/course.ts";
import { countsIn } from "../core/progress/echo.ts";
import { lessonResult } from "../core/progress/mastery.ts";
import { isToTryAgain, secondRound } from "../core/progress/second-round.ts";
import { passShare } from "../core/quiz/points.ts";
import { type Question, questionName } from "../core/quiz/question.ts";
import { counted } from "../core/text/counted.ts";
import { percent, pointsText } from "../core/view/bar.ts";
import { asideView } from "../core/view/error.ts";
import { takeQuestions } from "./questions.ts";
import { showNext } from "./result.ts";
import { begun, readLessons } from "./selection.ts";
import { momentOf, type Session } from "./session.ts";

/** How the learner went on: there was nothing to offer, it was done or put off, or they left. */
export type Tried = "none" | "done" | "later" | "back" | "quit";

/**
 * Offers the second round, and again as long as the lesson isn't passed and something is left.
 * `back` says where `b` leads to, where there is something to go back to.
 */
export async function offerSecondRound(
  session: Session,
  lesson: Lesson,
  back?: string,
): Promise<Tried> {
  const { world } = session;
  for (let rounds = 0; ; rounds++) {
    const round = await roundFor(session, lesson);
    if (round === undefined) {
      if (rounds === 0) return "none";
      await showNext(session);
      return "done";
    }
    const asker = await world.asker();
    await world.show([[]]);
    const pressed = await asker.key({
      look: world.look(),
      keys: [
        {
          key: "enter",
          name: "Enter",
          does: `try ${counted(round.wanted.length, "question")} again`,
        },
        { key: "n", name: "n", does: "not now" },
        ...(back === undefined ? [] : [{ key: "b", name: "b", does: back }]),
        { key: "q", name: "q", does: "quit" },
      ],
    });
    if (pressed === "n") return "later";
    if (pressed === "b") return "back";
    if (pressed === "q" || !(await tryAgain(session, lesson, round))) return "quit";
  }
}

/** What went wrong, and in which round it is asked again. */
interface Round {
  readonly wanted: readonly Question[];
  /** These and the others between them. */
  readonly questions: readonly Question[];
  readonly pool: readonly Question[];
  readonly seed: number;
}

/**
 * The round for what went wrong in a lesson that isn't passed, or doesn't count yet. Undefined
 * when it is passed, or when there are so few questions that nothing in it would count.
 */
export async function roundFor(session: Session, lesson: Lesson): Promise<Round | undefined> {
  const progress = session.progress();
  const { state } = lessonResult(progress, lesson);
  if (state === "passed" || state === "mastered") return undefined;
  const wanted = lesson.questions.filter((question) => isToTryAgain(progress, question));
  const others = await readLessons(session, begun(session));
  const pool = [...others.flatMap((each) => each.questions), ...lesson.questions];
  const seed = session.world.seed();
  const when = { ...momentOf(session), seed };
  const questions = secondRound(progress, wanted, pool, when);
  const counts = countsIn(progress.shown, questions.map(questionName), when);
  const some = wanted.some((question) => counts.has(questionName(question)));
  return some ? { wanted, questions, pool, seed } : undefined;
}

/** One round, and what the lesson has come to; false when it was left. */
async function tryAgain(
  session: Session,
  lesson: Lesson,
  { wanted, questions, pool, seed }: Round,
): Promise<boolean> {
  const { world } = session;
  const between = questions.length - wanted.length;
  if (between > 0) {
    const one = between === 1 ? "1 other question stands" : `${between} other questions stand`;
    const said = `${one} between, so that you remember the answers and don't only repeat them.`;
    await world.show([[], ...asideView(said, world.look())]);
  }
  const finished = await takeQuestions(session, {
    ...{ title: "Second round", mode: "practice", lessons: [lesson.name], questions, pool },
    ...{ seed, resumes: false, goesOn: true },
  });
  if (!finished) return false;
  const { points, of, share, state } = lessonResult(session.progress(), lesson);
  const passed = state === "passed" || state === "mastered";
  const said = `${lesson.title}: ${points} of ${pointsText(of)}, ${percent(share)}`;
  const end = passed ? ", passed." : `. It is passed with ${percent(passShare)}.`;
  const look = world.look();
  await world.show([[], ...wrapLine(line(said + end), look.text)]);
  return true;
}
