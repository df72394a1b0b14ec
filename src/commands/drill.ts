/** `drill`: rapid "which side does it?" items, one key each. Practice: nothing is recorded. */

import { line, span } from "mermaid-text/text";
import { defineCommand, flag, seed, wholeNumber } from "../command.ts";
import { TutorError } from "../core/error.ts";
import {
  type DrillItem,
  type DrillScore,
  drawItems,
  drillItems,
  noDrillScore,
  scoreItem,
} from "../core/sitting/drill.ts";
import {
  drillEndView,
  drillIntro,
  drillQuestion,
  drillStatus,
  drillVerdict,
  type LessonTitles,
} from "../core/view/drill.ts";
import { inlineLine } from "../core/view/inline.ts";
import { lessonMetas, type OpenCourse, openCourse } from "../session/course.ts";
import { begun } from "../session/selection.ts";
import { openSession } from "../session/session.ts";
import { inputEnded, interrupted } from "../shell/prompts/asker.ts";
import type { World } from "../shell/world.ts";

export const command = defineCommand({
  description: 'rapid "which side does it?" items, one key each; nothing is recorded',
  options: {
    all: flag("of all lessons, not only of those you have begun"),
    count: wholeNumber("<number>", [1, 1000], "how many (20)"),
    seed: seed("draw as this number says"),
  },
  examples: [
    ["whichside drill", "twenty items of what you have read"],
    ["whichside drill --all --count 50", "fifty of the whole course"],
  ],
  run: (options, _names, world) => drill(options, world),
});

export interface DrillCommand {
  /** Items of every lesson, not only of those that were begun. */
  readonly all: boolean;
  readonly count?: number;
  readonly seed?: number;
}

const usualCount = 20;
const interruptedCode = 130;

export async function drill(options: DrillCommand, world: World): Promise<number> {
  if (!world.terminal.interactive) {
    throw new TutorError("answers.needed", "A drill needs somebody at a terminal.", {
      hint: "Start it in a terminal: whichside drill\nQuestions with answers from a file: whichside quiz --answers <file>",
      exitCode: 2,
    });
  }
  const opened = await openCourse(world);
  const items = await itemsOf(opened, options.all);
  const drawn = drawItems(items, options.count ?? usualCount, options.seed ?? world.seed());
  await world.show(drillIntro(world.look()));
  const { score, code } = await run(drawn, opened);
  await world.show([[], ...drillEndView(score, titlesOf(opened), world.look())]);
  return code;
}

/** Progress is read only where it decides what is asked. */
async function itemsOf(opened: OpenCourse, all: boolean): Promise<DrillItem[]> {
  const { course, library, world } = opened;
  const names = all ? course.lessons : begun(await openSession(world, opened));
  const parsed = await Promise.all(names.map((name) => library.lesson(name)));
  const items = drillItems(
    parsed.map(({ value }) => value),
    course.sides,
  );
  if (items.length > 0) return items;
  throw all
    ? new TutorError("drill.empty", `"${course.title}" has nothing to drill.`, {
        hint: "A drill takes the tables whose second column names the course's sides.",
        exitCode: 2,
      })
    : new TutorError("drill.nothing-read", "There is nothing to drill yet in what you have read.", {
        hint: "Read a lesson: whichside\nOr drill them all: whichside drill --all",
        exitCode: 2,
      });
}

/** Asks until the items or the learner's patience end; what was answered counts either way. */
async function run(
  items: readonly DrillItem[],
  { world }: OpenCourse,
): Promise<{ readonly score: DrillScore; readonly code: number }> {
  let score = noDrillScore;
  try {
    for (const item of items) {
      const picked = await askItem(item, score, items.length, world);
      if (picked === undefined) break;
      score = scoreItem(score, item, picked.side, picked.ms);
      await world.show(drillVerdict(item, picked.side, world.look()));
      const isLast = score.answered === items.length;
      if (picked.side !== item.right && !isLast && !(await goesOn(world))) break;
    }
    return { score, code: 0 };
  } catch (error) {
    if (!(error instanceof TutorError)) throw error;
    if (error.code === inputEnded) return { score, code: 0 };
    if (error.code === interrupted) return { score, code: interruptedCode };
    throw error;
  }
}

async function askItem(item: DrillItem, score: DrillScore, count: number, world: World) {
  const asker = await world.asker();
  const look = world.look();
  const from = world.now();
  const reply = await asker.drill({
    look,
    keys: [{ key: "quit" }],
    status: drillStatus(score, count, look),
    question: drillQuestion(item),
    item: inlineLine(item.item),
    sides: item.sides.map(({ label, color }) => line(span(label, { color }))),
  });
  if (reply.kind !== "answer") return undefined;
  return { side: reply.value, ms: world.now() - from };
}

/** Nobody is hurried past a reason: the clock stands while it is read. */
async function goesOn(world: World): Promise<boolean> {
  const asker = await world.asker();
  const pressed = await asker.key({
    look: world.look(),
    apart: true,
    keys: [
      { key: "enter", name: "Enter", does: "continue" },
      { key: "q", name: "q", does: "quit" },
    ],
  });
  return pressed !== "q";
}

function titlesOf({ library, course }: OpenCourse): LessonTitles {
  return new Map(
    lessonMetas(library, course).map(({ name, title }, index) => [
      name,
      { number: index + 1, title },
    ]),
  );
}
