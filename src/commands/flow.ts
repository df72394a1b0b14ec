/** `flow`: the diagrams alone, of a lesson or of any Mermaid or Markdown file. */

import { existsSync } from "node:fs";
import {
  boxSource,
  type Diagram,
  describeDiagram,
  diagramModel,
  diagramSteps,
  drawDiagram,
  findSources,
  isOtherKind,
  kindWord,
  pageAllowance,
  parseDiagram,
} from "mermaid-text";
import { type Line, line, safeJson, span, wrapLine } from "mermaid-text/text";
import { defineCommand, flag, wholeNumber } from "../command.ts";
import type { Diagnostic } from "../core/diagnostic.ts";
import type { Block } from "../core/document/block.ts";
import { TutorError } from "../core/error.ts";
import { diagnosticsView } from "../core/view/diagnostics.ts";
import { drawingOptions } from "../core/view/diagram-view.ts";
import { styles } from "../core/view/style.ts";
import type { ViewItem } from "../core/view/view.ts";
import { findLesson, openCourse } from "../session/course.ts";
import { playDiagram } from "../session/playing.ts";
import type { World } from "../shell/world.ts";

export const command = defineCommand({
  description: "draw the diagrams of a lesson, or of any Mermaid or Markdown file",
  arguments: [
    { text: "<lesson|file|->", description: "a lesson, a file, or - for standard input" },
  ],
  options: {
    play: flag("step by step, one step an Enter"),
    step: wholeNumber("<number>", [1, 100_000], "as it looks at this step"),
    describe: flag("in sentences instead of a drawing"),
    json: flag("print the model with its positions as one JSON document"),
  },
  examples: [
    ["whichside flow login-flow", "the diagrams of a lesson"],
    ["whichside flow login-flow --play", "step by step"],
    ["whichside flow design.md --width 60", "all diagrams of a Markdown file"],
    ["cat flow.mmd | whichside flow - --ascii", "from standard input, in ASCII"],
  ],
  terminal: { flush: true },
  run: (options, [from = "-"], world) => flow({ ...options, from }, world),
});

export interface FlowOptions {
  /** A lesson, a file, or `-` for standard input. */
  readonly from: string;
  readonly play: boolean;
  /** Draws the diagram as it looks at this step, from 1. */
  readonly step?: number;
  readonly describe: boolean;
  readonly json: boolean;
}

interface Source {
  readonly source: string;
  readonly file: string;
  /** Line of the file in which the source begins. */
  readonly line: number;
}

export async function flow(options: FlowOptions, world: World): Promise<number> {
  const { sources, sides, text } = await sourcesOf(options.from, world);
  const read = sources.map((each) => parseDiagram(each.source, each));
  const diagnostics = read.flatMap((each) => each.diagnostics);
  const diagrams = read.flatMap(({ value }) => value ?? []);
  if (diagnostics.length > 0) await tell(diagnostics, text, world);
  const look = world.look();
  const draw = { ...drawingOptions(look, sides), allowance: pageAllowance() };
  if (options.json) {
    const models = read.flatMap(({ value }, at) => {
      if (value) {
        const model = Object(diagramModel(value, draw));
        return [{ ...model, steps: diagramSteps(value) }];
      }
      const source = sources[at]?.source ?? "";
      const kind = kindWord(source);
      return isOtherKind(kind) ? [{ kind, version: 1, source, steps: [] }] : [];
    });
    world.print(safeJson({ schema: "whichside/flow", version: 1, diagrams: models }, 2));
  } else if (options.play) {
    await play(diagrams, sides, world);
  } else {
    const items: ViewItem[] = [];
    read.forEach(({ value }, at) => {
      const source = sources[at]?.source ?? "";
      const kind = kindWord(source);
      if (value === undefined && kind === "") return;
      if (items.length > 0) items.push([], []);
      // A kind that isn't drawn is still worth reading.
      items.push(
        ...(value
          ? shown(value, options, draw, world)
          : options.describe || look.plain
            ? [line(`${kind}, as its source:`), ...source.split("\n").map((row) => line(row))]
            : boxSource(source, kind, draw).lines),
      );
    });
    await world.show(items);
  }
  const isShown = sources.some(({ source }) => isOtherKind(kindWord(source)));
  return diagrams.length > 0 || isShown ? 0 : 1;
}

