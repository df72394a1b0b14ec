/** The way to the user: who may publish runs nothing of ours, nobody can change an action unseen, and a dev container starts. */

import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import manifest from "../package.json" with { type: "json" };

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

test("a dev container installs, and opens the course when somebody comes", () => {
  const container = resolve(folder, "../../.devcontainer");
  const settings: Record<string, unknown> = JSON.parse(
    readFileSync(join(container, "devcontainer.json"), "utf8"),
  );
  expect(settings["postCreateCommand"]).toBe("npm install");
  expect(settings["postAttachCommand"]).toBe("npm start");
  expect(manifest.scripts.start).toBe("node bin/whichside.js");
  const [, major] =
    /^FROM node:(\d+)\n$/.exec(readFileSync(join(container, "Dockerfile"), "utf8")) ?? [];
  expect(manifest.engines.node).toContain(`>=${major}.`);
});
