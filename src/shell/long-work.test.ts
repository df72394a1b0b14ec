import { expect, test } from "vitest";
import { eachOf, watchedWork } from "./long-work.ts";
import type { WatchedProcess } from "./long-work-line.ts";

const task = { doing: "Checking", unit: "lesson", of: 10 };

/** A process with a terminal of so many columns, or without one, whose clock goes on by each step. */
function stand({ isTTY = true, columns = 80, plain = false, each = 300, heard = 0 } = {}) {
  const written: string[] = [];
  const listeners = new Set<() => void>();
  const process: WatchedProcess = {
    stderr: { isTTY, columns, write: (text) => written.push(text) },
    on: (_event, listener) => listeners.add(listener),
    off: (_event, listener) => listeners.delete(listener),
    listenerCount: () => listeners.size + heard,
  };
  let at = 0;
  const watched = watchedWork(process, plain, () => at);
  const items = Array.from({ length: 10 }, (_, index) => index);
  const go = (take: (item: number) => unknown = () => {}) =>
    watched.run(task, (work) =>
      eachOf(work, items, task, "Nothing was written.", (item) => {
        at += each;
        take(item);
        return item;
      }),
    );
  return { go, written, listeners, watched, items };
}

/** What stands in the line at the end of all that was written. */
function lineAfter(written: readonly string[]): string {
  return written.join("").split("\n").at(-1)?.split("\r\x1b[2K").at(-1) ?? "";
}

test("what is done within half a second says nothing", async () => {
  const { go, written, items, listeners } = stand({ each: 40 });
  expect(await go()).toEqual(items);
  expect(written).toEqual([]);
  expect(listeners.size).toBe(0);
});

test("what takes longer says how far it is and how long it takes, and leaves nothing behind", async () => {
  const { go, written, items, listeners } = stand();
  expect(await go()).toEqual(items);
  expect(written[0]).toBe(
    "\r\x1b[2K  Checking: 2 of 10 lessons, about 3 seconds left · Ctrl-C stops",
  );
  expect(written.at(-2)).toContain("Checking: 9 of 10 lessons, about 1 second left");
  expect(lineAfter(written)).toBe("");
  expect(listeners.size).toBe(0);
});

test("without a terminal nothing is said, however long it takes", async () => {
  const { go, written, items, listeners } = stand({ isTTY: false, each: 100_000 });
  expect(await go(() => expect(listeners.size).toBe(0))).toEqual(items);
  expect(written).toEqual([]);
});

test.each([64, 40, 30, 12])("at %i columns no line is broken by the terminal", async (columns) => {
  const { go, written } = stand({ columns });
  await go();
  for (const each of written) expect(each.replace("\r\x1b[2K", "").length).toBeLessThan(columns);
});

test("plain mode says whole lines, now and then, and repaints nothing", async () => {
  const { go, written } = stand({ plain: true, each: 4000 });
  await go();
  expect(written).toEqual([
    "Checking: 1 of 10 lessons, about 35 seconds left. Ctrl-C stops.\n",
    "Checking: 4 of 10 lessons, about 25 seconds left. Ctrl-C stops.\n",
    "Checking: 7 of 10 lessons, about 10 seconds left. Ctrl-C stops.\n",
  ]);
});

test("Ctrl-C ends it behind the step that it came in, and says what that means", async () => {
  const { go, written, listeners } = stand();
  const taken: number[] = [];
  const work = go((item) => {
    taken.push(item);
    if (item === 4) for (const stop of listeners) stop();
  });
  await expect(work).rejects.toMatchObject({
    code: "work.stopped",
    message: "Stopped after 5 of 10 lessons. Nothing was written.",
    exitCode: 130,
  });
  expect(taken).toEqual([0, 1, 2, 3, 4]);
  expect(lineAfter(written)).toBe("");
  expect(listeners.size).toBe(0);
});

test("where somebody else hears Ctrl-C, it is left to them", async () => {
  const { go, listeners } = stand({ heard: 1 });
  await go(() => expect(listeners.size).toBe(0));
});

test("the line gives way to what is written meanwhile", async () => {
  const { go, written, watched } = stand();
  await go((item) => {
    if (item !== 5) return;
    watched.clear();
    expect(lineAfter(written)).toBe("");
  });
});

test("a mistake in the work takes the line away, too", async () => {
  const { go, written, listeners } = stand();
  const work = go((item) => {
    if (item === 7) throw new Error("no");
  });
  await expect(work).rejects.toThrow("no");
  expect(lineAfter(written)).toBe("");
  expect(listeners.size).toBe(0);
});