type Sides = Awaited<ReturnType<typeof openCourse>>["course"]["sides"];

function shown(
  diagram: Diagram,
  { step, describe }: FlowOptions,
  draw: Parameters<typeof drawDiagram>[1],
  world: World,
): readonly Line[] {
  const look = world.look();
  if (describe || look.plain) {
    return describeDiagram(diagram, draw.sides).flatMap((said) => wrapLine(line(said), look.text));
  }
  if (step === undefined) return drawDiagram(diagram, draw).lines;
  const steps = diagramSteps(diagram);
  const said = steps[step - 1];
  if (said === undefined) {
    throw new TutorError("flow.no-such-step", `There is no step ${step}.`, {
      hint:
        steps.length === 0 ? "The diagram has no steps." : `Name one from 1 to ${steps.length}.`,
      exitCode: 2,
    });
  }
  const head = span(`Step ${step} of ${steps.length}. `, styles.strong);
  return [
    ...drawDiagram(diagram, { ...draw, step }).lines,
    [],
    ...wrapLine(line(head, said), look.text),
  ];
}

async function play(diagrams: readonly Diagram[], sides: Sides, world: World): Promise<void> {
  if (!world.terminal.interactive) {
    throw new TutorError("terminal.needed", "Playing a diagram needs a terminal.", {
      hint: "Its steps in words: --describe. One step drawn: --step 1",
      exitCode: 2,
    });
  }
  for (let index = 0; index < diagrams.length; ) {
    const diagram = diagrams[index];
    if (diagram === undefined) return;
    const left = await playDiagram(world, diagram, sides, index > 0);
    if (left === "quit") return;
    await world.show([[]]);
    index = left === "back" ? Math.max(0, index - 1) : index + 1;
  }
}

/** A file when there is one of that name or it can be nothing else; a lesson otherwise. */
async function sourcesOf(
  from: string,
  world: World,
): Promise<{ readonly sources: readonly Source[]; readonly sides: Sides; readonly text?: string }> {
  const isFile = from === "-" || /[./\\]/.test(from) || existsSync(from);
  if (!isFile) {
    const opened = await openCourse(world);
    const name = await findLesson(opened, from);
    const { value: lesson } = await opened.library.lesson(name);
    const blocks = lesson.sections.flatMap((section) => section.blocks);
    const stems = lesson.questions.flatMap(({ stem }) => stem);
    const file = `${opened.library.folder}/${name}/lesson.md`;
    const sources = diagramsIn([...blocks, ...stems], file);
    if (sources.length === 0) throw nothingToDraw(`"${lesson.title}"`);
    return { sources, sides: opened.course.sides };
  }
  const text = await world.readText(from);
  const file = from === "-" ? "standard input" : from;
  const found = findSources(text, /\.(?:md|markdown|mdx|qmd)$/i.test(from));
  if (found.length === 0) throw nothingToDraw(file);
  const { sides } = (await openCourse(world)).course;
  return { sources: found.map((each) => ({ ...each, file })), sides, text };
}

function nothingToDraw(what: string): TutorError {
  return new TutorError("flow.no-diagram", `There is no diagram in ${what}.`, {
    hint: "Give a Mermaid file, or a Markdown file with a ```mermaid fence.",
    exitCode: 1,
  });
}

function diagramsIn(blocks: readonly Block[], file: string): Source[] {
  return blocks.flatMap((block) => {
    switch (block.kind) {
      case "diagram":
        return [{ source: block.source, file, line: block.at.line + 1 }];
      case "quote":
      case "alert":
        return diagramsIn(block.blocks, file);
      case "list":
        return block.items.flatMap((item) => diagramsIn(item.blocks, file));
      default:
        return [];
    }
  });
}

async function tell(
  diagnostics: readonly Diagnostic[],
  text: string | undefined,
  world: World,
): Promise<void> {
  const lines = text?.split(/\r\n?|\n/);
  await world.warn([...diagnosticsView(diagnostics, () => lines, world.look()), []]);
}
