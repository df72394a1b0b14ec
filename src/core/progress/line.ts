/**
 * Events as lines of the log, and back. Pure.
 *
 * A line is pure ASCII, so that a log can be shown on any terminal. What is read was perhaps
 * written by hand, by another program or by a newer version: nothing is taken on trust.
 */

import { type QuestionKind, questionKinds, type Response } from "../quiz/question.ts";
import { type AnswerEvent, type Event, eventVersion } from "./event.ts";
import { runModes, verdicts } from "./ledger.ts";

/** What a line of the log is. */
export type DecodedLine =
  | { readonly kind: "event"; readonly event: Event }
  /** Of a newer program: kept in the file, not counted. */
  | { readonly kind: "newer" }
  | { readonly kind: "blank" }
  | { readonly kind: "bad"; readonly why: string };

/** Free text beyond this many characters is cut, so that a line stays below 4 KB. */
const mostText = 500;
const mostTextTogether = 600;

/** An event as a line, without its line end. */
export function encodeEvent(event: Event): string {
  return JSON.stringify(shorten(event)).replace(
    /[\u007f-\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** Long texts that a learner typed are cut: six bytes a character in the worst case. */
function shorten(event: Event): Event {
  if (event.type === "flag" && event.note !== undefined) {
    return { ...event, note: event.note.slice(0, mostText) };
  }
  if (event.type !== "answer" || event.response === undefined) return event;
  return { ...event, response: shortenResponse(event.response) };
}

function shortenResponse(response: Response): Response {
  switch (response.kind) {
    case "text":
    case "describe":
      return { ...response, text: response.text.slice(0, mostText) };
    case "gaps": {
      const each = Math.floor(mostTextTogether / Math.max(1, response.texts.length));
      return { ...response, texts: response.texts.map((text) => text.slice(0, Math.max(8, each))) };
    }
    case "choice":
    case "choices":
    case "order":
    case "sort":
    case "spot":
      return response;
  }
}

/** Reads one line; whatever it holds, this doesn't throw. */
export function decodeLine(text: string): DecodedLine {
  const line = text.includes("\0") ? text.replaceAll("\0", "") : text;
  if (line.trim() === "") return { kind: "blank" };
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { kind: "bad", why: "it is not whole" };
  }
  return decodeEvent(value);
}

type Fields = Readonly<Record<string, unknown>>;

/** Checks a value that claims to be an event. */
export function decodeEvent(value: unknown): DecodedLine {
  if (!isRecord(value)) return bad("it is no event");
  const version = value["v"];
  if (!isCount(version) || version < 1) return bad("it has no version");
  if (version > eventVersion) return { kind: "newer" };
  const { id, t, zone, course, type, via } = value;
  if (!isName(id)) return bad("its id is missing");
  if (!isCount(t) || t > 8.64e15) return bad("its time is missing or impossible");
  if (!Number.isInteger(zone) || Math.abs(Number(zone)) > 24 * 60)
    return bad("its zone is missing");
  if (!isName(course)) return bad("its course is missing");
  if (via !== undefined && !isName(via)) return bad("its import has no name");
  if (typeof type !== "string") return bad("its type is missing");
  const base = {
    v: eventVersion,
    id,
    t,
    zone: Number(zone),
    course,
    ...(via === undefined ? {} : { via }),
  } as const;
  const event = decodeBody(base, type, value);
  if (event === "unknown") return { kind: "newer" };
  return event === undefined
    ? bad(`a field of this ${shown(type)} event is wrong`)
    : { kind: "event", event };
}

/** Undefined when a field is wrong; `unknown` for a type that this version doesn't know. */
function decodeBody(
  base: Pick<Event, "v" | "id" | "t" | "zone" | "course" | "via">,
  type: string,
  fields: Fields,
): Event | "unknown" | undefined {
  const { run, mode, lessons, lesson, section, questions, question, seed, note } = fields;
  switch (type) {
    case "answer":
      return decodeAnswer(base, fields);
    case "run":
      if (!isName(run) || !isOneOf(mode, runModes) || !isCount(seed)) return undefined;
      if (!isList(lessons, isName) || !isList(questions, isName)) return undefined;
      return { ...base, type, run, mode, lessons, seed, questions };
    case "run-end":
      return isName(run) ? { ...base, type, run } : undefined;
    case "hint": {
      const { hint } = fields;
      if (!isName(run) || !isName(question) || !isCount(hint)) return undefined;
      return { ...base, type, run, question, hint };
    }
    case "section":
      if (!isName(lesson) || !isName(section)) return undefined;
      return { ...base, type, lesson, section };
    case "reset":
      if (lesson === undefined) return { ...base, type };
      return isName(lesson) ? { ...base, type, lesson } : undefined;
    case "import": {
      const { events } = fields;
      return isCount(events) ? { ...base, type, events } : undefined;
    }
    case "undo": {
      const { event } = fields;
      return isName(event) ? { ...base, type, event } : undefined;
    }
    case "flag":
      if (!isName(question)) return undefined;
      if (note === undefined) return { ...base, type, question };
      return typeof note === "string" ? { ...base, type, question, note } : undefined;
    default:
      return "unknown";
  }
}

function decodeAnswer(
  base: Pick<Event, "v" | "id" | "t" | "zone" | "course" | "via">,
  fields: Fields,
): AnswerEvent | undefined {
  const { run, mode, question, kind, objective, attempt, hints, verdict, share } = fields;
  const { points, of, settled, ms, answer, response } = fields;
  if (!isName(run) || !isOneOf(mode, runModes) || !isName(question)) return undefined;
  if (!isOneOf(kind, questionKinds) || !isOneOf(verdict, verdicts)) return undefined;
  if (objective !== undefined && !isName(objective)) return undefined;
  if (!isCount(attempt) || attempt < 1 || !isCount(hints)) return undefined;
  if (!isAmount(share) || share > 1 || !isAmount(of) || of > 1000) return undefined;
  if (!isAmount(points) || points > of) return undefined;
  if (typeof settled !== "boolean" || !isAmount(ms) || typeof answer !== "string") return undefined;
  if (response !== undefined && !isResponse(response)) return undefined;
  return {
    ...base,
    type: "answer",
    run,
    mode,
    question,
    kind,
    ...(objective === undefined ? {} : { objective }),
    attempt,
    hints,
    ...(response === undefined ? {} : { response }),
    verdict,
    share,
    points,
    of,
    settled,
    ms: Math.round(ms),
    answer,
  };
}

function isResponse(value: unknown): value is Response {
  if (!isRecord(value)) return false;
  const { option, options, order, categories, text, texts, part, claimed } = value;
  switch (value["kind"] as QuestionKind) {
    case "choice":
      return isCount(option);
    case "choices":
      return isList(options, isCount);
    case "order":
      return isList(order, isCount);
    case "sort":
      return isList(categories, isCount);
    case "text":
      return typeof text === "string";
    case "gaps":
      return isList(texts, (one): one is string => typeof one === "string");
    case "spot":
      return isCount(part);
    case "describe":
      return typeof text === "string" && isList(claimed, isCount);
    default:
      return false;
  }
}

function bad(why: string): DecodedLine {
  return { kind: "bad", why };
}

function shown(type: string): string {
  return type.length > 20 ? `${type.slice(0, 20)}…` : type;
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

function isAmount(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value) && value >= 0;
}

function isOneOf<T extends string>(value: unknown, known: readonly T[]): value is T {
  return known.some((one) => one === value);
}

function isList<T>(value: unknown, check: (one: unknown) => one is T): value is readonly T[] {
  return Array.isArray(value) && value.length <= 10_000 && value.every(check);
}
