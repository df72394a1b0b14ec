import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { coursePage } from "../scripts/course-page.ts";
import { realLibrary } from "../src/shell/library.ts";

const root = join(import.meta.dirname, "..");

test("docs/course.md says what the lessons hold (else: node scripts/run.js scripts/course-docs.ts)", async () => {
  const library = realLibrary({ path: join(root, "lessons"), shown: "lessons", shipped: true });
  const { value: course } = library.course();
  const parsed = await Promise.all(course.lessons.map((name) => library.lesson(name)));
  const page = coursePage(
    course,
    parsed.map(({ value }) => value),
  );
  expect(readFileSync(join(root, "docs/course.md"), "utf8")).toBe(page);
});
