/** `score`: points, lessons, objectives, weak spots, history and what falls due. */

import { clean, safeJson } from "mermaid-text/text";
import { defineCommand, flag, text } from "../command.ts";
import type { Course } from "../core/course/course.ts";
import { TutorError } from "../core/error.ts";
import { dayText } from "../core/progress/day.ts";
import { longestName } from "../core/progress/event.ts";
import { nextStepText } from "../core/progress/next-step.ts";
import { type Score, scoreOf } from "../core/progress/score.ts";
import { asideView } from "../core/view/error.ts";
import { scoreView } from "../core/view/score.ts";
import { eachLesson } from "../session/course.ts";
import { openSession, type Session } from "../session/session.ts";
import { tellUncounted } from "../session/uncounted.ts";
import type { World } from "../shell/world.ts";

export const command = defineCommand({
  description: "points, what you can do, weak spots, history, and what falls due",
  options: {
    json: flag("print one JSON document"),
    as: text("<name>", "the name that your exports carry from now on; an empty one takes it away"),
  },
  examples: [
    ["whichside score", "how far you are"],
    ["whichside score --json", "the same for a program"],
    ['whichside score --as "Ana Novak"', "for a teacher who puts a class together"],
  ],
  run: (options, _names, world) => score(options, world),
});

export interface ScoreOptions {
  readonly json: boolean;
  /** The learner's name for exports. */
  readonly as?: string;
}

export async function score(options: ScoreOptions, world: World): Promise<number> {
  const session = await openSession(world);
  if (options.as !== undefined) await takeName(options.as, session);
  await tellUncounted(session);
  const { course, library } = session;
  const lessons = await eachLesson(world, course.lessons, (name) => library.facts(name));
  const now = world.now();
  const reached = scoreOf(session.progress(), lessons, { now, zone: world.zone(now) });
  if (options.json) world.print(safeJson(scoreDocument(reached, course), 2));
  else await world.show(scoreView(reached, course.title, world.look()));
  return 0;
}

/** Written down once; only the learner says who they are. */
async function takeName(typed: string, { world, record }: Session): Promise<void> {
  const name = clean(typed).trim();
  if (name.length > longestName) {
    throw new TutorError("score.long-name", `A name has at most ${longestName} characters.`, {
      hint: "Give a shorter one: whichside score --as Ana",
      exitCode: 2,
    });
  }
  await record({ type: "learner", name });
  const said =
    name === ""
      ? "Your exports carry no name from now on."
      : `Your exports carry the name ${name} from now on.`;
  await world.warn([...asideView(said, world.look()), []]);
}

/** The document of `score --json`, version 1. Shares are 0 to 1, dates the learner's own. */
function scoreDocument(reached: Score, course: Course): object {
  const { points, of, share, questions, answered, firstTry, streak } = reached;
  return {
    schema: "whichside/score",
    version: 1,
    course: { id: course.id, title: course.title, version: course.version ?? null },
    date: dayText(reached.today),
    points,
    of,
    share,
    questions,
    answered,
    firstTry,
    streak,
    lessons: reached.lessons,
    objectives: reached.objectives.map(({ section, ...objective }) => ({
      ...objective,
      section: section?.id ?? null,
    })),
    weakest: reached.weakest.map(({ name, text, best, ...rest }) => ({
      question: name,
      text,
      points: best,
      ...rest,
    })),
    days: reached.days.map(({ day, count }) => ({ date: dayText(day), answers: count })),
    due: reached.due.map(({ day, count }) => ({ date: dayText(day), questions: count })),
    next: nextStepText(reached.next, reached.today),
    echoed: reached.echoed,
    gone: reached.leftovers.gone,
    changed: reached.leftovers.changed,
  };
}
