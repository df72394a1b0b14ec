/**
 * One way of answering, as a small state machine: what a key does to its state, and how the
 * state is drawn. Pure. `frame.ts` runs it as an Inquirer prompt.
 */

import type { Line } from "mermaid-text/text";
import type { Look } from "../../core/view/view.ts";
import type { Key } from "./key.ts";
import type { AskKey } from "./reply.ts";

export type WidgetStep<State, T> =
  | { readonly kind: "stay"; readonly state: State; readonly notice?: string }
  | {
      readonly kind: "answer";
      readonly value: T;
      /** The quiet line that stays on the screen, where no verdict says it. */
      readonly trace?: Line;
    }
  /** One of the keys beside the answer, typed as a text (`:s`). */
  | { readonly kind: "key"; readonly key: AskKey }
  /** The list of all keys is asked for, where letters are text; elsewhere the frame knows it. */
  | { readonly kind: "keys"; readonly state: State };

export interface Drawing {
  /** Laid out: none is wider than the look. */
  readonly lines: readonly Line[];
  /** First row that must be visible and the one behind the last, when not all fit. */
  readonly focus: readonly [number, number];
  /** Rows at which what is picked from begins: what doesn't fit is counted by them. */
  readonly items?: readonly number[];
  /** What stands above the lines as long as there is room. */
  readonly head?: readonly Line[];
  /** What is said below the lines where not all of them fit; the last stays longest. */
  readonly beyond?: readonly (readonly Line[])[];
  /** What stands below the lines and is always visible. */
  readonly foot?: readonly Line[];
  /** What the keys do, a few words each, for the last line. */
  readonly help: readonly string[];
  /** Where typed text goes: row of `lines`, or of a head that then always stays; cells from the left. */
  readonly cursor?: { readonly row: number; readonly column: number; readonly within?: "head" };
}

export interface Widget<State, T> {
  readonly start: State;
  readonly press: (state: State, key: Key, look: Look) => WidgetStep<State, T>;
  readonly draw: (state: State, look: Look) => Drawing;
  /** What was typed so far, where letters are text; keys beside the answer are then `:h`, `:s`, ... */
  readonly typed?: (state: State) => string;
  /** Letters that belong to the answer; the keys beside it give way to them. */
  readonly letters: readonly string[];
}

export function stay<State>(state: State, notice?: string): WidgetStep<State, never> {
  return notice === undefined ? { kind: "stay", state } : { kind: "stay", state, notice };
}
