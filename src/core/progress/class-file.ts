/** Files of several learners, told apart and joined: whose each is, and what is odd about it. Pure. */

import { hash32 } from "../random.ts";
import type { AnswerEvent, Event } from "./event.ts";
import { nameIn, noNames, seeName } from "./learner-name.ts";
import { addEvent, emptyLedger, type Ledger } from "./ledger.ts";
import { type Renames, renamed } from "./renames.ts";

/** What a file held, as it was read. */
export interface ReadFile {
  /** As it is shown to people. */
  readonly path: string;
  readonly events: readonly Event[];
  readonly bad: number;
  /** Line of the first that is damaged. */
  readonly firstBad: number | undefined;
  readonly newer: number;
  /** Lines without a checksum. */
  readonly unsealed: number;
}

/** One learner's answers in one course. */
export interface ClassFile {
  readonly name: string;
  readonly ledger: Ledger;
  /** Answers that were not right, by row of the ledger: of a whole class all would be many. */
  readonly missed: ReadonlyMap<number, AnswerEvent>;
}

/** Something about a file that whoever reads the table has to know. */
export interface FileNote {
  readonly kind: "unusable" | "elsewhere" | "damaged" | "unsealed" | "newer" | "joined" | "shared";
  /** The file, where names may be said. */
  readonly file: string | undefined;
  readonly said: string;
}

export interface ClassFiles {
  readonly files: readonly ClassFile[];
  readonly notes: readonly FileNote[];
}

interface Growing {
  given: string | undefined;
  readonly stem: string;
  readonly path: string;
  /** Id of the first event: it sorts the numbers of those who have no names. */
  readonly first: string;
  readonly ledger: Ledger;
  readonly missed: Map<number, AnswerEvent>;
}

/** Files of a class while they come. */
export interface ClassReading {
  readonly renames: Renames;
  readonly learners: Growing[];
  /** Who has given an answer first, by its id. */
  readonly owners: Map<string, Growing>;
  readonly told: { readonly kind: FileNote["kind"]; readonly path: string; readonly say: Say }[];
}

export function startClass(renames: Renames): ClassReading {
  return { renames, learners: [], owners: new Map(), told: [] };
}

/**
 * Each file is a learner's, unless it goes on with another one: then it holds the same events,
 * which have random ids, and has the same name. Equal names alone join nothing: two people may be called Ana.
 */
export function takeFile(reading: ClassReading, file: ReadFile): void {
  const { learners, owners, told } = reading;
  const { course } = reading.renames;
  const { path } = file;
  const events = file.events.map((event) => renamed(event, reading.renames));
  const tell = (kind: FileNote["kind"], say: Say) => told.push({ kind, path, say });
  tellDamage(file, tell);
  const own = events.filter((event) => event.course === course);
  const [first] = own;
  if (first === undefined || !own.some(({ type }) => type === "answer")) {
    const others = [...new Set(events.map((event) => event.course))].sort().join(", ");
    tell("elsewhere", (name) =>
      events.length === own.length
        ? `${name} holds no answer.`
        : `${name} holds no answer in this course, but events of ${others}.`,
    );
    return;
  }
  const names = noNames();
  for (const event of events) seeName(names, event);
  const given = nameIn(names);
  const shared = new Map<Growing, number>();
  for (const { id, type } of own) {
    const owner = type === "answer" ? owners.get(id) : undefined;
    if (owner !== undefined) shared.set(owner, (shared.get(owner) ?? 0) + 1);
  }
  const stem = stemOf(path);
  let learner: Growing | undefined;
  for (const [other, count] of shared) {
    if (isSame({ given, stem }, other)) {
      learner = other;
      tell(
        "joined",
        (name, label) => `${name} goes on with ${label(other)}'s file: they count as one.`,
      );
    } else {
      const answers = count === 1 ? "1 answer" : `${count} answers`;
      tell(
        "shared",
        (name, label) =>
          `${name} holds ${answers} that ${label(other)}'s file holds, too: one is a copy.`,
      );
    }
  }
  if (learner === undefined) {
    const ledger = emptyLedger(course, own.length);
    learner = { given, stem, path, first: first.id, ledger, missed: new Map() };
    learners.push(learner);
  }
  // The name may have come later than the first file.
  learner.given ??= given;
  for (const event of own) {
    if (event.type === "answer") {
      if (!owners.has(event.id)) owners.set(event.id, learner);
      if (event.verdict !== "right") learner.missed.set(learner.ledger.size, event);
    }
    addEvent(learner.ledger, event);
  }
}

