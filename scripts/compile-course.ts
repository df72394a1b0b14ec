/** Reads the course that ships once, at build time: `dist/course/`, see compiled-library.ts. */

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
  const packed = packTexts(parsed, lesson + quiz);
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
