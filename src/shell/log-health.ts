/** Looks through the log and its kept copies: what is damaged, since when, and who has it whole. */

import { dirname, join } from "node:path";
import { TutorError } from "../core/error.ts";
import type { CopyName } from "../core/progress/copies.ts";
import { emptyHolding, type Holding, holdEvent, lostPlaces } from "../core/progress/sharing.ts";
import type { Files } from "./files.ts";
import { keptCopies } from "./log-copies.ts";
import { eventsAt } from "./log-places.ts";
import { type BadLine, type LogNotes, noNotes, scanLog } from "./log-reader.ts";

export interface LogHealth {
  readonly path: string;
  readonly state: "whole" | "damaged" | "unreadable" | "missing";
  /** Why it cannot be read, as a sentence. */
  readonly problem?: string;
  readonly events: number;
  /** Lines of a newer version. */
  readonly newer: number;
  readonly damaged: readonly DamagedLine[];
  /** With those beyond the hundred that are named. */
  readonly damagedCount: number;
  /** Newest first. */
  readonly copies: readonly CopyHealth[];
}

/** A damaged line of the log, and what the copies tell of it. */
export interface DamagedLine extends BadLine {
  /** The newest copy in which it is whole, and the oldest in which it is damaged already. */
  readonly wholeIn?: CopyName;
  readonly damagedIn?: CopyName;
}

/** What there is to know of a kept copy. */
export interface CopyHealth extends CopyName {
  /** Why it cannot be read, as a sentence; the rest is nothing then. */
  readonly problem?: string;
  readonly events: number;
  readonly damaged: number;
  /** Where the lines begin of events that the log has lost. */
  readonly lost: Float64Array;
  /** Fingerprints of damaged lines of the log that are whole here. */
  readonly mends: readonly string[];
}

/** Nothing is changed. Copies that cannot be read are told as such. */
export function inspectLog(files: Files, path: string): LogHealth {
  const folder = dirname(path);
  const own = read(files, path);
  const { bad } = own.notes;
  const copies = keptCopies(files, path).map((copy): CopyHealth & { has: Set<BadLine> } => {
    const file = join(folder, copy.name);
    const { holding, notes, problem } = read(files, file);
    const lost = lostPlaces(holding, own.holding);
    // The log only grows: what was written at a place of it stands at the same place of a copy.
    const has = new Set(bad.filter(({ place }) => isWhole(files, file, place)));
    const mends = [...has].map(({ print }) => print);
    const damaged = notes.badCount;
    const told = problem === undefined ? {} : { problem };
    return { ...copy, ...told, events: holding.size, damaged, lost, mends, has };
  });
  const state = () => {
    if (own.problem !== undefined) return "unreadable";
    if (files.facts(path) === undefined) return "missing";
    return own.notes.badCount > 0 ? "damaged" : "whole";
  };
  return {
    path,
    state: state(),
    ...(own.problem === undefined ? {} : { problem: own.problem }),
    events: own.holding.size,
    newer: own.notes.newer,
    damaged: bad.map((line) => {
      const whole = copies.findIndex(({ has }) => has.has(line));
      const later = copies.slice(0, Math.max(whole, 0)).at(-1);
      const wholeIn = copies[whole];
      return {
        ...line,
        ...(wholeIn === undefined ? {} : { wholeIn }),
        ...(later === undefined ? {} : { damagedIn: later }),
      };
    }),
    damagedCount: own.notes.badCount,
    copies,
  };
}

interface ReadLog {
  readonly holding: Holding;
  readonly notes: LogNotes;
  readonly problem?: string;
}

function read(files: Files, path: string): ReadLog {
  const holding = emptyHolding();
  try {
    const { notes } = scanLog(files, path, (event, place) => holdEvent(holding, event, place));
    return { holding, notes };
  } catch (error) {
    if (!(error instanceof TutorError)) throw error;
    return { holding: emptyHolding(), notes: noNotes, problem: error.message };
  }
}

/** Whether an event begins at a place of a file. */
function isWhole(files: Files, path: string, place: number): boolean {
  try {
    return [...eventsAt(files, path, [place])].length > 0;
  } catch {
    return false;
  }
}
