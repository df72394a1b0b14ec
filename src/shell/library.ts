/** Course folders in: reads files below one folder, and nothing outside it. */

import type { Line } from "mermaid-text/text";
import type { Course, Lesson, LessonFacts, LessonMeta } from "../core/course/course.ts";
import { lessonMinutes } from "../core/course/minutes.ts";
import type { Diagnostic, Parsed } from "../core/diagnostic.ts";
import { TutorError } from "../core/error.ts";
import type { ExperimentFile } from "../core/lab/experiment-file.ts";
import { parseCourse } from "../core/reading/parse-course.ts";
import { emptyMeta, parseLessonMeta } from "../core/reading/parse-meta.ts";
import { isName } from "../core/text/slug.ts";
import type { Look } from "../core/view/view.ts";
import type { CourseCheck } from "./check-course.ts";
import { type CourseFiles, courseFiles, noLesson } from "./course-files.ts";
import type { CourseFolder } from "./course-folder.ts";
import type { RunLongWork } from "./long-work.ts";
import type { ReadingsOf } from "./readings.ts";

export interface Library {
  /** The course folder as it is shown to people. */
  readonly folder: string;
  /** True for the course that ships with the program. */
  readonly shipped: boolean;
  /** Throws `course.*` when there is nothing to teach by. */
  course(): Parsed<Course>;
  /** The front matter of one lesson; nothing else of the file is parsed. */
  meta(name: string): Parsed<LessonMeta>;
  /** What `score` needs of one lesson. */
  facts(name: string): Promise<LessonFacts>;
  /** A promise because the Markdown parser is loaded with the first lesson. */
  lesson(name: string): Promise<Parsed<Lesson>>;
  /** A diagram as it was drawn before for such a look; undefined when it has to be drawn. */
  drawing(source: string, look: Look): readonly Line[] | undefined;
  keepDrawing(source: string, look: Look, lines: readonly Line[]): void;
  /** Its experiments, in the order of their names. A promise since few commands ask for them. */
  experiments(): Promise<readonly ExperimentFile[]>;
  /** Everything wrong with the folder: all files, rules across files, teaching rules. */
  check(readings?: ReadingsOf, longWork?: RunLongWork): Promise<CourseCheck>;
}

/** What a quiz holds that says what a question was called before, and perhaps one that does not. */
const formerIds = /\bwas\s{0,9}:/;

export function realLibrary(place: CourseFolder): Library {
  const files = courseFiles(place);
  let course: Parsed<Course> | undefined;
  const metas = new Map<string, Parsed<LessonMeta>>();
  const library: Library = {
    folder: place.shown,
    shipped: place.shipped,
    course() {
      course ??= readCourse(files);
      return course;
    },
    meta(name) {
      const known = metas.get(name);
      if (known !== undefined) return known;
      const texts = textsOf(name, files);
      const own = texts.lessonText ?? texts.quizText ?? "";
      const file = files.show(`${name}/${texts.lessonText === undefined ? "quiz" : "lesson"}.md`);
      const { value, diagnostics } = parseLessonMeta(own, file, name);
      const minutes = lessonMinutes(texts.lessonText ?? "", texts.quizText ?? "");
      const meta = {
        value: {
          ...(value ?? emptyMeta(name)),
          minutes,
          ...(formerIds.test(texts.quizText ?? "") && { renames: true as const }),
        },
        diagnostics: [...texts.diagnostics, ...diagnostics],
      };
      metas.set(name, meta);
      return meta;
    },
    async lesson(name) {
      const texts = textsOf(name, files);
      const { parseLesson } = await import("../core/reading/parse-lesson.ts");
      const { value, diagnostics } = parseLesson({
        name,
        folder: files.show(name),
        lessonText: texts.lessonText,
        quizText: texts.quizText,
      });
      return { value, diagnostics: [...texts.diagnostics, ...diagnostics] };
    },
    drawing: () => undefined,
    keepDrawing: () => {},
    facts: async (name) => (await library.lesson(name)).value,
    async experiments() {
      const { experimentFiles } = await import("./check-lab.ts");
      return experimentFiles(files).found;
    },
    async check(readings, longWork) {
      const { checkCourse } = await import("./check-course.ts");
      return checkCourse(files, { readings, longWork });
    },
  };
  return library;
}

function readCourse(files: CourseFiles): Parsed<Course> {
  const file = files.read("course.yaml");
  if (file.text === undefined) {
    const [first] = file.diagnostics;
    throw new TutorError(
      "course.unreadable",
      `${files.show("course.yaml")} cannot be read${first === undefined ? "" : `: ${first.message}`}`,
      { hint: "Look at the file and its permissions, or name another folder with --course." },
    );
  }
  const { value, diagnostics } = parseCourse(file.text, files.show("course.yaml"));
  if (value !== undefined) return { value, diagnostics: [...file.diagnostics, ...diagnostics] };
  const newer = diagnostics.find((one) => one.code === "course.format-newer");
  if (newer !== undefined) {
    throw new TutorError("course.format-newer", newer.message, {
      hint: "Install the newest version: npm install -g whichside@latest",
    });
  }
  const [first] = diagnostics.filter((one) => one.severity === "error");
  throw new TutorError(
    "course.broken",
    `The course in ${files.show("")} has a mistake its author must fix: ${first?.message ?? "it is empty."}`,
    { hint: `All mistakes: whichside check ${files.show("")}` },
  );
}

function textsOf(
  name: string,
  files: CourseFiles,
): {
  readonly lessonText: string | undefined;
  readonly quizText: string | undefined;
  readonly diagnostics: readonly Diagnostic[];
} {
  if (!isName(name)) throw noLesson(name, files);
  const lesson = files.read(`${name}/lesson.md`);
  const quiz = files.read(`${name}/quiz.md`);
  const diagnostics = [...lesson.diagnostics, ...quiz.diagnostics];
  if (lesson.text === undefined && quiz.text === undefined && diagnostics.length === 0) {
    throw noLesson(name, files);
  }
  return { lessonText: lesson.text, quizText: quiz.text, diagnostics };
}
