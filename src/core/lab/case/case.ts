/** Cases: which fault a seed means, what can be answered, and what the answer is worth. Pure. */

import { randomFrom, shuffle } from "../../random.ts";
import { backendFaults } from "./backend-faults.ts";
import { behindFaults } from "./behind-faults.ts";
import type { Fault } from "./fault.ts";
import { frontendFaults } from "./frontend-faults.ts";

export const faults: readonly Fault[] = [...frontendFaults, ...backendFaults, ...behindFaults];

/** A seed makes the same case again: the fault, and the order of the answers. */
export function faultOf(seed: number): Fault {
  const fault = faults[seed % faults.length];
  if (fault === undefined) throw new Error("A seed is a whole number from 0 on.");
  return fault;
}

/** The seed of a case with this very fault, picked by chance among all of them. */
export function seedFor(fault: Fault, chance: number): number {
  const rounds = Math.floor(2 ** 31 / faults.length);
  return (chance % rounds) * faults.length + faults.indexOf(fault);
}

export interface CaseOptions {
  /** Faults whose link, or whose mend, can be picked; one of them is the right one. */
  readonly links: readonly Fault[];
  readonly mends: readonly Fault[];
}

const optionCount = 4;

/** The right one among others that could be thought of: of the same topic first, on other sides. */
export function caseOptions(seed: number): CaseOptions {
  const fault = faultOf(seed);
  const random = randomFrom(seed);
  const others = shuffle(
    faults.filter(({ id }) => id !== fault.id),
    random,
  );
  const near = (other: Fault) =>
    Number(other.topic !== fault.topic) * 2 + Number(other.side === fault.side);
  const picked = [...others].sort((a, b) => near(a) - near(b)).slice(0, optionCount - 1);
  return {
    links: shuffle([fault, ...picked], random),
    mends: shuffle([fault, ...picked], random),
  };
}

export interface CaseAnswer {
  /** Index among the links. */
  readonly link: number;
  /** The look that shows it; undefined when nothing was looked at. */
  readonly evidence: string | undefined;
  /** Index among the mends. */
  readonly mend: number;
}

export interface CaseGrade {
  readonly link: boolean;
  readonly evidence: boolean;
  readonly mend: boolean;
  /** Out of ten. */
  readonly points: number;
}

/** The right link is worth half; what shows it, and the mend, the rest. */
export function gradeCase(seed: number, answer: CaseAnswer): CaseGrade {
  const fault = faultOf(seed);
  const { links, mends } = caseOptions(seed);
  const link = links[answer.link] === fault;
  // A look that shows the fault shows it only to somebody who says so.
  const evidence = link && answer.evidence !== undefined && shows(fault, answer.evidence);
  const mend = mends[answer.mend] === fault;
  return { link, evidence, mend, points: (link ? 5 : 0) + (evidence ? 3 : 0) + (mend ? 2 : 0) };
}

export function shows(fault: Fault, look: string): boolean {
  return fault.evidence.includes(look);
}
