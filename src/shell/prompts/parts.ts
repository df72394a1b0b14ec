/**
 * Answers of several parts, each picked from a list, as sorting and building have them: at a second
 * try only the parts that were wrong are asked. Pure.
 */

import { partsAsked } from "../../core/quiz/kinds/kind.ts";
import { numbers, type Scripted } from "./prompt.ts";
import type { Read } from "./reply.ts";

export interface PartsBefore {
  /** For each part what stands from the try before; undefined where it is asked. */
  readonly done?: readonly (number | undefined)[];
  /** For each part that is asked what was refused there. */
  readonly refused?: readonly (number | undefined)[];
}

/** Said in plain mode, where what stands is not read out again. */
export const whatStays = "What was right stays.";

/** Said when a part is given what was refused there. */
export const refusedHere = "That was not right here.";

export function openParts(count: number, { done = [] }: PartsBefore): number[] {
  return partsAsked(
    count,
    done.map((place) => place !== undefined),
  );
}

/** What was picked at the try before, parted into what stands and what was refused. */
export function partsBefore(
  picked: readonly (number | undefined)[],
  stands: readonly boolean[],
): PartsBefore {
  if (picked.length === 0) return {};
  return {
    done: picked.map((place, part) => (stands[part] ? place : undefined)),
    refused: picked.map((place, part) => (stands[part] ? undefined : place)),
  };
}

/** A scripted answer for all parts, or for those that are asked. */
export function fitsParts(
  count: number,
  before: PartsBefore,
): (answer: Scripted) => readonly number[] | undefined {
  const open = openParts(count, before);
  return (answer) => {
    const given = numbers(answer);
    if (given === undefined || given.length !== open.length) return given;
    return withDone(count, before, given);
  };
}

/** All parts in their order: what stands, and what was picked for the others. */
export function withDone(
  count: number,
  before: PartsBefore,
  picked: readonly number[],
): readonly number[] {
  const open = openParts(count, before);
  return Array.from(
    { length: count },
    (_, part) => before.done?.[part] ?? picked[open.indexOf(part)] ?? -1,
  );
}

/** What was read, unless it was refused there before. */
export function notRefused<T>(read: Read<T>, refused: number | undefined): Read<T> {
  return "value" in read && read.value === refused ? { sorry: refusedHere } : read;
}
