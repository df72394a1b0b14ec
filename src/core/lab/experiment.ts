/** An experiment of the lab, as its Markdown says it: steps, each with a prediction before it. Pure. */

import type { Block } from "../document/block.ts";
import type { Question } from "../quiz/question.ts";
import type { LabAction, Member, SwitchName } from "./action.ts";

export interface Act {
  /** The line as the author wrote it, without what is expected. */
  readonly text: string;
  readonly action: LabAction;
  /** What should come of it: `201`, `201 409`, `nothing` (no request went out), `no answer`. */
  readonly expected?: string;
}

export interface ExperimentStep {
  readonly title: string;
  /** What stands above the prediction: what is about to be done. */
  readonly before: readonly Block[];
  /** Asked before it happens. */
  readonly prediction?: Question;
  readonly acts: readonly Act[];
  /** What the truth means. */
  readonly after: readonly Block[];
}

export interface Experiment {
  /** The file's name without `.md`. */
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  /** The lesson that it belongs to: predictions are kept and reviewed with its questions. */
  readonly lesson: string;
  readonly minutes: number;
  /** Members who are logged in at the beginning, each in a browser of their own; the first begins. */
  readonly members: readonly Member[];
  readonly switches: readonly (readonly [SwitchName, boolean])[];
  readonly intro: readonly Block[];
  readonly steps: readonly ExperimentStep[];
}

/** Ids of predictions begin so, and no other question's should. */
export const predictionMark = "lab-";
/** Whether a question, named `lesson/id`, is a prediction of some experiment. */
export function isPrediction(question: string): boolean {
  return question.slice(question.indexOf("/") + 1).startsWith(predictionMark);
}

export function predictionsOf({ steps }: Experiment): Question[] {
  return steps.flatMap(({ prediction }) => prediction ?? []);
}
