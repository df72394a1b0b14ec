/** Reads an experiment's Markdown, with what is wrong in it. Always gives one, an empty one at worst. Pure. */

import type { Code, Heading, RootContent } from "mdast";
import type { Diagnostic, Parsed, Position } from "../diagnostic.ts";
import { inlineText } from "../document/block.ts";
import { type Reading, toBlocks, toInlines } from "../markup/blocks.ts";
import { splitFrontMatter } from "../markup/front-matter.ts";
import { checkLines } from "../markup/hidden.ts";
import { readMarkdown } from "../markup/markdown.ts";
import { at } from "../markup/node.ts";
import { linesOf, withoutMark } from "../markup/source.ts";
import { readYaml, type YamlMap } from "../markup/yaml.ts";
import { checkKeys, entriesAt, textAt, textOf, textsAt } from "../markup/yaml-shape.ts";
import { notesFor, type Report, startOfFile } from "../problems.ts";
import type { Question } from "../quiz/question.ts";
import { splitAt } from "../reading/parts.ts";
import { readQuestion } from "../reading/question.ts";
import { type Member, members, readAction, type SwitchName, switchNames } from "./action.ts";
import { type Act, type Experiment, type ExperimentStep, predictionMark } from "./experiment.ts";
import type { ExperimentFile } from "./experiment-file.ts";

type Head = Pick<Experiment, "title" | "summary" | "lesson" | "minutes" | "members" | "switches">;

const keys = ["title", "summary", "lesson", "minutes", "members", "switches"];
const mostSteps = 30;
const mostActs = 30;

export function readExperiment(source: ExperimentFile): Parsed<Experiment> {
  const { found, report } = notesFor(source.file);
  checkLines(linesOf(withoutMark(source.text)), report);
  const halves = splitFrontMatter(source.text, report);
  const head = readHead(halves.yaml, source, report);
  const tree = readMarkdown(halves.body, report);
  const reading: Context = {
    report,
    found,
    links: tree.links,
    lines: tree.lines,
    onLink: () => {},
    lesson: head.lesson,
    file: source.file,
    name: source.name,
  };
  const [before, ...parts] = splitAt(tree.nodes);
  const ids = new Map<string, Position>();
  const steps = parts.slice(0, mostSteps).flatMap(({ heading, nodes }) => {
    if (heading === undefined) return [];
    return [readStep(heading, nodes, reading, ids)];
  });
  if (steps.length === 0 || parts.length > mostSteps) {
    report(
      "lab.steps",
      startOfFile,
      steps.length === 0
        ? "The experiment has no step."
        : `The experiment has more than ${mostSteps} steps; the rest is left out.`,
      "begin each step with a heading: `## Log in with a wrong password`",
    );
  }
  const intro = toBlocks(before?.nodes ?? [], reading);
  return { value: { name: source.name, ...head, intro, steps }, diagnostics: found };
}

function readHead(yaml: string | undefined, source: ExperimentFile, report: Report): Head {
  const empty: Head = {
    ...{ title: source.name, summary: "", lesson: "", minutes: 5 },
    ...{ members: ["nadia"], switches: [] },
  };
  const tree = yaml === undefined ? undefined : readYaml(yaml, report);
  if (tree?.kind !== "map") {
    report(
      "lab.front-matter",
      startOfFile,
      "The experiment has no front matter that can be read.",
      "begin the file with `---`, `title: …`, `summary: …`, `lesson: …`, `---`, each on a line of its own",
    );
    return empty;
  }
  const map: YamlMap = { ...tree, at: startOfFile };
  checkKeys(map, keys, "an experiment's front matter", report);
  const title = textAt(map, "title", report, "write `title: ` and what the experiment is called");
  const summary = textAt(map, "summary", report, "write `summary: ` and one sentence");
  const lesson = textAt(map, "lesson", report, "write `lesson: ` and the lesson it belongs to");
  if (lesson !== undefined && source.lessons?.includes(lesson.text) === false) {
    const hint = "name the folder of a lesson that is listed in course.yaml";
    report("lab.unknown-lesson", lesson.at, `There is no lesson \`${lesson.text}\`.`, hint);
  }
  return {
    title: title?.text ?? empty.title,
    summary: summary?.text ?? "",
    lesson: lesson?.text ?? "",
    minutes: minutesIn(map, report) ?? empty.minutes,
    members: membersIn(map, report),
    switches: switchesIn(map, report),
  };
}

function minutesIn(map: YamlMap, report: Report): number | undefined {
  const given = textAt(map, "minutes", report);
  if (given === undefined) return undefined;
  if (/^[1-9]\d?$/.test(given.text)) return Number(given.text);
  report(
    "yaml.wrong-value",
    given.at,
    "`minutes` is no number from 1 to 99.",
    "write `minutes: 5`",
  );
  return undefined;
}

