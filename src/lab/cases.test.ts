/** Every kind of fault is real: each look that is called its evidence differs from the healthy app's. */

import { describe, expect, test } from "vitest";
import { readAction } from "../core/lab/action.ts";
import { caseOptions, faultOf, faults, gradeCase, seedFor } from "../core/lab/case/case.ts";
import { caseSides, type Fault } from "../core/lab/case/fault.ts";
import { exchangesOf, openName } from "../core/lab/case/requests.ts";
import type { Hop } from "../core/recording/hop.ts";
import { createRecorder } from "../core/recording/recorder.ts";
import { openCase } from "./case-stage.ts";

/** What each look shows, without times and ids. */
async function looksAt(fault: Fault, healthy: boolean): Promise<ReadonlyMap<string, string>> {
  const recorder = createRecorder({ secrets: "show" });
  let drawn = 0;
  const { stage, says } = await openCase(
    fault,
    {
      now: () => 1_778_000_000_000,
      random: () => String(++drawn).padStart(32, "0"),
      onSeen: (seen) => void recorder.add(seen),
    },
    healthy,
  );
  try {
    const all = exchangesOf(recorder.recording().hops);
    const text = (hop: Hop | undefined) =>
      hop === undefined ? "" : JSON.stringify({ ...hop, id: 0, cause: 0, at: 0, ms: 0 });
    const found = new Map<string, string>([["says", says().join("\n")]]);
    found.set(
      "requests",
      all
        .map((each) => `${openName(each)} ${each.response?.summary ?? each.first.summary}`)
        .join("\n"),
    );
    for (const each of all) {
      const said = [each.first, each.response, ...each.inside].map(text).join("\n");
      found.set(openName(each), `${found.get(openName(each)) ?? ""}\n${said}`);
    }
    for (const look of fault.evidence) {
      if (look === "requests" || look.startsWith("open ")) continue;
      const result = readAction(look);
      if (result.kind === "mistake") throw new Error(`${look}: ${result.message}`);
      const done = await stage.perform(result.action);
      found.set(look, JSON.stringify([done.lines, done.table, done.file]));
    }
    return found;
  } finally {
    await stage.close();
  }
}

describe.each(faults.map((fault) => [fault.id, fault] as const))("%s", (_id, fault) => {
  test("is seen in what it is said to be seen in, and the healthy app shows something else", async () => {
    const broken = await looksAt(fault, false);
    const sound = await looksAt(fault, true);
    for (const look of fault.evidence) expect(broken.get(look) ?? "", look).not.toBe("");
    const differ = [...fault.evidence, "says"].filter(
      (look) => broken.get(look) !== sound.get(look),
    );
    expect(differ).not.toEqual([]);
    expect(fault.evidence.length).toBeGreaterThan(0);
  });
});

test("there are at least 24 kinds, on all sides, of three lengths", () => {
  expect(faults.length).toBeGreaterThanOrEqual(24);
  expect(new Set(faults.map(({ side }) => side))).toEqual(new Set(caseSides));
  expect(new Set(faults.map(({ minutes }) => minutes))).toEqual(new Set([1, 5, 15]));
  expect(new Set(faults.map(({ id }) => id)).size).toBe(faults.length);
});

test("a seed makes the same case again, and each fault can be meant", () => {
  for (const fault of faults) {
    const seed = seedFor(fault, 4711);
    expect(faultOf(seed)).toBe(fault);
    const { links, mends } = caseOptions(seed);
    expect(links).toContain(fault);
    expect(new Set(links).size).toBe(4);
    expect(caseOptions(seed)).toEqual({ links, mends });
  }
});

test("half the points are for the link, and evidence counts only with it", () => {
  const [fault] = faults;
  if (fault === undefined) throw new Error("no faults");
  const seed = seedFor(fault, 1);
  const { links, mends } = caseOptions(seed);
  const right = { link: links.indexOf(fault), mend: mends.indexOf(fault) };
  const [evidence] = fault.evidence;
  expect(gradeCase(seed, { ...right, evidence })).toMatchObject({ points: 10 });
  expect(gradeCase(seed, { ...right, evidence: undefined })).toMatchObject({ points: 7 });
  expect(gradeCase(seed, { ...right, evidence: "table seeds" })).toMatchObject({ points: 7 });
  const wrong = (right.link + 1) % 4;
  expect(gradeCase(seed, { ...right, link: wrong, evidence })).toMatchObject({ points: 2 });
});
