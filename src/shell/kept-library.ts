/** A course as it was read before: what has not changed since is not parsed again. */

import type {
  Course,
  Lesson,
  LessonFacts,
  LessonMeta,
  QuestionFacts,
} from "../core/course/course.ts";
import type { Parsed } from "../core/diagnostic.ts";
import type { Answer } from "../core/quiz/kinds/answer.ts";
import { acceptsOf } from "../core/quiz/lineage.ts";
import { isSelfRated } from "../core/quiz/question.ts";
import { hash64 } from "../core/random.ts";
import { packTexts, unpackTexts } from "../core/text/packed.ts";
import { isKept, type KeptDrawing, keepDrawing, keptLines } from "../core/view/drawings.ts";
import { courseFiles, noLesson } from "./course-files.ts";
import type { CourseFolder } from "./course-folder.ts";
import { compareFiles, digestOf, type FileStates, fileStates } from "./file-states.ts";
import type { Library } from "./library.ts";
import type { Readings } from "./readings.ts";

/** What lists need: the course and its lessons' front matters. */
interface Overview extends FileStates {
  readonly course: Parsed<Course>;
  /** Of the lessons that are there. */
  readonly metas: readonly Parsed<LessonMeta>[];
}

/** Sources of diagrams, each with its drawings. */
export type Drawings = Readonly<Record<string, readonly KeptDrawing[]>>;

interface KeptLesson {
  readonly parsed: Parsed<Lesson>;
  readonly drawings: Drawings;
}

export interface KeptOptions {
  /** None in a build: what it makes is the same whenever it is made. */
  readonly now?: () => number;
  /** Drawings that are kept with a lesson: the build makes some beforehand. */
  readonly drawingsOf?: (lesson: Lesson, course: Course) => Drawings;
}

export async function keptLibrary(
  place: CourseFolder,
  readings: Readings,
  { now, drawingsOf = () => ({}) }: KeptOptions,
): Promise<Library> {
  const files = courseFiles(place);
  // Messages name files as the course was named.
  const shown = hash64(place.shown);
  const known = readings.find<Overview>("overview", shown);
  const compared =
    known === undefined
      ? "changed"
      : compareFiles(known, files, place.shipped, known.at ?? readings.writtenAt("overview"));
  const overview = compared === "changed" ? undefined : known;
  if (known !== undefined && compared === "same" && !place.shipped) {
    // Next time a look at the stamps is enough again.
    const states = fileStates(Object.keys(known.files), files, now?.());
    readings.keep("overview", shown, { ...known, ...states });
  }
  let digest = overview === undefined ? undefined : digestOf(overview);
  const metas = new Map(overview?.metas.map((meta) => [meta.value.name, meta]));
  const asked = new Set<string>();
  const facts = new Map<string, LessonFacts>();
  const drawings = new Map<string, readonly KeptDrawing[]>();
  const parsing = async () => (await import("./library.ts")).realLibrary(place);
  const real = overview === undefined ? await parsing() : undefined;
  const course = () => overview?.course ?? (real as Library).course();

  /** Once all front matters were asked for: whoever asks for one alone needs no list. */
  function keepOverview(name: string): void {
    asked.add(name);
    const { lessons } = course().value;
    if (digest !== undefined || asked.size < lessons.length) return;
    const paths = lessons.flatMap((each) => [`${each}/lesson.md`, `${each}/quiz.md`]);
    const states = fileStates(["course.yaml", ...paths], files, now?.());
    const made: Overview = { ...states, course: course(), metas: [...metas.values()] };
    digest = digestOf(made);
    readings.keep("overview", shown, made);
  }

  function keepFacts(lesson: Lesson): void {
    facts.set(lesson.name, factsOf(lesson));
    if (digest !== undefined && facts.size === metas.size) {
      readings.keep("facts", digest, [...facts.values()].map(slim));
    }
  }

  const library: Library = {
    folder: place.shown,
    shipped: place.shipped,
    course,
    meta(name) {
      if (overview !== undefined) {
        const meta = metas.get(name);
        if (meta === undefined) throw noLesson(name, files);
        return meta;
      }
      try {
        const meta = (real as Library).meta(name);
        metas.set(name, listed(meta));
        return meta;
      } finally {
        keepOverview(name);
      }
    },
    async facts(name) {
      if (facts.size === 0 && digest !== undefined) {
        const found = readings.find<readonly SlimFacts[]>("facts", digest) ?? [];
        for (const each of found) facts.set(each.name, whole(each));
      }
      const found = facts.get(name);
      if (found !== undefined) return found;
      const { value } = await library.lesson(name);
      keepFacts(value);
      return value;
    },
    async lesson(name) {
      const read = ["lesson", "quiz"].map((file) => files.read(`${name}/${file}.md`));
      // What cannot be read today may be readable tomorrow, without a change that could be seen.
      if (read.some(({ diagnostics }) => diagnostics.length > 0))
        return (await parsing()).lesson(name);
      const texts = read.map(({ text }) => text);
      const source = texts.join("");
      const state = hash64(JSON.stringify([place.shown, course().value.sides, ...texts]));
      const packed = readings.find<unknown>(`lesson/${name}`, state);
      const kept =
        packed === undefined ? await readLesson(name) : (unpackTexts(packed, source) as KeptLesson);
      if (packed === undefined) readings.keep(`lesson/${name}`, state, packTexts(kept, source));
      for (const [diagram, each] of Object.entries(kept.drawings)) drawings.set(diagram, each);
      return kept.parsed;
    },
    drawing(source, look) {
      if (!isKept(look)) return undefined;
      const found = drawings.get(source) ?? [];
      for (const each of found) {
        const lines = keptLines(each, look);
        if (lines !== undefined) return lines;
      }
      const [name, state] = drawingName(source);
      const kept = readings.find<KeptDrawing>(name, state);
      if (kept === undefined) return undefined;
      drawings.set(source, [...found, kept]);
      return keptLines(kept, look);
    },
    keepDrawing(source, look, lines) {
      if (!isKept(look)) return;
      const [name, state] = drawingName(source);
      readings.keep(name, state, keepDrawing(lines, { from: look.width, to: look.width }));
    },
    experiments: async () => (await parsing()).experiments(),
    check: async (findings, longWork) => (await parsing()).check(findings, longWork),
  };

  async function readLesson(name: string): Promise<KeptLesson> {
    const parsed = await (real ?? (await parsing())).lesson(name);
    return { parsed, drawings: drawingsOf(parsed.value, course().value) };
  }

  function drawingName(source: string): readonly [name: string, state: string] {
    const { sides } = course().value;
    return [`drawing/${source}`, hash64(JSON.stringify(sides))];
  }

  return library;
}

