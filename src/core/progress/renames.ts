/**
 * What was called otherwise when it was answered: a course, lessons and questions that their
 * author has given other names since. Events are read with the names of today. Pure.
 */

import type { Course, LessonMeta, QuestionFacts } from "../course/course.ts";
import { formerName } from "../course/former-name.ts";
import { questionName } from "../quiz/question.ts";
import { hash64 } from "../random.ts";
import type { Event } from "./event.ts";

export interface Renames {
  /** Another one as soon as anything else is renamed: what was read by other names is read again. */
  readonly key: string;
  /** The course's id. */
  readonly course: string;
  readonly courses: ReadonlySet<string>;
  /** The names of today, by earlier ones. */
  readonly lessons: ReadonlyMap<string, string>;
  readonly questions: ReadonlyMap<string, string>;
}

export function noRenames(course: string): Renames {
  return { key: "", course, courses: new Set(), lessons: new Map(), questions: new Map() };
}

/** A name that something has today is never an earlier name of something else. */
export function renamesOf(
  course: Pick<Course, "id" | "was">,
  lessons: readonly Pick<LessonMeta, "name" | "was">[],
  questions: readonly Pick<QuestionFacts, "lesson" | "id" | "was">[],
): Renames {
  const courses = new Set((course.was ?? []).filter((id) => id !== course.id));
  const there = new Set(lessons.map(({ name }) => name));
  const lessonNames = new Map<string, string>();
  for (const { name, was = [] } of lessons) {
    for (const old of was) if (!there.has(old) && !lessonNames.has(old)) lessonNames.set(old, name);
  }
  const asked = new Set(questions.map(questionName));
  const questionNames = new Map<string, string>();
  for (const question of questions) {
    for (const old of question.was ?? []) {
      const name = formerName(question.lesson, old, lessonNames);
      if (!asked.has(name) && !questionNames.has(name)) {
        questionNames.set(name, questionName(question));
      }
    }
  }
  if (courses.size === 0 && lessonNames.size === 0 && questionNames.size === 0) {
    return noRenames(course.id);
  }
  const parts = [[...courses].sort(), [...lessonNames].sort(), [...questionNames].sort()];
  return {
    key: hash64(JSON.stringify(parts)),
    course: course.id,
    courses,
    lessons: lessonNames,
    questions: questionNames,
  };
}

/** The event with the names of today; those of other courses, and without renames all, as they are. */
export function renamed(event: Event, renames: Renames): Event {
  const { key, course, courses, lessons } = renames;
  if (key === "" || (event.course !== course && !courses.has(event.course))) return event;
  const today = event.course === course ? event : { ...event, course };
  switch (today.type) {
    case "answer": {
      const { objective } = today;
      const asked = { ...today, question: questionToday(today.question, renames) };
      return objective === undefined
        ? asked
        : { ...asked, objective: formerName("", objective, lessons) };
    }
    case "hint":
    case "flag":
      return { ...today, question: questionToday(today.question, renames) };
    case "run":
      return {
        ...today,
        lessons: today.lessons.map((name) => lessons.get(name) ?? name),
        questions: today.questions.map((name) => questionToday(name, renames)),
      };
    case "run-more":
      return { ...today, questions: today.questions.map((name) => questionToday(name, renames)) };
    case "section":
      return { ...today, lesson: lessons.get(today.lesson) ?? today.lesson };
    case "reset":
      return today.lesson === undefined
        ? today
        : { ...today, lesson: lessons.get(today.lesson) ?? today.lesson };
    case "run-end":
    case "import":
    case "undo":
    case "learner":
      return today;
  }
}

function questionToday(name: string, { lessons, questions }: Renames): string {
  const inLesson = formerName("", name, lessons);
  return questions.get(inLesson) ?? inLesson;
}

export function* allRenamed(events: Iterable<Event>, renames: Renames): Generator<Event> {
  for (const event of events) yield renamed(event, renames);
}
