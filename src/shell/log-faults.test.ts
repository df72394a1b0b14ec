/** Makes the n-th file call fail, for n = 1, 2, 3 … until a run needs no failure any more. */

import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { allEvents } from "../../test/all-events.ts";
import { TutorError } from "../core/error.ts";
import type { NewEvent } from "../core/progress/event.ts";
import { type Files, realFiles } from "./files.ts";
import { realLog } from "./log.ts";

let home = "";
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "whichside-faults-"));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

type Fault = "ENOSPC" | "EIO" | "EACCES" | "EROFS" | "EMFILE" | "short write";

const faults: readonly Fault[] = ["ENOSPC", "EIO", "EACCES", "EROFS", "EMFILE", "short write"];

/** Files whose calls fail from the n-th on: once, or from then on for ever. */
function faulty(
  fault: Fault,
  nth: number,
  lasting: boolean,
): { files: Files; calls: () => number } {
  let calls = 0;
  const fails = () => {
    calls++;
    return lasting ? calls >= nth : calls === nth;
  };
  const guard =
    <A extends readonly unknown[], R>(work: (...args: A) => R) =>
    (...args: A): R => {
      if (fails() && fault !== "short write") {
        throw Object.assign(new Error(`${fault}: made up`), { code: fault });
      }
      return work(...args);
    };
  const files: Files = {
    open: guard(realFiles.open),
    write: (descriptor, bytes) => {
      if (fails()) {
        if (fault !== "short write") throw Object.assign(new Error(fault), { code: fault });
        return realFiles.write(descriptor, bytes.subarray(0, Math.floor(bytes.length / 2)));
      }
      return realFiles.write(descriptor, bytes);
    },
    read: guard(realFiles.read),
    fsync: guard(realFiles.fsync),
    // A descriptor is gone even when closing it reports a fault.
    close: (descriptor) => {
      const failing = fails();
      realFiles.close(descriptor);
      if (failing && fault !== "short write") {
        throw Object.assign(new Error(fault), { code: fault });
      }
    },
    size: guard(realFiles.size),
    facts: guard(realFiles.facts),
    makeFolder: guard(realFiles.makeFolder),
    names: guard(realFiles.names),
    rename: guard(realFiles.rename),
    remove: guard(realFiles.remove),
  };
  return { files, calls: () => calls };
}

function section(name: string): NewEvent {
  return { type: "section", lesson: "a", section: name };
}

/** Answers, a backup, more answers; gives the names of what was acknowledged. */
function sitting(folder: string, files: Files): { saved: string[]; copied: string[] } {
  const saved: string[] = [];
  const copied: string[] = [];
  const tried = (work: () => void) => {
    try {
      work();
    } catch (error) {
      if (!(error instanceof TutorError)) throw error;
      expect(error.code).toMatch(/^progress\.(unwritable|unreadable)$/);
      expect(error.hint).toMatch(/Nothing was changed|What was saved before is safe/);
      expect(`${error.message} ${error.hint}`).not.toContain("undefined");
    }
  };
  const log = realLog({ WHICHSIDE_HOME: folder }, { files });
  const append = (name: string) => () => {
    log.append(section(name), "c");
    saved.push(name);
  };
  tried(() => void log.progress("c"));
  tried(append("one"));
  tried(append("two"));
  tried(() => {
    const copy = log.backUp();
    if (copy !== undefined) copied.push(copy);
  });
  tried(append("three"));
  tried(() => void allEvents(log));
  return { saved, copied };
}

function held(folder: string): string[] {
  const { events } = allEvents(realLog({ WHICHSIDE_HOME: folder }));
  return events.flatMap((event) => (event.type === "section" ? [event.section] : []));
}

