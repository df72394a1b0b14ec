/** A question as it stands on the screen when it is asked, drawn by the program's own prompts. */

import type { Side } from "../src/core/course/course.ts";
import type { Question } from "../src/core/quiz/question.ts";
import { askedNow, type Outcome, step } from "../src/core/sitting/run.ts";
import { startRun } from "../src/core/sitting/run-state.ts";
import { layoutDiagram } from "../src/core/view/diagram-view.ts";
import { gradeView } from "../src/core/view/grade.ts";
import { questionView } from "../src/core/view/question.ts";
import type { Look, View } from "../src/core/view/view.ts";
import { askQuestion } from "../src/session/ask.ts";
import { paint } from "../src/shell/paint.ts";
import { helpLines, keysHelp } from "../src/shell/prompts/ask-keys.ts";
import type { Asker } from "../src/shell/prompts/asker.ts";
import type { AskOptions, Reply } from "../src/shell/prompts/reply.ts";
import type { Widget } from "../src/shell/prompts/widget.ts";

/** Columns of the pictures in a page: they fit beside a table of contents. */
export const look: Look = { width: 72, text: 72, margin: 0, charset: "unicode", plain: false };

const seed = 4;

/** As it is asked first, with the keys that work. */
export async function drawnQuestion(question: Question, sides: readonly Side[]): Promise<string> {
  const asked = askedNow(runOf(question));
  if (asked === undefined) return "";
  let drawn: View = [];
  const draw = <State, T>(widget: Widget<State, T>, { keys }: AskOptions): Reply<T> => {
    const { lines, help } = widget.draw(widget.start, look);
    const typing = widget.typed !== undefined;
    const foot = keysHelp(help, keys, typing, widget.letters);
    drawn = [...lines, ...(lines.length > 0 ? [[]] : []), ...helpLines(foot, look)];
    return { kind: "quit" };
  };
  const asking = { look, sides, hasText: true, tries: [] };
  await askQuestion(drawingAsker(draw), asked, asking);
  return textOf([...questionView(asked, look, { sides, draw: layoutDiagram }), [], ...drawn]);
}

type Draw = <State, T>(widget: Widget<State, T>, options: AskOptions) => Reply<T>;

function drawingAsker(draw: Draw): Asker {
  const never = async (): Promise<never> => {
    throw new Error("A question asks in none of these ways.");
  };
  return {
    ask: (prompt) => prompt.onTerminal(async (widget) => draw(widget, prompt.told)),
    rows: async () => 0,
    drill: never,
    key: never,
    menu: never,
    find: never,
    play: never,
    confirm: never,
  };
}

/** What is said to a wrong option. */
export async function drawnVerdict(
  question: Question,
  option: number,
  sides: readonly Side[],
): Promise<string> {
  const { outcome }: { outcome: Outcome } = step(runOf(question), {
    kind: "answer",
    response: { kind: "choice", option },
  });
  return outcome.kind === "graded"
    ? textOf(gradeView(outcome, look, { sides, draw: layoutDiagram }))
    : "";
}

function runOf(question: Question) {
  return startRun({ id: "page", mode: "learn", seed, questions: [question] });
}

/** Without colours, without blanks at the ends of lines. */
export async function textOf(view: View): Promise<string> {
  const painted = await paint(view, { color: 0, look });
  return painted
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .trimEnd();
}
