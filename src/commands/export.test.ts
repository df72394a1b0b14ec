import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { answered, dayAt } from "../../test/event-samples.ts";
import { fakeWorld, thrownBy } from "../../test/fake-world.ts";
import { bare, choice } from "../../test/questions.ts";
import type { Lesson } from "../core/course/course.ts";
import { type ExportOptions, exportData } from "./export.ts";
import { reset } from "./reset.ts";

let home = "";
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "whichside-export-"));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const lesson: Lesson = {
  name: "a",
  title: "All about a",
  ...bare,
  questions: [{ ...choice("q"), lesson: "a", fingerprint: "f" }],
};

let clock = dayAt(10);
function world() {
  return fakeWorld({ home, lessons: [lesson], now: () => clock++ });
}

async function printed(options: ExportOptions): Promise<string> {
  const here = world();
  expect(await exportData(options, here)).toBe(0);
  return here.out();
}

test("results are one JSON object a line, with the words of question and answer", async () => {
  const tried = answered("a/q", { response: { kind: "choice", option: 1 }, run: "r" });
  const skipped = answered("a/gone", { verdict: "shown", points: 0, share: 0 });
  const { response: _none, ...bare } = skipped;
  world().events.appendAll([tried, bare]);
  const lines = (await printed({ what: "results" })).split("\n").map((line) => JSON.parse(line));
  expect(lines[0]).toMatchObject({
    schema: "whichside/result",
    version: 1,
    id: tried.id,
    lesson: "a",
    question: "q",
    text: "What about q?",
    response: { kind: "choice", option: 1 },
    said: "q option 1",
    verdict: "right",
    success: true,
    points: 10,
    of: 10,
  });
  expect(lines[1]).toMatchObject({ text: null, response: null, said: null, verdict: "shown" });
});

test("an older answer to another right answer has no words, and names nothing", async () => {
  world().events.appendAll([answered("a/q", { answer: "old" })]);
  expect(JSON.parse(await printed({ what: "results" }))).toMatchObject({
    text: null,
    response: null,
    said: "unknown",
    told: false,
    changed: true,
  });
});

test("own words are self-rated: no success, no points, and the share that was ticked", async () => {
  const said = { kind: "describe", text: "The page asks.", claimed: [1] } as const;
  const fields = {
    kind: "describe",
    response: said,
    points: 0,
    share: 0.5,
    verdict: "partly",
  } as const;
  world().events.appendAll([
    answered("a/w", { ...fields, of: 0 }),
    answered("a/w", { ...fields, of: 0, verdict: "shown" }),
    // As older versions graded them.
    answered("a/w", { ...fields, of: 10, points: 5 }),
  ]);
  const lines = (await printed({ what: "results" })).split("\n").map((line) => JSON.parse(line));
  expect(
    lines.map(({ verdict, success, share, points, of }) => [verdict, success, share, points, of]),
  ).toEqual([
    ["self-rated", null, 0.5, 0, 0],
    ["shown", null, 0.5, 0, 0],
    ["partly", false, 0.5, 5, 10],
  ]);
  expect(lines[0].said).toBe("The page asks.");
});

test("what was reset is no result", async () => {
  world().events.appendAll([answered("a/q", {})]);
  await reset({ undo: false, yes: true }, world());
  expect(await printed({ what: "results" })).toBe("");
});

test("statements are one JSON array", async () => {
  world().events.appendAll([answered("a/q", {}), answered("a/q", {})]);
  const made = JSON.parse(await printed({ what: "results", as: "xapi", learner: "ada" }));
  expect(made).toHaveLength(2);
  expect(made[0].actor.account).toEqual({ homePage: "https://whichside.example/", name: "ada" });
  expect(made[0].object.id).toBe("https://whichside.example/c/question/a/q");
});

test("a file is written whole, and none is written over", async () => {
  world().events.appendAll([answered("a/q", {})]);
  const out = join(home, "mine.jsonl");
  expect(await printed({ what: "progress", out })).toBe("");
  expect(readFileSync(out, "utf8")).toBe(readFileSync(join(home, "progress.jsonl"), "utf8"));
  writeFileSync(out, "precious");
  const error = await thrownBy(exportData({ what: "progress", out }, world()));
  expect([error.code, error.exitCode]).toEqual(["file.exists", 2]);
  expect(readFileSync(out, "utf8")).toBe("precious");
});

test("an address that is none is refused with what can be done", async () => {
  const options = { what: "results", as: "xapi", iri: "school" } as const;
  const error = await thrownBy(exportData(options, world()));
  expect([error.code, error.exitCode]).toEqual(["export.bad-iri", 2]);
  expect(error.hint).not.toBe("");
});

test.each([
  [["none", "x"], "its folder is not there"],
  [["file", "x"], "something on the way to it is not a folder"],
])("a place that cannot be written to is said plainly", async (parts, why) => {
  writeFileSync(join(home, "file"), "");
  const out = join(home, ...parts);
  const error = await thrownBy(exportData({ what: "progress", out }, world()));
  expect(error.code).toBe("file.unwritable");
  expect(error.message).toBe(`${out} could not be written: ${why}.`);
});
