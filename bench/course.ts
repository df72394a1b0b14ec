/** Courses of any size for the measurements: real in form, made up in content. */

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Writes a course of so many lessons, each with two sections and three questions. */
export function writeCourse(folder: string, count: number): void {
  const names = Array.from({ length: count }, (_, index) => lessonName(index + 1));
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, "course.yaml"),
    [
      "format: 1",
      "id: measured",
      "title: A course to measure",
      "sides:",
      "  frontend: { label: Frontend, color: cyan }",
      "  backend: { label: Backend, color: magenta }",
      "lessons:",
      ...names.map((name) => `  - ${name}`),
      "",
    ].join("\n"),
  );
  for (const [index, name] of names.entries()) {
    mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, name, "lesson.md"), lesson(index + 1));
    writeFileSync(join(folder, name, "quiz.md"), quiz(index + 1));
  }
}

export function lessonName(number: number): string {
  return `topic-${String(number).padStart(5, "0")}`;
}

function lesson(number: number): string {
  return `---
title: Topic ${number}
summary: What topic ${number} is about.
objectives:
  - { id: tell, text: Tell the sides of topic ${number} apart. }
---

${paragraph}

## The first half of topic ${number}

${paragraph}

\`\`\`mermaid
flowchart LR
  Click[A click]:::frontend --> Check[A check]:::backend
\`\`\`

## The second half of topic ${number}

${paragraph}
`;
}

const paragraph =
  "The frontend shows what there is to see, and takes what people type. The backend keeps what has to last, and decides what has to be trusted.\n".repeat(
    4,
  );

function quiz(number: number): string {
  return [1, 2, 3]
    .map(
      (each) => `## Topic ${number}: which side decides in case ${each}?
<!-- id: case-${each}, objective: tell -->

- [ ] The frontend, since people see it
  > What people see can be changed by them.
- [x] The backend, since it can be trusted

> [!NOTE]
> A decision that matters is taken where nobody outside can change it.
`,
    )
    .join("\n");
}
