/** `quiz`: questions only, of named lessons or mixed over what was read. */

import { line, wrapLine } from "mermaid-text/text";
import { defineCommand, flag, oneOf, seed, text, wholeNumber } from "../command.ts";
import { TutorError } from "../core/error.ts";
import { type QuestionKind, questionKinds } from "../core/quiz/kinds/answer.ts";
import { takeQuestions } from "../session/questions.ts";
import { showNext } from "../session/result.ts";
import { takeScripted } from "../session/scripted-quiz.ts";
import { type QuizSelection, selectQuiz } from "../session/selection.ts";
import { openSession } from "../session/session.ts";
import type { World } from "../shell/world.ts";

export const command = defineCommand({
  description: "questions only: of the lessons named, or mixed over what you have read",
  arguments: [{ text: "[lesson...]", description: "names, numbers, or parts of names" }],
  options: {
    seed: seed("shuffle as this number says"),
    count: wholeNumber("<number>", [1, 1000], "at most so many questions"),
    missed: flag("what was last answered wrong, with others between"),
    all: flag("of all lessons, those not read yet too"),
    type: oneOf("<type>", questionKinds, "only one type"),
    objective: text("<objective>", "only what tests this, as lesson/objective or by its name"),
    testOut: flag("six questions or more: all right at once, and it is passed"),
    answers: text("<file>", "take the answers from a file, - for standard input"),
    json: flag("with --answers: print the results as JSON Lines"),
  },
  examples: [
    ["whichside quiz", "what you have read, mixed"],
    ["whichside quiz login-flow", "one lesson"],
    ["whichside quiz --missed", "what went wrong the last time"],
    ["whichside quiz --objective login-flow/sides", "what tests one objective"],
    ["whichside quiz 8 --test-out", "you know it already? Pass it without reading"],
    ["whichside quiz 8 --answers answers.txt", "without a terminal; exit code 1: not passed"],
  ],
  notes: `
An answer file has one line a question, in the order of the course: the number or
the words of an option ("2"), several numbers ("1 3"), an order ("3 1 2"), a
side for each row ("f b b"), or the text itself; | stands between gaps. A line may
name its question ("password-check: 2"); a second line with its name is a second
try, and may leave out what was right. "?" takes a hint, "skip" skips,
"#" begins a comment. Numbers count options as the course file lists them, or as
--seed shuffles them.
`,
  run: (options, lessons, world) => quiz({ ...options, lessons }, world),
});

export interface QuizOptions {
  readonly lessons: readonly string[];
  readonly seed?: number;
  readonly count?: number;
  readonly missed: boolean;
  readonly all: boolean;
  readonly type?: QuestionKind;
  /** Its name, behind its lesson's and a slash where two lessons have one of that name. */
  readonly objective?: string;
  /** One question an objective; the lesson is passed when all are right at the first try. */
  readonly testOut: boolean;
  /** Path of scripted answers, `-` for standard input. */
  readonly answers?: string;
  readonly json: boolean;
}

export async function quiz(options: QuizOptions, world: World): Promise<number> {
  const { answers, testOut } = options;
  if (answers === undefined && !world.terminal.interactive) throw answersNeeded(options.lessons);
  if (testOut && options.lessons.length !== 1) {
    throw new TutorError("quiz.one-lesson", "One lesson at a time can be tested out.", {
      hint: "whichside quiz <lesson> --test-out",
      exitCode: 2,
    });
  }
  const session = await openSession(world);
  const seed = options.seed ?? world.seed();
  const mixed = answers === undefined && options.count === undefined;
  const wanted: QuizSelection = { ...options, seed, mixed };
  // Some of a lesson's questions are practice; a quiz of the lesson says how many it has.
  const { count, type, objective } = options;
  const partial = options.missed || [count, type, objective].some((each) => each !== undefined);
  const mode = testOut ? "test-out" : partial ? "practice" : "quiz";
  const { title, lessons, questions, pool } = await selectQuiz(session, wanted);
  if (questions.length === 0) {
    await world.show([
      line("Nothing was wrong the last time it was asked."),
      line("Practise anyway: whichside quiz"),
    ]);
    return 0;
  }
  if (answers !== undefined) {
    return takeScripted(session, {
      title,
      lessons,
      start: { id: world.uuid(), mode, seed, questions },
      from: answers,
      answers: await world.readText(answers),
      seeded: options.seed !== undefined,
      json: options.json,
    });
  }
  if (testOut) {
    const said = `${questions.length} questions. All right at the first try and without a hint, and the lesson is passed; the first hint or miss ends it.`;
    await world.show([[], ...wrapLine(line(said), world.look().text)]);
  }
  // A quiz that was picked by more than its lessons is a fresh one each time.
  const special = testOut || partial || options.all || options.seed !== undefined;
  const [named, ...others] = mode === "quiz" ? lessons : [];
  const lesson = named === undefined || others.length > 0 ? undefined : named;
  const finished = await takeQuestions(session, {
    title,
    mode,
    lessons,
    questions,
    pool,
    seed,
    resumes: !special,
    goesOn: lesson !== undefined,
  });
  if (finished && lesson !== undefined) {
    const { offerSecondRound } = await import("../session/second-round.ts");
    const { value } = await session.library.lesson(lesson);
    if ((await offerSecondRound(session, value)) === "none") await showNext(session);
  }
  return 0;
}

function answersNeeded(lessons: readonly string[]): TutorError {
  const command = `whichside quiz ${lessons.join(" ") || "<lesson>"} --answers answers.txt`;
  return new TutorError(
    "answers.needed",
    "A quiz needs answers, and there is no terminal to ask at.",
    {
      hint: `Write one answer a line into a file, or give - for standard input:\n${command}`,
      exitCode: 2,
    },
  );
}
