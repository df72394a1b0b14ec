/** What stands at a lesson's end: what went wrong, to be tried again, then its experiments. */

import { type Offered, offerExperiments } from "./lab/after-lesson.ts";
import { offerSecondRound } from "./second-round.ts";
import type { Session } from "./session.ts";

/** `back` says where `b` leads to, where there is something to go back to. */
export async function afterLesson(session: Session, name: string, back?: string): Promise<Offered> {
  const { value: lesson } = await session.library.lesson(name);
  const tried = await offerSecondRound(session, lesson, back);
  if (tried === "back" || tried === "quit") return tried;
  return offerExperiments(session, name, back);
}
