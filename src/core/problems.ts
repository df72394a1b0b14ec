/**
 * Every mistake that `check` can name, with how bad it is. Pure.
 *
 * An error is something that a learner would miss or be misled by; a warning is something
 * that works and could be better. docs/format.md says what each one means; a test keeps
 * that list and this one the same.
 */

import type { Diagnostic, Position } from "./diagnostic.ts";

export const problems = {
  // A whole file, before anything reads it.
  "file.outside": "error",
  "file.not-a-file": "error",
  "file.unreadable": "error",
  "file.misnamed": "error",
  "file.unknown": "warning",
  "limit.file": "error",
  "limit.lines": "error",
  "limit.line": "error",
  "limit.block": "error",
  "limit.section": "error",
  "limit.nesting": "error",
  "limit.run": "error",
  "limit.table": "error",
  "limit.diagram": "error",
  "limit.front-matter": "error",
  "limit.keys": "error",
  "limit.yaml-nesting": "error",
  "limit.questions": "error",
  "limit.options": "error",
  // YAML: course.yaml and front matter.
  "yaml.syntax": "error",
  "yaml.unclosed": "error",
  "yaml.not-first": "error",
  "yaml.not-a-map": "error",
  "yaml.anchor": "error",
  "yaml.duplicate-key": "error",
  "yaml.unknown-key": "error",
  "yaml.missing-key": "error",
  "yaml.wrong-value": "error",
  "yaml.quotes": "warning",
  "yaml.comment": "warning",
  // course.yaml and the folder.
  "course.format-newer": "error",
  "course.no-lessons": "error",
  "course.lesson-missing": "error",
  "course.lesson-twice": "error",
  "course.lesson-unlisted": "warning",
  "course.title-twice": "warning",
  "course.term-twice": "warning",
  // A lesson's front matter and text.
  "lesson.name": "error",
  "lesson.empty": "error",
  "lesson.no-front-matter": "error",
  "lesson.needs-unknown": "error",
  "lesson.needs-itself": "error",
  "lesson.needs-cycle": "error",
  "lesson.needs-later": "warning",
  "lesson.objective-untested": "warning",
  "lesson.duplicate-section": "warning",
  "lesson.heading-one": "warning",
  "lesson.title-twice": "warning",
  "quiz.front-matter": "warning",
  "quiz.text-outside": "warning",
  "quiz.no-questions": "error",
  // Text of any kind.
  "text.html": "warning",
  "text.hidden": "error",
  "text.placeholder": "warning",
  "text.unclosed-fence": "error",
  "text.unclosed-comment": "error",
  "text.heading": "warning",
  "text.table": "error",
  "text.not-text": "error",
  "alert.unknown": "error",
  "alert.text-beside": "error",
  "alert.run-together": "error",
  "alert.empty": "warning",
  "link.broken": "error",
  "link.outside": "error",
  "link.unsafe": "error",
  "link.no-section": "error",
  "link.torn": "warning",
  "link.empty": "error",
  "image.no-text": "warning",
  "diagram.unreadable": "error",
  "diagram.as-list": "warning",
  // Told by the reader of diagrams, which draws what it can.
  "diagram.not-marked": "warning",
  "diagram.side-unknown": "warning",
  "diagram.kind-unknown": "warning",
  "diagram.syntax-unknown": "warning",
  "diagram.bracket-open": "warning",
  "diagram.not-portable": "warning",
  "diagram.group-open": "warning",
  "diagram.end-without-start": "warning",
  "diagram.shape-unknown": "warning",
  "diagram.direction-unknown": "warning",
  // A question.
  "question.no-title": "error",
  "question.no-answer": "error",
  "question.two-answers": "error",
  "question.duplicate-id": "error",
  "question.bad-id": "error",
  "question.metadata": "error",
  "question.metadata-place": "error",
  "question.unknown-key": "error",
  "question.duplicate-key": "error",
  "question.wrong-value": "error",
  "question.useless-key": "warning",
  "question.unknown-objective": "error",
  "question.unknown-section": "error",
  "question.no-objective": "warning",
  "question.no-explanation": "warning",
  "question.two-explanations": "warning",
  "question.hint-after-explanation": "warning",
  "question.before-answer": "warning",
  "question.stray": "warning",
  "question.heading-level": "error",
  "question.blank-line": "error",
  "question.marker": "error",
  "question.no-right-option": "error",
  "question.all-right": "error",
  "question.one-option": "error",
  "question.unmarked-option": "error",
  "question.empty-option": "error",
  "question.same-option": "error",
  "question.option-content": "warning",
  "question.feedback-nowhere": "error",
  "question.one-item": "error",
  "question.numbering": "warning",
  "question.table-columns": "error",
  "question.empty-cell": "error",
  "question.one-category": "error",
  "question.category-spelling": "warning",
  "question.no-accepted": "error",
  "question.answer-uncoded": "error",
  "question.accepted-and-not": "error",
  "question.empty-text": "error",
  "question.tolerance": "error",
  "question.gap-empty": "error",
  "question.gap-unclosed": "error",
  "question.no-mistake": "error",
  "question.two-mistakes": "error",
  "question.one-candidate": "error",
  "question.empty-rubric": "error",
  "question.no-phrase": "error",
  "question.no-model": "warning",
  "question.rubric-and-avoid": "error",
  "question.model-misses": "warning",
  // Rules of good teaching.
  "teaching.few-questions": "warning",
  "teaching.objective-once": "warning",
  "teaching.objective-count": "warning",
  "teaching.objective-verb": "warning",
  "teaching.no-produced-answer": "warning",
  "teaching.few-types": "warning",
  "teaching.few-reviews": "warning",
  "teaching.no-id": "warning",
  "teaching.no-feedback": "warning",
  "teaching.short-explanation": "warning",
  "teaching.explanation-copy": "warning",
  "teaching.option-count": "warning",
  "teaching.all-of-the-above": "warning",
  "teaching.absolute-words": "warning",
  "teaching.negative-stem": "warning",
  "teaching.shared-word": "warning",
  "teaching.same-side-run": "warning",
  "teaching.rubric-size": "warning",
  "teaching.no-misconception": "warning",
  "teaching.long-section": "warning",
  "teaching.reading-level": "warning",
  "teaching.long-sentences": "warning",
  "teaching.many-terms": "warning",
  "teaching.term-unused": "warning",
  "teaching.no-diagram": "warning",
  "teaching.diagram-size": "warning",
  "teaching.diagram-label": "warning",
  "teaching.diagram-alone": "warning",
  "teaching.diagram-title": "warning",
  "teaching.longest-right": "warning",
  "teaching.long-right": "warning",
  "teaching.right-position": "warning",
  "teaching.negative-share": "warning",
  // Setting a warning aside.
  "allow.no-reason": "warning",
  "allow.unknown": "warning",
  "allow.unused": "warning",
} as const satisfies Record<string, Diagnostic["severity"]>;

export type ProblemCode = keyof typeof problems;

/** Takes down one mistake; how bad it is follows from the code. */
export type Report = (code: ProblemCode, at: Position, message: string, hint?: string) => void;

export interface Notes {
  readonly found: Diagnostic[];
  readonly report: Report;
}

/** A fresh list for one file, and the function that adds to it. */
export function notesFor(file: string, found: Diagnostic[] = []): Notes {
  return {
    found,
    report(code, at, message, hint) {
      const base = { file, line: at.line, col: at.col, severity: problems[code], code, message };
      found.push(hint === undefined ? base : { ...base, hint });
    },
  };
}

export const startOfFile: Position = { line: 1, col: 1 };
