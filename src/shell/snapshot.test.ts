import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { answered, asId, dayAt, stamp } from "../../test/event-samples.ts";
import { encodeEvent } from "../core/progress/line.ts";
import { type Files, realFiles } from "./files.ts";
import { realLog } from "./log.ts";

let home = "";
let log = "";
let whole = "";
const events = 25_000;

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), "whichside-snapshot-"));
  log = join(home, "progress.jsonl");
  const lines = Array.from({ length: events }, (_, index) =>
    encodeEvent({
      ...answered(`a/q${index % 50}`, { run: asId(`r${Math.floor(index / 40)}`) }),
      id: asId(`i${index}`),
      t: dayAt(0) + index * 60_000,
    }),
  );
  whole = `${lines.join("\n")}\n`;
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** Reads the log, counting the bytes that it took. */
function open(content?: string): { progress: unknown; bytes: number; badCount: number } {
  if (content !== undefined) writeFileSync(log, content);
  let bytes = 0;
  const files: Files = {
    ...realFiles,
    read: (descriptor, into, position) => {
      const count = realFiles.read(descriptor, into, position);
      bytes += count;
      return count;
    },
  };
  const now = () => dayAt(100);
  const { progress, notes } = realLog({ WHICHSIDE_HOME: home }, { files, now }).progress("c");
  return { progress, bytes, badCount: notes.badCount };
}

function snapshots(): string[] {
  const cache = join(home, "cache");
  return existsSync(cache) ? readdirSync(cache).map((name) => join(cache, name)) : [];
}

function fresh(): void {
  rmSync(join(home, "cache"), { recursive: true, force: true });
}

test("a long log is read once, a short one leaves no snapshot", () => {
  fresh();
  open(whole.slice(0, whole.lastIndexOf("\n", 1_000_000) + 1));
  expect(snapshots()).toEqual([]);
  const first = open(whole);
  expect(snapshots()).toHaveLength(1);
  const second = open();
  expect(second.progress).toEqual(first.progress);
  // All bytes are looked at once, to see that they are the same, and no line is read again.
  expect(second.bytes).toBeLessThan(first.bytes);
});

test("what is appended later counts on top of the snapshot", () => {
  fresh();
  open(whole);
  const more = `${encodeEvent(answered("a/new", {}))}\nrubbish\n`;
  appendFileSync(log, more);
  const kept = open();
  expect(kept.badCount).toBe(1);
  fresh();
  expect(open().progress).toEqual(kept.progress);
});

test("resets, open sittings and late events behind the snapshot count as without it", () => {
  const run = stamp(
    { type: "run", run: asId("open"), mode: "quiz", lessons: ["a"], seed: 1, questions: ["a/q1"] },
    1,
  );
  const late = { ...answered("a/q1", { points: 3, verdict: "partly" }), t: dayAt(0) - 1 };
  const reset = { ...stamp({ type: "reset" }, 0), t: dayAt(0) + 15_000 * 60_000 };
  const before = `${whole}${encodeEvent(run)}\n`;
  const after = `${encodeEvent(late)}\n${encodeEvent(reset)}\n`;
  fresh();
  open(before);
  appendFileSync(log, after);
  const kept = open();
  fresh();
  expect(open(before + after).progress).toEqual(kept.progress);
});

test.each([
  ["cut", (bytes: Buffer) => bytes.subarray(0, bytes.length - 1000)],
  ["empty", () => Buffer.alloc(0)],
  ["a bit wrong", (bytes: Buffer) => flipped(bytes, bytes.length - 5000)],
  ["wrong in its head", (bytes: Buffer) => flipped(bytes, 60)],
  ["a bit wrong in its length", (bytes: Buffer) => flipped(bytes, 3)],
  ["something else", () => Buffer.from("not a snapshot at all")],
])("a snapshot that is %s costs time, nothing else", (_what, spoil) => {
  fresh();
  const right = open(whole);
  const [path = ""] = snapshots();
  writeFileSync(path, spoil(readFileSync(path)));
  expect(open().progress).toEqual(right.progress);
  // It is made again, and good again.
  expect(open().bytes).toBeLessThan(right.bytes);
});

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 0x40;
  return copy;
}

test.each([
  ["was replaced by a shorter one", () => whole.slice(0, whole.lastIndexOf("\n", 3_000_000) + 1)],
  ["begins differently", () => whole.replace('"points":10', '"points":0')],
  [
    "was changed in its middle",
    () => {
      const middle = whole.length / 2;
      return (
        whole.slice(0, middle) +
        whole.slice(middle).replace(/"points":10(.*),"c":"\w+"/, '"points":10$1')
      );
    },
  ],
  ["was put in another order", () => `${whole.split("\n").reverse().join("\n").trim()}\n`],
])("a snapshot of a log that %s is not used", (_what, change) => {
  fresh();
  open(whole);
  const kept = open(change());
  fresh();
  expect(open().progress).toEqual(kept.progress);
});

test("a log with lines of a newer version leaves no snapshot", () => {
  fresh();
  open(`${whole}{"v":2,"id":"x"}\n`);
  expect(snapshots()).toEqual([]);
});

test.skipIf(process.getuid === undefined)(
  "a cache that others can write to is neither believed nor written to",
  () => {
    fresh();
    open(whole);
    const trusting = open();
    chmodSync(join(home, "cache"), 0o777);
    // The log alone is read, no snapshot besides.
    expect(open().bytes).toBeLessThan(trusting.bytes);
    for (const path of snapshots()) rmSync(path);
    open();
    expect(snapshots()).toEqual([]);
  },
);

test("a cache folder that cannot be written to is no harm", () => {
  fresh();
  writeFileSync(join(home, "cache"), "");
  const kept = open(whole);
  rmSync(join(home, "cache"));
  expect(open().progress).toEqual(kept.progress);
});
