/** A stage with one fault in it, and what was done before the report. No port is opened. */

import { readAction } from "../core/lab/action.ts";
import type { Fault } from "../core/lab/case/fault.ts";
import type { Seen } from "../core/recording/seen.ts";
import { edited, readSources } from "./club-files.ts";
import { type LabStage, openStage } from "./stage.ts";

export interface CaseStage {
  readonly stage: LabStage;
  /** Does all of it once more. */
  again(): Promise<void>;
  /** What pages have said so far. */
  says(): readonly string[];
}

/** `healthy` leaves the fault out: for the tests that compare. */
export async function openCase(
  fault: Fault,
  options: {
    readonly now: () => number;
    readonly onSeen: (seen: Seen) => void;
    readonly random?: () => string;
  },
  healthy = false,
): Promise<CaseStage> {
  const stage = await openStage({
    ...options,
    ports: false,
    members: fault.members,
    sources: edited(readSources(), healthy ? [] : (fault.edits ?? [])),
    switches: (fault.switches ?? []).map(([name, on]) => [name, healthy ? !on : on] as const),
  });
  const said: string[] = [];
  const again = async () => {
    for (const text of fault.done) {
      const result = readAction(text);
      if (result.kind === "mistake") throw new Error(`${fault.id}: ${result.message}`);
      const done = await stage.perform(result.action);
      said.push(...[done.says, ...done.lines].filter((each) => each !== ""));
    }
  };
  await again();
  return { stage, again, says: () => said };
}