/** Names decide; where one is missing, what the files are called. */
function isSame(file: Pick<Growing, "given" | "stem">, other: Growing): boolean {
  return file.given !== undefined && other.given !== undefined
    ? file.given === other.given
    : file.stem === other.stem;
}

export function endClass({ learners, told }: ClassReading, anonymous: boolean): ClassFiles {
  const labels = labelsOf(learners, anonymous);
  const label = (one: Growing) => labels.get(one) ?? "";
  const byPath = new Map(learners.map((one) => [one.path, one]));
  return {
    files: learners.map((one) => ({ name: label(one), ledger: one.ledger, missed: one.missed })),
    notes: told.map(({ kind, path, say }) => {
      const owner = byPath.get(path);
      const shown = !anonymous ? path : owner === undefined ? "One file" : `${label(owner)}'s file`;
      return { kind, file: anonymous ? undefined : path, said: say(shown, label) };
    }),
  };
}

type Say = (file: string, label: (one: Growing) => string) => string;

function tellDamage(
  { bad, firstBad, newer, unsealed }: ReadFile,
  tell: (note: FileNote["kind"], say: Say) => void,
): void {
  const lines = (count: number) => (count === 1 ? "1 line" : `${count} lines`);
  if (bad > 0) {
    const first =
      firstBad === undefined ? "" : `: ${bad === 1 ? "it is" : "the first is"} line ${firstBad}`;
    tell(
      "damaged",
      (name) =>
        `${name}: ${lines(bad)} ${bad === 1 ? "was" : "were"} edited or damaged and ${bad === 1 ? "does" : "do"} not count${first}.`,
    );
  }
  if (unsealed > 0) {
    tell(
      "unsealed",
      (name) =>
        `${name}: ${lines(unsealed)} without a checksum ${unsealed === 1 ? "counts" : "count"}. An older whichside or an editor wrote ${unsealed === 1 ? "it" : "them"}.`,
    );
  }
  if (newer > 0) {
    tell(
      "newer",
      (name) =>
        `${name}: ${lines(newer)} of a newer whichside ${newer === 1 ? "does" : "do"} not count.`,
    );
  }
}

/** Names that everybody's file has by itself say nothing of whose it is. */
const usualStem = /^(?:progress|mine|results?|export)(?:-[\d-]+)?$/i;

/** The file's name without its ending, or the folder's where the file has a usual name. */
function stemOf(path: string): string {
  const parts = path.split(/[\\/]/).filter((part) => part !== "" && part !== "." && part !== "..");
  const stem = (parts.at(-1) ?? path).replace(/\.[^.]*$/, "");
  const folder = parts.at(-2);
  return usualStem.test(stem) && folder !== undefined ? folder : stem;
}

/** What each is called: a number for each without names, in an order that says nothing of names. */
function labelsOf(growing: readonly Growing[], anonymous: boolean): ReadonlyMap<Growing, string> {
  if (anonymous) {
    const key = ({ first }: Growing) => hash32(first);
    const sorted = [...growing].sort((a, b) => key(a) - key(b));
    const digits = String(sorted.length).length;
    return new Map(
      sorted.map((one, index) => [one, `Learner ${String(index + 1).padStart(digits, "0")}`]),
    );
  }
  const plain = (one: Growing) => one.given ?? one.stem;
  const counts = new Map<string, number>();
  for (const one of growing) counts.set(plain(one), (counts.get(plain(one)) ?? 0) + 1);
  return new Map(
    growing.map((one) => [
      one,
      (counts.get(plain(one)) ?? 0) > 1 ? `${plain(one)} (${one.path})` : plain(one),
    ]),
  );
}
