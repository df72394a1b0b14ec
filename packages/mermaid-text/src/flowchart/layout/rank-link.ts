/** A link as ranking sees it. Pure. */

export interface RankLink {
  readonly upper: number;
  readonly lower: number;
  /** Ranks between the ends, at least 1. */
  readonly length: number;
}
