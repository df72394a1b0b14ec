/** Reads the front matter of a lesson, and nothing else of it. Pure; loads no Markdown. */

import type { FrontMatter, Objective, Source, Term } from "../course/course.ts";
import type { Diagnostic, Parsed, Position } from "../diagnostic.ts";
import { type Halves, splitFrontMatter } from "../markup/front-matter.ts";
import { withoutMark } from "../markup/source.ts";
import { readYaml, type YamlMap, type YamlNode } from "../markup/yaml.ts";
import {
  checkKeys,
  entriesAt,
  formerNames,
  nodesAt,
  textAt,
  textOf,
  textsAt,
} from "../markup/yaml-shape.ts";
import { notesFor, type Report, startOfFile } from "../problems.ts";
import { isName } from "../text/slug.ts";

const keys = ["title", "summary", "needs", "aliases", "was", "objectives", "sources", "terms"];

/** Where the parts of the front matter stand, for rules that look at them later. */
export interface MetaPlaces {
  readonly objectives: ReadonlyMap<string, Position>;
  readonly needs: ReadonlyMap<string, Position>;
  readonly terms: ReadonlyMap<string, Position>;
  readonly was: ReadonlyMap<string, Position>;
  readonly title: Position;
}

export interface MetaReading {
  readonly meta: FrontMatter | undefined;
  readonly places: MetaPlaces;
  /** False when `objectives` is there and cannot be read. */
  readonly objectivesKnown: boolean;
  readonly halves: Halves;
}

/** Of a lesson whose front matter cannot be read: its name stands for its title. */
export function emptyMeta(name: string): FrontMatter {
  return { name, title: name, summary: "", needs: [], objectives: [], sources: [], terms: [] };
}

/** Of a lesson without any file. */
export const noMeta: MetaReading = {
  meta: undefined,
  places: {
    objectives: new Map(),
    needs: new Map(),
    terms: new Map(),
    was: new Map(),
    title: startOfFile,
  },
  halves: { body: "" },
  objectivesKnown: false,
};

/** The value is undefined when there is no front matter that can be read. */
export function parseLessonMeta(
  text: string,
  file: string,
  name: string,
): Parsed<FrontMatter | undefined> {
  const { found, report } = notesFor(file);
  const { meta } = readMeta(text, name, report);
  return { value: meta, diagnostics: found as readonly Diagnostic[] };
}

/** `alone` is said of a quiz without a lesson.md, `swapped` of a lesson whose quiz begins with front matter. */
export function readMeta(
  text: string,
  name: string,
  report: Report,
  { alone = false, swapped = false } = {},
): MetaReading {
  const halves = splitFrontMatter(text, report);
  const places = {
    objectives: new Map<string, Position>(),
    needs: new Map<string, Position>(),
    terms: new Map<string, Position>(),
    was: new Map<string, Position>(),
    title: startOfFile,
  };
  if (halves.yaml === undefined) {
    if (halves.refused !== true) {
      report(
        "lesson.no-front-matter",
        startOfFile,
        alone
          ? "There is no lesson.md, and the quiz has no front matter in its place."
          : swapped
            ? "The lesson has no front matter, and its quiz begins with one."
            : "The lesson has no front matter.",
        swapped
          ? "give each file the other one's name, if they were swapped; else write front matter here"
          : (nearOpening(text) ??
              `${alone ? "write the lesson.md, or " : ""}begin the file with \`---\`, \`title: …\`, \`summary: …\`, \`---\`, each on a line of its own`),
      );
    }
    return { meta: undefined, places, halves, objectivesKnown: false };
  }
  const map = readYaml(halves.yaml, report);
  if (map?.kind !== "map") {
    if (map !== undefined) {
      report(
        "yaml.not-a-map",
        startOfFile,
        "The front matter is made of keys, each with a colon behind it.",
        "write at least `title: …` and `summary: …`",
      );
    }
    return { meta: undefined, places, halves, objectivesKnown: false };
  }
  // A missing key is told at the opening line, where people look for it.
  const meta = metaOf({ ...map, at: startOfFile }, name, places, report);
  return {
    meta,
    places: { ...places, title: map.entries.get("title")?.at ?? startOfFile },
    objectivesKnown: ["map", "empty", undefined].includes(
      map.entries.get("objectives")?.value.kind,
    ),
    halves,
  };
}

