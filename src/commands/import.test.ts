import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { allEvents } from "../../test/all-events.ts";
import { answered, asId, dayAt, stamp } from "../../test/event-samples.ts";
import { type FakeOptions, fakeWorld, thrownBy } from "../../test/fake-world.ts";
import { bare, choice } from "../../test/questions.ts";
import type { Lesson } from "../core/course/course.ts";
import type { Event } from "../core/progress/event.ts";
import { randomFrom } from "../core/random.ts";
import { openForeignLog } from "../shell/log-import.ts";
import { atOnce } from "../shell/log-reader.ts";
import { exportData } from "./export.ts";
import { importData } from "./import.ts";
import { reset } from "./reset.ts";
import { score } from "./score.ts";

let folder = "";
let clock = 0;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "whichside-import-"));
  clock = dayAt(10);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const lesson: Lesson = {
  name: "a",
  title: "All about a",
  ...bare,
  questions: ["q1", "q2", "q3", "q4"].map((id) => ({
    ...choice(id),
    lesson: "a",
    fingerprint: "f",
  })),
};

function world(machine: string, rest: Partial<FakeOptions> = {}) {
  return fakeWorld({
    home: join(folder, machine),
    lessons: [lesson],
    now: () => clock++,
    ...rest,
  });
}

function has(machine: string, ...events: readonly Event[]): void {
  world(machine).events.appendAll(events);
}

function answer(question: string, day: number, points = 10) {
  const verdict = points === 10 ? "right" : "partly";
  return { ...answered(`a/${question}`, { points, verdict }), t: dayAt(day) };
}

let files = 0;

async function exported(machine: string): Promise<string> {
  const out = join(folder, `export-${files++}.jsonl`);
  await exportData({ what: "progress", out }, world(machine));
  return out;
}

async function imported(machine: string, file: string): Promise<string> {
  const here = world(machine);
  await importData({ file, yes: true }, here);
  return here.out();
}

async function scoreOf(machine: string): Promise<Record<string, unknown>> {
  const here = world(machine);
  await score({ json: true }, here);
  return JSON.parse(here.out());
}

test("two machines that import each other's progress have the same score", async () => {
  has("one", answer("q1", 1), answer("q2", 2, 5));
  has("two", answer("q2", 3), answer("q3", 4, 5));
  const [one, two] = [await exported("one"), await exported("two")];
  const said = await imported("one", two);
  expect(said).toBe(
    [
      `New in ${two}:`,
      "- 2 answers to 2 questions, 2026-01-04 to 2026-01-05",
      "Answered questions: 2, then 3. Points: 15, then 25.",
      "2 events came in. Take them back with: whichside reset --undo",
    ].join("\n"),
  );
  await imported("two", one);
  expect(await scoreOf("one")).toEqual(await scoreOf("two"));
  expect(await scoreOf("one")).toMatchObject({ points: 25, answered: 3 });
});

test("importing again changes nothing", async () => {
  has("one", answer("q1", 1));
  has("two", answer("q2", 3));
  const file = await exported("two");
  await imported("one", file);
  const log = readFileSync(join(folder, "one", "progress.jsonl"));
  expect(await imported("one", file)).toContain("Nothing is new");
  expect(await imported("one", await exported("one"))).toContain("Nothing is new");
  expect(readFileSync(join(folder, "one", "progress.jsonl"))).toEqual(log);
});

test("an import can be undone, and done again", async () => {
  has("one", answer("q1", 1));
  has("two", answer("q1", 2, 5), answer("q2", 3));
  const before = await scoreOf("one");
  const file = await exported("two");
  await imported("one", file);
  const both = await scoreOf("one");
  await reset({ undo: true, yes: true }, world("one"));
  expect(await scoreOf("one")).toEqual(before);
  // What was undone is not passed on.
  expect(await imported("three", await exported("one"))).toContain("1 event came in");
  await imported("one", file);
  expect(await scoreOf("one")).toEqual(both);
});

