/**
 * What a learner has answered outlives the author's edits, clocks that are wrong, and journeys.
 */

import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { encodeEvent } from "../src/core/progress/line.ts";
import { bin, runText } from "./child.ts";
import { answered } from "./event-samples.ts";
import { runMain } from "./run-main.ts";
import { writeQuiz } from "./windows.ts";

let folder = "";
let course = "";
let quizFile = "";
let log = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "whichside-history-"));
  course = join(folder, "course");
  quizFile = join(course, "many/quiz.md");
  log = join(folder, "home/progress.jsonl");
  writeQuiz(course, 2);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function run(
  args: readonly string[],
  input = "",
): Promise<{ code: number | null; out: string }> {
  const { code, out, err } = await runMain(args, {
    input,
    env: { LANG: "C.UTF-8", WHICHSIDE_HOME: join(folder, "home"), WHICHSIDE_COURSE: course },
  });
  expect(err.toString()).not.toContain("should not have happened");
  return { code, out: out.toString() };
}

async function points(): Promise<number> {
  return JSON.parse((await run(["score", "--json"])).out).points;
}

function edit(from: string, to: string): void {
  writeFileSync(quizFile, readFileSync(quizFile, "utf8").replace(from, to));
}

describe("an author's edits lose no history", () => {
  beforeEach(async () => {
    await run(["quiz", "many", "--answers", "-"], "q0: 1\nq1: 1\n");
    expect(await points()).toBe(20);
  });

  test("a typo mended in question, wrong option or explanation keeps all", async () => {
    edit("Question 0?", "Question nought?");
    edit("- [ ] no", "- [ ] nope");
    edit("So it is.", "So it is, indeed.");
    expect(await points()).toBe(20);
  });

  test("a new right answer starts its question anew, and the old one picks up again", async () => {
    edit("- [x] yes", "- [x] yes, always");
    expect(await points()).toBe(10);
    edit("- [x] yes, always", "- [x] yes");
    expect(await points()).toBe(20);
  });

  test("a deleted question is kept, told as such, and comes back", async () => {
    edit("id: q0", "id: other");
    expect(await points()).toBe(10);
    expect((await run(["score"])).out).toMatch(/1 question .*no longer|no longer/);
    edit("id: other", "id: q0");
    expect(await points()).toBe(20);
  });

  test.each([
    ["renamed", (from: string) => renameSync(from, join(course, "renamed"))],
    [
      "away, with its line in course.yaml still there",
      (from: string) => renameSync(from, join(folder, "away")),
    ],
  ])("a lesson that is %s takes no other command with it, and comes back", async (_what, move) => {
    const before = readFileSync(log);
    move(join(course, "many"));
    for (const args of [["score"], ["list"], ["review", "--json"], ["export", "results"], []]) {
      expect((await run(args)).code).toBe(0);
    }
    expect(await points()).toBe(0);
    expect(readFileSync(log)).toEqual(before);
    rmSync(course, { recursive: true });
    writeQuiz(course, 2);
    expect(await points()).toBe(20);
  });

  test("a question, its lesson and its course may get other names, and say what they were", async () => {
    edit("id: q0", "id: other, was: q0");
    expect(await points()).toBe(20);
    renameSync(join(course, "many"), join(course, "several"));
    quizFile = join(course, "several/quiz.md");
    const yaml = join(course, "course.yaml");
    const list = readFileSync(yaml, "utf8").replace("- many", "- several");
    writeFileSync(yaml, list);
    expect(await points()).toBe(0);
    edit("title: Many", "title: Many\nwas: [many]");
    expect(await points()).toBe(20);
    writeFileSync(yaml, list.replace("id: many", "id: several"));
    expect(await points()).toBe(0);
    writeFileSync(yaml, list.replace("id: many", "id: several\nwas: many"));
    expect(await points()).toBe(20);
    const results = (await run(["export", "results"])).out.trim().split("\n");
    expect(results.map((each) => JSON.parse(each)).map((each) => [each.lesson, each.text])).toEqual(
      [
        ["several", "Question 0?"],
        ["several", "Question 1?"],
      ],
    );
    // What happens now comes behind what happened under the old name, a reset as well.
    expect((await run(["reset", "several", "--yes"])).code).toBe(0);
    expect(await points()).toBe(0);
    expect((await run(["reset", "--undo"])).code).toBe(0);
    expect(await points()).toBe(20);
    expect((await run(["check"])).out).toContain("0 errors");
  });

  test("an answer says which edition of the course it was given to, in every form of results", async () => {
    const yaml = join(course, "course.yaml");
    writeFileSync(yaml, readFileSync(yaml, "utf8").replace("title:", "version: 2.10\ntitle:"));
    await run(["quiz", "many", "--answers", "-"], "q0: 1\n");
    writeFileSync(yaml, readFileSync(yaml, "utf8").replace("2.10", "3"));
    const lines = (await run(["export", "results"])).out.trim().split("\n");
    const editions = [null, null, "2.10", "2.10"];
    expect(lines.map((each) => JSON.parse(each).edition)).toEqual(editions);
    const statements = JSON.parse((await run(["export", "results", "--as", "xapi"])).out);
    const answers = statements.filter((each: { verb: { id: string } }) =>
      each.verb.id.endsWith("answered"),
    );
    expect(
      answers.map((each: { context: { revision?: string } }) => each.context.revision ?? null),
    ).toEqual(editions);
    const [head = "", ...rows] = (await run(["export", "results", "--as", "csv"])).out
      .trim()
      .split("\n");
    const column = head.split(",").indexOf("edition");
    expect(rows.map((row) => row.split(",")[column] || null)).toEqual(editions);
    expect(JSON.parse((await run(["score", "--json"])).out).course.version).toBe("3");
  });

  test("a reset, its undo and an import only add to the file, and a copy is made before", async () => {
    let before = readFileSync(log);
    const theirs = join(folder, "theirs.jsonl");
    writeFileSync(theirs, `${encodeEvent(answered("many/q1", { course: "many" }))}\n`);
    for (const args of [
      ["reset", "--yes"],
      ["reset", "--undo"],
      ["import", theirs, "--yes"],
    ]) {
      expect((await run(args)).code).toBe(0);
      const after = readFileSync(log);
      expect(after.length).toBeGreaterThan(before.length);
      expect(after.subarray(0, before.length)).toEqual(before);
      before = after;
    }
  });
});

