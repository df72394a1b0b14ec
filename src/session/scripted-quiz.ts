/** A quiz without a terminal: answers from a file, results as text or as JSON Lines. */

import { type Line, line, safeJson, span, wrapLine } from "mermaid-text/text";
import { inlineText } from "../core/document/block.ts";
import { TutorError } from "../core/error.ts";
import { isSelfRated, questionName } from "../core/quiz/question.ts";
import { sayResponse, sayRightAnswer } from "../core/quiz/said.ts";
import { endEvent, eventFor, startEvents } from "../core/sitting/run-events.ts";
import { type RunStart, runScore } from "../core/sitting/run-state.ts";
import { readScript, runScript, type ScriptedAnswer } from "../core/sitting/scripted.ts";
import { runEndView } from "../core/view/run-end.ts";
import { sign } from "../core/view/signs.ts";
import { styles } from "../core/view/style.ts";
import { verdictSigns, verdictStyles, verdictWords } from "../core/view/verdict.ts";
import type { Look } from "../core/view/view.ts";
import { scriptedSession } from "./scripted.ts";
import { momentOf, type Session } from "./session.ts";

export interface ScriptedQuiz {
  readonly title: string;
  readonly start: RunStart;
  /** Lessons that it was asked of. */
  readonly lessons: readonly string[];
  /** Path of the answers, `-` for standard input: errors name it. */
  readonly from: string;
  readonly answers: string;
  /** Options are numbered as the seed shuffles them, not as the file lists them. */
  readonly seeded: boolean;
  readonly json: boolean;
}

/**
 * Exit code 0 when it was passed, 1 when not, 3 when it could not be saved. Nothing is recorded when
 * a line is not understood.
 */
export async function takeScripted(learner: Session, quiz: ScriptedQuiz): Promise<number> {
  const session = scriptedSession(learner);
  const { world } = session;
  const script = readScript(quiz.answers, quiz.start.questions);
  if ("problem" in script) throw unclear(quiz.from, script);
  const when = { ...momentOf(session), shown: session.progress().shown };
  const result = runScript(quiz.start, script, quiz.seeded, when);
  if ("problem" in result) throw unclear(quiz.from, result);
  for (const event of startEvents(quiz.start, quiz.lessons)) await session.record(event);
  for (const { outcomes } of result.answers) {
    for (const [index, { before, outcome }] of outcomes.entries()) {
      const event = eventFor(before, outcome, 0);
      const last = index === outcomes.length - 1;
      if (event?.type === "answer") {
        await session.record({ ...event, settled: last || event.settled });
      } else if (event !== undefined) await session.record(event);
    }
  }
  await session.record(endEvent(result.run));
  const score = runScore(result.run);
  if (quiz.json) {
    for (const answer of result.answers) world.print(safeJson(answerJson(answer)));
    const { points, of, share, passed, firstTry, questions } = score;
    world.print(
      safeJson({
        schema: "whichside/quiz-result",
        version: 1,
        points,
        of,
        share,
        passed,
        firstTry,
        questions,
        seed: quiz.start.seed,
      }),
    );
  } else {
    const look = world.look();
    await world.show(result.answers.flatMap((answer) => answerLines(answer, look)));
    await world.show([[], ...runEndView({ title: quiz.title, score, lookAgain: [] }, look)]);
  }
  return score.passed ? 0 : 1;
}

function unclear(
  from: string,
  { line: at, problem }: { line: number; problem: string },
): TutorError {
  const where = from === "-" ? "standard input" : from;
  return new TutorError("answers.unclear", `${where}:${at}: ${problem}`, {
    hint: "Nothing was recorded. One line a question; see: whichside quiz --help",
    exitCode: 2,
  });
}

/** The last graded try; undefined when the question was skipped. */
function lastTry({ outcomes }: ScriptedAnswer) {
  return outcomes.map(({ outcome }) => outcome).findLast((outcome) => outcome.kind === "graded");
}

function bestPoints({ outcomes }: ScriptedAnswer): number {
  return Math.max(
    0,
    ...outcomes.map(({ outcome }) => (outcome.kind === "graded" ? outcome.points : 0)),
  );
}

function answerJson(answer: ScriptedAnswer) {
  const { question } = answer;
  const graded = lastTry(answer);
  return {
    schema: "whichside/quiz-answer",
    version: 1,
    question: questionName(question),
    type: question.answer.kind,
    text: inlineText(question.title),
    verdict:
      graded === undefined
        ? "skipped"
        : isSelfRated(question)
          ? "self-rated"
          : graded.grade.verdict,
    share: graded?.grade.share ?? 0,
    points: bestPoints(answer),
    of: isSelfRated(question) ? 0 : 10,
    response: graded?.response ?? null,
    said: graded === undefined ? null : sayResponse(question, graded.response),
    feedback: (graded?.grade.remarks ?? []).flatMap(({ text }) =>
      text.length === 0 ? [] : [inlineText(text)],
    ),
    right: sayRightAnswer(question).map(({ item, put }) =>
      put === undefined ? inlineText(item) : `${inlineText(item)}: ${inlineText(put)}`,
    ),
  };
}

/** "✓ Where are passwords checked? · Right: 10 points" and the feedback below. */
function answerLines(answer: ScriptedAnswer, look: Look): Line[] {
  const { question } = answer;
  const graded = lastTry(answer);
  const title = inlineText(question.title);
  if (graded !== undefined && isSelfRated(question)) {
    const mark = look.plain ? "" : `${sign("dot", look)} `;
    return wrapLine(line(span(`${mark}Kept`, styles.dim), `, not graded: ${title}`), look.text, 2);
  }
  const verdict = graded?.grade.verdict;
  const word = verdict === undefined ? "Skipped" : verdictWords[verdict];
  const points = `${bestPoints(answer)} of 10`;
  const style = verdict === undefined ? styles.dim : verdictStyles[verdict];
  const mark = look.plain
    ? ""
    : `${verdict === undefined ? sign("dot", look) : sign(verdictSigns[verdict], look)} `;
  const reasons =
    verdict === "right" ? [] : (graded?.grade.remarks ?? []).filter(({ text }) => text.length > 0);
  return [
    ...wrapLine(line(span(`${mark}${word}`, style), `, ${points}: ${title}`), look.text, 2),
    ...reasons.flatMap(({ text }) => wrapLine(line(`  ${inlineText(text)}`), look.text, 2)),
  ];
}
