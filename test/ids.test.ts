/** Ids are names and nothing else: no path, no key of an object, whatever they are called. */

import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writeFiles } from "./hostile-course.ts";
import { type Ran, runMain } from "./run-main.ts";

let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "whichside-ids-"));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Names that mean something to JavaScript, and names that mean something to a file system. */
const names = [
  "constructor",
  "__proto__",
  "toString",
  "valueOf",
  "prototype",
  "hasOwnProperty",
  "then",
  "length",
  "../x",
  "..",
  "/etc/passwd",
  "con",
];

/** The name in every place where an id can be; the lesson in its way is found by it, if by any. */
function filesFor(name: string): Readonly<Record<string, string>> {
  const quoted = JSON.stringify(name);
  const lesson = /^[a-z]+$/.test(name) ? name : "one";
  return {
    "course.yaml": `format: 1
id: ${quoted}
title: T
summary: S
sides:
  ${quoted}: { label: ${quoted}, color: ${quoted} }
lessons: [${quoted}, one, constructor]
`,
    [`${lesson}/lesson.md`]: `---
title: ${quoted}
summary: S
needs: [${quoted}]
${quoted}: x
objectives:
  ${quoted}: Know it.
sources:
  - { title: T, ${quoted}: x }
terms:
  ${quoted}: A word.
---

## ${name}

[a](#${name}) and [b](${name})

\`\`\`mermaid
flowchart LR
  direction ${name}
  subgraph ${name}
    direction ${name}
    ${name} --> B
  end
  class ${name} ${name}
  C@{ shape: ${name} }
\`\`\`

\`\`\`mermaid
sequenceDiagram
  participant ${name}
  participant D@{ "type": "${name}" }
  ${name}->>D: ${name}
  ${name} x
\`\`\`

\`\`\`${name}
code
\`\`\`
`,
    [`${lesson}/quiz.md`]: `## First?
<!-- id: ${name}, objective: ${name}, after: ${name}, ${name}: yes -->

- [x] ${name}
- [ ] no

## Second?
<!-- id: second, objective: ${name}/${name} -->

| Task | Side |
| ---- | ---- |
| ${name} | ${name} |
| b | c |

## Third?
<!-- id: third -->

Answer: \`${name}\`

Not: \`wrong\`. No.

## Fourth?
<!-- id: fourth -->

Rubric:

- names \`${name}\`
- and more

Model: ${name} x

## Fifth?
<!-- id: fifth -->

The [[${name}|x]] is it.
`,
  };
}

const quizzes = [
  "1",
  "second: 1 2",
  "third: constructor",
  "fourth: the constructor and __proto__",
  "fifth: toString",
].map((line) => `${line}\n`);

function commandsFor(name: string): readonly (readonly string[])[] {
  return [
    ["quiz", "1", "--answers", "-"],
    ["quiz", name, "--answers", "-", "--json"],
    ["list", "--json"],
    ["list"],
    ["show", name],
    ["show", "1", "--section", name],
    ["learn", "1"],
    ["glossary", name],
    ["glossary", "--json"],
    ["flow", "1"],
    ["flow", "1", "--json"],
    ["flow", "1", "--describe"],
    ["score", "--json"],
    ["score"],
    ["review", "--json"],
    ["check"],
    ["check", name],
    ["preview", name],
    ["preview", "1", "--question", "1"],
    ["export", "results"],
    ["export", "results", "--as", "xapi"],
    ["export", "anki", name],
    ["export", "gift"],
    ["export", "markdown"],
    ["export", name],
    ["completion", name],
    ["complete", "=show", `=${name}`],
    ["new", "lesson", name],
    ["reset", name, "--yes"],
    ["reset", "--undo"],
    [name],
  ];
}

function inherited(): string[] {
  return Object.getOwnPropertyNames(Object.prototype).sort();
}

function run(args: readonly string[], course: string, input: string): Promise<Ran> {
  return runMain(args, {
    input,
    env: { LANG: "C.UTF-8", WHICHSIDE_HOME: join(course, "../home"), WHICHSIDE_COURSE: course },
  });
}

describe.each(names)("everything is called %s", (name) => {
  test("no command breaks, and nothing is read or written beside the course", async () => {
    const around = mkdtempSync(join(folder, "around-"));
    const course = join(around, "course");
    writeFiles(course, filesFor(name));
    const secret = "---\ntitle: OUTSIDE\nsummary: OUTSIDE\n---\n\nOUTSIDE\n";
    writeFiles(around, { "x/lesson.md": secret, "lesson.md": secret });
    const before = inherited();
    for (const input of ["", ...quizzes]) {
      for (const args of input === "" ? commandsFor(name) : commandsFor(name).slice(0, 2)) {
        const { code, out, err } = await run(args, course, input);
        const said = `${args.join(" ")}\n${out}${err}`;
        expect(said).not.toContain("should not have happened");
        expect(said).not.toContain("OUTSIDE");
        expect(code).toBeLessThan(3);
      }
    }
    expect(inherited()).toEqual(before);
    expect(readdirSync(around).sort()).toEqual(["course", "home", "lesson.md", "x"]);
    expect(readdirSync(join(around, "x"))).toEqual(["lesson.md"]);
    const home = join(around, "home");
    const kept = readdirSync(home, { recursive: true, withFileTypes: true });
    // Readings that are kept are files of a few names, with hashes behind them.
    const names = kept.filter((each) => each.isFile()).map((each) => each.name);
    expect(names.filter((each) => !/^(?:progress.*|[a-z]+(?:-[0-9a-f]{16})?)$/.test(each))).toEqual(
      [],
    );
    const folders = kept.filter((each) => each.isDirectory()).map((each) => each.name);
    expect(folders.filter((each) => !/^(?:cache|readings|[0-9a-f]{16})$/.test(each))).toEqual([]);
  });
});

test("names that are allowed are used as any other", async () => {
  const around = mkdtempSync(join(folder, "allowed-"));
  const course = join(around, "course");
  writeFiles(course, filesFor("constructor"));
  const { code } = await run(
    ["quiz", "constructor", "--answers", "-"],
    course,
    "third: constructor\n",
  );
  expect(code).toBe(1);
  const { out, err } = await run(["score", "--json"], course, "");
  expect(err.toString()).toBe("");
  const score = JSON.parse(out.toString());
  expect(score).toMatchObject({ course: { id: "constructor" }, points: 10 });
});
