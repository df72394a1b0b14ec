/** The way to the user: who may publish runs nothing of ours, and nobody can change an action unseen. */

import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";

const folder = resolve(import.meta.dirname, "../.github/workflows");
const workflows = readdirSync(folder).map(
  (name) => [name, readFileSync(join(folder, name), "utf8")] as const,
);

test.each(workflows)("%s names every action by its commit", (_name, text) => {
  const used = text.split("\n").filter((line) => /^\s*(?:- )?uses:/.test(line));
  expect(used.length).toBeGreaterThan(0);
  for (const line of used)
    expect(line).toMatch(/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
});

test("the job that may publish installs, builds and tests nothing", () => {
  const text = readFileSync(join(folder, "publish.yml"), "utf8");
  const [before = "", job = "", ...more] = text.split("\n  publish:\n");
  expect(more).toEqual([]);
  expect(before).not.toContain("id-token");
  expect(job).toContain("id-token: write");
  const runs = [...job.matchAll(/- run: (.*)/g)].map(([, run]) => run);
  expect(runs).toEqual([
    "npm publish ./whichside-*.tgz --provenance --access public --ignore-scripts",
  ]);
  expect(job).not.toContain("checkout");
});
