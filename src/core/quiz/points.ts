/**
 * What an answer is worth. Pure.
 *
 * Points are whole numbers. A share is rounded to the nearest point (halves go up), but a
 * partly right answer never reaches the full worth. Where exactness matters (a scaled
 * score in xAPI) `scaledScore` gives the unrounded share.
 */

/** What a question is worth at the first try without hints. */
export const fullPoints = 10;
/** What a hint takes off. */
export const hintCost = 2;
/** A right answer earns at least this, however many hints it took. */
export const leastPoints = 1;
/** Nearly right answers to one question that cost no try. */
export const freeTries = 2;
/** Share of the points from which a lesson or a run is passed. */
export const passShare = 0.8;

/** Under which conditions a try is made. */
export interface TryState {
  /** 1 for the first try. */
  readonly attempt: number;
  /** Hints seen before it. */
  readonly hints: number;
}

/** Points that a right answer would earn now: each hint takes 2 off, the second try is worth half. */
export function worthNow({ attempt, hints }: TryState): number {
  const hinted = Math.max(0, fullPoints - hintCost * hints);
  return Math.max(leastPoints, Math.floor(hinted / (attempt > 1 ? 2 : 1)));
}

/** What the next hint takes off what a right answer would earn now; 0 at the floor. */
export function nextHintCost(state: TryState): number {
  return worthNow(state) - worthNow({ ...state, hints: state.hints + 1 });
}

/** Whole points that a share of the answer earns. */
export function pointsFor(share: number, state: TryState): number {
  const worth = worthNow(state);
  if (share >= 1) return worth;
  return Math.max(0, Math.min(worth - 1, Math.round(share * worth)));
}

/** What a try earned, 0 to 1, unrounded: share times worth over the full points. */
export function scaledScore(share: number, state: TryState): number {
  return (Math.min(1, Math.max(0, share)) * worthNow(state)) / fullPoints;
}

export function isPassed(points: number, of: number): boolean {
  return of > 0 && points / of >= passShare;
}
