/** Answers to an experiment's predictions from a file. */

import { TutorError } from "../../core/error.ts";
import type { Response } from "../../core/quiz/kinds/answer.ts";
import type { RunStart } from "../../core/sitting/run-state.ts";
import { readScript, runScript, type ScriptProblem } from "../../core/sitting/scripted.ts";

/** By the prediction's id. A prediction without a line is skipped, and so is one whose line says so. */
export function readAnswers(
  text: string,
  from: string,
  start: RunStart,
): ReadonlyMap<string, Response> {
  const script = readScript(text, start.questions);
  if ("problem" in script) throw unclear(from, script);
  const result = runScript(start, script, false);
  if ("problem" in result) throw unclear(from, result);
  return new Map(
    result.answers.flatMap(({ question, outcomes }) => {
      const graded = outcomes.map(({ outcome }) => outcome).find(({ kind }) => kind === "graded");
      return graded?.kind === "graded" ? [[question.id, graded.response] as const] : [];
    }),
  );
}

function unclear(from: string, { line, problem }: ScriptProblem): TutorError {
  const where = from === "-" ? "standard input" : from;
  return new TutorError("answers.unclear", `${where}:${line}: ${problem}`, {
    hint: "Nothing was recorded. One line a prediction; see: whichside lab --help",
    exitCode: 2,
  });
}