test.each(faults.flatMap((fault) => [[fault, false] as const, [fault, true] as const]))(
  "%s at the n-th call (from then on: %s) loses nothing that was acknowledged",
  (fault, lasting) => {
    let needed = 0;
    for (let nth = 1; ; nth++) {
      const folder = join(home, `${nth}`);
      const { files, calls } = faulty(fault, nth, lasting);
      const { saved, copied } = sitting(folder, files);
      needed = Math.max(needed, nth);
      // What was acknowledged is there, in order; what was not may be there or not.
      const found = held(folder);
      expect(found.filter((name) => saved.includes(name))).toEqual(saved);
      expect(new Set(found).size).toBe(found.length);
      for (const copy of copied) expect(readFileSync(copy, "utf8")).toContain('"section":"');
      // The next answer is taken as if nothing had been.
      realLog({ WHICHSIDE_HOME: folder }).append(section("after"), "c");
      expect(held(folder)).toEqual([...found, "after"]);
      const names = readdirSync(folder).filter((name) => !/^progress(-[\d-]+)?\.jsonl$/.test(name));
      expect(names.filter((name) => !name.endsWith(".part"))).toEqual([]);
      if (calls() < nth) break;
    }
    expect(needed).toBeGreaterThan(20);
  },
  60_000,
);

test("a write that comes out short is not called saved, and the half line harms nobody", () => {
  const folder = join(home, "short");
  let short = false;
  const files: Files = {
    ...realFiles,
    write: (descriptor, bytes) => {
      if (!short) return realFiles.write(descriptor, bytes);
      short = false;
      return realFiles.write(descriptor, bytes.subarray(0, 40));
    },
  };
  const log = realLog({ WHICHSIDE_HOME: folder }, { files });
  log.append(section("one"), "c");
  short = true;
  expect(() => log.append(section("two"), "c")).toThrow("the disk is full");
  log.append(section("three"), "c");
  expect(held(folder)).toEqual(["one", "three"]);
  expect(allEvents(log).bad).toMatchObject([{ line: 2 }]);
});

test("power that goes after any call leaves every acknowledged answer on disk", () => {
  // What was written but not flushed may be lost: it is dropped here in whole.
  const folder = join(home, "power");
  const file = join(folder, "progress.jsonl");
  const flushed: Buffer[] = [];
  const acknowledged: number[] = [];
  const files: Files = {
    ...realFiles,
    fsync: (descriptor) => {
      realFiles.fsync(descriptor);
      flushed.push(readFileSync(file));
    },
  };
  const log = realLog({ WHICHSIDE_HOME: folder }, { files });
  for (let index = 0; index < 5; index++) {
    log.append(section(`s${index}`), "c");
    acknowledged.push(flushed.length);
  }
  for (const [index, count] of acknowledged.entries()) {
    const onDisk = flushed[count - 1]?.toString("utf8") ?? "";
    for (let before = 0; before <= index; before++) expect(onDisk).toContain(`"s${before}"`);
  }
});

test("a copy of the log is flushed to disk before it gets its name, and its folder after it", () => {
  const folder = join(home, "copies");
  realLog({ WHICHSIDE_HOME: folder }).append(section("one"), "c");
  const calls: string[] = [];
  const files: Files = {
    ...realFiles,
    write: (descriptor, bytes) => {
      calls.push("write");
      return realFiles.write(descriptor, bytes);
    },
    fsync: (descriptor) => {
      calls.push("fsync");
      realFiles.fsync(descriptor);
    },
    rename: (from, to) => {
      calls.push("rename");
      realFiles.rename(from, to);
    },
  };
  expect(realLog({ WHICHSIDE_HOME: folder }, { files }).backUp()).toBeDefined();
  expect(calls).toEqual(["write", "fsync", "rename", "fsync"]);
});

test("when the flush fails it is not said whether it was saved, since nobody knows", () => {
  const folder = join(home, "flush");
  const files: Files = {
    ...realFiles,
    fsync: () => {
      throw Object.assign(new Error("EIO"), { code: "EIO" });
    },
  };
  const log = realLog({ WHICHSIDE_HOME: folder }, { files });
  try {
    log.append(section("one"), "c");
    expect.unreachable();
  } catch (error) {
    if (!(error instanceof TutorError)) throw error;
    expect(error.message).toContain("the disk does not confirm it");
    expect(error.hint).toContain("Whether this was saved is not known");
    expect(error.hint).not.toContain("not saved");
  }
});
