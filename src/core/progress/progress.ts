/** What a learner's events come to: the one state that score, resume, review and home read. Pure. */

import type { Verdict } from "../quiz/verdict.ts";
import type { AnswerEvent, HintEvent, RunEvent } from "./event.ts";
import type { OnScreen } from "./on-screen.ts";
import type { Undoable } from "./order.ts";
import type { Streak } from "./streak.ts";

/** What is known about one question as long as its right answer stays the same. */
export interface QuestionProgress {
  /** `lesson/question`. */
  readonly question: string;
  /** The fingerprint that these answers were given to. */
  readonly answer: string;
  /** `lesson/objective` that it tested when it was answered last. */
  readonly objective?: string;
  /**
   * The best result so far that was no echo, and what the question was worth then: 0 where learners
   * rate themselves.
   */
  readonly best: number;
  readonly of: number;
  /** The very first try was right. */
  readonly firstTry: boolean;
  /**
   * Of the last try that counted; `shown` when it was skipped. Where learners rate themselves, `right`
   * says that they ticked every point, `wrong` that they ticked none.
   */
  readonly verdict: Exclude<Verdict, "nearly"> | "shown";
  /** First and last answer, milliseconds since 1970. */
  readonly first: number;
  readonly last: number;
  readonly tries: number;
  /** How often it came to an end: answered for good or skipped. */
  readonly settled: number;
  /** The last review asked for it was answered right at the first try. Absent before a review. */
  readonly recalled?: boolean;
  /** The last try would have earned more, but its right answer was on the screen a moment before. */
  readonly echoed?: true;
  /** What the schedule is made of, oldest first: see `packRating`. */
  readonly ratings: readonly number[];
  /** How long the last answers took, milliseconds. */
  readonly times: readonly number[];
  /** What was answered and was not right, for the case that it becomes right. Absent without any. */
  readonly missed?: readonly Missed[];
}

/** An answer that was not right. */
export interface Missed {
  /** See `responseMark`. */
  readonly mark: number;
  /** What it would have earned, had it been right. */
  readonly worth: number;
  /** It was the very first try. */
  readonly first: boolean;
  /** It was the last try that counted. */
  readonly last: boolean;
}

/** A sitting that was left before its end. */
export interface OpenRun {
  readonly run: RunEvent;
  /** For which time its beginning counts. */
  readonly began: number;
  /** Its answers and hints, in the order in which they happened. */
  readonly events: readonly (AnswerEvent | HintEvent)[];
  /** How many of its questions need no further try. */
  readonly settled: number;
}

/** Where a reader is in a lesson. */
export interface Place {
  readonly lesson: string;
  /** Absent when only questions were answered. */
  readonly section?: string;
  readonly t: number;
}

export interface Progress {
  readonly course: string;
  /** By `lesson/question`; for each fingerprint its own record, the last used one first. */
  readonly questions: ReadonlyMap<string, readonly QuestionProgress[]>;
  /** Lesson -> section -> when it was last read. */
  readonly sections: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Lessons passed by a test-out, and when. */
  readonly testedOut: ReadonlyMap<string, number>;
  /** Lesson -> how many questions it had when it was last begun. */
  readonly lengths: ReadonlyMap<string, number>;
  /** Sittings without an end, newest first; none that something finished since replaces. */
  readonly open: readonly OpenRun[];
  /** Local day (days since 1970) -> questions answered on it. */
  readonly days: ReadonlyMap<number, number>;
  /** The questions that came to their ends last, the newest last, whatever was reset since. */
  readonly shown: readonly OnScreen[];
  /** As of the time of the fold. */
  readonly streak: Streak;
  /** What was read or answered last. */
  readonly last?: Place;
  /** Newest last; what was undone is not among them. */
  readonly undoable: readonly Undoable[];
  /** Questions that the learner called faulty. */
  readonly flagged: ReadonlySet<string>;
  /** Tries in all, those included that count no longer. */
  readonly answers: number;
}

/** The sitting to go on with: the newest one without an end that nothing finished since. */
export function openRun(
  progress: Progress,
  wanted: { readonly mode: RunEvent["mode"]; readonly lessons: readonly string[] },
): OpenRun | undefined {
  return progress.open.find(
    ({ run }) =>
      run.mode === wanted.mode &&
      run.lessons.length === wanted.lessons.length &&
      run.lessons.every((lesson, index) => lesson === wanted.lessons[index]),
  );
}
