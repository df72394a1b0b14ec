/** Reads the course that ships once, at build time: `dist/course/`, see compiled-library.ts. */

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { packTexts } from "../src/core/text/packed.ts";
import { type CompiledCourse, frontMatter, textKey } from "../src/shell/compiled-library.ts";
import { realLibrary } from "../src/shell/library.ts";

const path = resolve("lessons");
const folder = resolve("dist/course");
const library = realLibrary({ path, shown: "lessons", shipped: true });
const course = library.course();
const keys: Record<string, string> = {};

function addKey(file: string): string {
  const text = readFileSync(join(path, file), "utf8");
  keys[file] = textKey(text);
  return text;
}

mkdirSync(folder, { recursive: true });
addKey("course.yaml");
for (const name of course.value.lessons) {
  const lesson = addKey(`${name}/lesson.md`);
  const quiz = addKey(`${name}/quiz.md`);
  keys[name] = textKey(frontMatter(lesson));
  const packed = packTexts(await library.lesson(name), lesson + quiz);
  writeFileSync(join(folder, `${name}.json`), JSON.stringify(packed));
}
const metas = course.value.lessons.map((name) => library.meta(name));
const index: CompiledCourse = { course, keys, metas };
writeFileSync(join(folder, "index.json"), JSON.stringify(index));
