/** A course compared with a saved edition of it: which answers its changes would lose, and what keeps them. Pure. */

import type { Course, Lesson } from "../course/course.ts";
import { formerName } from "../course/former-name.ts";
import type { Diagnostic, Position } from "../diagnostic.ts";
import { inlineText } from "../document/block.ts";
import { notesFor, type ProblemCode, startOfFile } from "../problems.ts";
import { quoted } from "../quiz/kinds/reading.ts";
import { acceptsOf, countsAsSame } from "../quiz/lineage.ts";
import { namedPlaces, printOf } from "../quiz/prints.ts";
import { type Question, questionName } from "../quiz/question.ts";
import { counted } from "../text/counted.ts";

/** A course as it is, or as it was. */
export interface Edition {
  readonly course: Course | undefined;
  /** `course.yaml` as it is shown to people. */
  readonly file: string;
  readonly lessonsAt: Position;
  readonly lessons: readonly EditionLesson[];
}

export interface EditionLesson extends Pick<Lesson, "name" | "title" | "was" | "questions"> {
  /** The file with its front matter. */
  readonly file: string;
  readonly quiz: string;
}

/** What of the changes costs answers, each with what to type to keep them. */
export function lostSince(before: Edition, now: Edition): Diagnostic[] {
  const found: Diagnostic[] = [];
  const tell = (file: string, code: ProblemCode, at: Position, said: string, hint: string) =>
    notesFor(file, found).report(code, at, said, hint);
  const [was, is] = [before.course?.id, now.course?.id];
  if (was !== undefined && is !== undefined && was !== is && !now.course?.was?.includes(was)) {
    tell(
      now.file,
      "edition.course-renamed",
      startOfFile,
      `The course was called ${was}, so all that was answered in it is left behind.`,
      `write \`was: [${was}]\` below \`id: ${is}\``,
    );
  }
  const names = namesToday(now);
  const known = new Map(questionsOf(now).map((question) => [questionName(question), question]));
  const old = new Set(
    questionsOf(before).map((question) => names.question(questionName(question))),
  );
  const fresh = [...known.values()].filter((question) => !old.has(questionName(question)));
  for (const lesson of before.lessons) {
    const today = now.lessons.find(({ name }) => name === names.lesson(lesson.name));
    const gone: Question[] = [];
    for (const question of lesson.questions) {
      const asked = known.get(names.question(questionName(question)));
      if (asked === undefined) gone.push(question);
      else for (const each of changes(question, asked)) tell(asked.file, ...each);
    }
    if (today === undefined && gone.length > 0) {
      const other = renamedTo(lesson, gone, before, now);
      tell(
        other?.file ?? now.file,
        "edition.lesson-gone",
        other === undefined ? now.lessonsAt : startOfFile,
        `There is no lesson ${lesson.name} any more: answers to its ${counted(gone.length, "question")} are left behind.`,
        other === undefined
          ? `bring it back; if that is meant, write in course.yaml \`${allowed("# allow", "edition.lesson-gone")}\``
          : `if it is ${other.name} now, write \`was: [${lesson.name}]\` into the front matter`,
      );
      continue;
    }
    for (const question of gone) {
      const other = fresh.find((one) => isTwin(question, one));
      const id = question.id;
      const name = other?.lesson === today?.name ? id : questionName(question);
      tell(
        other?.file ?? today?.quiz ?? now.file,
        "edition.question-gone",
        other?.at ?? startOfFile,
        `There is no question \`${id}\` any more: answers to ${titleOf(question)} are left behind.`,
        other === undefined
          ? `bring it back; if that is meant, write above the first question \`<!-- ${allowed("allow", "edition.question-gone")} -->\``
          : `if this is it, write below the heading \`<!-- id: ${other.id}, was: ${name} -->\``,
      );
    }
  }
  return found;
}

function allowed(lead: string, code: ProblemCode): string {
  return `${lead}: ${code}, reason: …`;
}

function questionsOf({ lessons }: Edition): readonly Question[] {
  return lessons.flatMap(({ questions }) => questions);
}

function titleOf({ title }: Question): string {
  return quoted(inlineText(title));
}

/** What things of an earlier edition are called today. */
function namesToday({ lessons }: Edition): {
  readonly lesson: (name: string) => string;
  readonly question: (name: string) => string;
} {
  const there = new Set(lessons.map(({ name }) => name));
  const former = new Map<string, string>();
  for (const { name, was = [] } of lessons) {
    for (const old of was) if (!there.has(old)) former.set(old, name);
  }
  const asked = new Map<string, string>();
  for (const { name, questions } of lessons) {
    for (const question of questions) {
      for (const old of question.was ?? []) {
        asked.set(formerName(name, old, former), questionName(question));
      }
    }
  }
  const known = new Set(lessons.flatMap(({ questions }) => questions.map(questionName)));
  return {
    lesson: (name) => former.get(name) ?? name,
    question(name) {
      const inLesson = formerName("", name, former);
      return known.has(inLesson) ? inLesson : (asked.get(inLesson) ?? inLesson);
    },
  };
}

type Change = readonly [code: ProblemCode, at: Position, said: string, hint: string];

function* changes(before: Question, now: Question): Generator<Change> {
  const { mended } = now;
  const same = before.answer.kind === now.answer.kind && before.fingerprint === now.fingerprint;
  const lineage = { mended, accepts: acceptsOf(now.answer) };
  if (!same && !countsAsSame(lineage, before.fingerprint)) {
    yield [
      "edition.answer-changed",
      now.at,
      `${titleOf(now)} has another right answer, so it starts anew: what was answered before counts no longer.`,
      `if it is mended and still the same question, write below the heading \`<!-- id: ${now.id}, mended: yes -->\``,
    ];
    return;
  }
  const lost = lostPlaces(before, now);
  const [first] = lost;
  if (first !== undefined) {
    yield [
      "edition.option-gone",
      now.at,
      `Who picked ${quoted(first)}${lost.length === 1 ? "" : `, or ${counted(lost.length - 1, "other thing")} that is gone,`} in ${titleOf(now)} keeps the points, but results say "unknown" of it.`,
      "put the old words back, where results are still to be read",
    ];
  }
}

/** Options, rows, steps and the like whose words stood there and stand nowhere now. */
function lostPlaces(before: Question, now: Question): string[] {
  const lists = namedPlaces(now.answer).map((list) => new Set(list.map(({ print }) => print)));
  return namedPlaces(before.answer).flatMap((list, at) =>
    list.flatMap(({ print, words }) => (lists[at]?.has(print) === true ? [] : [words])),
  );
}

/** A question that asks the same, or for the same. */
function isTwin(before: Question, now: Question): boolean {
  return (
    (before.fingerprint === now.fingerprint && before.answer.kind === now.answer.kind) ||
    printOf(inlineText(before.title)) === printOf(inlineText(now.title))
  );
}

/** A new lesson that has most of the questions of one that is gone. */
function renamedTo(
  lesson: EditionLesson,
  gone: readonly Question[],
  before: Edition,
  now: Edition,
): EditionLesson | undefined {
  const old = new Set(before.lessons.map(({ name }) => name));
  const ids = new Set(gone.map(({ id }) => id));
  return now.lessons.find(
    ({ name, title, questions }) =>
      !old.has(name) &&
      (title === lesson.title || 2 * questions.filter(({ id }) => ids.has(id)).length > ids.size),
  );
}
