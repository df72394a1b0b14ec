import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { courseFacts } from "../scripts/course-facts.ts";
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
    courseFacts(join(root, "scripts/course-facts")),
  );
  expect(readFileSync(join(root, "docs/course.md"), "utf8")).toBe(page);
});

test("every list of facts belongs to a lesson, and every fact names its source", () => {
  const lessons = realLibrary({ path: join(root, "lessons"), shown: "lessons", shipped: true });
  const names = lessons.course().value.lessons;
  for (const [name, facts] of courseFacts(join(root, "scripts/course-facts"))) {
    expect(names, name).toContain(name);
    for (const fact of facts) expect(fact).toMatch(/\.\s\(.+\)$/);
  }
});
