/** A log that was written with the course's first edition counts in the one that ships now. */

import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { removeFolder } from "./folder.ts";
import { runMain } from "./run-main.ts";

/** Two lessons of it, answered at one sitting: 19 answers right, four questions left out. */
const log = readFileSync(join(import.meta.dirname, "fixtures/first-edition.jsonl"), "utf8");

test("each right answer of the first edition still has its points", async () => {
  const home = mkdtempSync(join(tmpdir(), "whichside-first-"));
  try {
    writeFileSync(join(home, "progress.jsonl"), log);
    const { code, out } = await runMain(["score", "--json"], {
      input: "",
      env: { LANG: "C.UTF-8", WHICHSIDE_HOME: home },
    });
    expect(code).toBe(0);
    const earned = log.match(/"points":10/g)?.length ?? 0;
    expect(earned).toBe(19);
    expect(JSON.parse(out.toString()).points).toBe(10 * earned);
  } finally {
    removeFolder(home);
  }
});
