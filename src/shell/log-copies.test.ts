/** Copies by time, what they tell of a damaged log, and a copy in its place, also when it all ends midway. */

import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { allEvents } from "../../test/all-events.ts";
import { dayAt } from "../../test/event-samples.ts";
import type { NewEvent } from "../core/progress/event.ts";
import { type Files, realFiles } from "./files.ts";
import { type EventLog, realLog } from "./log.ts";
import { inspectLog } from "./log-health.ts";
import { putBack } from "./log-put-back.ts";

let folder = "";
let file = "";
let clock = 0;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "whichside-copies-"));
  file = join(folder, "progress.jsonl");
  clock = dayAt(0);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function open(files: Files = realFiles): EventLog {
  return realLog({ WHICHSIDE_HOME: folder }, { files, now: () => clock++, zone: () => 0 });
}

function section(name: string): NewEvent {
  return { type: "section", lesson: "a", section: name };
}

function sections(): string[] {
  return allEvents(open()).events.flatMap((each) =>
    each.type === "section" ? [each.section] : [],
  );
}

function copies(): string[] {
  return readdirSync(folder)
    .filter((name) => name !== "progress.jsonl")
    .sort();
}

/** A day's sitting: two sections are read. */
function learn(day: number, files?: Files): void {
  clock = dayAt(day);
  const log = open(files);
  log.append(section(`d${day}`), "c");
  log.append(section(`e${day}`), "c");
}

function edit(from: string, to: string): void {
  writeFileSync(file, readFileSync(file, "utf8").replace(from, to));
}

test("before the first line of a day the log is copied as it is, once", () => {
  learn(0);
  const before = readFileSync(file);
  expect(copies()).toEqual([]);
  learn(1);
  learn(1);
  expect(copies()).toEqual(["progress-20260102.jsonl"]);
  expect(readFileSync(join(folder, "progress-20260102.jsonl"))).toEqual(before);
});

test("a program that runs past midnight copies on both days", () => {
  learn(0);
  clock = dayAt(1);
  const log = open();
  log.append(section("one"), "c");
  clock = dayAt(2);
  log.append(section("two"), "c");
  expect(copies()).toEqual(["progress-20260102.jsonl", "progress-20260103.jsonl"]);
});

test("a damaged line is told with the copy that has it whole, and since when it is damaged", () => {
  for (const day of [0, 1, 2]) learn(day);
  edit('"e1"', '"x1"');
  for (const day of [3, 4]) learn(day);
  const { state, damaged, copies: kept } = inspectLog(realFiles, file);
  expect(state).toBe("damaged");
  expect(damaged).toMatchObject([
    { line: 4, wholeIn: { date: "2026-01-03" }, damagedIn: { date: "2026-01-04" } },
  ]);
  expect(kept.map(({ date, lost, damaged: bad }) => [date, lost.length, bad])).toEqual([
    ["2026-01-05", 0, 1],
    ["2026-01-04", 0, 1],
    ["2026-01-03", 1, 0],
    ["2026-01-02", 0, 0],
  ]);
});

test("a log that is cut off, gone, or something else is told, with what its copies have of it", () => {
  for (const day of [0, 1, 2]) learn(day);
  const whole = readFileSync(file);
  truncateSync(file, 200);
  expect(inspectLog(realFiles, file)).toMatchObject({
    events: 1,
    copies: [{ events: 4 }, { events: 2 }],
  });
  expect(inspectLog(realFiles, file).copies.map(({ lost }) => lost.length)).toEqual([3, 1]);
  rmSync(file);
  expect(open().isLost()).toBe(true);
  expect(inspectLog(realFiles, file)).toMatchObject({ state: "missing", events: 0 });
  writeFileSync(file, "what is this\n");
  expect(inspectLog(realFiles, file)).toMatchObject({ state: "unreadable" });
  writeFileSync(file, whole);
  expect(inspectLog(realFiles, file)).toMatchObject({ state: "whole", events: 6 });
  expect(open().isLost()).toBe(false);
});

