/** Writes `docs/course.md` from the lessons: `node scripts/run.js scripts/course-docs.ts`. */

import { mkdirSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { realLibrary } from "../src/shell/library.ts";
import { courseFacts } from "./course-facts.ts";
import { coursePage } from "./course-page.ts";

const library = realLibrary({ path: resolve("lessons"), shown: "lessons", shipped: true });
const { value: course } = library.course();
const parsed = await Promise.all(course.lessons.map((name) => library.lesson(name)));
const page = coursePage(
  course,
  parsed.map(({ value }) => value),
  courseFacts(resolve("scripts/course-facts")),
);
mkdirSync("docs", { recursive: true });
writeFileSync("docs/course.md", page);
console.log("docs/course.md is written.");
