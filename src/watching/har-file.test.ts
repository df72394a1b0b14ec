import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readHar } from "../core/recording/har/har.ts";
import { readHarFile } from "./har-file.ts";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "whichside-har-"));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function entryText(at: number, text: string): string {
  const url = `https://club.example/things/${at}`;
  return JSON.stringify({
    startedDateTime: "2026-05-12T10:00:00Z",
    request: { method: "GET", url, headers: [{ name: "Accept", value: "text/html, Grüße" }] },
    response: { status: 200, headers: [], content: { mimeType: "image/png", size: 9, text } },
  });
}

test.each([
  ["UTF-8", (text: string) => Buffer.from(text)],
  ["UTF-8 with a mark", (text: string) => Buffer.from(`\ufeff${text}`)],
  ["UTF-16, little end first", (text: string) => Buffer.from(`\ufeff${text}`, "utf16le")],
  ["UTF-16, big end first", (text: string) => Buffer.from(`\ufeff${text}`, "utf16le").swap16()],
])("%s is read", async (name, bytesOf) => {
  const path = join(folder, `${name}.har`);
  // Longer than one piece, so that a letter is cut in two somewhere.
  const entries = Array.from({ length: 500 }, (_, at) => entryText(at, "Grüße"));
  writeFileSync(path, bytesOf(`{"log":{"entries":[${entries.join(",")}]}}`));
  const { seen, stopped, leftOut } = await readHarFile(path);
  const headers = seen.flatMap((each) => (each.kind === "request" ? each.headers : []));
  expect(headers.filter(({ value }) => value === "text/html, Grüße")).toHaveLength(500);
  expect({ count: seen.length, stopped, leftOut }).toEqual({
    count: 1000,
    stopped: false,
    leftOut: 0,
  });
});

test("what is kept of a recording keeps no more of it in memory", () => {
  setFlagsFromString("--expose-gc");
  const collect: () => void = runInNewContext("gc");
  const reader = readHar("visit.har");
  const picture = "iVBORw0KGgo".repeat(9_000);
  reader.feed('{"log":{"entries":[');
  collect();
  const before = process.memoryUsage().heapUsed;
  for (let at = 0; at < 1000; at += 1) {
    // A piece as a decoder makes it: one text, which its parts would keep alive.
    reader.feed(Buffer.from(`${at === 0 ? "" : ","}${entryText(at, picture)}`).toString("latin1"));
  }
  collect();
  const kept = process.memoryUsage().heapUsed - before;
  expect(reader.soFar().seen).toHaveLength(2000);
  // 100 MB went through.
  expect(kept).toBeLessThan(10_000_000);
});
