/** What the build made of the course says the same as the files do. */

import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { lineText } from "mermaid-text/text";
import { afterEach, beforeEach, expect, test } from "vitest";
import { layoutDiagram } from "../src/core/view/diagram-view.ts";
import { keptLines } from "../src/core/view/kept-drawing.ts";
import type { Look } from "../src/core/view/view.ts";
import { compiledLibrary } from "../src/shell/compiled-library.ts";
import { type Library, realLibrary } from "../src/shell/library.ts";

const root = resolve(import.meta.dirname, "..");
const shipped = { path: join(root, "lessons"), shown: "lessons", shipped: true };

let copy: string;

beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), "whichside-course-"));
});

afterEach(() => {
  rmSync(copy, { recursive: true, force: true });
});

function compiled(path = shipped.path): Library | undefined {
  return compiledLibrary({ ...shipped, path }, root);
}

test("the compiled course is the parsed course", async () => {
  const parsed = realLibrary(shipped);
  const quick = compiled();
  expect(quick?.course()).toEqual(parsed.course());
  for (const name of parsed.course().value.lessons) {
    expect(parsed.meta(name)).toMatchObject(quick?.meta(name) ?? {});
    expect(quick?.meta(name).value).toMatchObject({ name, title: expect.any(String) });
    const lesson = await parsed.lesson(name);
    expect(withoutDrawings(await quick?.lesson(name))).toEqual(lesson);
    expect(lesson.value).toMatchObject((await quick?.facts(name)) ?? {});
  }
});

function withoutDrawings(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, each) => (key === "drawn" ? undefined : each)));
}

test("a drawing that was kept is the drawing, in every look that it is kept for", async () => {
  const library = compiled();
  const { sides = [], lessons = [] } = library?.course().value ?? {};
  let kept = 0;
  for (const name of lessons) {
    const { sections = [] } = (await library?.lesson(name))?.value ?? {};
    for (const block of sections.flatMap(({ blocks }) => blocks)) {
      if (block.kind !== "diagram") continue;
      expect(keptLines(block, lookAt(76)), name).toBeDefined();
      for (const width of [...Array(120).keys(), 200, 500, 984].map((each) => each + 16)) {
        for (const colored of [true, false]) {
          const look = { ...lookAt(width), colored };
          const lines = keptLines(block, look);
          if (lines === undefined) continue;
          kept += 1;
          const drawn = layoutDiagram(block.source, look, sides);
          expect(lines.map(lineText), `${name} at ${width}`).toEqual(drawn.map(lineText));
          if (colored) expect(lines, `${name} at ${width}`).toEqual(drawn);
        }
      }
      expect(keptLines(block, { ...lookAt(76), charset: "ascii" })).toBeUndefined();
      expect(keptLines(block, { ...lookAt(76), plain: true })).toBeUndefined();
    }
  }
  expect(kept).toBeGreaterThan(1000);
});

function lookAt(width: number): Look {
  return { width, text: Math.min(76, width), margin: 2, charset: "unicode", plain: false };
}

test("facts come from their own file until their lesson is edited, be it by a letter", async () => {
  cpSync(shipped.path, join(copy, "lessons"), { recursive: true, preserveTimestamps: true });
  cpSync(join(root, "dist", "course"), join(copy, "dist", "course"), { recursive: true });
  const facts = join(copy, "dist", "course", "facts.json");
  writeFileSync(facts, readFileSync(facts, "utf8").replaceAll('"id":"', '"id":"of-facts-'));
  const ids = async () => {
    const library = compiledLibrary({ ...shipped, path: join(copy, "lessons") }, copy);
    return (await library?.facts("login-flow"))?.questions.map(({ id }) => id) ?? [];
  };
  expect((await ids()).every((id) => id.startsWith("of-facts-"))).toBe(true);
  const quiz = join(copy, "lessons", "login-flow", "quiz.md");
  const text = readFileSync(quiz, "utf8");
  writeFileSync(quiz, text.replace("<!-- id: ", "<!-- id: x").slice(0, text.length));
  utimesSync(quiz, new Date(), new Date(Date.now() + 60_000));
  const edited = await ids();
  expect(edited.some((id) => id.startsWith("x"))).toBe(true);
  expect(edited.some((id) => id.startsWith("of-facts-"))).toBe(false);
});

test("an edited front matter or list of lessons makes the compiled course stale", () => {
  cpSync(shipped.path, copy, { recursive: true });
  expect(compiled(copy)).toBeDefined();
  appendFileSync(join(copy, "course.yaml"), "# edited\n");
  expect(compiled(copy)).toBeUndefined();
});

test("an edited quiz is read anew", async () => {
  cpSync(shipped.path, copy, { recursive: true });
  appendFileSync(
    join(copy, "login-flow", "quiz.md"),
    "\n## Is this one new?\n<!-- id: new-one -->\n\n- [x] Yes\n- [ ] No\n",
  );
  const lesson = await compiled(copy)?.lesson("login-flow");
  expect(lesson?.value.questions.map(({ id }) => id)).toContain("new-one");
});