function membersIn(map: YamlMap, report: Report): readonly Member[] {
  const given = textsAt(map, "members", report);
  return given.flatMap(({ text, at: place }) => {
    const member = members.find((each) => each === text);
    if (member !== undefined) return [member];
    const hint = `the members are ${members.join(", ")}`;
    report("yaml.wrong-value", place, `The club has no member \`${text}\`.`, hint);
    return [];
  });
}

function switchesIn(map: YamlMap, report: Report): (readonly [SwitchName, boolean])[] {
  return entriesAt(map, "switches", "lock: off", report).flatMap(([key, { value, at: place }]) => {
    const name = switchNames.find((each) => each === key);
    const state = textOf(value, `\`${key}\``, report)?.text;
    if (name !== undefined && (state === "on" || state === "off")) return [[name, state === "on"]];
    report(
      "yaml.wrong-value",
      place,
      `\`${key}: ${state ?? ""}\` turns nothing.`,
      `write on or off behind one of ${switchNames.join(", ")}`,
    );
    return [];
  });
}

interface Context extends Reading {
  readonly found: readonly Diagnostic[];
  readonly lesson: string;
  readonly file: string;
  readonly name: string;
}

function readStep(
  heading: Heading,
  nodes: readonly RootContent[],
  context: Context,
  ids: Map<string, Position>,
): ExperimentStep {
  const title = inlineText(toInlines(heading.children, context)).trim();
  const fence = nodes.findIndex(isLabFence);
  if (fence === -1) {
    context.report(
      "lab.no-action",
      at(heading),
      `Nothing happens in the step "${title}".`,
      "write a fence marked `lab` with one line for each thing that is done",
    );
  }
  const end = fence === -1 ? nodes.length : fence;
  const question = nodes.findIndex((node) => node.type === "heading" && node.depth === 3);
  const asks = question !== -1 && question < end;
  const after = nodes.slice(end + 1);
  const second = after.find(isLabFence);
  if (second !== undefined) {
    const hint = "put all lines into one fence, or begin another step";
    context.report("lab.two-fences", at(second), "A step has one `lab` fence.", hint);
  }
  const asked = nodes[question];
  const prediction =
    asks && asked?.type === "heading"
      ? readPrediction(asked, nodes.slice(question + 1, end), context, ids)
      : undefined;
  return {
    title,
    before: toBlocks(nodes.slice(0, asks ? question : end), context),
    ...(prediction === undefined ? {} : { prediction }),
    acts: fence === -1 ? [] : readActs(nodes[fence] as Code, context.report),
    after: toBlocks(
      after.filter((node) => !isLabFence(node)),
      context,
    ),
  };
}

function isLabFence(node: RootContent): node is Code {
  return node.type === "code" && node.lang === "lab";
}

function readPrediction(
  heading: Heading,
  nodes: readonly RootContent[],
  context: Context,
  ids: Map<string, Position>,
): Question | undefined {
  const { lesson, file, name } = context;
  const about = { lesson, file, objectives: undefined, sections: undefined };
  const { question } = readQuestion(heading, nodes, about, context);
  if (question === undefined) return undefined;
  const id = `${predictionMark}${name}-${question.id}`;
  const twin = ids.get(id);
  if (twin !== undefined) {
    context.report(
      "question.duplicate-id",
      at(heading),
      `The id \`${question.id}\` is taken by the question on line ${twin.line}.`,
      "give each an id of its own: `<!-- id: my-question -->` directly below the heading",
    );
    return undefined;
  }
  ids.set(id, at(heading));
  return { ...question, id };
}

function readActs(fence: Code, report: Report): Act[] {
  const first = at(fence).line + 1;
  const lines = fence.value.split(/\r?\n/).map((line, index) => ({ line, number: first + index }));
  const meant = lines.filter(({ line }) => line.trim() !== "" && !line.startsWith("#"));
  return meant.slice(0, mostActs).flatMap(({ line, number }): Act[] => {
    const [text, expected] = expectation(line.trim());
    const result = readAction(text);
    if (result.kind === "mistake") {
      report("lab.action", { line: number, col: at(fence).col }, result.message, result.hint);
      return [];
    }
    return [{ text, action: result.action, ...(expected === undefined ? {} : { expected }) }];
  });
}

/** `action -> what is expected of it`. */
function expectation(line: string): readonly [action: string, expected?: string] {
  const at = line.indexOf(" -> ");
  const expected = at < 0 ? "" : line.slice(at + 4);
  return expected === "" ? [line] : [line.slice(0, at), expected];
}
