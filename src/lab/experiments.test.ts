/** All experiments of the course are done to the end, and each action leads to what its author expects. */

import { readdirSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { readExperiment } from "../core/lab/read-experiment.ts";
import { openStage } from "./stage.ts";
import { statusesText } from "./statuses.ts";

const folder = resolve(import.meta.dirname, "../../lessons/lab");
const files = readdirSync(folder).filter((name) => name.endsWith(".md"));

test("there are twelve", () => {
  expect(files).toHaveLength(12);
});

describe.each(files)("%s", (file) => {
  const name = basename(file, ".md");
  const text = readFileSync(join(folder, file), "utf8");
  const { value: experiment, diagnostics } = readExperiment({ name, file, text });

  test("is read without a mistake", () => {
    expect(diagnostics).toEqual([]);
  });

  test.each([
    ["with ports", true],
    ["without ports", false],
  ])("ends as expected %s", async (_how, ports) => {
    const { members, switches } = experiment;
    const stage = await openStage({ ports, members, switches, now: Date.now, onSeen: () => {} });
    try {
      const wrong: string[] = [];
      for (const { acts } of experiment.steps) {
        for (const { text: line, action, expected } of acts) {
          const { statuses } = await stage.perform(action);
          const came = statusesText(statuses);
          if (expected !== undefined && came !== expected)
            wrong.push(`${line} -> ${came}, not ${expected}`);
        }
      }
      expect(wrong).toEqual([]);
    } finally {
      await stage.close();
    }
  });
});
