/**
 * Answers written in a file: one line a question. Pure.
 *
 * A line answers the next question in the order of the quiz, or the question whose id it
 * begins with (`password-check: On the backend`). Numbers and letters count options in the
 * order of the course file, unless a seed was given: then as that seed shuffles them. `?`
 * takes a hint, `skip` or an empty answer behind an id skips. A question has one try, and one
 * more for each further line with its id, which may leave out what was right before; behind an
 * answer in own words that line has the numbers of the points that it says. Lines that begin with
 * `#` are comments.
 */

import { isEcho, type Moment, withShown } from "../progress/echo.ts";
import type { OnScreen } from "../progress/on-screen.ts";
import { type Question, questionName } from "../quiz/question.ts";
import { parseResponse, parseTicks } from "../quiz/typed.ts";
import { type Action, askedNow, type Outcome, step } from "./run.ts";
import { isOver, type Run, type RunStart, startRun } from "./run-state.ts";

export interface ScriptLine {
  /** From 1. */
  readonly line: number;
  readonly text: string;
}

/** For each question, by `lesson/id`, the lines that answer it. */
export type Script = ReadonlyMap<string, readonly ScriptLine[]>;

/** A line that cannot be understood. */
export interface ScriptProblem {
  readonly line: number;
  readonly problem: string;
}

/** What became of one question. */
export interface ScriptedAnswer {
  readonly question: Question;
  /** In the order in which they happened; empty when the script has no line for it. */
  readonly outcomes: readonly { readonly before: Run; readonly outcome: Outcome }[];
}

/** Parts the lines among the questions. */
export function readScript(text: string, questions: readonly Question[]): Script | ScriptProblem {
  const script = new Map<string, ScriptLine[]>();
  const add = (name: string, line: ScriptLine) => {
    const lines = script.get(name);
    if (lines === undefined) script.set(name, [line]);
    else lines.push(line);
  };
  const unnamed: ScriptLine[] = [];
  for (const [index, raw] of text.split(/\r\n?|\n/).entries()) {
    const line = { line: index + 1, text: raw.trim() };
    if (line.text === "" || line.text.startsWith("#")) continue;
    const named = namedIn(line.text, questions);
    if (named === undefined) unnamed.push(line);
    else add(questionName(named.question), { ...line, text: named.text });
  }
  const open = questions.map(questionName).filter((name) => !script.has(name));
  for (const [index, line] of unnamed.entries()) {
    const name = open[index];
    if (name === undefined) {
      return { line: line.line, problem: `There are only ${questions.length} questions.` };
    }
    add(name, line);
  }
  return script;
}

/** `id: answer` or `lesson/id: answer`. */
function namedIn(
  typed: string,
  questions: readonly Question[],
): { readonly question: Question; readonly text: string } | undefined {
  const [, name, text] = /^([a-z0-9-]+(?:\/[a-z0-9-]+)?)\s*:(.*)$/.exec(typed) ?? [];
  const question = questions.find((each) => each.id === name || questionName(each) === name);
  return question === undefined ? undefined : { question, text: (text ?? "").trimStart() };
}

/** What the answers of a script are measured against. */
export interface ScriptedWhen extends Moment {
  /** What was on the screen last. */
  readonly shown: readonly OnScreen[];
}

const nothingShown: ScriptedWhen = { now: 0, zone: 0, shown: [] };

/**
 * Goes through the run by the script alone. Nothing is recorded: a problem leaves no half quiz.
 * When a test-out ends early, what is left of the script is passed over.
 */
export function runScript(
  start: RunStart,
  script: Script,
  seeded: boolean,
  when: ScriptedWhen = nothingShown,
): { readonly run: Run; readonly answers: readonly ScriptedAnswer[] } | ScriptProblem {
  let run = startRun(start);
  let { shown } = when;
  const answers: ScriptedAnswer[] = [];
  for (const question of start.questions) {
    const outcomes: { before: Run; outcome: Outcome }[] = [];
    const act = (action: Action) => {
      const { run: next, outcome } = step(run, action, isEcho(shown, questionName(question), when));
      outcomes.push({ before: run, outcome });
      run = next;
    };
    for (const { line, text } of script.get(questionName(question)) ?? []) {
      if (isOver(run)) break;
      const asked = askedNow(run);
      if (asked?.question !== question) {
        return { line, problem: `"${question.id}" has no further try.` };
      }
      if (asked.rating !== undefined) {
        const ticked = parseTicks(question, text);
        if (typeof ticked === "string") {
          return { line, problem: `This does not rate "${question.id}". ${ticked}` };
        }
        act({ kind: "rate", ticked });
      } else if (text === "?") act({ kind: "hint" });
      else if (text === "" || text === "skip") act({ kind: "skip" });
      else {
        const inFile = [...asked.order].sort((a, b) => a - b);
        const response = parseResponse(question, text, seeded ? asked.order : inFile, asked.stands);
        if (typeof response === "string") {
          return { line, problem: `This does not answer "${question.id}". ${response}` };
        }
        act({ kind: "answer", response });
      }
    }
    if (askedNow(run)?.rating !== undefined) act({ kind: "rate", ticked: [] });
    if (askedNow(run)?.question === question) {
      if (outcomes.length === 0) act({ kind: "skip" });
      // A try that no line takes is let go: the answer before it was the last one.
      else run = step(run, { kind: "skip" }).run;
    }
    if (outcomes.length > 0) shown = withShown(shown, questionName(question), when);
    answers.push({ question, outcomes });
  }
  return { run, answers };
}
