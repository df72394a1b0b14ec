/**
 * What happened, one event a line in the log. Pure.
 *
 * Score, resume, schedule and charts are folds over these; nothing else is state. The
 * fields are those that an xAPI statement needs (Experience API 1.0.3): a random UUID, a
 * time, a stable name of the question, the response, success, a scaled score, a duration.
 */

import type { QuestionKind, Response } from "../quiz/kinds/answer.ts";
import type { Verdict } from "../quiz/verdict.ts";

/** The newest version of an event line that this program writes. */
export const eventVersion = 1;

/** No line that this program writes has more bytes: what systems write at once, if anything. */
export const longestLine = 4096;

/** Characters that a learner's name may have. */
export const longestName = 80;

/** Why questions are asked: it decides what an answer counts for. */
export type RunMode = "learn" | "quiz" | "review" | "practice" | "test-out";

interface EventBase {
  readonly v: typeof eventVersion;
  /** A random UUID: merging two machines' logs is a union by it. */
  readonly id: string;
  /** Milliseconds since 1970, by the clock of the machine that wrote it. */
  readonly t: number;
  /** Its place in the order, where that is not its time: see `stamp.ts`. */
  readonly order?: number;
  /** Minutes that local time was ahead of UTC: the learner's day is a local one. */
  readonly zone: number;
  /** The course's id. */
  readonly course: string;
  /** Id of the import that brought it from another machine: undoing the import hides it. */
  readonly via?: string;
}

/** A sitting begins. Its seed and its list of questions make an exact resume possible. */
export interface RunEvent extends EventBase {
  readonly type: "run";
  readonly run: string;
  readonly mode: RunMode;
  /** Lesson names. */
  readonly lessons: readonly string[];
  readonly seed: number;
  /** `lesson/question`, in the order of asking. */
  readonly questions: readonly string[];
  /** How many they are, when `run-more` events bring those that don't fit into this line. */
  readonly of?: number;
}

/** More questions of a sitting that has begun: nothing was asked before all of them were written. */
export interface RunMoreEvent extends EventBase {
  readonly type: "run-more";
  readonly run: string;
  /** How many questions of the sitting stand before these. */
  readonly from: number;
  readonly questions: readonly string[];
}

/** A sitting came to its end; without this event it can be resumed. */
export interface RunEndEvent extends EventBase {
  readonly type: "run-end";
  readonly run: string;
}

/** One try at a question, or its skipping. */
export interface AnswerEvent extends EventBase {
  readonly type: "answer";
  readonly run: string;
  readonly mode: RunMode;
  /** `lesson/question`. */
  readonly question: string;
  readonly kind: QuestionKind;
  /** `lesson/objective` that it tests. */
  readonly objective?: string;
  /** 1 for the first try; a nearly right one does not count up. */
  readonly attempt: number;
  /** Hints seen before this try. */
  readonly hints: number;
  /** Absent when the question was skipped. */
  readonly response?: Response;
  /** `shown`: skipped, the answer was shown. */
  readonly verdict: Verdict | "shown";
  /** Share of the answer that was right, 0 to 1, before hints and tries are taken off. */
  readonly share: number;
  /** Points earned by this try, and what the question is worth. */
  readonly points: number;
  readonly of: number;
  /** No further try follows in this run. */
  readonly settled: boolean;
  /** From the question's appearance to the answer, milliseconds. */
  readonly ms: number;
  /** The right answer was on the screen a moment before: see `echo.ts`. Absent where it was not. */
  readonly echo?: boolean;
  /** The question's fingerprint when it was answered: a changed right answer starts anew. */
  readonly answer: string;
  /** The course's version when it was answered, where it has one. */
  readonly edition?: string;
  /** Of the question's words and of all that the response names: see `prints.ts`. */
  readonly prints?: string;
}

/** A hint was taken: resume must not give it back for nothing. */
export interface HintEvent extends EventBase {
  readonly type: "hint";
  readonly run: string;
  readonly question: string;
  /** 1 for the first hint. */
  readonly hint: number;
}

export interface SectionEvent extends EventBase {
  readonly type: "section";
  readonly lesson: string;
  readonly section: string;
}

/** From here on what was before does not count: for the course, or for one lesson of it. */
export interface ResetEvent extends EventBase {
  readonly type: "reset";
  readonly lesson?: string;
}

/** Events of another machine follow, each with this event's id in `via`. */
export interface ImportEvent extends EventBase {
  readonly type: "import";
  /** How many were to come. */
  readonly events: number;
  /** Fingerprints of damaged lines of this log whose events a kept copy has brought back. */
  readonly mended?: readonly string[];
}

/** Takes a reset or an import back; an undo can be taken back too. */
export interface UndoEvent extends EventBase {
  readonly type: "undo";
  /** Id of the event that no longer counts. */
  readonly event: string;
}

/** A learner says that a question is faulty. */
export interface FlagEvent extends EventBase {
  readonly type: "flag";
  readonly question: string;
  readonly note?: string;
}

/** The name that the learner wants exports to carry; an empty one takes it away. */
export interface LearnerEvent extends EventBase {
  readonly type: "learner";
  readonly name: string;
}

export type Event =
  | RunEvent
  | RunMoreEvent
  | RunEndEvent
  | AnswerEvent
  | HintEvent
  | SectionEvent
  | ResetEvent
  | ImportEvent
  | UndoEvent
  | FlagEvent
  | LearnerEvent;

/** An event before the log stamps it. */
export type NewEvent = Event extends infer E
  ? E extends Event
    ? Omit<E, "v" | "id" | "t" | "order" | "zone" | "course" | "via">
    : never
  : never;
