/** Reading one section: its text on the screen, its diagrams played, then a key. */

import type { Block } from "../core/course/block.ts";
import type { Lesson, Section } from "../core/course/course.ts";
import { termsOfSection } from "../core/course/glossary.ts";
import { diagramSteps, drawDiagram, parseDiagram } from "../core/diagram/diagram.ts";
import type { Question } from "../core/quiz/question.ts";
import { wrapLine } from "../core/text/wrap.ts";
import { layoutBlocks } from "../core/view/blocks.ts";
import { wordsView } from "../core/view/glossary.ts";
import { objectivesView, screenHead, sectionTitle } from "../core/view/lesson.ts";
import { styles } from "../core/view/style.ts";
import { line, span } from "../core/view/view.ts";
import type { PlayOptions } from "../shell/prompts/asker.ts";
import type { Session } from "./session.ts";

export type Turned = "on" | "back" | "quit";

type DiagramBlock = Block & { kind: "diagram" };

/** Lines that a played drawing needs besides itself: blank lines, the sentence, the keys. */
const playLines = 8;

/** Shows a section and waits; `place` is said in the head: "3 of 5". */
export async function readSection(
  session: Session,
  lesson: Lesson,
  section: Section,
  place: string,
): Promise<Turned> {
  const { world, context } = session;
  const asker = await world.asker();
  const look = world.look();
  const opens = section === lesson.sections[0] && lesson.objectives.length > 0;
  await world.show([
    [],
    ...screenHead(lesson.title, place, look),
    ...(opens ? [...objectivesView(lesson, look), []] : []),
    ...sectionTitle(section, look),
  ]);
  let pending: Block[] = [];
  const flush = async () => {
    if (pending.length > 0) await world.show([...layoutBlocks(pending, world.look(), context), []]);
    pending = [];
  };
  for (const block of section.blocks) {
    const frames = block.kind === "diagram" ? playFrames(session, block) : undefined;
    if (frames === undefined) {
      pending.push(block);
      continue;
    }
    await flush();
    const left = await asker.play(frames);
    await world.show([[]]);
    if (left !== "end") return left;
  }
  await flush();
  return turnPage(session, lesson, section);
}

/** Waits at the end of a section; its words are explained below it when they are asked for. */
async function turnPage({ world }: Session, lesson: Lesson, section: Section): Promise<Turned> {
  const asker = await world.asker();
  let words = termsOfSection(lesson, section);
  for (;;) {
    const pressed = await asker.key({
      look: world.look(),
      keys: [
        { key: "enter", name: "Enter", does: "continue" },
        ...(words.length > 0 ? [{ key: "g", name: "g", does: "words" }] : []),
        { key: "b", name: "b", does: "back" },
        { key: "q", name: "q", does: "quit" },
      ],
    });
    if (pressed !== "g") return pressed === "b" ? "back" : pressed === "q" ? "quit" : "on";
    await world.show([...wordsView(words, world.look()), []]);
    words = [];
  }
}

/** Shows the section that a question belongs to once more. */
export async function readAgain(session: Session, question: Question): Promise<"on" | "quit"> {
  const { value: lesson } = await session.library.lesson(
    question.objective?.lesson ?? question.lesson,
  );
  const section = sectionFor(question, lesson);
  if (section === undefined) return "on";
  const turned = await readSection(session, lesson, section, "once more");
  return turned === "quit" ? "quit" : "on";
}

/** The section behind which it is asked, or behind which another question of its objective is. */
function sectionFor(question: Question, lesson: Lesson): Section | undefined {
  const same = lesson.questions.find(
    ({ after, objective }) => after !== undefined && objective?.id === question.objective?.id,
  );
  const own = question.lesson === lesson.name ? question.after : undefined;
  const id = own ?? same?.after;
  return lesson.sections.find((section) => section.id === id) ?? lesson.sections.at(-1);
}

/** What playing a diagram needs; undefined where it is better printed as it is. */
function playFrames({ world, context }: Session, block: DiagramBlock): PlayOptions | undefined {
  const look = world.look();
  const { value: diagram } = parseDiagram(block.source);
  if (diagram === undefined || look.plain) return undefined;
  const said = diagramSteps(diagram);
  const options = { width: look.width, charset: look.charset, sides: context.sides };
  const rest = drawDiagram(diagram, options);
  const rows = world.terminal.rows();
  // A drawing that is repainted has to fit the screen, or the terminal scrolls it to pieces.
  if (said.length < 2 || rest.form === "list" || rest.lines.length + playLines > rows) {
    return undefined;
  }
  const frames = said.map((sentence, index) => ({
    lines: drawDiagram(diagram, { ...options, step: index + 1 }).lines,
    said: wrapLine(
      line(span(`Step ${index + 1} of ${said.length}. `, styles.active), sentence),
      look.text,
    ),
  }));
  return { look, frames, rest: rest.lines };
}
