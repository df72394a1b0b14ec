/** `score`: points, lessons, objectives, weak spots, history and what falls due. */

import { safeJson } from "mermaid-text/text";
import { defineCommand, flag } from "../command.ts";
import type { Course } from "../core/course/course.ts";
import { dayText } from "../core/progress/day.ts";
import { nextStepText } from "../core/progress/next-step.ts";
import { type Score, scoreOf } from "../core/progress/score.ts";
import { scoreView } from "../core/view/score.ts";
import { openSession } from "../session/session.ts";
import { tellUncounted } from "../session/uncounted.ts";
import type { World } from "../shell/world.ts";

export const command = defineCommand({
  description: "points, what you can do, weak spots, history, and what falls due",
  options: { json: flag("print one JSON document") },
  examples: [
    ["whichside score", "how far you are"],
    ["whichside score --json", "the same for a program"],
  ],
  run: (options, _names, world) => score(options, world),
});

export async function score(options: { readonly json: boolean }, world: World): Promise<number> {
  const session = await openSession(world);
  await tellUncounted(session);
  const { course, library } = session;
  const lessons = await Promise.all(course.lessons.map((name) => library.facts(name)));
  const now = world.now();
  const reached = scoreOf(session.progress(), lessons, { now, zone: world.zone(now) });
  if (options.json) world.print(safeJson(scoreDocument(reached, course), 2));
  else await world.show(scoreView(reached, course.title, world.look()));
  return 0;
}

/** The document of `score --json`, version 1. Shares are 0 to 1, dates the learner's own. */
function scoreDocument(reached: Score, course: Course): object {
  const { points, of, share, questions, answered, firstTry, streak } = reached;
  return {
    schema: "whichside/score",
    version: 1,
    course: { id: course.id, title: course.title },
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