test("a reset on one machine forgets on the other, as if it had been one", async () => {
  has("one", answer("q1", 1));
  has("two", answer("q2", 2), stamp({ type: "reset" }, 60 * 24 * 5), answer("q3", 6));
  const said = await imported("one", await exported("two"));
  expect(said).toContain("1 reset: what you answered before on this machine is forgotten too");
  expect(await scoreOf("one")).toMatchObject({ points: 10, answered: 1 });
});

test("a reset that was taken back is not announced", async () => {
  const gone = stamp({ type: "reset" }, 60 * 24 * 5);
  const undo = stamp({ type: "undo", event: gone.id }, 60 * 24 * 6);
  has("two", answer("q2", 2), gone, undo);
  expect(await imported("one", await exported("two"))).not.toContain("reset:");
  expect(await scoreOf("one")).toMatchObject({ points: 10 });
});

test("in whatever order and however often three machines exchange, they agree in the end", async () => {
  for (let seed = 1; seed <= 4; seed++) {
    const random = randomFrom(seed);
    const machines = ["x", "y", "z"].map((name) => `${name}${seed}`);
    for (const [index, machine] of machines.entries()) {
      for (let count = 0; count < 4; count++) {
        const question = `q${1 + Math.floor(random() * 4)}`;
        has(machine, answer(question, Math.floor(random() * 9), random() < 0.5 ? 10 : 5));
      }
      if (index === 1) has(machine, stamp({ type: "reset", lesson: "a" }, 60 * 24 * 3));
    }
    const pick = () => machines[Math.floor(random() * 3)] ?? "";
    for (let round = 0; round < 6; round++) await imported(pick(), await exported(pick()));
    // Once round and back: everybody has heard of everything.
    for (const at of [0, 1, 2, 0, 1]) {
      await imported(machines[(at + 1) % 3] ?? "", await exported(machines[at] ?? ""));
    }
    const scores = await Promise.all(machines.map(scoreOf));
    expect(scores[1]).toEqual(scores[0]);
    expect(scores[2]).toEqual(scores[0]);
  }
});

test("a no leaves everything as it was", async () => {
  has("two", answer("q1", 1));
  const file = await exported("two");
  const here = world("one", { confirms: false });
  expect(await importData({ file, yes: false }, here)).toBe(0);
  expect(here.out()).toContain("Nothing was changed.");
  expect(allEvents(here.events).events).toEqual([]);
});

test("where nobody can be asked it needs --yes", async () => {
  has("two", answer("q1", 1));
  const error = await thrownBy(
    importData({ file: await exported("two"), yes: false }, world("one")),
  );
  expect([error.code, error.exitCode]).toEqual(["import.not-confirmed", 2]);
});

test("a log itself can be imported, and one with bad lines as far as it goes", async () => {
  has("two", answer("q1", 1));
  const file = join(folder, "copy.jsonl");
  writeFileSync(file, `${readFileSync(join(folder, "two", "progress.jsonl"), "utf8")}rubbish\n`);
  const said = await imported("one", file);
  expect(said).toContain("1 line of it cannot be used here.");
  expect(await scoreOf("one")).toMatchObject({ points: 10 });
});

test("standard input can be imported", async () => {
  has("two", answer("q1", 1));
  const text = readFileSync(await exported("two"), "utf8");
  const here = world("one", { files: { "-": text } });
  expect(await importData({ file: "-", yes: true }, here)).toBe(0);
  expect(allEvents(here.events).events).toHaveLength(2);
});

test.each([
  ["a file that is not there", () => join(folder, "none"), "there is no such file"],
  ["a folder", () => folder, "it is a folder"],
  ["something else", () => import.meta.filename, "it holds something else than progress"],
])("%s is said plainly", async (_what, path, why) => {
  const error = await thrownBy(importData({ file: path(), yes: true }, world("one")));
  expect(error.code).toBe("import.unreadable");
  expect(error.message).toBe(`${path()} cannot be imported: ${why}.`);
});

test("other courses' progress comes along and is said so", async () => {
  has("two", answer("q1", 1), { ...answer("q2", 2), course: "baking", id: asId("bake") });
  const said = await imported("one", await exported("two"));
  expect(said).toContain("- 1 event of other courses: baking");
  expect(world("one").events.progress("baking").progress.answers).toBe(1);
});

