/** Nobody passes the course that ships by how its answers look. */

import { resolve } from "node:path";
import { expect, test } from "vitest";
import { guess } from "../src/core/check/guess.ts";
import { fewestInTestOut, testOutQuestions } from "../src/core/progress/select.ts";
import { randomFrom, seedFor } from "../src/core/random.ts";
import { step } from "../src/core/sitting/run.ts";
import { isOver, runScore, startRun } from "../src/core/sitting/run-state.ts";
import { checkTarget } from "../src/shell/check-course.ts";
import { targetCues } from "../src/shell/course-cues.ts";
import { openLibrary } from "../src/shell/open-library.ts";

const root = resolve(import.meta.dirname, "..");

test("a guesser scores at most 40 % in the course, and passes no lesson", async () => {
  const { cues } = await targetCues(checkTarget(resolve(root, "lessons"), root, root));
  expect(cues.questions).toBeGreaterThan(250);
  expect(cues.share).toBeLessThanOrEqual(0.4);
  expect(cues.lessons.filter(({ passed }) => passed > 0)).toEqual([]);
}, 60_000);

test("a guesser passes no test-out, whatever the seed", async () => {
  const library = await openLibrary({
    ...{ course: resolve(root, "lessons"), env: {}, cache: undefined, now: () => 0 },
  });
  const passed: string[] = [];
  for (const name of library.course().value.lessons) {
    const { value: lesson } = await library.lesson(name);
    for (let seed = 0; seed < 200; seed++) {
      const questions = testOutQuestions(lesson.questions, seed);
      expect(questions.length).toBeGreaterThanOrEqual(fewestInTestOut);
      const random = randomFrom(seedFor(seed, name));
      let run = startRun({ id: "r", mode: "test-out", seed, questions });
      while (!isOver(run)) {
        const asked = run.slots[run.at]?.question;
        if (asked === undefined) break;
        const { response } = guess(asked, { english: true, usualCount: 2 }, random);
        run = step(
          run,
          response === undefined ? { kind: "skip" } : { kind: "answer", response },
        ).run;
      }
      if (runScore(run).passed) passed.push(`${name} ${seed}`);
    }
  }
  expect(passed).toEqual([]);
}, 60_000);
