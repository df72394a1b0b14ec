/** The experiments of a course: read, put in order, found by name. */

import { didYouMean } from "mermaid-text/text";
import { TutorError } from "../../core/error.ts";
import { type Experiment, isPrediction, predictionsOf } from "../../core/lab/experiment.ts";
import { readExperiment } from "../../core/lab/read-experiment.ts";
import { type Question, questionName } from "../../core/quiz/question.ts";
import type { Session } from "../session.ts";

/** In the order of their lessons, then of their names. Broken steps are left out, as in lessons. */
export async function readExperiments({ library, course }: Session): Promise<Experiment[]> {
  const files = await library.experiments();
  const place = (lesson: string) => {
    const index = course.lessons.indexOf(lesson);
    return index < 0 ? course.lessons.length : index;
  };
  return files
    .map((file) => readExperiment(file).value)
    .filter(({ steps }) => steps.length > 0)
    .sort((a, b) => place(a.lesson) - place(b.lesson) || (a.name < b.name ? -1 : 1));
}

export function findExperiment(typed: string, all: readonly Experiment[]): Experiment {
  const wanted = typed
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, "-");
  const exact = all.find(
    ({ name, title }) => name === wanted || title.toLowerCase() === typed.trim().toLowerCase(),
  );
  const parts = all.filter(
    ({ name, title }) =>
      `${name} ${title.toLowerCase()}`.includes(wanted.replaceAll("-", " ")) ||
      name.includes(wanted),
  );
  const [only] = parts;
  const found = exact ?? (parts.length === 1 ? only : undefined);
  if (found !== undefined && wanted !== "") return found;
  throw new TutorError("lab.not-found", `No experiment is called "${typed}".`, {
    hint: `${didYouMean(
      wanted,
      all.map(({ name }) => name),
      "All of them: whichside lab",
    )}`,
    exitCode: 2,
  });
}

/** Whether each prediction of it was answered at some time. */
export function isDone(each: Experiment, session: Session): boolean {
  const predictions = predictionsOf(each);
  const { questions } = session.progress();
  return predictions.length > 0 && predictions.every((one) => questions.has(questionName(one)));
}

/** Predictions that were answered before: they come back in reviews with the lessons' questions. */
export async function answeredPredictions(session: Session): Promise<Question[]> {
  const answered = new Set([...session.progress().questions.keys()].filter(isPrediction));
  if (answered.size === 0) return [];
  const all = await readExperiments(session);
  return all.flatMap(predictionsOf).filter(({ lesson, id }) => answered.has(`${lesson}/${id}`));
}
