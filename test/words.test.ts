/** One name for one thing: exported types, in the tutor and in the renderer. */

import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";

const root = resolve(import.meta.dirname, "..");

function exportedTypes(folder: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || !/(?<!\.test)\.ts$/.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    const text = readFileSync(path, "utf8");
    for (const [, name = ""] of text.matchAll(/^export (?:interface|type) (\w+)/gm)) {
      found.set(name, [...(found.get(name) ?? []), path.slice(root.length + 1)]);
    }
  }
  return found;
}

test.each(["src", "packages/mermaid-text/src"])(
  "in %s no two files export a type of one name",
  (folder) => {
    const twice = [...exportedTypes(folder)].filter(([, files]) => files.length > 1);
    expect(Object.fromEntries(twice)).toEqual({});
  },
);

test("the words of ARCHITECTURE.md that are types in code are exported there", () => {
  const page = readFileSync(join(root, "ARCHITECTURE.md"), "utf8");
  const types = exportedTypes("src");
  const line = (word: string) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;
  const words = ["course", "lesson", "section", "question", "answer", "response", "grade"];
  const more = ["verdict", "remark", "run", "event", "progress", "view", "look", "recording"];
  const rest = ["hop", "party", "experiment", "fault"];
  for (const word of [...words, ...more, ...rest]) {
    expect(page, word).toMatch(new RegExp(`\\b${word}\\b`));
    expect([...types.keys()], word).toContain(line(word));
  }
});
