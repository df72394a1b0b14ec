import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { rolldown } from "rolldown";
import { afterEach, beforeEach, expect, test } from "vitest";
import { allEvents } from "../../test/all-events.ts";
import { runText, startChild } from "../../test/child.ts";
import { answered, asId, dayAt } from "../../test/event-samples.ts";
import { removeFolder } from "../../test/folder.ts";
import { TutorError } from "../core/error.ts";
import type { Event, NewEvent } from "../core/progress/event.ts";
import { encodeEvent } from "../core/progress/line.ts";
import { type EventLog, realLog } from "./log.ts";

let folder = "";
let file = "";
let clock = 0;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "whichside-log-"));
  file = join(folder, "progress.jsonl");
  clock = dayAt(0);
});
afterEach(() => removeFolder(folder));

function open(): EventLog {
  return realLog({ WHICHSIDE_HOME: folder }, { now: () => clock++, zone: () => 60 });
}

function section(name: string): NewEvent {
  return { type: "section", lesson: "a", section: name };
}

/** Names of the sections that the log holds. */
function sections(log = open()): string[] {
  return allEvents(log).events.flatMap((event) =>
    event.type === "section" ? [event.section] : [],
  );
}

function thrown(work: () => unknown): TutorError {
  try {
    work();
  } catch (error) {
    if (error instanceof TutorError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}

test("what was appended is read again, stamped, in a file for its owner alone", () => {
  const stamped = open().append(section("intro"), "c");
  expect(stamped).toMatchObject({ v: 1, t: dayAt(0), zone: 60, course: "c", section: "intro" });
  expect(allEvents(open())).toEqual({ events: [stamped], bad: [], badCount: 0, newer: 0 });
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test("folders on the way are made for their owner alone", () => {
  const deep = join(folder, "a", "b");
  realLog({ WHICHSIDE_HOME: deep }).append(section("intro"), "c");
  expect(statSync(deep).mode & 0o777).toBe(0o700);
});

test("nothing is made before the first event", () => {
  const deep = join(folder, "a");
  expect(allEvents(realLog({ WHICHSIDE_HOME: deep })).events).toEqual([]);
  expect(existsSync(deep)).toBe(false);
});

test("a line is pure ASCII, so that showing the log is harmless", () => {
  const hostile = "\u001b[31m \u202e \u009b \u{1f600} \ud800";
  open().append({ type: "flag", question: "a/q", note: hostile }, "c");
  expect(readFileSync(file, "latin1")).toMatch(/^[\x20-\x7e]+\n$/);
  expect(allEvents(open()).events).toMatchObject([{ note: hostile }]);
});

test("long answers are cut, so that a line stays below 4 KB", () => {
  const long = "\u{1f600}".repeat(5000);
  const texts = Array.from({ length: 20 }, () => long);
  for (const response of [
    { kind: "text", text: long },
    { kind: "gaps", texts },
    { kind: "describe", text: long, claimed: [0, 1, 2] },
  ] as const) {
    const { id, v, t, zone, course, ...event } = answered("lesson/question", { response });
    open().append(event, "c");
  }
  open().append({ type: "flag", question: "a/q", note: long }, "c");
  for (const line of readFileSync(file, "latin1").split("\n")) {
    expect(line.length).toBeLessThan(4096);
  }
  expect(allEvents(open()).events).toHaveLength(4);
});

test("a log cut at any byte of its last three lines counts every whole event and goes on", () => {
  const log = open();
  for (const name of ["one", "two", "three"]) log.append(section(name), "c");
  const whole = readFileSync(file);
  const ends = [...whole.entries()].filter(([, byte]) => byte === 10).map(([at]) => at);
  for (let length = 0; length <= whole.length; length++) {
    writeFileSync(file, whole.subarray(0, length));
    // A last line that misses nothing but its line end is whole.
    const expected = ["one", "two", "three"].slice(0, ends.filter((at) => at <= length).length);
    expect(sections()).toEqual(expected);
    open().append(section("new"), "c");
    expect(sections()).toEqual([...expected, "new"]);
    expect(readFileSync(file).subarray(0, length)).toEqual(whole.subarray(0, length));
  }
});

test("of a log that is not there no event is read again", () => {
  expect([...open().eventsAt([])]).toEqual([]);
});

test("bad lines are skipped, counted and named, and stay where they are", () => {
  const log = open();
  log.append(section("one"), "c");
  appendFileSync(file, "rubbish\n{}\n");
  log.append(section("two"), "c");
  appendFileSync(file, '{"v":1,"id":"x","t":-5}\n');
  const before = readFileSync(file);
  const reading = allEvents(open());
  expect(reading.events).toHaveLength(2);
  expect(reading.bad.map(({ line }) => line)).toEqual([2, 3, 5]);
  expect(readFileSync(file)).toEqual(before);
});

test("a very long line is read past, whatever it is, and what stands behind it counts", () => {
  const newer = `{"v":2,"text":"${"x".repeat(500_000)}"}`;
  const rubbish = "y".repeat(3_000_000);
  open().append(section("one"), "c");
  appendFileSync(file, `${newer}\n${rubbish}\n`);
  open().append(section("two"), "c");
  expect(sections()).toEqual(["one", "two"]);
  expect(allEvents(open())).toMatchObject({ newer: 1, badCount: 1, bad: [{ line: 3 }] });
});

test("byte order mark, CRLF, blank lines and runs of NUL are no harm", () => {
  const lines = ["one", "two"].map((name) => encodeEvent({ ...answered(`a/${name}`, {}) }));
  writeFileSync(file, `\ufeff${lines[0]}\r\n\r\n\0\0\0\0\n\0\0${lines[1]}\r\n`);
  expect(allEvents(open())).toMatchObject({ events: [{}, {}], badCount: 0 });
});

test("an event is found again where its line begins, whatever stands around it", () => {
  const lines = Array.from({ length: 3000 }, (_, index) =>
    encodeEvent(answered(`a/q${index}`, index % 2 === 0 ? {} : { via: "mine" })),
  );
  const odd = ["rubbish", '{"é":"界"}', "", "\0\0", `${"x".repeat(2_000_000)}`, `${lines[7]}\r`];
  for (const [index, each] of odd.entries()) lines.splice(index * 97, 0, each);
  writeFileSync(file, `\ufeff${lines.join("\n")}`);
  const log = open();
  const events: Event[] = [];
  const places: number[] = [];
  log.scan((event, place) => {
    events.push(event);
    places.push(place);
  });
  expect(events).toHaveLength(3001);
  // From both ends in turns, as the logs of two machines are read.
  const order = events.map((_, index) => (index % 2 === 0 ? index / 2 : 3000 - (index - 1) / 2));
  const found = [...log.eventsAt(order.map((index) => places[index] ?? 0))];
  expect(found).toEqual(order.map((index) => events[index]));
});

test("copies of an event count once", () => {
  const line = encodeEvent(answered("a/q", {}));
  writeFileSync(file, `${line}\n${line}\n`);
  expect(open().progress("c").progress.answers).toBe(1);
});

test("lines of a newer version are counted as such and kept when more is written", () => {
  open().append(section("one"), "c");
  appendFileSync(
    file,
    '{"v":2,"id":"n","anything":true}\n{"v":1,"id":"m","t":1,"zone":0,"course":"c","type":"dream"}\n',
  );
  const before = readFileSync(file);
  expect(allEvents(open())).toMatchObject({ events: [{}], newer: 2, badCount: 0 });
  open().append(section("two"), "c");
  expect(readFileSync(file).subarray(0, before.length)).toEqual(before);
});

test("lines longer than any piece are set aside and what follows counts", () => {
  open().append(section("one"), "c");
  appendFileSync(file, `${"x".repeat(3_000_000)}\n`);
  open().append(section("two"), "c");
  expect(sections()).toEqual(["one", "two"]);
  expect(allEvents(open()).bad).toMatchObject([{ line: 2 }]);
});

test("lines across the borders of pieces are whole", () => {
  const lines = Array.from({ length: 6000 }, (_, index) =>
    encodeEvent(answered(`a/q${index}`, {})),
  );
  writeFileSync(file, `${lines.join("\n")}\n`);
  const { events } = allEvents(open());
  expect(events.map((event) => (event.type === "answer" ? event.question : ""))).toEqual(
    Array.from({ length: 6000 }, (_, index) => `a/q${index}`),
  );
});

test.each([
  ["a text of somebody else", "Dear diary,\ntoday I learnt nothing.\n"],
  ["JSON of somebody else", '{"name":"whichside"}\n'],
  ["bytes that are no text", Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 10, 200, 10])],
  ["a single letter", "x"],
])("%s is refused and not written to", (_what, content) => {
  writeFileSync(file, content);
  const before = readFileSync(file);
  expect(thrown(() => allEvents(open())).code).toBe("progress.unreadable");
  const error = thrown(() => open().append(section("one"), "c"));
  expect(error.code).toBe("progress.unreadable");
  expect(error.message).toBe(
    `Your progress in ${file} cannot be read: it holds something else than progress.`,
  );
  expect(error.hint).toContain("Nothing was changed.");
  expect(readFileSync(file)).toEqual(before);
});

test.each([
  ["a folder", () => mkdirSync(file), "it is a folder"],
  ["a circle of links", () => symlinkSync("progress.jsonl", file), "its links lead in a circle"],
  ["a device", () => symlinkSync("/dev/zero", file), "it is not a file"],
  ["a pipe", () => runText("mkfifo", [file]), "it is not a file"],
])("%s in the place of the log is said plainly", (_what, make, why) => {
  make();
  for (const work of [() => allEvents(open()), () => open().append(section("one"), "c")]) {
    const error = thrown(work);
    expect(error.code).toBe("progress.unreadable");
    expect(error.message).toContain(why);
  }
});

test("a file in the place of the folder is said plainly", () => {
  const blocked = join(folder, "file");
  writeFileSync(blocked, "");
  const log = realLog({ WHICHSIDE_HOME: blocked });
  expect(thrown(() => log.append(section("one"), "c")).message).toContain("is not a folder");
});

test("without a home folder reading and writing say so", () => {
  const log = realLog(
    {},
    {
      paths: () => {
        throw new TutorError("progress.no-home", "none");
      },
    },
  );
  expect(log.path).toBe("");
  expect(thrown(() => allEvents(log)).code).toBe("progress.no-home");
});

test("a backup is an exact copy, and the ten newest are kept", () => {
  const log = open();
  expect(log.backUp()).toBeUndefined();
  log.append(section("one"), "c");
  const copies = Array.from({ length: 12 }, () => {
    clock += 60_000;
    return log.backUp() ?? "";
  });
  expect(readFileSync(copies[11] ?? "")).toEqual(readFileSync(file));
  expect(copies.filter((copy) => existsSync(copy))).toEqual(copies.slice(2));
  expect(readdirSync(folder)).toHaveLength(11);
});

test("two backups in one second have two names", () => {
  const log = open();
  log.append(section("one"), "c");
  expect(new Set([log.backUp(), log.backUp(), log.backUp()]).size).toBe(3);
});

test("importing writes many lines whole", () => {
  const events = Array.from({ length: 3000 }, (_, index) => answered(`a/q${index}`, {}));
  open().append(section("one"), "c");
  truncateSync(file, statSync(file).size - 1);
  open().appendAll(events);
  expect(allEvents(open()).events.slice(1)).toEqual(events);
});

test("eight programs that write at once lose nothing, while a ninth is killed again and again", async () => {
  const writer = join(folder, "writer.mjs");
  const source = join(folder, "writer.ts");
  writeFileSync(
    source,
    `import { realLog } from ${JSON.stringify(join(import.meta.dirname, "log.ts"))};
    const log = realLog(process.env);
    const [name, count] = process.argv.slice(2);
    for (let index = 0; index < Number(count); index++) {
      log.append({ type: "section", lesson: "a", section: \`\${name}-\${index}\` }, "c");
    }`,
  );
  const build = await rolldown({ input: source, platform: "node", logLevel: "silent" });
  await build.write({ file: writer, format: "esm" });
  await build.close();
  const start = (name: string, count: number) =>
    startChild(process.execPath, [writer, name, `${count}`], { WHICHSIDE_HOME: folder });
  let done = false;
  const killing = (async () => {
    while (!done) {
      const victim = start("victim", 1_000_000);
      await new Promise((resolve) => setTimeout(resolve, 120));
      victim.kill();
      await victim.ended;
    }
  })();
  const writers = Array.from({ length: 8 }, (_, index) => start(`p${index}`, 100).ended);
  const codes = await Promise.all(writers).finally(() => {
    done = true;
  });
  await killing;
  expect(codes.map(({ code }) => code)).toEqual(Array.from({ length: 8 }, () => 0));
  expect(allEvents(open()).badCount).toBe(0);
  const written = new Set(sections().filter((name) => name.startsWith("p")));
  expect(written.size).toBe(800);
});

test("an event is ordered behind all that the log holds, also what other windows wrote meanwhile", () => {
  const first = open();
  first.append(section("one"), "c");
  first.progress("c");
  // Another window has a clock that is a day ahead.
  const second = realLog(
    { WHICHSIDE_HOME: folder },
    { now: () => clock + 86_400_000, zone: () => 0 },
  );
  const reset = second.append({ type: "reset" }, "c");
  const after = first.append(section("two"), "c");
  expect(after.t).toBeLessThan(reset.t);
  expect(after.order).toBe(reset.t + 1);
  expect(
    [...(open().progress("c").progress.sections.get("a") ?? [])].map(([name]) => name),
  ).toEqual(["two"]);
  // What another course holds is no matter.
  expect(first.append(section("three"), "d").order).toBeUndefined();
});

/** A log with so many sections, its lines as they are in the file. */
function written(count: number): string[] {
  for (let index = 0; index < count; index++) open().append(section(`s${index}`), "c");
  return readFileSync(file, "utf8").trimEnd().split("\n");
}

test.each([
  ["nothing", ""],
  ["blanks", "   "],
  ["old Macs' line ends", "\r"],
  ["the commas of a list", ",\n"],
])("lines that are parted by %s are read, and their events are found again", (_what, between) => {
  const lines = written(5);
  const list = between.startsWith(",");
  writeFileSync(file, `${list ? "[" : ""}${lines.join(between)}${list ? "]" : ""}`);
  const places: number[] = [];
  const notes = open().scan((_event, place) => places.push(place));
  expect(sections()).toEqual(["s0", "s1", "s2", "s3", "s4"]);
  if (!list) expect(notes.badCount).toBe(0);
  expect([...open().eventsAt(places)].map(({ id }) => id)).toEqual(
    allEvents(open()).events.map(({ id }) => id),
  );
  open().append(section("after"), "c");
  expect(sections()).toEqual(["s0", "s1", "s2", "s3", "s4", "after"]);
});

test("a file of megabytes without a line end is read", () => {
  const [line = ""] = written(1);
  const many = Array.from({ length: 6000 }, (_, index) => {
    const event = { ...JSON.parse(line), id: asId(`n${index}`), section: `s${index}` };
    const { c: _checksum, ...rest } = event;
    return encodeEvent(rest);
  });
  writeFileSync(file, many.join(""));
  expect(new Set(sections()).size).toBe(6000);
});

test("lines in another order are the same progress", () => {
  const lines = written(5);
  const before = open().progress("c").progress;
  writeFileSync(file, `${lines.reverse().join("\n")}\n`);
  expect(open().progress("c").progress).toEqual(before);
});

test.each<[string, (text: string) => Buffer, string]>([
  ["in UTF-16", (text) => Buffer.from(`\ufeff${text}`, "utf16le"), "it is in UTF-16"],
  ["in UTF-16 without a mark", (text) => Buffer.from(text, "utf16le"), "it is in UTF-16"],
  ["compressed", (text) => gzipSync(text), "it is compressed (gzip)"],
  ["compressed without effect", (text) => gzipSync(text, { level: 0 }), "it is compressed (gzip)"],
  [
    "backwards",
    (text) => Buffer.from([...text].reverse().join("")),
    "it holds something else than progress",
  ],
])("a log that is %s is refused with what to do, and never taken for none", (_what, make, said) => {
  const text = `${written(5).join("\n")}\n`;
  const bytes = make(text);
  writeFileSync(file, bytes);
  const error = thrown(() => open().progress("c"));
  expect(error.message).toContain(said);
  expect(error.hint).toContain("Nothing was changed.");
  expect(thrown(() => open().append(section("more"), "c")).code).toBe("progress.unreadable");
  expect(readFileSync(file)).toEqual(bytes);
});

test("a changed digit is noticed: the line is named and doesn't count", () => {
  const lines = written(3);
  lines[1] = (lines[1] ?? "").replace('"section":"s1"', '"section":"s7"');
  writeFileSync(file, `${lines.join("\n")}\n`);
  expect(sections()).toEqual(["s0", "s2"]);
  expect(allEvents(open()).bad).toMatchObject([
    { line: 2, why: "it was changed or damaged after it was written" },
  ]);
});
