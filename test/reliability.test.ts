/**
 * docs/reliability.md names tests, limits and colours, docs/plain-mode.md tests: each of them is
 * there and says the same.
 */

import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { decideTerminal } from "../src/shell/terminal.ts";

const docs = resolve(import.meta.dirname, "../docs");
const page = readFileSync(join(docs, "reliability.md"), "utf8");
const plainPage = readFileSync(join(docs, "plain-mode.md"), "utf8");

/** The rows of the tables below a heading, parted into their cells. */
function rows(heading: string, of = page): string[][] {
  const [, section = ""] = of.split(`\n## ${heading}\n`);
  return [...(section.split("\n## ")[0] ?? "").matchAll(/^\|(.*)\|$/gm)]
    .slice(2)
    .map(([, row = ""]) => row.split(/(?<!\\)\|/).map((cell) => cell.trim()));
}

const promises = ["Answers", "Terminals", "Files from strangers"].flatMap((each) => rows(each));
const plainPromises = rows("What is promised", plainPage);

test("every promise has a number of its own, without a gap", () => {
  const numbers = promises.map(([number]) => Number(number)).sort((a, b) => a - b);
  expect(numbers.length).toBeGreaterThanOrEqual(30);
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
});

test("plain mode promises something, one by one", () => {
  const numbers = plainPromises.map(([number]) => Number(number));
  expect(numbers).toEqual(plainPromises.map((_, index) => index + 1));
  expect(numbers.length).toBeGreaterThan(8);
});

test.each([...promises, ...plainPromises])(
  "the tests of promise %s are there: %s",
  (_number, _promise, tests = "") => {
    const files = [...tests.matchAll(/\[[^\]]*\]\(([^)]*\.test\.ts)\): (`[^`]*`(?:, `[^`]*`)*)/g)];
    expect(files.length).toBeGreaterThan(0);
    for (const [, path = "", names = ""] of files) {
      const source = readFileSync(join(docs, path), "utf8");
      const missing = [...names.matchAll(/`([^`]*)`/g)]
        .map(([, name = ""]) => name)
        .filter((name) => !new RegExp(`["\`}] ?${escaped(name)}["\`]`).test(source));
      expect({ path, missing }).toEqual({ path, missing: [] });
    }
  },
);

function escaped(text: string): string {
  return text.replace(/[$()*+.?[\\\]^{|}]/g, "\\$&");
}

test.each(rows("Limits"))("the limit of %s is %s", (_what, most = "", code = "") => {
  const places = [...code.matchAll(/((?:`[^`]*`(?:, )?)+) in \[[^\]]*\]\(([^)]*)\)/g)];
  const values = places.flatMap(([, constants = "", path = ""]) => {
    const source = readFileSync(join(docs, path), "utf8");
    return [...constants.matchAll(/`(\w+) = ([^`]*)`/g)].map(([, name = "", value = ""]) => {
      expect(source).toContain(`const ${name} = ${value};`);
      return amountOf(value);
    });
  });
  const said = most.split(/, (?=\d)/).map((text) => amountOf(text.replace("KB", "* 1024")));
  expect([...new Set(values)].sort()).toEqual([...new Set(said)].sort());
});

/** `64 * 1024`, `1_000_000`, `25,000`, `1 MB`. */
function amountOf(text: string): number {
  return text
    .replace("MB", "* 1000000")
    .split("*")
    .reduce((product, factor) => product * Number(factor.replace(/[_,]/g, "").trim()), 1);
}

test.each(rows("Colours"))("with %s %s to a %s: %s", (variables = "", flag = "", to, colors) => {
  const env = Object.fromEntries(
    [...variables.matchAll(/`(\w+)=([^`]*)`/g)].map(([, name = "", value = ""]) => [name, value]),
  );
  const flags = flag === "" ? {} : { color: flag === "`--color`" };
  const stream = { isTTY: to === "terminal" };
  const streams = { in: () => stream, out: stream, err: stream };
  const { color } = decideTerminal(flags, env, streams, "linux");
  expect(color > 0 ? "yes" : "no").toBe(colors);
});

test("there are 16 cases of colours", () => {
  expect(rows("Colours")).toHaveLength(16);
});