test("a reset that claims to come from a far year is an import like any other, and answers after it count", async () => {
  const far = { ...stamp({ type: "reset" }, 0), t: 8e15 };
  has("one", answer("q1", 1));
  has("two", far);
  await importData({ file: await exported("two"), yes: true }, world("one"));
  const one = world("one").events;
  expect(one.progress("c").progress.questions.size).toBe(0);
  one.append({ ...answer("q2", 3) }, "c");
  expect([...world("one").events.progress("c").progress.questions.keys()]).toEqual(["a/q2"]);
  await reset({ undo: true, yes: true }, world("one"));
  expect(world("one").events.progress("c").progress.questions.size).toBe(2);
});

test("a line that leaves no room in the order for what is to come is set aside", async () => {
  has("one", answer("q1", 1));
  has("two", { ...stamp({ type: "reset" }, 0), order: 9e15 }, answer("q2", 2));
  const shown = world("one");
  await importData({ file: await exported("two"), yes: true }, shown);
  expect(shown.out()).toContain("1 line of it cannot be used here.");
  expect(world("one").events.progress("c").progress.questions.size).toBe(2);
});

test.each(["utf16le", "utf8"] as const)("a file in %s is brought in whole", async (form) => {
  has("two", answer("q1", 1), answer("q2", 2));
  const file = await exported("two");
  writeFileSync(file, Buffer.from(`\ufeff${readFileSync(file, "utf8")}`, form));
  const shown = world("one");
  await importData({ file, yes: true }, shown);
  expect(world("one").events.progress("c").progress.questions.size).toBe(2);
  expect(shown.out()).not.toContain("cannot be used");
});

test("a file that can no longer be read in the middle of an import is said plainly", async () => {
  has("two", answer("q1", 1), answer("q2", 2));
  const file = await exported("two");
  const theirs = await openForeignLog(file, world("one"));
  const places: number[] = [];
  atOnce(theirs.steps((_event, place) => places.push(place)));
  rmSync(file);
  expect(() => [...theirs.eventsAt(places)]).toThrow(/cannot be imported: /);
});

async function named(machine: string, name: string): Promise<void> {
  await score({ json: false, as: name }, world(machine));
}

async function learnerOf(machine: string): Promise<unknown> {
  const here = world(machine);
  await exportData({ what: "results" }, here);
  return JSON.parse(here.out().split("\n")[0] ?? "null").learner;
}

test("a file that carries another name is somebody else's, and is asked about", async () => {
  has("ana", answer("q1", 1));
  has("ben", answer("q2", 2));
  await named("ana", "Ana");
  await named("ben", "Ben");
  const file = await exported("ben");
  const refusing = world("ana", { confirms: false });
  await importData({ file, yes: false }, refusing);
  expect(refusing.err().replace(/\s+/g, " ")).toContain("the name Ben, and yours is Ana");
  expect(refusing.asked).toEqual(["Bring the answers of Ben into your own?"]);
  expect(allEvents(world("ana").events).events).toHaveLength(2);
  // Who means it stays who they are, in exports as well.
  const agreeing = world("ana", { confirms: true });
  await importData({ file, yes: false }, agreeing);
  expect(await learnerOf("ana")).toBe("Ana");
  expect(readFileSync(await exported("ana"), "utf8")).not.toContain('"name":"Ben"');
});

test("a name goes to the learner's other machine, can be changed, and can be taken away", async () => {
  has("ana", answer("q1", 1));
  expect(await learnerOf("ana")).toBeNull();
  await named("ana", "Ana");
  await importData({ file: await exported("ana"), yes: true }, world("laptop"));
  expect(await learnerOf("laptop")).toBe("Ana");
  const again = world("laptop", { confirms: true });
  await importData({ file: await exported("ana"), yes: false }, again);
  expect(again.err()).not.toContain("somebody else");
  await named("ana", " Ana Novak ");
  expect(await learnerOf("ana")).toBe("Ana Novak");
  await named("ana", "");
  expect(await learnerOf("ana")).toBeNull();
  const long = await thrownBy(score({ json: false, as: "a".repeat(81) }, world("ana")));
  expect([long.code, long.exitCode]).toEqual(["score.long-name", 2]);
});
