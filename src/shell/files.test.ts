import { expect, test } from "vitest";
import { patiently } from "./files.ts";

/** Fails so many times with a code; how often it was tried, and the pauses between. */
function tried(failures: number, code: string, platform: string) {
  let tries = 0;
  const waits: number[] = [];
  const work = () => {
    tries += 1;
    if (tries <= failures) throw Object.assign(new Error(code), { code });
  };
  const end = () => patiently(work, platform, (ms) => waits.push(ms));
  return { end, waits, tries: () => tries };
}

test.each(["EPERM", "EACCES", "EBUSY"])("a file that is open elsewhere on Windows: %s", (code) => {
  const { end, waits, tries } = tried(3, code, "win32");
  end();
  expect(tries()).toBe(4);
  expect(waits).toHaveLength(3);
});

test("what stays open for a second is an error after all", () => {
  const { end, waits, tries } = tried(100, "EBUSY", "win32");
  expect(end).toThrow("EBUSY");
  expect(tries()).toBe(waits.length + 1);
  expect(waits.reduce((sum, each) => sum + each)).toBeLessThan(1000);
});

test.each([
  ["ENOSPC", "win32"],
  ["EPERM", "linux"],
])("%s on %s is told at once", (code, platform) => {
  const { end, tries } = tried(100, code, platform);
  expect(end).toThrow(code);
  expect(tries()).toBe(1);
});
