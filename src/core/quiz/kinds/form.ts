/**
 * A question as a form on paper, whatever its type: what previews, exports and the right answer
 * lay out. A type that fits one of these forms needs no exports of its own. Pure.
 */

import type { Inline } from "../../document/block.ts";

type Content = readonly Inline[];

/** Something to pick from. */
export interface FormOption {
  readonly content: Content;
  readonly right: boolean;
  /** What the author says to whoever picks it; empty when there is nothing. */
  readonly feedback: Content;
}

/** An accepted text, or a number with how far off it may be (`4 ± 1`). */
export type Accepted =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "number"; readonly value: number; readonly tolerance: number };

export interface WrongText {
  readonly text: string;
  readonly feedback: Content;
}

/** A passage's parts in reading order. */
export type GapPart =
  | { readonly kind: "said"; readonly content: Content }
  | { readonly kind: "gap"; readonly accepted: readonly string[] };

export type Form =
  /** One or several of some options. */
  | { readonly kind: "pick"; readonly options: readonly FormOption[]; readonly several: boolean }
  /** One of the parts of a passage: `options` in reading order, text between them. */
  | {
      readonly kind: "mark";
      readonly parts: readonly (
        | { readonly kind: "said"; readonly content: Content }
        | (FormOption & { readonly kind: "option" })
      )[];
    }
  /** Items that belong into this order. */
  | { readonly kind: "order"; readonly items: readonly Content[] }
  /** Each row belongs to one of the places; where `among` is given, it is one of those. */
  | {
      readonly kind: "match";
      readonly places: readonly Content[];
      readonly rows: readonly {
        readonly item: Content;
        readonly place: number;
        readonly among?: readonly number[];
        readonly why: Content;
      }[];
      /** Places that are wrong, with what the author says to whoever takes them. */
      readonly told: readonly FormOption[];
    }
  /** A line to type. */
  | {
      readonly kind: "type";
      readonly accepted: readonly Accepted[];
      readonly wrong: readonly WrongText[];
      readonly exact: boolean;
    }
  /** A passage with gaps. */
  | {
      readonly kind: "fill";
      readonly parts: readonly GapPart[];
      readonly wrong: readonly WrongText[];
      readonly exact: boolean;
    }
  /** Some lines to write on. */
  | { readonly kind: "write"; readonly model: Content; readonly points: readonly Content[] };

/** What can be picked of a passage. */
export function marksOf(form: Extract<Form, { kind: "mark" }>): readonly FormOption[] {
  return form.parts.filter((part) => part.kind === "option");
}

/** At most so many ways of filling all gaps are spelled out. */
const mostWays = 32;

/** Every way of filling all gaps, the first alternatives first. */
export function waysToFill(gaps: readonly (readonly string[])[]): readonly (readonly string[])[] {
  let all: readonly (readonly string[])[] = [[]];
  for (const accepted of gaps) {
    all = all.flatMap((way) => accepted.map((text) => [...way, text])).slice(0, mostWays);
  }
  return all;
}

/** What each gap accepts, in reading order. */
export function gapsIn(parts: readonly GapPart[]): readonly (readonly string[])[] {
  return parts.flatMap((part) => (part.kind === "gap" ? [part.accepted] : []));
}
