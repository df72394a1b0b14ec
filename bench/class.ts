/**
 * How long a class takes: makes the files of 200 learners who have answered 300 questions of the
 * shipped course each, some in several tries, and measures `class` in its three forms.
 * `node scripts/run.js bench/class.ts [learners] [questions]`; build the program first.
 */

import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import process from "node:process";
import type { Event, NewEvent } from "../src/core/progress/event.ts";
import { encodeEvent } from "../src/core/progress/line.ts";
import { gradeAnswer } from "../src/core/quiz/grade.ts";
import type { Response } from "../src/core/quiz/kinds/answer.ts";
import { bareResponse, unbared } from "../src/core/quiz/kinds/kinds.ts";
import { namedPlaces, printsOf } from "../src/core/quiz/prints.ts";
import type { Question } from "../src/core/quiz/question.ts";
import { rightResponse } from "../src/core/quiz/said.ts";
import { randomFrom, uuidFrom } from "../src/core/random.ts";
import { openLibrary } from "../src/shell/open-library.ts";

const learners = Number(process.argv[2] ?? 200);
const count = Number(process.argv[3] ?? 300);
const library = await openLibrary({
  course: "lessons",
  env: {},
  cache: undefined,
  now: Date.now,
});
const course = library.course().value;
const lessons = await Promise.all(course.lessons.map((name) => library.lesson(name)));
const questions = lessons.flatMap(({ value }) => value.questions).slice(0, count);

/** One learner's file: each question until it is right, at most twice. */
function fileOf(learner: number): string {
  const random = randomFrom(learner + 1);
  const skill = 0.4 + 0.5 * random();
  let t = Date.now() - 40 * 86_400_000 + Math.floor(random() * 1e9);
  const lines: string[] = [];
  const add = (event: NewEvent) => {
    t += 20_000 + Math.floor(random() * 60_000);
    const stamped = { v: 1, id: uuidFrom(random), t, zone: 60, course: course.id, ...event };
    lines.push(encodeEvent(stamped as Event));
  };
  add({ type: "learner", name: `Learner of the bench ${learner}` });
  for (const question of questions) {
    const run = uuidFrom(random);
    for (const attempt of [1, 2]) {
      const right = random() < skill;
      add(
        answerTo(question, right ? rightResponse(question) : guess(question, random), run, attempt),
      );
      if (right) break;
    }
  }
  return `${lines.join("\n")}\n`;
}

/** The right response with one place exchanged for another one. */
function guess(question: Question, random: () => number): Response {
  const parts = [...bareResponse(rightResponse(question))];
  const lists = namedPlaces(question.answer);
  const at = Math.floor(random() * parts.length);
  const any = (list: number) => Math.floor(random() * (lists[list]?.length ?? 1));
  const part = parts[at];
  if (typeof part === "string") parts[at] = `${part} ${Math.floor(random() * 3)}`;
  else if (typeof part === "number") parts[at] = any(0);
  else if (part !== undefined) parts[at] = [part[0], any(1)];
  return unbared(question.answer, parts);
}

function answerTo(question: Question, response: Response, run: string, attempt: number): NewEvent {
  const { verdict, share } = gradeAnswer(question, response);
  const { objective, lesson, id, answer, fingerprint } = question;
  return {
    type: "answer",
    run,
    mode: "quiz",
    question: `${lesson}/${id}`,
    kind: answer.kind,
    ...(objective === undefined ? {} : { objective: `${objective.lesson}/${objective.id}` }),
    attempt,
    hints: 0,
    of: 10,
    ms: 9000,
    answer: fingerprint,
    prints: printsOf(question, response),
    response,
    verdict,
    share,
    points: verdict === "right" ? 10 : 0,
    settled: attempt === 2 || verdict === "right",
  };
}

const home = mkdtempSync(join(tmpdir(), "whichside-class-"));
try {
  const folder = join(home, "class");
  mkdirSync(folder);
  let bytes = 0;
  for (let learner = 0; learner < learners; learner++) {
    const text = fileOf(learner);
    bytes += text.length;
    writeFileSync(join(folder, `${learner}.jsonl`), text);
  }
  console.log(
    `${learners} learners, ${questions.length} questions, ${(bytes / 1e6).toFixed(1)} MB`,
  );
  for (const form of [[], ["--csv"], ["--json"], ["--anonymous", "--plain"]]) {
    const times = [1, 2, 3].map(() => {
      const start = performance.now();
      const { status, stderr } = spawnSync(
        process.execPath,
        [resolve("bin/whichside.js"), "class", folder, ...form],
        { env: { ...process.env, WHICHSIDE_HOME: join(home, "home") }, maxBuffer: 1 << 28 },
      );
      if (status !== 0) throw new Error(String(stderr));
      return (performance.now() - start) / 1000;
    });
    console.log(`class ${form.join(" ").padEnd(20)} ${Math.min(...times).toFixed(2)} s`);
  }
} finally {
  rmSync(home, { recursive: true, force: true });
}
