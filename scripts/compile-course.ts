/** Reads the course that ships, and draws its diagrams, at build time: `dist/course/`, see compiled-library.ts. */

import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Lesson } from "../src/core/course/course.ts";
import { packTexts } from "../src/core/text/packed.ts";
import {
  type CompiledCourse,
  type CompiledFacts,
  compiledFiles,
  compiledFolder,
  frontMatter,
  textKey,
} from "../src/shell/compiled-library.ts";
import { realLibrary } from "../src/shell/library.ts";
import { drawingFor } from "./kept-drawings.ts";

/** Cells of a window with 80 columns between its margins. */
const usualWidth = 76;

const path = resolve("lessons");
const folder = compiledFolder(resolve("."));
const library = realLibrary({ path, shown: "lessons", shipped: true });
const course = library.course();
const keys: Record<string, string> = {};
const sizes: Record<string, number> = {};
const facts: Record<string, CompiledFacts> = {};

function addKey(file: string): string {
  const text = readFileSync(join(path, file), "utf8");
  keys[file] = textKey(text);
  sizes[file] = statSync(join(path, file)).size;
  return text;
}

mkdirSync(folder, { recursive: true });
addKey("course.yaml");
for (const name of course.value.lessons) {
  const lesson = addKey(`${name}/lesson.md`);
  const quiz = addKey(`${name}/quiz.md`);
  keys[name] = textKey(frontMatter(lesson));
  const parsed = await library.lesson(name);
  facts[name] = factsOf(parsed.value);
  const packed = packTexts(withDrawings(parsed), lesson + quiz);
  writeFileSync(join(folder, `${name}.json`), JSON.stringify(packed));
}
const metas = course.value.lessons.map((name) => {
  const { value, diagnostics } = library.meta(name);
  const { title, summary, needs, objectives, terms } = value;
  return { value: { name, title, summary, needs, objectives, terms }, diagnostics };
});
const index: CompiledCourse = { course, keys, metas, sizes };
writeFileSync(join(folder, compiledFiles.facts), JSON.stringify(facts));
writeFileSync(join(folder, compiledFiles.index), JSON.stringify(index));

/** The value with each diagram as it is drawn in a window of 80 columns. */
function withDrawings(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(withDrawings);
  const parts = Object.entries(value).map(([key, each]) => [key, withDrawings(each)] as const);
  const same: Record<string, unknown> = Object.fromEntries(parts);
  const { kind, source } = same;
  if (kind !== "diagram" || typeof source !== "string") return same;
  return { ...same, drawn: drawingFor(source, usualWidth, course.value.sides) };
}

function factsOf({ name, sections, questions }: Lesson): CompiledFacts {
  return {
    sections: sections.map(({ id, title }) => ({ id, title })),
    questions: questions.map(({ id, title, objective, after, fingerprint }) => ({
      ...{ id, title },
      ...(objective === undefined ? {} : { objective: unlessOwn(objective, name) }),
      ...(after === undefined ? {} : { after }),
      fingerprint,
    })),
  };
}

function unlessOwn(objective: { readonly lesson: string; readonly id: string }, name: string) {
  return objective.lesson === name ? { id: objective.id } : objective;
}
