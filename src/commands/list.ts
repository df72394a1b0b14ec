/** `list`: the lessons, how far the learner is, and what each needs first. */

import { line, safeJson, span, wrapLine } from "mermaid-text/text";
import { defineCommand, flag } from "../command.ts";
import { afterLegend, lessonRows } from "../core/view/course-list.ts";
import { styles } from "../core/view/style.ts";
import { lessonMetas } from "../session/course.ts";
import { lessonRowsOf } from "../session/overview.ts";
import { openSession } from "../session/session.ts";
import { courseOfToday } from "../session/today.ts";
import type { World } from "../shell/world.ts";

export const command = defineCommand({
  description: "the lessons, how far you are, and what each needs first",
  options: { json: flag("print one JSON document") },
  examples: [
    ["whichside list", "all lessons with your marks"],
    ["whichside list --json", "the same for a program"],
  ],
  run: (options, _names, world) => list(options, world),
});

export async function list(options: { readonly json: boolean }, world: World): Promise<number> {
  const session = await openSession(world);
  const { course } = session;
  const rows = lessonRowsOf(session, await courseOfToday(session));
  if (options.json) {
    const metas = new Map(lessonMetas(session.library, course).map((meta) => [meta.name, meta]));
    world.print(
      safeJson(
        {
          schema: "whichside/list",
          version: 1,
          course: { id: course.id, title: course.title },
          lessons: rows.map(({ number, name, title, state, share, minutes }) => ({
            number,
            name,
            title,
            summary: metas.get(name)?.summary ?? "",
            needs: metas.get(name)?.needs ?? [],
            state,
            share: share ?? null,
            minutes: minutes ?? null,
          })),
        },
        2,
      ),
    );
    return 0;
  }
  const look = world.look();
  const legend = afterLegend(rows, look);
  await world.show([
    ...wrapLine(line(span(course.title, styles.title)), look.text),
    [],
    ...lessonRows(rows, look).flat(),
    ...(legend.length > 0 ? [[], ...legend] : []),
  ]);
  return 0;
}
