/** What the log holds of a spotted part. Pure. */

import { isIndex, type Kept, whole } from "../keeping.ts";

export interface SpotResponse {
  readonly kind: "spot";
  /** Index among the candidates. */
  readonly part: number;
}

export const spotKept: Kept<SpotResponse> = {
  holds: ({ part }) => isIndex(part),
  fit: whole,
};
