/** What the fold keeps of what was on the screen last; `echo.ts` says what follows from it. Pure. */

/** So many other questions between make an answer one from memory, so no more are kept. */
export const othersBetween = 10;

/** A question that came to its end, which showed its answer. */
export interface OnScreen {
  /** `lesson/question`. */
  readonly question: string;
  /** Milliseconds since 1970. */
  readonly t: number;
  /** Minutes ahead of UTC where that was. */
  readonly zone: number;
}
