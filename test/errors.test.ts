/** docs/errors.md lists every error that the program can make, with its exit code. */

import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";

const root = resolve(import.meta.dirname, "..");

interface Listed {
  readonly code: string;
  readonly exit: number;
}

function sources(): string[] {
  return readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts") && !path.endsWith(".test.ts"))
    .map((path) => readFileSync(join(root, "src", path), "utf8"));
}

/** From `new TutorError(` to the bracket that closes it. */
function callsIn(source: string): string[] {
  return source
    .split("new TutorError(")
    .slice(1)
    .map((rest) => {
      let open = 1;
      for (let index = 0; index < rest.length; index += 1) {
        if (rest[index] === "(") open += 1;
        if (rest[index] === ")") open -= 1;
        if (open === 0) return rest.slice(0, index);
      }
      return rest;
    });
}

/** Codes that have a name of their own: `export const interrupted = "prompt.interrupted"`. */
function namedCodes(all: readonly string[]): Map<string, string> {
  const found = all.flatMap((source) => [
    ...source.matchAll(/const (\w+) = "([a-z]+(?:\.[a-z-]+))";/g),
  ]);
  return new Map(found.map(([, name = "", code = ""]) => [name, code]));
}

function thrown(): Listed[] {
  const all = sources();
  const named = namedCodes(all);
  const found = new Map<string, Set<number>>();
  for (const call of all.flatMap(callsIn)) {
    // What gives an error another exit code makes none of its own.
    if (call.startsWith("code, message, ")) continue;
    const literal = /^\s*"([a-z]+\.[a-z-]+)"/.exec(call)?.[1];
    const name = /^\s*(\w+),/.exec(call)?.[1];
    const code = literal ?? named.get(name ?? "");
    expect({ call, code: code !== undefined }).toMatchObject({ code: true });
    const exit = Number(/exitCode: (\d+)/.exec(call)?.[1] ?? 1);
    found.set(code ?? "", (found.get(code ?? "") ?? new Set()).add(exit));
  }
  return [...found].map(([code, exits]) => ({ code, exit: Math.max(...exits) }));
}

function documented(): Listed[] {
  const page = readFileSync(join(root, "docs/errors.md"), "utf8");
  return [...page.matchAll(/^\| `([a-z]+\.[a-z-]+)` \| (\d+) \| \S.* \| \S.* \|$/gm)].map(
    ([, code = "", exit]) => ({ code, exit: Number(exit) }),
  );
}

function sorted(list: readonly Listed[]): string[] {
  return list.map(({ code, exit }) => `${code} ${exit}`).sort();
}

test("every error has its line, with its exit code, and there are no others", () => {
  expect(sorted(documented())).toEqual(sorted(thrown()));
});
