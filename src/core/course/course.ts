/** A course, its lessons, their sections: the model that everything else reads. Pure. */

import type { Color } from "mermaid-text/text";
import type { Diagnostic } from "../diagnostic.ts";
import type { Block } from "../document/block.ts";
import type { Accepts } from "../quiz/kinds/accepted.ts";
import type { Answer } from "../quiz/kinds/answer.ts";
import type { Question } from "../quiz/question.ts";

/** The newest course format that this program reads. */
export const courseFormat = 1;

/**
 * The colours that sides may have; white is the terminal's own. All others are written in by the
 * program itself: on the screen a side's colour means the side and nothing else.
 */
export const sideColors = ["cyan", "magenta", "yellow", "white"] as const satisfies Color[];
export type SideColor = (typeof sideColors)[number];

/** A named role of the course's subject: a colour in drawings, a category in sorting questions. */
export interface Side {
  readonly id: string;
  readonly label: string;
  readonly color: SideColor;
}

export interface Objective {
  readonly id: string;
  /** What the learner can do afterwards, starting with a verb: "Put the five steps in order." */
  readonly text: string;
}

export interface Source {
  readonly title: string;
  readonly url?: string;
}

/** A word that a lesson introduces, with its one-sentence definition. */
export interface Term {
  readonly term: string;
  readonly definition: string;
}

/** What lists say of a lesson, without reading its text. */
export interface LessonMeta {
  /** The folder's name: kebab-case, unique in the course. */
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  /** Names of lessons that come first. */
  readonly needs: readonly string[];
  /** Other words by which people look for the lesson. */
  readonly aliases?: readonly string[];
  /** What the folder was called before. */
  readonly was?: readonly string[];
  /** Its quiz may say what questions were called before: whoever asks has to read it. */
  readonly renames?: true;
  readonly objectives: readonly Objective[];
  readonly terms: readonly Term[];
  /** How long it takes, about; absent where nobody has looked at its text. */
  readonly minutes?: number;
}

/** All that the front matter says: where the lesson's facts come from stands at its end. */
export interface FrontMatter extends LessonMeta {
  readonly sources: readonly Source[];
}

export interface Section {
  /** The heading's slug, as GitHub makes it; `intro` for what stands above the first heading. */
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

export interface Lesson extends FrontMatter {
  /** The first one is the intro when there is text above the first heading. */
  readonly sections: readonly Section[];
  /** Questions that can be asked, in the order of the file. Broken ones are left out. */
  readonly questions: readonly Question[];
  /** Questions left out because of a mistake in them: one diagnostic each, the first. */
  readonly broken: readonly Diagnostic[];
}

/** What of a question says how far somebody is, without its text. */
export interface QuestionFacts
  extends Pick<
    Question,
    "id" | "lesson" | "title" | "objective" | "after" | "was" | "fingerprint" | "mended"
  > {
  /** The answer itself, or what of it says which earlier answers count. */
  readonly answer?: Answer;
  readonly accepts?: Accepts;
  /** Learners rate it themselves. */
  readonly selfRated?: true;
}

/** What of a lesson says how far somebody is, without its text. */
export interface LessonFacts extends Pick<LessonMeta, "name" | "title" | "needs" | "objectives"> {
  readonly sections: readonly Pick<Section, "id" | "title">[];
  readonly questions: readonly QuestionFacts[];
}

export interface Course {
  readonly id: string;
  /** Ids that it had before. */
  readonly was?: readonly string[];
  readonly title: string;
  readonly summary: string;
  /** BCP 47, as in `en`. */
  readonly language: string;
  readonly sides: readonly Side[];
  /** Lesson names in the order of teaching. */
  readonly lessons: readonly string[];
  /** Which edition of the course it is; it stands in results. */
  readonly version?: string;
}

/** Characters of a course's version. */
export const longestVersion = 40;
