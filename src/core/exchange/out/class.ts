/** A class's table for a spreadsheet, and as one document for programs. Pure. */

import type { Safe } from "mermaid-text/text";
import type { Course } from "../../course/course.ts";
import { type ClassReport, weakestObjectives } from "../../progress/class.ts";
import type { FileNote } from "../../progress/class-file.ts";
import { dayText } from "../../progress/day.ts";
import { csvLine } from "./csv.ts";

/** One line for each learner and lesson, and for each learner and objective. */
export function* classCsv({ learners }: ClassReport): Generator<Safe> {
  yield csvLine([
    "learner",
    "what",
    "lesson",
    "objective",
    "text",
    "state",
    "points",
    "of",
    "share",
    "answered",
    "questions",
    "first_try",
    "last_answer",
  ]);
  for (const learner of learners) {
    const last = learner.last === undefined ? "" : dayText(learner.last);
    for (const one of learner.lessons) {
      const { name, title, state, points, of, share, answered, questions, firstTry } = one;
      const counts = [state, points, of, rounded(share), answered, questions, firstTry];
      yield csvLine([learner.name, "lesson", name, "", title, ...counts, last]);
    }
    for (const one of learner.objectives) {
      const { lesson, id, text, state, points, of, share, answered, questions, firstTry } = one;
      const counts = [state, points, of, rounded(share), answered, questions, firstTry];
      yield csvLine([learner.name, "objective", lesson, id, text, ...counts, last]);
    }
  }
}

function rounded(share: number): number {
  return Math.round(share * 1000) / 1000;
}

/** The document of `class --json`, version 1. */
export function classDocument(
  report: ClassReport,
  notes: readonly FileNote[],
  course: Pick<Course, "id" | "title" | "version">,
): object {
  return {
    schema: "whichside/class",
    version: 1,
    course: { id: course.id, title: course.title, version: course.version ?? null },
    date: dayText(report.today),
    answers: report.answers,
    learners: report.learners.map(({ name, points, of, share, answered, firstTry, ...rest }) => ({
      learner: name,
      points,
      of,
      share,
      answered,
      firstTry,
      passed: rest.passed,
      last: rest.last === undefined ? null : dayText(rest.last),
      lessons: rest.lessons.map((lesson) => ({
        name: lesson.name,
        state: lesson.state,
        points: lesson.points,
        of: lesson.of,
        answered: lesson.answered,
      })),
      objectives: rest.objectives.map((objective) => ({
        lesson: objective.lesson,
        id: objective.id,
        state: objective.state,
        points: objective.points,
        of: objective.of,
        answered: objective.answered,
      })),
    })),
    lessons: report.lessons,
    objectives: report.objectives,
    weakest: weakestObjectives(report)
      .slice(0, 10)
      .map(({ lesson, id }) => `${lesson}/${id}`),
    hardest: report.hardest.map(({ name, text, answered, firstTry, picked }) => ({
      question: name,
      text,
      answered,
      firstTry,
      picked: picked?.said ?? null,
      pickedBy: picked?.learners ?? 0,
    })),
    stuck: report.learners.flatMap(({ name, stuck }) =>
      stuck === undefined
        ? []
        : [
            {
              learner: name,
              lesson: stuck.lesson,
              share: stuck.share,
              since: dayText(stuck.since),
              question: stuck.question ?? null,
              times: stuck.times,
            },
          ],
    ),
    notes: notes.map(({ kind, file, said }) => ({ kind, file: file ?? null, text: said })),
  };
}
