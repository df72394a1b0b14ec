/**
 * Programs that are killed, and windows side by side: whatever a verdict was drawn for is on
 * disk, and the next program goes on from there.
 */

import { randomUUID } from "node:crypto";
import { mkdtempSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { encodeEvent } from "../src/core/progress/line.ts";
import { bin, type Child, runText, startChild } from "./child.ts";
import { answered } from "./event-samples.ts";
import { removeFolder } from "./folder.ts";
import { answersBefore, killAtAnswer, momentOf, onDisk, questionsFor } from "./kills.ts";
import { answer, closeWindows, openWindow, verdicts, type Window, writeQuiz } from "./windows.ts";

const kills = 60;
const lanes = 3;
const questions = 300;

let folder = "";
let short = "";
let long = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "whichside-crash-"));
  short = join(folder, "short");
  long = join(folder, "long");
  writeQuiz(short, questionsFor(kills / lanes));
  writeQuiz(long, questions);
});

afterAll(() => removeFolder(folder));

function score(
  course: string,
  home: string,
): { readonly points: number; readonly answers: number } {
  const { code, out } = runText(process.execPath, [bin, "score", "--json"], {
    env: { WHICHSIDE_HOME: home, WHICHSIDE_COURSE: course },
  });
  expect(code).toBe(0);
  return JSON.parse(out);
}

afterEach(closeWindows);

test(`${kills} kills around an answer lose none that was acknowledged`, async () => {
  let seen = 0;
  const lane = async (number: number) => {
    const home = join(folder, `lane-${number}`);
    for (let kill = number; kill < kills; kill += lanes) {
      const { acknowledged, before, after } = await killAtAnswer(
        short,
        home,
        answersBefore(kill),
        momentOf(kill),
      );
      // One more may have been written that nobody was told of.
      expect(after - before).toBeGreaterThanOrEqual(acknowledged);
      expect(after - before).toBeLessThanOrEqual(acknowledged + 1);
      seen += acknowledged;
    }
    const { answers, torn } = onDisk(home);
    expect(torn).toBe(0);
    // The next program counts them all and takes the next answer.
    const next = openWindow(["quiz", "many"], short, home);
    await answer(next, 1);
    next.kill();
    await next.ended();
    expect(onDisk(home).answers).toBe(answers + 1);
    expect(score(short, home).points).toBeGreaterThan(0);
  };
  await Promise.all(Array.from({ length: lanes }, (_, number) => lane(number)));
  // At least those whose verdict was waited for.
  expect(seen).toBeGreaterThanOrEqual(kills / 2);
});

test("two windows answer into one home while a third program is killed again and again", async () => {
  const home = join(folder, "windows");
  const log = join(home, "progress.jsonl");
  const windows = [1, 2].map(() => openWindow(["quiz", "many"], long, home));
  for (const window of windows) await answer(window, 1);
  let killed = 0;
  for (let round = 0; round < 6; round++) {
    // Much to write at once, and nothing of it known yet.
    const theirs = join(folder, `theirs-${round}.jsonl`);
    const events = Array.from({ length: 3000 }, (_, index) =>
      encodeEvent({ ...answered(`other/q${index}`, { course: "other" }), id: randomUUID() }),
    );
    writeFileSync(theirs, `${events.join("\n")}\n`);
    const victim = startChild(process.execPath, [bin, "import", theirs, "--yes"], {
      WHICHSIDE_HOME: home,
      WHICHSIDE_COURSE: long,
    });
    let over = false;
    const end = killedWhileWriting(victim, log).then((signal) => {
      over = true;
      if (signal === "SIGKILL") killed += 1;
    });
    const answering = async (window: Window) => {
      while (!over && verdicts(window.drawn()) < questions - 1) await answer(window, 1);
    };
    await Promise.all([end, ...windows.map(answering)]);
  }
  expect(killed).toBeGreaterThan(0);
  for (const window of windows) {
    window.kill();
    await window.ended();
  }
  const acknowledged = windows.map((window) => verdicts(window.drawn()));
  expect(Math.min(...acknowledged)).toBeGreaterThan(6);
  expect(onDisk(home, "many").answers).toBe(acknowledged.reduce((sum, each) => sum + each, 0));
  expect(onDisk(home).torn).toBeLessThanOrEqual(killed);
  // Both sittings count, each question once.
  expect(score(long, home).points).toBe(10 * onDisk(home, "many").questions);
});

/** Kills the program once the file has grown by more than a window writes; how it ended. */
async function killedWhileWriting(victim: Child, file: string): Promise<NodeJS.Signals | null> {
  const start = statSync(file).size;
  const poll = setInterval(() => {
    if (statSync(file).size > start + 200_000) victim.kill();
  }, 1);
  try {
    return (await victim.ended).signal;
  } finally {
    clearInterval(poll);
  }
}
