/** How badly a question needs another look. Pure. */

import type { QuestionProgress } from "./progress.ts";
import { unpackRating } from "./rating.ts";

/**
 * What was last answered wrong weighs most, then what never earned all, then what keeps failing.
 * What learners rate themselves is no weakness, whatever they say of it.
 */
export function weaknessOf(record: QuestionProgress): number {
  if (record.of === 0) return 0;
  const missing = 1 - record.best / record.of;
  const recent = record.ratings.slice(-5);
  const failed = recent.filter((packed) => unpackRating(packed).rating === 1).length;
  const failing = recent.length === 0 ? 0 : failed / recent.length;
  return (record.verdict === "right" ? 0 : 1) + missing + failing / 2;
}
