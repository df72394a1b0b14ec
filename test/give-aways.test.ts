/** Nobody passes the course that ships by how its answers look. */

import { resolve } from "node:path";
import { expect, test } from "vitest";
import { checkTarget } from "../src/shell/check-course.ts";
import { targetCues } from "../src/shell/course-cues.ts";

const root = resolve(import.meta.dirname, "..");

test("a guesser scores at most 40 % in the course, and passes no lesson", async () => {
  const { cues } = await targetCues(checkTarget(resolve(root, "lessons"), root, root));
  expect(cues.questions).toBeGreaterThan(250);
  expect(cues.share).toBeLessThanOrEqual(0.4);
  expect(cues.lessons.filter(({ passed }) => passed > 0)).toEqual([]);
}, 60_000);