describe("clocks and zones", () => {
  const day = 86_400_000;

  function scoreIn(zone: string): Record<string, unknown> {
    const { code, out } = runText(process.execPath, [bin, "score", "--json"], {
      env: {
        TZ: zone,
        WHICHSIDE_HOME: join(folder, "home"),
        WHICHSIDE_COURSE: course,
      },
    });
    expect(code).toBe(0);
    return JSON.parse(out);
  }

  test("travelling changes no points and ends no streak", async () => {
    await run(["quiz", "many", "--answers", "-"], "q0: 1\n");
    for (const zone of [
      "UTC",
      "America/Los_Angeles",
      "Europe/Berlin",
      "Asia/Kathmandu",
      "Pacific/Kiritimati",
      "Pacific/Pago_Pago",
      "nonsense/zone",
    ]) {
      expect(scoreIn(zone)).toMatchObject({ points: 10, streak: { days: 1 } });
    }
  });

  test("times far ahead, long ago and back again give finite numbers", async () => {
    await run(["quiz", "many", "--answers", "-"], "q0: 1\n");
    const now = Date.now();
    const times = [now + 400 * 365 * day, 0, now - day, now + 1, 8_640_000_000_000_000, 1, now];
    const wild = times.map((t, index) =>
      encodeEvent({
        ...answered("many/q1", { course: "many", mode: index % 2 === 0 ? "review" : "learn" }),
        t,
        zone: index % 2 === 0 ? 840 : -720,
      }),
    );
    appendFileSync(log, `${wild.join("\n")}\n`);
    const text = (await run(["score", "--json"])).out;
    expect(text).not.toMatch(/null,?\s*"(points|share)"|NaN|Infinity|"days": -/);
    expect(JSON.parse(text)).toMatchObject({ points: 10 });
    for (const args of [
      ["score"],
      ["review", "--json"],
      ["list"],
      ["export", "results", "--as", "xapi"],
    ]) {
      const { code, out } = await run(args);
      expect(code).toBe(0);
      expect(out).not.toMatch(/NaN|Infinity|Invalid Date|undefined/);
    }
  });
});
