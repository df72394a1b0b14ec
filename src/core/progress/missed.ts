/** How much went wrong the last time, from progress alone: for the home screen. Pure. */

import type { Progress } from "./progress.ts";

/** Questions of these lessons whose last answer wasn't right. Predictions of the lab aren't quizzed. */
export function missedCount(progress: Progress, lessons: readonly string[]): number {
  const known = new Set(lessons);
  let count = 0;
  for (const [name, [newest]] of progress.questions) {
    const cut = name.indexOf("/");
    if (!known.has(name.slice(0, cut)) || name.startsWith("/lab-", cut)) continue;
    if (newest !== undefined && newest.verdict !== "right") count += 1;
  }
  return count;
}
