/** Earlier names that cannot be meant: something is called so today, or two things were. Pure. */

import { formerName } from "../course/former-name.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { notesFor } from "../problems.ts";
import type { WholeCourse } from "./course-rules.ts";

export function checkFormerNames({ lessons }: WholeCourse): Diagnostic[] {
  const found: Diagnostic[] = [];
  const there = new Set(lessons.map(({ name }) => name));
  const former = new Map<string, string>();
  for (const { name, files, was } of lessons) {
    const { report } = notesFor(files.meta, found);
    for (const { name: old, at } of was) {
      const other = former.get(old);
      if (there.has(old) || other !== undefined) {
        report(
          "lesson.was-taken",
          at,
          there.has(old)
            ? `A lesson is called ${old} today, so its answers stay with it.`
            : `The lesson ${other} says that it was called ${old}, too.`,
          `delete \`${old}\` here`,
        );
      } else former.set(old, name);
    }
  }
  const asked = new Set(
    lessons.flatMap(({ name, questions }) => questions.map(({ id }) => `${name}/${id}`)),
  );
  const claimed = new Map<string, string>();
  for (const { name, files, questions } of lessons) {
    const { report } = notesFor(files.quiz ?? files.meta, found);
    for (const { id, at, was = [], wasAt = at } of questions) {
      for (const old of was) {
        const full = formerName(name, old, former);
        const other = claimed.get(full);
        if (asked.has(full) || other !== undefined) {
          report(
            "question.was-taken",
            wasAt,
            asked.has(full)
              ? `A question is called \`${full}\` today, so its answers stay with it.`
              : `The question \`${other}\` says that it was called \`${full}\`, too.`,
            `delete \`${old}\` here`,
          );
        } else claimed.set(full, `${name}/${id}`);
      }
    }
  }
  return found;
}
