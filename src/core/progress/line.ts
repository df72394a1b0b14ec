/**
 * Events as lines of the log, and back. Pure.
 *
 * A line is pure ASCII, so that a log can be shown on any terminal. What is read was perhaps
 * written by hand, by another program or by a newer version: nothing is taken on trust.
 */

import { isResponse, keepable, questionKinds } from "../quiz/kinds/answer.ts";
import { runModes, verdicts } from "./columns.ts";
import { type Event, eventVersion, longestName } from "./event.ts";
import { sealed, unsealed } from "./seal.ts";

/** What a line of the log is. */
export type DecodedLine =
  | { readonly kind: "event"; readonly event: Event }
  /** Of a newer program: kept in the file, not counted. */
  | { readonly kind: "newer" }
  | { readonly kind: "blank" }
  | { readonly kind: "bad"; readonly why: string };

/** A note beyond this many characters is cut, so that a line stays below 4 KB (`longestLine`). */
const mostNote = 450;

/** An event as a line, without its line end and with its checksum. */
export function encodeEvent(event: Event): string {
  return sealed(asciiJson(shorten(event)));
}

/** JSON in plain ASCII. */
export function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** Long texts that a learner typed are cut. */
function shorten(event: Event): Event {
  if (event.type === "flag" && event.note !== undefined) {
    return { ...event, note: event.note.slice(0, mostNote) };
  }
  if (event.type !== "answer" || event.response === undefined) return event;
  return { ...event, response: keepable(event.response) };
}

/** Reads one line; whatever it holds, this doesn't throw. */
export function decodeLine(text: string): DecodedLine {
  let value: unknown;
  try {
    const whole = unsealed(text.trim());
    if (whole === undefined) return bad("it was changed or damaged after it was written");
    value = JSON.parse(whole);
  } catch {
    // A crash of the system can leave runs of NUL in a file, before or behind what is whole.
    if (text.includes("\0")) return decodeLine(text.replaceAll("\0", ""));
    return text.trim() === "" ? { kind: "blank" } : { kind: "bad", why: "it is not whole" };
  }
  return decodeEvent(value);
}

type Fields = Readonly<Record<string, unknown>>;

function withoutChecksum({ c: _checksum, ...fields }: Fields): unknown {
  return fields;
}

/** Checks a value that claims to be an event; what more it holds stays in it. */
export function decodeEvent(value: unknown): DecodedLine {
  if (!isRecord(value)) return bad("it is no event");
  const version = value["v"];
  if (!isCount(version) || version < 1) return bad("it has no version");
  if (version > eventVersion) return { kind: "newer" };
  const { id, t, order, zone, course, type, via } = value;
  if (!isName(id)) return bad("its id is missing");
  if (!isCount(t) || t > 8.64e15) return bad("its time is missing or impossible");
  if (order !== undefined && !(isCount(order) && order >= t && Number.isSafeInteger(order))) {
    return bad("its place in the order is impossible");
  }
  if (!isZone(zone)) return bad("its zone is missing");
  if (!isName(course)) return bad("its course is missing");
  if (via !== undefined && !isName(via)) return bad("its import has no name");
  if (typeof type !== "string") return bad("its type is missing");
  const check = checks.get(type);
  if (check === undefined) return { kind: "newer" };
  if (!check(value)) return bad(`a field of this ${type} event is wrong`);
  // All fields that the type of this event has were looked at, one by one. A checksum that
  // another program left in the middle says nothing any more.
  return { kind: "event", event: ("c" in value ? withoutChecksum(value) : value) as Event };
}

/** For each type whether its own fields are right. */
const checks: ReadonlyMap<string, (fields: Fields) => boolean> = new Map<
  Event["type"],
  (fields: Fields) => boolean
>([
  ["answer", isAnswer],
  [
    "run",
    ({ run, mode, lessons, seed, questions, of }) =>
      isName(run) &&
      isOneOf(mode, runModes) &&
      isCount(seed) &&
      isList(lessons, isName) &&
      isList(questions, isName) &&
      (of === undefined || isCount(of)),
  ],
  [
    "run-more",
    ({ run, from, questions }) => isName(run) && isCount(from) && isList(questions, isName),
  ],
  ["run-end", ({ run }) => isName(run)],
  ["hint", ({ run, question, hint }) => isName(run) && isName(question) && isCount(hint)],
  ["section", ({ lesson, section }) => isName(lesson) && isName(section)],
  ["reset", ({ lesson }) => lesson === undefined || isName(lesson)],
  [
    "import",
    ({ events, mended }) => isCount(events) && (mended === undefined || isList(mended, isName)),
  ],
  ["undo", ({ event }) => isName(event)],
  ["learner", ({ name }) => typeof name === "string" && name.length <= longestName],
  [
    "flag",
    ({ question, note }) => isName(question) && (note === undefined || typeof note === "string"),
  ],
]);

function isAnswer(fields: Fields): boolean {
  const { run, mode, question, kind, objective, attempt, hints, verdict, share } = fields;
  const { points, of, settled, ms, answer, prints, edition, response, echo } = fields;
  return (
    isName(run) &&
    isOneOf(mode, runModes) &&
    isName(question) &&
    isOneOf(kind, questionKinds) &&
    isOneOf(verdict, verdicts) &&
    (objective === undefined || isName(objective)) &&
    isCount(attempt) &&
    attempt >= 1 &&
    isCount(hints) &&
    isAmount(share) &&
    share <= 1 &&
    isAmount(of) &&
    of <= 1000 &&
    isAmount(points) &&
    points <= of &&
    typeof settled === "boolean" &&
    isAmount(ms) &&
    typeof answer === "string" &&
    (prints === undefined || typeof prints === "string") &&
    (edition === undefined || isName(edition)) &&
    (echo === undefined || typeof echo === "boolean") &&
    (response === undefined || (isRecord(response) && isResponse(response)))
  );
}

function bad(why: string): DecodedLine {
  return { kind: "bad", why };
}

function isRecord(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Names and ids: short, not empty. */
function isName(value: unknown): value is string {
  return typeof value === "string" && value !== "" && value.length <= 400;
}

/** A whole number that isn't negative. */
function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0;
}

/** Minutes ahead of UTC, less than a day either way. */
function isZone(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && Math.abs(value) < 24 * 60;
}

function isAmount(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value) && value >= 0;
}

function isOneOf(value: unknown, known: readonly string[]): boolean {
  return typeof value === "string" && known.includes(value);
}

function isList<T>(value: unknown, check: (one: unknown) => one is T): value is readonly T[] {
  return Array.isArray(value) && value.length <= 10_000 && value.every(check);
}
