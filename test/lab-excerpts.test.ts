/** What lessons quote of the garden club is what its app really sends, stores and logs. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { labExcerpts } from "../src/lab/excerpts.ts";

const lessons = resolve(import.meta.dirname, "../lessons");
let real: ReadonlyMap<string, string>;

beforeAll(async () => {
  real = new Map((await labExcerpts()).map(({ name, text }) => [name, text]));
});

interface Quoted {
  readonly file: string;
  readonly line: number;
  readonly name: string;
  readonly lines: readonly string[];
}

/** Each fence below a comment `<!-- excerpt: name -->`. */
function quotesIn(file: string, text: string): Quoted[] {
  const found = text.matchAll(
    /^<!-- excerpt: (\S+) -->\r?\n(?:\r?\n)?(`{3,})[^\n]*\n([\s\S]*?)\n\2$/gm,
  );
  return [...found].map(({ 1: name = "", 3: body = "", index }) => ({
    file,
    line: text.slice(0, index).split("\n").length,
    name,
    lines: body.split(/\r?\n/),
  }));
}

const quotes = readdirSync(lessons).flatMap((folder) =>
  ["lesson.md", "quiz.md"].flatMap((name) => {
    const file = join(lessons, folder, name);
    return existsSync(file) ? quotesIn(`${folder}/${name}`, readFileSync(file, "utf8")) : [];
  }),
);

/** `…` stands for what was left out of a line; blanks may be more or fewer. */
function fits(quoted: string, line: string): boolean {
  const parts = quoted.trim().replace(/\s+/g, " ").split("…");
  const whole = line.trim().replace(/\s+/g, " ");
  const [first = "", ...rest] = parts;
  if (rest.length === 0) return whole === first;
  if (!whole.startsWith(first)) return false;
  let at = first.length;
  for (const [index, part] of rest.entries()) {
    const last = index === rest.length - 1;
    const found = last ? whole.length - part.length : whole.indexOf(part, at);
    if (found < at || !whole.startsWith(part, found)) return false;
    at = found + part.length;
  }
  return true;
}

/** The first quoted line that doesn't follow in the text; lines between may be left out. */
function firstWrong(quoted: readonly string[], text: string): string | undefined {
  const lines = text.split("\n");
  let at = 0;
  for (const each of quoted) {
    if (each.trim() === "" || each.trim() === "…") continue;
    const found = lines.findIndex((line, index) => index >= at && fits(each, line));
    if (found === -1) return each;
    at = found + 1;
  }
  return undefined;
}

test("every marked fence of a lesson holds lines of the real bytes, in their order", () => {
  const wrong = quotes.flatMap(({ file, line, name, lines }) => {
    const text = real.get(name);
    if (text === undefined) return [`lessons/${file}:${line}: there is no excerpt "${name}"`];
    const bad = firstWrong(lines, text);
    return bad === undefined ? [] : [`lessons/${file}:${line}: ${name} has no line "${bad}"`];
  });
  expect(wrong.join("\n")).toBe("");
});

test("a changed quote is noticed", () => {
  const text = real.get("booking-response") ?? "";
  expect(firstWrong(["HTTP/1.1 201 Created", '{"id":41,…}'], text)).toBeUndefined();
  expect(firstWrong(['{"id":42,"day":"2026-05-12","hour":10}'], text)).toBe(
    '{"id":42,"day":"2026-05-12","hour":10}',
  );
});

test("the same run gives the same bytes each time", async () => {
  const again = new Map((await labExcerpts()).map(({ name, text }) => [name, text]));
  expect([...again]).toEqual([...real]);
});
