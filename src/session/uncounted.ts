/** What of the learner's progress doesn't count, told to those who ask how far they are. */

import { noticeView } from "../core/view/error.ts";
import type { Session } from "./session.ts";

/** What of the log doesn't count, for those who ask how far they are: others need not know. */
export async function tellUncounted(session: Session): Promise<void> {
  await tellMissing(session);
  await tellUnread(session);
  await tellOvertaken(session);
}

/** A file that is gone would be taken for nobody's progress, but its copies are there. */
export async function tellMissing({ world, progress }: Session): Promise<void> {
  const { questions, sections } = progress();
  if (questions.size > 0 || sections.size > 0 || !world.log().isLost()) return;
  const said = `Your progress is gone (${world.log().path}), but copies of it are kept.`;
  const hint =
    "What they hold: whichside progress; the best one back in its place: whichside progress --restore";
  await world.warn([...noticeView(said, hint, world.look()), []]);
}

export async function tellOvertaken({ world, overtaken }: Session): Promise<void> {
  const count = overtaken();
  if (count === 0) return;
  const answers = count === 1 ? "One answer does" : `${count} answers do`;
  const said = `${answers} not count: the clock was ahead when you last reset, so they look older than the reset.`;
  const hint = "To have them count, and what the reset forgot as well: whichside reset --undo";
  await world.warn([...noticeView(said, hint, world.look()), []]);
}

async function tellUnread({ world, unread }: Session): Promise<void> {
  const [first] = unread.bad;
  if (first === undefined) return;
  const place = `${world.log().path}:${first.line}`;
  const one = unread.badCount === 1;
  const said = one
    ? `One line of your progress cannot be read and is left as it is: ${place}. The rest counts.`
    : `${unread.badCount} lines of your progress cannot be read and are left as they are, the first at ${place}. The rest counts.`;
  const hint = `What is wrong with ${one ? "it" : "them"}, and which kept copy is whole: whichside progress`;
  await world.warn([...noticeView(said, hint, world.look()), []]);
}
