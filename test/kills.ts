/** Programs that are killed around the moment of an answer, and what they left on disk. */

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { decodeLine } from "../src/core/progress/line.ts";
import { answer, openWindow, ready, verdicts } from "./windows.ts";

export interface Killed {
  /** Verdicts that were drawn before the end: their answers have to be on disk. */
  readonly acknowledged: number;
  /** Answers that were on disk before, and after. */
  readonly before: number;
  readonly after: number;
}

/** Answers on disk, of one course or all, each counted once; and lines that are no event. */
export function onDisk(
  home: string,
  course?: string,
): { readonly answers: number; readonly questions: number; readonly torn: number } {
  const file = join(home, "progress.jsonl");
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  const ids = new Set<string>();
  const questions = new Set<string>();
  let torn = 0;
  for (const line of text.split("\n")) {
    if (line === "") continue;
    const decoded = decodeLine(line);
    if (decoded.kind !== "event") {
      torn += 1;
      continue;
    }
    const { event } = decoded;
    if (event.type !== "answer" || (course ?? event.course) !== event.course) continue;
    ids.add(event.id);
    questions.add(event.question);
  }
  return { answers: ids.size, questions: questions.size, torn };
}

/**
 * Starts a quiz, answers a few questions, presses the key for one more, and kills the program
 * around that: as its verdict is drawn, or so many milliseconds after the key.
 */
export async function killAtAnswer(
  course: string,
  home: string,
  answers: number,
  moment: "verdict" | number,
): Promise<Killed> {
  const before = onDisk(home).answers;
  const window = openWindow(["quiz", "many"], course, home);
  await answer(window, answers);
  await ready(window);
  window.press("1\r");
  if (moment === "verdict") await window.until((drawn) => verdicts(drawn) > answers);
  else await new Promise((done) => setTimeout(done, moment));
  window.kill();
  await window.ended();
  return { acknowledged: verdicts(window.drawn()), before, after: onDisk(home).answers };
}

/** Half of the kills as the verdict is drawn, the others from 0 to 15 ms after the key. */
export function momentOf(kill: number): "verdict" | number {
  return kill % 2 === 0 ? "verdict" : (kill >> 1) % 16;
}

/** How many questions are answered before the one that is killed at: a quiz is gone on with. */
export function answersBefore(kill: number): number {
  return Math.floor(kill / 3) % 3;
}

/** As many questions as so many kills may answer, and a few more. */
export function questionsFor(kills: number): number {
  return 3 * kills + 3;
}
