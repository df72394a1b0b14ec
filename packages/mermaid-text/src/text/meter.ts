/**
 * Counts the steps of work, so that whatever a stranger's diagram asks for ends in time: a count is
 * the same on every machine, which time is not. What has used up its steps is given up, and whoever
 * asked for it shows something simpler. The count is the package's only state, and is put back.
 */

/** Steps that several pieces of work share; each takes from them. */
export interface Allowance {
  left: number;
}

/** For one picture: half a second, more or less. Nobody takes in what takes longer. */
export const pictureSteps = 12_000_000;

const pageSteps = 24_000_000;

/** What all diagrams of a page may take together: about a second. */
export function pageAllowance(): Allowance {
  return { left: pageSteps };
}

/** Thrown and caught here alone. */
const usedUp = new Error("The steps for this are used up.");

let left = Number.POSITIVE_INFINITY;

/** About so much work was done: a step is a sign, a cell, a comparison. */
export function spend(steps: number): void {
  left -= steps;
  if (left < 0) throw usedUp;
}

/** What the work gives, or undefined when it takes more steps than these, or than are left. */
export function within<T>(most: number, work: () => T, allowance?: Allowance): T | undefined {
  const before = left;
  const given = Math.min(most, before, allowance?.left ?? most);
  left = given;
  try {
    return work();
  } catch (error) {
    if (error !== usedUp) throw error;
    return undefined;
  } finally {
    const spent = given - Math.max(0, left);
    left = before - spent;
    if (allowance) allowance.left -= spent;
  }
}
