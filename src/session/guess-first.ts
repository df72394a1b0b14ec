/**
 * Questions that are asked before a lesson's text: a guess makes people look for the answer. It
 * counts nothing and isn't kept; each question comes back behind the text.
 */

import type { Lesson } from "../core/course/course.ts";
import { questionName } from "../core/quiz/question.ts";
import { sayResponse } from "../core/quiz/said.ts";
import { type Asked, askedNow } from "../core/sitting/run.ts";
import { startRun } from "../core/sitting/run-state.ts";
import { ended } from "../core/text/ending.ts";
import { asideView } from "../core/view/error.ts";
import { guessHead } from "../core/view/guess.ts";
import { questionBody } from "../core/view/question.ts";
import { askQuestion } from "./ask.ts";
import { contextFor } from "./drawing.ts";
import type { Session } from "./session.ts";

/** Asks those that were never answered; without a verdict, which is left to the text. */
export async function guessFirst(session: Session, lesson: Lesson): Promise<"on" | "quit"> {
  const { world } = session;
  const known = session.progress().questions;
  const questions = lesson.questions.filter(
    (question) => question.before === true && !known.has(questionName(question)),
  );
  // Each is asked for itself, so that none comes back here.
  const all = questions.flatMap((question): Asked[] => {
    const run = startRun({
      id: "before",
      mode: "learn",
      seed: world.seed(),
      questions: [question],
    });
    const asked = askedNow(run);
    return asked === undefined ? [] : [{ ...asked, nextHint: undefined }];
  });
  for (const [index, asked] of all.entries()) {
    const look = world.look();
    const context = await contextFor(session, asked.question, look);
    await world.show([
      [],
      ...guessHead(index + 1, all.length, look),
      ...(look.plain ? [] : [[]]),
      ...questionBody(asked.question, look, context),
      [],
    ]);
    const asker = await world.asker();
    const { sides } = session.course;
    const reply = await askQuestion(asker, asked, { look, sides, hasText: false });
    if (reply.kind === "left") return "quit";
    const said = world.look();
    await world.show([
      ...(reply.kind === "answer"
        ? asideView(ended(`Your guess: ${sayResponse(asked.question, reply.response)}`), said)
        : []),
      ...asideView(replyTo(index + 1 === all.length), said),
      [],
    ]);
  }
  return "on";
}

function replyTo(last: boolean): string {
  return last ? "Now read on: the text has the answer." : "The text will have the answer.";
}
