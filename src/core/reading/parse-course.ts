/** Reads course.yaml. Pure. */

import { colors, didYouMean } from "mermaid-text/text";
import {
  type Course,
  courseFormat,
  longestVersion,
  type Side,
  type SideColor,
  sideColors,
} from "../course/course.ts";
import type { Diagnostic, Parsed, Position } from "../diagnostic.ts";
import { checkLines } from "../markup/hidden.ts";
import { linesOf, withoutMark } from "../markup/source.ts";
import { readYaml, type YamlMap, type YamlNode } from "../markup/yaml.ts";
import {
  checkKeys,
  entriesAt,
  formerNames,
  textAt,
  textOf,
  textsAt,
} from "../markup/yaml-shape.ts";
import { notesFor, type Report, startOfFile } from "../problems.ts";
import { isName, nameLike } from "../text/slug.ts";
import { type Allow, readYamlAllow } from "./allow.ts";

const keys = [
  "format",
  "id",
  "was",
  "title",
  "summary",
  "version",
  "language",
  "sides",
  "phrases",
  "lessons",
];
const largest = 256 * 1024;
/** The YAML library slows down with every fault: what is no plain line of the list is kept short. */
const largestRest = 64 * 1024;
const mostLessons = 20_000;
const mostPhrases = 100;
const lessonLine = /^[ \t]*-[ \t]+[\w-]+[ \t]*$/;

/** A turn of phrase that the course avoids, and what to write instead. */
export interface Phrase {
  readonly text: string;
  readonly instead: string;
}