/** What lists say of a lesson: where its facts come from is no part of it. */
function listed({ value, diagnostics }: Parsed<LessonMeta>): Parsed<LessonMeta> {
  const { sources: _, ...meta } = value as LessonMeta & { readonly sources?: unknown };
  return { value: meta, diagnostics };
}

function factsOf({ name, title, needs, objectives, sections, questions }: Lesson): LessonFacts {
  return {
    ...{ name, title, needs, objectives },
    sections: sections.map(({ id, title: heading }) => ({ id, title: heading })),
    questions: questions.map(
      ({ id, lesson, title: asked, was, objective, after, fingerprint, mended, answer }) => ({
        ...{ id, lesson, title: asked },
        ...(was === undefined ? {} : { was }),
        ...(objective === undefined ? {} : { objective }),
        ...(after === undefined ? {} : { after }),
        fingerprint,
        ...(mended === undefined ? {} : { mended }),
        ...acceptedIn(answer),
        ...(isSelfRated({ answer }) ? { selfRated: true as const } : {}),
      }),
    ),
  };
}

function acceptedIn(answer: Answer): Pick<QuestionFacts, "accepts"> {
  const accepts = acceptsOf(answer);
  return accepts === undefined ? {} : { accepts };
}

/** Facts as they are kept: a question doesn't say again which lesson it is of. */
interface SlimFacts extends Omit<LessonFacts, "questions"> {
  readonly questions: readonly (Omit<QuestionFacts, "lesson" | "objective"> & {
    /** Of the question's own lesson when none is named. */
    readonly objective?: { readonly lesson?: string; readonly id: string };
  })[];
}

function slim({ questions, ...lesson }: LessonFacts): SlimFacts {
  return {
    ...lesson,
    questions: questions.map(({ lesson: _, objective, ...question }) => {
      if (objective === undefined) return question;
      const own = objective.lesson === lesson.name;
      return { ...question, objective: own ? { id: objective.id } : objective };
    }),
  };
}

function whole({ questions, ...lesson }: SlimFacts): LessonFacts {
  return {
    ...lesson,
    questions: questions.map(({ objective, ...question }) => ({
      ...question,
      lesson: lesson.name,
      ...(objective === undefined ? {} : { objective: { lesson: lesson.name, ...objective } }),
    })),
  };
}
