import { emitKeypressEvents } from "node:readline";
import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { reportFilter } from "./reports.ts";

function keysOf(...chunks: string[]): string {
  const filter = reportFilter();
  return chunks.map((chunk) => filter(Buffer.from(chunk)).toString()).join("");
}

test.each([
  ["the mouse", "\x1b[<0;10;8M"],
  ["the mouse let go", "\x1b[<0;110;48m"],
  ["the mouse of an old terminal", "\x1b[M !2"],
  ["the mouse of urxvt", "\x1b[32;10;8M"],
  ["the cursor's place", "\x1b[12;40R"],
  ["a key with all that was held", "\x1b[27;5;13~"],
  ["a key with what it types", "\x1b[97:65;5;97u"],
  ["who it is", "\x1b[?62;4;22c"],
  ["who it is, once more", "\x1b[>41;354;0c"],
  ["a mode", "\x1b[?2026;2$y"],
  ["its size", "\x1b[8;24;80t"],
  ["its background", "\x1b]11;rgb:fd/f6/e3\x07"],
  ["its background, in other words", "\x1b]11;rgb:fdfd/f6f6/e3e3\x1b\\"],
  ["its name", "\x1bP>|xterm 390\x1b\\"],
  ["an image that it has drawn", "\x1b_Gi=31;OK\x1b\\"],
])("%s is no key", (_what, report) => {
  expect(keysOf(`a${report}b`)).toBe("ab");
});

test("a report that comes in two parts is none either", () => {
  expect(keysOf("a\x1b[<0;1", "0;8Mb")).toBe("ab");
  expect(keysOf("a\x1b[<", "0;10;8M", "b")).toBe("ab");
});

test.each([
  "\x1b",
  "\x1b[A",
  "\x1b[[A",
  "\x1b[3~",
  "\x1b[1;5C",
  "\x1b[3;5~",
  "\x1b[200~text\x1b[201~",
  "\x1bOP",
  "\x1b]",
  "\x1b1",
  "é",
  "123",
])("%j is a key, or several", (typed) => {
  expect(keysOf(typed)).toBe(typed);
});

test("whatever sequence it is, no digit of it is typed", () => {
  const parameters = [
    "",
    "1",
    "12",
    "123",
    "1;2",
    "1;23",
    "12;3",
    "123;4",
    "1;2;3",
    "<1;2;3",
    "?1",
    "1:2",
  ];
  const typed: string[] = [];
  const input = new PassThrough();
  emitKeypressEvents(input);
  input.on("keypress", (char: string | undefined) => {
    if (char !== undefined && !char.includes("\x1b")) typed.push(char);
  });
  const filter = reportFilter();
  for (const each of parameters) {
    for (const last of ["A", "R", "~", "u", "M", "z"]) {
      input.write(filter(Buffer.from(`\x1b[${each}${last}x`)));
    }
  }
  expect([...new Set(typed)]).toEqual(["x"]);
});
