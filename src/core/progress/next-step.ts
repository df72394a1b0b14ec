/** What to do next, as one thing: the review, the weakest objective, the next lesson. Pure. */

import type { LessonFacts, LessonMeta } from "../course/course.ts";
import type { DueSummary } from "./due.ts";
import { lessonMark } from "./marks.ts";
import { objectiveResults } from "./mastery.ts";
import type { Progress } from "./progress.ts";

export type NextStep =
  | { readonly kind: "review"; readonly questions: number; readonly minutes: number }
  | {
      readonly kind: "objective";
      readonly lesson: string;
      /** What the learner should be able to do. */
      readonly text: string;
      /** Where it is taught, when the questions tell. */
      readonly section?: { readonly id: string; readonly title: string };
    }
  | { readonly kind: "lesson"; readonly lesson: string; readonly title: string }
  /** All is passed and nothing is due; `day` is when something will be. */
  | { readonly kind: "rest"; readonly day?: number };

/** Below this share an objective is worth going back to before anything new. */
const weakShare = 0.5;

type MetaFacts = Pick<LessonMeta, "name" | "title" | "needs" | "objectives">;

/**
 * From progress and front matters alone: `withSection` adds what only the lesson knows, and
 * `passed` is for whoever knows exactly which lessons are.
 */
export function nextStep(
  progress: Progress,
  metas: readonly MetaFacts[],
  due: DueSummary,
  passed: ReadonlySet<string> = passedBy(progress, metas),
): NextStep {
  if (due.questions > 0) {
    return { kind: "review", questions: due.questions, minutes: due.minutes };
  }
  const weak = weakestObjective(progress, metas);
  if (weak !== undefined) return { kind: "objective", ...weak };
  const open = metas.filter(({ name }) => !passed.has(name));
  const next = open.find(({ needs }) => needs.every((name) => passed.has(name))) ?? open[0];
  if (next !== undefined) return { kind: "lesson", lesson: next.name, title: next.title };
  return due.next === undefined ? { kind: "rest" } : { kind: "rest", day: due.next.day };
}

function passedBy(progress: Progress, metas: readonly MetaFacts[]): ReadonlySet<string> {
  const passed = metas.filter(({ name }) =>
    ["passed", "mastered"].includes(lessonMark(progress, name).state),
  );
  return new Set(passed.map(({ name }) => name));
}

/** An objective whose answered questions earned less than half of their points. */
function weakestObjective(
  progress: Progress,
  metas: readonly MetaFacts[],
): { readonly lesson: string; readonly text: string } | undefined {
  const sums = new Map<string, { points: number; of: number }>();
  for (const [newest] of progress.questions.values()) {
    if (newest?.objective === undefined) continue;
    const sum = sums.get(newest.objective) ?? { points: 0, of: 0 };
    sum.points += newest.best;
    sum.of += newest.of;
    sums.set(newest.objective, sum);
  }
  let weakest: { lesson: string; text: string; share: number; of: number } | undefined;
  for (const { name, objectives } of metas) {
    for (const { id, text } of objectives) {
      const sum = sums.get(`${name}/${id}`);
      if (sum === undefined || sum.of === 0) continue;
      const share = sum.points / sum.of;
      if (share >= weakShare) continue;
      // Of equally weak ones the one that more questions agree on.
      const weaker =
        weakest === undefined ||
        share < weakest.share ||
        (share === weakest.share && sum.of > weakest.of);
      if (weaker) weakest = { lesson: name, text, share, of: sum.of };
    }
  }
  return weakest === undefined ? undefined : { lesson: weakest.lesson, text: weakest.text };
}

/** The step with the section that teaches its objective, once the lesson is read. */
export function withSection(step: NextStep, progress: Progress, lesson: LessonFacts): NextStep {
  if (step.kind !== "objective" || step.lesson !== lesson.name) return step;
  const result = objectiveResults(progress, [lesson]).find(({ text }) => text === step.text);
  return result?.section === undefined ? step : { ...step, section: result.section };
}

/** The step as one sentence, with the command that takes it. */
export function nextStepText(step: NextStep, today: number): string {
  switch (step.kind) {
    case "review": {
      const one = step.questions === 1;
      const due = one ? "1 question is due" : `${step.questions} questions are due`;
      const time = step.minutes === 1 ? "about a minute" : `about ${step.minutes} minutes`;
      return `${due}, ${time}: whichside review`;
    }
    case "objective": {
      const where = step.section === undefined ? "" : ` (${step.section.title})`;
      return `Look again at "${step.text.replace(/[.]$/, "")}"${where}: whichside ${step.lesson}`;
    }
    case "lesson":
      return `Next: ${step.title}: whichside ${step.lesson}`;
    case "rest": {
      if (step.day === undefined) return "All lessons are passed.";
      const days = Math.max(1, step.day - today);
      const when = days === 1 ? "tomorrow" : `in ${days} days`;
      return `All lessons are passed. The next review is ${when}. To practise before: whichside review --ahead`;
    }
  }
}
