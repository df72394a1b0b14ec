/** What the log holds of something built. Pure. */

import { areIndexes, type Kept, whole } from "../keeping.ts";

export interface BuildResponse {
  readonly kind: "build";
  /** For each slot the place of its phrase among all phrases of the file. */
  readonly phrases: readonly number[];
}

export const buildKept: Kept<BuildResponse> = {
  holds: ({ phrases }) => areIndexes(phrases),
  fit: whole,
};
