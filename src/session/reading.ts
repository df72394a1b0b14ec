/** Reading one section: its text on the screen, its diagrams played, then a key. */

import type { Block } from "../core/course/block.ts";
import type { Lesson, Section } from "../core/course/course.ts";
import { termsOfSection } from "../core/course/glossary.ts";
import { parseDiagram } from "../core/diagram/diagram.ts";
import type { Question } from "../core/quiz/question.ts";
import { layoutBlocks } from "../core/view/blocks.ts";
import { wordsView } from "../core/view/glossary.ts";
import { objectivesView, screenHead, sectionTitle } from "../core/view/lesson.ts";
import { pagesOf } from "../core/view/pages.ts";
import type { View, ViewItem } from "../core/view/view.ts";
import type { PlayOptions } from "../shell/prompts/asker.ts";
import { playFrames } from "./playing.ts";
import type { Session } from "./session.ts";

export type Turned = "on" | "back" | "quit";

type DiagramBlock = Block & { kind: "diagram" };

/** Rows that a page of a long section leaves for the keys and a line of what was before. */
const keyRows = 4;

/** Shows a section and waits; `place` is said in the head: "3 of 5". */
export async function readSection(
  session: Session,
  lesson: Lesson,
  section: Section,
  place: string,
): Promise<Turned> {
  const { world, context } = session;
  const look = world.look();
  const opens = section === lesson.sections[0] && lesson.objectives.length > 0;
  let pending: ViewItem[] = [
    [],
    ...screenHead(lesson.title, place, look),
    ...(opens ? [...objectivesView(lesson, look), []] : []),
    ...sectionTitle(section, look),
  ];
  for (const part of partsOf(session, section.blocks)) {
    if (part.kind === "text") {
      pending.push(...layoutBlocks(part.blocks, world.look(), context), []);
      continue;
    }
    const turned = await showPages(session, pending);
    pending = [];
    if (turned !== "on") return turned;
    const left = await (await world.asker()).play(part.play);
    await world.show([[]]);
    if (left !== "end") return left;
  }
  const turned = await showPages(session, pending);
  return turned === "on" ? turnPage(session, lesson, section) : turned;
}

type Part =
  | { readonly kind: "text"; readonly blocks: readonly Block[] }
  | { readonly kind: "play"; readonly play: PlayOptions };

/** Diagrams that can be played stand alone; everything between two of them is laid out at once. */
function partsOf(session: Session, blocks: readonly Block[]): Part[] {
  const parts: Part[] = [];
  let text: Block[] = [];
  for (const block of blocks) {
    const play = block.kind === "diagram" ? playOf(session, block) : undefined;
    if (play === undefined) {
      text.push(block);
      continue;
    }
    if (text.length > 0) parts.push({ kind: "text", blocks: text });
    parts.push({ kind: "play", play });
    text = [];
  }
  return text.length > 0 ? [...parts, { kind: "text", blocks: text }] : parts;
}

function playOf({ world, context }: Session, block: DiagramBlock): PlayOptions | undefined {
  const { value: diagram } = parseDiagram(block.source);
  return diagram === undefined ? undefined : playFrames(world, diagram, context.sides);
}

/** What is higher than the screen is shown in pages: nothing scrolls away before it was read. */
async function showPages({ world }: Session, view: View): Promise<Turned> {
  const { plain } = world.terminal;
  const pages = plain ? [view] : pagesOf(view, world.terminal.rows() - keyRows);
  for (const [index, page] of pages.entries()) {
    await world.show(page);
    if (index === pages.length - 1) break;
    const asker = await world.asker();
    const turned = turnedBy(
      await asker.key({
        look: world.look(),
        keys: [
          { key: "enter", name: "Enter", does: "more" },
          { key: "b", name: "b", does: "back" },
          { key: "q", name: "q", does: "quit" },
        ],
      }),
    );
    if (turned !== "on") return turned;
  }
  return "on";
}

function turnedBy(pressed: string): Turned {
  return pressed === "b" ? "back" : pressed === "q" ? "quit" : "on";
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
    if (pressed !== "g") return turnedBy(pressed);
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
