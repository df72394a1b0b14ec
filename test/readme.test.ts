/** The README tells what is so: its sources are in the lessons, its commands and files exist. */

import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import manifest from "../package.json" with { type: "json" };
import { programHelp } from "../scripts/help.ts";

const root = resolve(import.meta.dirname, "..");

function text(path: string): string {
  return readFileSync(resolve(root, path), "utf8");
}

const readme = text("README.md");

/** Code blocks of a language, those with four backticks included. */
function blocks(language: string): string[] {
  const found = [...readme.matchAll(/^(`{3,})(\w*)\n([\s\S]*?)^\1\n/gm)];
  return found.filter(([, , word]) => word === language).map(([, , , code = ""]) => code);
}

test("the lesson's source and the question's source are those of the course", () => {
  const lessons = text("lessons/restaurant-analogy/lesson.md") + text("lessons/login-flow/quiz.md");
  const shown = blocks("markdown");
  expect(shown).toHaveLength(2);
  for (const source of shown) expect(lessons).toContain(source);
});

test("every command is named, and every command that is named is one", async () => {
  const [program, ...commands] = (await programHelp()).commands.map(({ name }) => name);
  const silent = commands.filter(
    (name) => name !== "help" && !new RegExp(`\`(?:whichside )?${name}\\b`).test(readme),
  );
  expect(silent).toEqual([]);
  const named = [...readme.matchAll(/^\| `whichside ([a-z]+)/gm)].map(([, name]) => name);
  expect(commands).toEqual(expect.arrayContaining(named));
  expect(program).toBe("whichside");
});

const documents = [
  "README.md",
  "ARCHITECTURE.md",
  "CONTRIBUTING.md",
  "CHANGELOG.md",
  "SECURITY.md",
  "docs/json.md",
  "docs/errors.md",
  "docs/reliability.md",
];

test.each(documents)("links and files named in %s exist", (document) => {
  const folder = resolve(root, document, "..");
  const page = text(document);
  const links = [...page.matchAll(/\]\(([^)#:\s]+)(?:#[^)]*)?\)|(?:src|srcset)="([^"]+)"/g)];
  const named = [...page.matchAll(/`((?:src|test|bench|scripts|docs|lessons)\/[\w./-]+)`/g)];
  const missing = [
    ...links.map(([, link, image]) => resolve(folder, link ?? image ?? "")),
    ...named.map(([, path = ""]) => resolve(root, path)),
  ].filter((path) => !existsSync(path));
  expect(missing).toEqual([]);
});

test("the version stands in package.json alone, and the README follows", () => {
  const versions = [...readme.matchAll(/whichside-(\d+\.\d+\.\d+)\.tgz/g)].map(([, v]) => v);
  expect(new Set(versions)).toEqual(new Set([manifest.version]));
});
