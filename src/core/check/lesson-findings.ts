/**
 * A lesson read and checked by itself: all that the check of a course asks of its two texts, as
 * plain data that can be kept. Pure.
 */

import type { Diagnostic } from "../diagnostic.ts";
import { type LessonReading, readLesson, readLessonMeta } from "../reading/parse-lesson.ts";
import type { LessonFiles } from "../reading/parts.ts";
import { checkDiagrams } from "./diagram-rules.ts";
import { gistOf, type LessonGist } from "./gist.ts";
import { checkTeaching, type LessonSetting } from "./lesson-teaching.ts";
import { checkPhrases } from "./phrases.ts";
import { checkQuestionTeaching } from "./question-teaching.ts";

export interface LessonFindings {
  /** What is wrong with the lesson, whatever the others are. */
  readonly told: readonly Diagnostic[];
  /** What other lessons' rules ask of it. */
  readonly gist: LessonGist;
}

export function findingsOf(files: LessonFiles, setting: LessonSetting): LessonFindings {
  const { told, gist } = findings(readLesson(files), setting);
  return { told: [...told, ...checkPhrases(files, setting.phrases)], gist };
}

/** Of a lesson's front matter only, for the check of another lesson that refers to it. */
export function metaFindingsOf(files: LessonFiles, setting: LessonSetting): LessonFindings {
  return findings(readLessonMeta(files), setting);
}

function findings(lesson: LessonReading, setting: LessonSetting): LessonFindings {
  return { told: checkLesson(lesson, setting), gist: gistOf(lesson) };
}

export function checkLesson(lesson: LessonReading, setting: LessonSetting): Diagnostic[] {
  return [
    ...lesson.diagnostics,
    ...checkDiagrams(lesson, setting.sides),
    ...checkTeaching(lesson, setting),
    ...checkQuestionTeaching(lesson, setting.english),
  ];
}
