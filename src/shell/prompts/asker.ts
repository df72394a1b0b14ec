/**
 * What a command can ask a learner, whatever stands behind it: Inquirer prompts on a
 * terminal, their plain twins line by line, or a list of scripted answers in tests.
 *
 * The question itself is printed before; a prompt shows what can be picked, takes the
 * answer and leaves nothing behind: what was answered stands with its verdict. A long text,
 * which no verdict repeats, stays.
 */

import type { Line } from "mermaid-text/text";
import type { Look } from "../../core/view/view.ts";
import type { FinderOptions } from "./finder.ts";
import type { PartsBefore } from "./parts.ts";
import type { Prompt } from "./prompt.ts";
import type { AskOptions, Reply } from "./reply.ts";

export interface PickOptions extends AskOptions {
  readonly options: readonly Line[];
  /** Indexes that were refused before; only *choice* marks them and takes none of them again. */
  readonly tried?: readonly number[];
  /** At a second try: what was ticked, or in which order the items were put. */
  readonly start?: readonly number[];
  /** Indexes that were right at the try before: *choices* keeps them, *order* marks them. */
  readonly right?: readonly number[];
}

export interface SortOptions extends AskOptions, PartsBefore {
  readonly items: readonly Line[];
  readonly categories: readonly Line[];
}

export interface PassageOptions extends AskOptions {
  /** The passage in reading order; `gap` and `candidate` parts are what is asked for. */
  readonly parts: readonly {
    readonly kind: "said" | "gap" | "candidate";
    readonly content: Line;
  }[];
  /** Candidates that were refused before: marked, and not taken again. */
  readonly tried?: readonly number[];
  /** What stands in the gaps at the start. */
  readonly start?: readonly string[];
  /** For each gap whether it was right at the try before: it is not asked again. */
  readonly right?: readonly boolean[];
}

export interface TextOptions extends AskOptions {
  /** Invites several sentences. */
  readonly long: boolean;
  /** What stands on the line at the start, on a terminal. */
  readonly start?: string;
}

/** One item of a drill; what stands above it comes with it, for the drawing to stay in place. */
export interface DrillOptions extends AskOptions {
  readonly status: Line;
  readonly question: Line;
  readonly item: Line;
  readonly sides: readonly Line[];
}

export interface MenuItem {
  /** Laid out to two cells less than the look's width: the pointer stands before it. */
  readonly line: Line;
  /** What can be typed to pick it: its number in the list, name, title. */
  readonly names: readonly string[];
  /** False for lines between, such as headings. */
  readonly pickable: boolean;
}

/** One step: the whole drawing, of the same height at every step, and the step's sentence. */
export interface PlayFrame {
  readonly lines: readonly Line[];
  readonly said: readonly Line[];
  /** Rows of the step: the first, and the one behind the last. They are shown when not all fit. */
  readonly focus: readonly [number, number];
}

/** A drawing at each of its steps. `play.ts` plays it; plain mode says the sentences instead. */
export interface PlayOptions {
  readonly look: Look;
  readonly frames: readonly PlayFrame[];
  /** The drawing that stays. */
  readonly rest: readonly Line[];
  /** False: nothing was before it, so the first step has no way back. */
  readonly before?: boolean;
  /** What Enter does at the last step; "continue" when nothing is said. */
  readonly on?: string;
  /** Whether `g` explains words at the last step. */
  readonly words?: boolean;
}

/**
 * How a drawing was left: with Enter behind its last step, all steps at once (whoever did that
 * has yet to look at it), asking for its words, or away from it.
 */
export type Played = "end" | "whole" | "words" | "back" | "quit";

export interface Asker {
  /**
   * One way of answering, in the form that fits what stands behind. So many rows above it are to
   * stay on the screen: the question's heading is in them.
   */
  ask<T>(prompt: Prompt<T>, above?: number): Promise<Reply<T>>;
  /** Rows that the prompt would take if it had as many as it wants; 0 where nothing is repainted. */
  rows<T>(prompt: Prompt<T>): Promise<number>;
  /** Index of the side; one key, and nothing stays on the screen. */
  drill(options: DrillOptions): Promise<Reply<number>>;
  /** Waits for one of the named keys; `enter` is always one of them. Keys that do "" are not shown. */
  key(options: {
    readonly look: Look;
    readonly keys: readonly {
      readonly key: string;
      readonly name: string;
      readonly does: string;
      /** What is typed for it in plain mode, where `does` is more than a word. */
      readonly word?: string;
    }[];
    /** A blank line goes before the keys on a terminal, and goes with them. */
    readonly apart?: boolean;
    /** A page of a text: the arrows turn it, too. */
    readonly pages?: boolean;
    /** Ends the wait on a terminal: the key is then `keyless`. */
    readonly signal?: AbortSignal;
  }): Promise<string>;
  /** Index of the item picked, or what was typed when that is not a part of one item's names. */
  menu(options: {
    readonly look: Look;
    readonly items: readonly MenuItem[];
    readonly start: number;
  }): Promise<
    | { readonly kind: "item"; readonly index: number }
    | { readonly kind: "typed"; readonly text: string }
    | { readonly kind: "quit" }
  >;
  /** What was picked from a list or found by typing; undefined when the learner leaves. */
  find<T>(options: FinderOptions<T>): Promise<T | undefined>;
  /** Plays a diagram in place, one frame an Enter, and leaves `rest` behind. */
  play(options: PlayOptions): Promise<Played>;
  /** A yes or no; plain Enter is no. */
  confirm(options: { readonly look: Look; readonly message: string }): Promise<boolean>;
}

/** Thrown when Ctrl-C ends a prompt. */
export const interrupted = "prompt.interrupted";
/** Thrown when the input ends at a prompt. */
export const inputEnded = "prompt.input-ended";
/** What `key` gives when its signal ended the wait. */
export const keyless = "";