/** Signs on the first line that a word processor, or a hand, has put in place of three hyphens. */
function nearOpening(text: string): string | undefined {
  const [first = ""] = withoutMark(text).split(/\r\n?|\n/, 1);
  return /^\s*[-–—―−_*=~+.]{1,10}\s*$/u.test(first)
    ? "write three plain hyphens on the first line, with nothing before or behind them: `---`"
    : undefined;
}

interface Places {
  readonly objectives: Map<string, Position>;
  readonly needs: Map<string, Position>;
  readonly terms: Map<string, Position>;
  readonly was: Map<string, Position>;
}

function metaOf(map: YamlMap, name: string, places: Places, report: Report): FrontMatter {
  checkKeys(map, keys, "the front matter", report);
  const title = textAt(map, "title", report, "write `title: ` and what the lesson is called");
  const summary = textAt(map, "summary", report, "write `summary: ` and one sentence");
  const needs = new Set<string>();
  for (const { text, at } of textsAt(map, "needs", report)) {
    if (text === name) {
      report("lesson.needs-itself", at, "The lesson needs itself.", "delete it from `needs`");
    } else {
      needs.add(text);
      places.needs.set(text, at);
    }
  }
  const aliases = textsAt(map, "aliases", report).map(({ text }) => text);
  const was = formerNames(map, name, report).map(({ text, at }) => {
    places.was.set(text, at);
    return text;
  });
  const objectives = entriesAt(
    map,
    "objectives",
    "judge: Judge the answer to a failed login.",
    report,
  ).flatMap(([id, entry]): Objective[] => {
    if (!isName(id)) {
      report(
        "yaml.wrong-value",
        entry.at,
        `The objective's id \`${id}\` is no name.`,
        "use lower-case words joined by hyphens",
      );
      return [];
    }
    places.objectives.set(id, entry.at);
    const text = textOf(entry.value, `the objective \`${id}\``, report);
    return text === undefined ? [] : [{ id, text: text.text }];
  });
  const terms = entriesAt(map, "terms", "server: A computer that answers others.", report).flatMap(
    ([term, entry]): Term[] => {
      places.terms.set(term, entry.at);
      const definition = textOf(entry.value, `the definition of \`${term}\``, report);
      return definition === undefined ? [] : [{ term, definition: definition.text }];
    },
  );
  const sources = nodesAt(map, "sources", report).flatMap((node) => readSource(node, report));
  return {
    name,
    title: title?.text ?? name,
    summary: summary?.text ?? "",
    needs: [...needs],
    ...(aliases.length > 0 && { aliases }),
    ...(was.length > 0 && { was }),
    objectives,
    sources,
    terms,
  };
}

function readSource(node: YamlNode, report: Report): Source[] {
  if (node.kind === "text") return [{ title: node.text }];
  if (node.kind !== "map") {
    report(
      "yaml.wrong-value",
      node.at,
      "A source has a title, and a url when it has one.",
      'write `- { title: "…", url: https://… }`',
    );
    return [];
  }
  checkKeys(node, ["title", "url"], "a source", report);
  const title = textAt(node, "title", report, "write `title: ` and the name of the source");
  const url = textAt(node, "url", report);
  if (url !== undefined && !/^https?:\/\/[^\s]+$/i.test(url.text)) {
    report(
      "yaml.wrong-value",
      url.at,
      `The url "${url.text}" is no web address.`,
      "write it with https:// in front",
    );
    return title === undefined ? [] : [{ title: title.text }];
  }
  if (title === undefined) return [];
  return [url === undefined ? { title: title.text } : { title: title.text, url: url.text }];
}