/** What course.yaml says, with the places that rules need to point at. */
export interface CourseReading {
  readonly course: Course | undefined;
  readonly file: string;
  /** Where each lesson is listed, even in a course that is broken otherwise. */
  readonly lessons: ReadonlyMap<string, Position>;
  readonly lessonsAt: Position;
  /** False when the list is empty or of a wrong shape: then nobody knows what is not listed. */
  readonly lessonsKnown: boolean;
  /** What `teaching.phrase` tells of. */
  readonly phrases: readonly Phrase[];
  /** Lines that set a rule aside: `# allow: teaching.…, reason: …`. */
  readonly allows: readonly Allow[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The value is undefined when there is nothing to teach by: no YAML, no id, a newer format. */
export function parseCourse(file: string, path: string): Parsed<Course | undefined> {
  const { course, diagnostics } = readCourseFile(file, path);
  return { value: course, diagnostics };
}

export function readCourseFile(file: string, path: string): CourseReading {
  const { found, report } = notesFor(path);
  const lessons = new Map<string, Position>();
  const reading = {
    course: undefined,
    file: path,
    lessons,
    lessonsAt: startOfFile,
    lessonsKnown: false,
    phrases: [],
    allows: [],
    diagnostics: found,
  };
  const text = withoutMark(file);
  const lines = linesOf(text);
  if (isTooLarge(text, lines)) {
    report(
      "limit.file",
      startOfFile,
      "The file is larger than 64 KB without its list of lessons, or lists more than 20,000.",
      "a course.yaml is a page long",
    );
    return reading;
  }
  checkLines(lines, report);
  const map = readYaml(text, report);
  if (map === undefined) return reading;
  if (map.kind !== "map") {
    report(
      "yaml.not-a-map",
      startOfFile,
      "A course.yaml is made of keys, each with a colon behind it.",
      "begin with `format: 1`",
    );
    return reading;
  }
  const course = readCourse(map, lessons, report);
  return {
    ...reading,
    course,
    lessonsKnown: lessons.size > 0 && misshapen(map) === undefined && !found.some(isBadName),
    phrases: readPhrases(map, report),
    lessonsAt: map.entries.get("lessons")?.at ?? startOfFile,
    allows: linesOf(text).flatMap((line, index) => readYamlAllow(line, index + 1) ?? []),
  };
}

function isTooLarge(text: string, lines: readonly string[]): boolean {
  if (text.length > largest) return true;
  const listed = lines.filter((line) => lessonLine.test(line));
  const rest = listed.reduce((size, line) => size - line.length - 1, text.length);
  return rest > largestRest || listed.length > mostLessons;
}

function isBadName({ code }: Diagnostic): boolean {
  return code === "lesson.name";
}

function readCourse(
  map: YamlMap,
  places: Map<string, Position>,
  report: Report,
): Course | undefined {
  if (!formatIsKnown(map, report)) return undefined;
  checkKeys(map, keys, "course.yaml", report);
  const id = textAt(
    map,
    "id",
    report,
    "write `id: ` and a short name in lower case; progress is kept under it",
  );
  if (id !== undefined && !isName(id.text)) {
    report("yaml.wrong-value", id.at, `The id "${id.text}" is no name.`, nameLike(id.text, "id: "));
  }
  const title = textAt(map, "title", report, "write `title: ` and what the course is called");
  const summary = textAt(map, "summary", report, "write `summary: ` and one sentence");
  const language = textAt(map, "language", report);
  if (language !== undefined && !/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,7}$/.test(language.text)) {
    report(
      "yaml.wrong-value",
      language.at,
      `"${language.text}" is no language tag.`,
      "write `en`, `de`, `pt-BR` and the like",
    );
  }
  const version = readVersion(map, report);
  const was = formerNames(map, id?.text, report).map(({ text }) => text);
  const sides = readSides(map, report);
  const lessons = readLessons(map, places, report);
  if (id === undefined || title === undefined) return undefined;
  return {
    id: id.text,
    title: title.text,
    summary: summary?.text ?? "",
    language: language?.text ?? "en",
    sides,
    lessons,
    ...(was.length > 0 && { was }),
    ...(version !== undefined && { version }),
  };
}

function readVersion(map: YamlMap, report: Report): string | undefined {
  const version = textAt(map, "version", report);
  if (version === undefined || /^[\w.+-]+$/.test(version.text)) {
    if (version === undefined || version.text.length <= longestVersion) return version?.text;
  }
  report(
    "yaml.wrong-value",
    version.at,
    `"${version.text}" is no version.`,
    `write up to ${longestVersion} letters, digits, dots and hyphens, such as \`1.2\` or \`2026-11\``,
  );
  return undefined;
}

function formatIsKnown(map: YamlMap, report: Report): boolean {
  const format = textAt(map, "format", report, `write \`format: ${courseFormat}\``);
  if (format === undefined) return true;
  if (!/^\d{1,6}$/.test(format.text) || Number(format.text) < 1) {
    report(
      "yaml.wrong-value",
      format.at,
      `The format is a whole number, not "${format.text}".`,
      `write \`format: ${courseFormat}\``,
    );
    return true;
  }
  if (Number(format.text) <= courseFormat) return true;
  report(
    "course.format-newer",
    format.at,
    `The course is written in format ${format.text}; this program reads formats up to ${courseFormat}.`,
    "install a newer version of the program: `npm install -g whichside@latest`",
  );
  return false;
}

function readSides(map: YamlMap, report: Report): Side[] {
  const example = "frontend: { label: Frontend, color: cyan }";
  const sides = entriesAt(map, "sides", example, report).flatMap(([id, entry]): Unpainted[] => {
    if (!isName(id)) {
      report(
        "yaml.wrong-value",
        entry.at,
        `The side \`${id}\` is no name.`,
        "use lower-case words joined by hyphens; the label may be anything",
      );
    }
    if (entry.value.kind !== "map") {
      report(
        "yaml.wrong-value",
        entry.value.at,
        `The side \`${id}\` needs a label and a colour.`,
        `write it as \`${example}\``,
      );
      return [];
    }
    checkKeys(entry.value, ["label", "color"], `the side \`${id}\``, report);
    const label = textAt(entry.value, "label", report, "write `label: ` and what learners read");
    const color = textAt(
      entry.value,
      "color",
      report,
      `write \`color: \` and one of ${sideColors.join(", ")}`,
    );
    const known = sideColors.find((name) => name === color?.text);
    if (color !== undefined && colors.some((name) => name === color.text) && known === undefined) {
      report(
        "course.side-color",
        color.at,
        `Learners don't see the side \`${id}\` in ${color.text}: the program's own signs have that colour.`,
        `write one of ${sideColors.join(", ")}; until then it is shown in one of these`,
      );
    } else if (color !== undefined && known === undefined) {
      report(
        "yaml.wrong-value",
        color.at,
        `There is no colour "${color.text}".`,
        didYouMean(color.text, sideColors, `the colours are ${sideColors.join(", ")}`),
      );
    }
    return [{ id, label: label?.text ?? id, color: known }];
  });
  const left = sideColors.filter((color) => sides.every((side) => side.color !== color));
  return sides.map((side) => ({ ...side, color: side.color ?? left.shift() ?? "white" }));
}

/** A side whose colour is one that sides don't have. */
type Unpainted = Omit<Side, "color"> & { readonly color: SideColor | undefined };

function readPhrases(map: YamlMap, report: Report): Phrase[] {
  const entries = entriesAt(map, "phrases", "in order to: to", report);
  const tooMany = entries[mostPhrases]?.[1];
  if (tooMany !== undefined) {
    report(
      "yaml.wrong-value",
      tooMany.at,
      `There are more than ${mostPhrases} phrases.`,
      "keep those that come up again and again",
    );
  }
  return entries.slice(0, mostPhrases).flatMap(([text, entry]): Phrase[] => {
    const instead = textOf(entry.value, `the phrase "${text}"`, report);
    return instead === undefined ? [] : [{ text, instead: instead.text }];
  });
}

/** What stands where the list of lessons, or the name of one, belongs. */
function misshapen(map: YamlMap): YamlNode | undefined {
  const value = map.entries.get("lessons")?.value;
  if (value?.kind !== "list") return value?.kind === "map" ? value : undefined;
  return value.items.find(({ kind }) => kind !== "text");
}

/** What to write in place of a line, or of lines that ran together. */
function listHint(text: string): string {
  const [first = ""] = text.split(/,|\s-/, 1);
  const name = first
    .trim()
    .replace(/^-/, "")
    .replace(/\/(?:lesson\.md|quiz\.md)?$/, "")
    .trim();
  if (isName(name) && text !== first) {
    return `write each on a line of its own, all in the same column: \`  - ${name}\``;
  }
  if (isName(name))
    return `write the folder alone, with a blank behind the hyphen: \`  - ${name}\``;
  return "name the lesson's folder in lower-case words joined by hyphens, with no slash";
}

/** The map with no more under `lessons` than the texts there. */
function onlyTexts(map: YamlMap): YamlMap {
  const entry = map.entries.get("lessons");
  if (entry === undefined || entry.value.kind === "text") return map;
  const { value } = entry;
  const items = value.kind === "list" ? value.items.filter(({ kind }) => kind === "text") : [];
  const list = { kind: "list" as const, at: value.at, items };
  return { ...map, entries: new Map([["lessons", { ...entry, value: list }]]) };
}

function readLessons(map: YamlMap, lessons: Map<string, Position>, report: Report): string[] {
  const wrong = misshapen(map);
  if (wrong !== undefined) {
    const name = wrong.kind === "map" ? [...wrong.entries.keys()].find(isName) : undefined;
    report(
      "yaml.wrong-value",
      wrong.at,
      wrong.kind === "empty"
        ? "A line of `lessons` names no folder."
        : "`lessons` is a list of folders, each on a line of its own, with nothing else.",
      wrong.kind === "empty"
        ? "write the folder's name behind the hyphen, or delete the line"
        : `write \`  - ${name ?? "first-lesson"}\` and so on`,
    );
  }
  const names = textsAt(onlyTexts(map), "lessons", report);
  if (names.length === 0 && wrong === undefined) {
    report(
      "course.no-lessons",
      map.entries.get("lessons")?.at ?? map.at,
      "The course lists no lesson.",
      "write `lessons:` and below it the folders in the order of teaching, each with `  - ` before it",
    );
  }
  for (const { text, at } of names) {
    if (!isName(text)) {
      report("lesson.name", at, `"${text}" is no name of a lesson.`, listHint(text));
    } else if (lessons.has(text)) {
      report(
        "course.lesson-twice",
        at,
        `The lesson ${text} is listed twice.`,
        "delete one of the two lines",
      );
    } else lessons.set(text, at);
  }
  return [...lessons.keys()];
}