test("what an import brought that was taken back isn't called lost", () => {
  learn(0);
  const log = open();
  const marker = log.stamp({ type: "import", events: 1 }, "c");
  log.appendAll([marker, { ...log.stamp(section("theirs"), "c"), via: marker.id }]);
  learn(1);
  open().append({ type: "undo", event: marker.id }, "c");
  const { state, copies: kept } = inspectLog(realFiles, file);
  expect([state, kept.map(({ events, lost }) => [events, lost.length])]).toEqual([
    "whole",
    [
      [4, 0],
      [2, 0],
    ],
  ]);
});

test("nothing that goes wrong with a copy keeps an answer from being saved", () => {
  learn(0);
  const refusing: Files = {
    ...realFiles,
    open: (path, how) => {
      if (how === "create") throw Object.assign(new Error("full"), { code: "ENOSPC" });
      return realFiles.open(path, how);
    },
  };
  learn(1, refusing);
  expect(sections()).toEqual(["d0", "e0", "d1", "e1"]);
  expect(copies()).toEqual([]);
});

/** The program is gone at the n-th call: nothing that comes later happens any more. */
function dyingAt(nth: number): { files: Files; dead: () => boolean } {
  let calls = 0;
  const guard =
    <A extends readonly unknown[], R>(work: (...args: A) => R) =>
    (...args: A): R => {
      if (++calls >= nth) throw new Error("killed");
      return work(...args);
    };
  const files: Files = {
    ...realFiles,
    open: guard(realFiles.open),
    // Half of what is to be written is written, then the program is gone.
    write: (descriptor, bytes) => {
      if (++calls > nth) throw new Error("killed");
      if (calls < nth) return realFiles.write(descriptor, bytes);
      realFiles.write(descriptor, bytes.subarray(0, bytes.length >> 1));
      throw new Error("killed");
    },
    fsync: guard(realFiles.fsync),
    rename: guard(realFiles.rename),
    remove: guard(realFiles.remove),
    names: guard(realFiles.names),
  };
  return { files, dead: () => calls >= nth };
}

test("a kill at any call while a day's copy is made leaves the log whole, and no half copy under a copy's name", () => {
  for (let nth = 1; ; nth++) {
    learn(0);
    learn(1);
    const before = readFileSync(file);
    const { files, dead } = dyingAt(nth);
    try {
      learn(2, files);
    } catch {
      // It is gone.
    }
    expect(readFileSync(file).subarray(0, before.length)).toEqual(before);
    const copy = join(folder, "progress-20260103.jsonl");
    if (existsSync(copy)) expect(readFileSync(copy)).toEqual(before);
    learn(2);
    expect(readFileSync(copy).subarray(0, before.length)).toEqual(before);
    expect(sections().slice(0, 4)).toEqual(["d0", "e0", "d1", "e1"]);
    expect(sections().slice(-2)).toEqual(["d2", "e2"]);
    learn(3);
    expect(copies().filter((name) => name.endsWith(".part"))).toEqual([]);
    for (const name of readdirSync(folder)) rmSync(join(folder, name));
    if (!dead()) break;
  }
});

test("a kill at any call while a copy is put back leaves the old file or the copy in its place, and what was there", () => {
  for (let nth = 1; ; nth++) {
    for (const day of [0, 1, 2]) learn(day);
    const copy = readFileSync(join(folder, "progress-20260103.jsonl"));
    const spoilt = Buffer.from("what is this\n");
    writeFileSync(file, spoilt);
    const { files, dead } = dyingAt(nth);
    try {
      putBack(files, file, "progress-20260103.jsonl", "1");
    } catch {
      // It is gone.
    }
    const now = readFileSync(file);
    expect([spoilt, copy].some((each) => each.equals(now))).toBe(true);
    if (now.equals(copy)) {
      const aside = copies().filter((name) => /unreadable.*\.jsonl$/.test(name));
      expect(aside.map((name) => readFileSync(join(folder, name)))).toEqual([spoilt]);
    }
    putBack(realFiles, file, "progress-20260103.jsonl", "2");
    expect(readFileSync(file)).toEqual(copy);
    for (const name of readdirSync(folder)) rmSync(join(folder, name));
    if (!dead()) break;
  }
});
