import { Writable } from "node:stream";
import { clean, type Safe } from "mermaid-text/text";
import { expect, test } from "vitest";
import { printLines } from "./output.ts";

/** Twenty thousand lines of a hundred letters, and how many were asked for so far. */
function longDocument(): { readonly lines: Iterable<Safe>; readonly made: () => number } {
  let made = 0;
  const lines = function* () {
    for (; made < 20_000; made++) yield clean(String(made).padStart(100, "."));
  };
  return { lines: lines(), made: () => made };
}

function asStdout(stream: Writable): NodeJS.WriteStream {
  return stream as unknown as NodeJS.WriteStream;
}

test("a long document is made only as fast as it is read", async () => {
  const { lines, made } = longDocument();
  let read = 0;
  let ahead = 0;
  const slow = new Writable({
    write(chunk: Buffer, _encoding, done) {
      read += chunk.length;
      ahead = Math.max(ahead, made() * 101 - read);
      setImmediate(done);
    },
  });
  await printLines(asStdout(slow), lines);
  slow.end();
  await new Promise((resolve) => slow.on("finish", resolve));
  expect(read).toBe(20_000 * 101);
  expect(ahead).toBeLessThan(200_000);
});

test("nothing more is made for a reader who is gone", async () => {
  const { lines, made } = longDocument();
  const gone = new Writable({
    write: (_chunk, _encoding, done) => {
      setImmediate(() => done(Object.assign(new Error("EPIPE"), { code: "EPIPE" })));
    },
  });
  gone.on("error", () => {});
  await printLines(asStdout(gone), lines);
  expect(made()).toBeLessThan(2000);
});
