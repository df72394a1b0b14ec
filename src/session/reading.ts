/** Reading one section: its text on the screen, its diagrams played, then a key. */

import type { Lesson, Section } from "../core/course/course.ts";
import { termsOfSection } from "../core/course/glossary.ts";
import type { Block } from "../core/document/block.ts";
import type { Question } from "../core/quiz/question.ts";
import { type Asked, askedNow } from "../core/sitting/run.ts";
import type { Run } from "../core/sitting/run-state.ts";
import { layoutBlocks } from "../core/view/blocks.ts";
import { wordsView } from "../core/view/glossary.ts";
import { objectivesView, screenHead, sectionTitle } from "../core/view/lesson.ts";
import type { View } from "../core/view/view.ts";
import type { PlayOptions } from "../shell/prompts/asker.ts";
import { contextFor } from "./drawing.ts";
import { leaving, pagesFor, type Turned, turnedBy, turnPage } from "./pages.ts";
import type { Session } from "./session.ts";

type DiagramBlock = Block & { kind: "diagram" };

/** How a section is left, beside quitting. */
export interface Ways {
  /** What Enter does at the end: "continue". */
  readonly on: string;
  /** Whether there is something before the section, for `b` to go back to. */
  readonly before: boolean;
}

/** Shows a section and waits; `place` is said in the head: "3 of 5". */
export async function readSection(
  session: Session,
  lesson: Lesson,
  section: Section,
  place: string,
  ways: Ways = { on: "continue", before: true },
): Promise<Turned> {
  let index = 0;
  for (;;) {
    // Laid out anew each time: the window may have another size by now.
    const stops = await stopsOf(session, lesson, section, place);
    const stop = stops[index];
    if (stop === undefined) return "on";
    const before = index > 0 || ways.before;
    const turned =
      index === stops.length - 1
        ? await endSection(session, lesson, section, stop, { ...ways, before })
        : await takeStop(session, stop, before);
    if (turned === "quit" || (turned === "back" && index === 0)) return turned;
    index += turned === "back" ? -1 : 1;
  }
}

/** What is shown at once: text, then a diagram to play or a key to wait for. */
interface Stop {
  readonly view: View;
  readonly play?: PlayOptions;
}

/** Diagrams that can be played end a stop; what is higher than the screen is parted into pages. */
async function stopsOf(
  session: Session,
  lesson: Lesson,
  section: Section,
  place: string,
): Promise<Stop[]> {
  const { world } = session;
  const look = world.look();
  const context = await contextFor(session, section, look);
  const opens = section === lesson.sections[0] && lesson.objectives.length > 0;
  const head: View = [
    [],
    ...screenHead(lesson.title, place, look),
    ...(opens ? [...objectivesView(lesson, look), []] : []),
    ...sectionTitle(section, look),
  ];
  const parts = await partsOf(session, section.blocks);
  const stops: Stop[] = [];
  let view = head;
  for (const part of parts) {
    if (part.kind === "text") {
      view = [...view, ...layoutBlocks(part.blocks, look, context), []];
      continue;
    }
    const pages = pagesFor(session.world, view);
    const last = pages.pop() ?? [];
    stops.push(...pages.map((page) => ({ view: page })), { view: last, play: part.play });
    view = [];
  }
  if (view.length === 0 && stops.length > 0) return stops;
  return [...stops, ...pagesFor(session.world, view).map((page) => ({ view: page }))];
}

type Part =
  | { readonly kind: "text"; readonly blocks: readonly Block[] }
  | { readonly kind: "play"; readonly play: PlayOptions };

/** Diagrams that can be played stand alone; everything between two of them is laid out at once. */
async function partsOf(session: Session, blocks: readonly Block[]): Promise<Part[]> {
  const parts: Part[] = [];
  let text: Block[] = [];
  for (const block of blocks) {
    const play = block.kind === "diagram" ? await playOf(session, block) : undefined;
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

async function playOf(
  { world, course }: Session,
  { source }: DiagramBlock,
): Promise<PlayOptions | undefined> {
  if (world.look().plain) return undefined;
  // The code that draws and plays is loaded with the first diagram.
  const { playSource } = await import("./playing.ts");
  return playSource(world, source, course.sides);
}

/** Text with more to come: waits for a key, or plays the diagram below it. */
async function takeStop({ world }: Session, stop: Stop, before: boolean): Promise<Turned> {
  await world.show(stop.view);
  if (stop.play !== undefined) {
    const asker = await world.asker();
    const left = await asker.play({ ...stop.play, before });
    await world.show([[]]);
    return left === "back" || left === "quit" ? left : "on";
  }
  return turnPage(world, stop.view, { on: "more", before });
}

/**
 * Waits at the end of a section; its words are explained below it when they are asked for. Where
 * a diagram ends it, Enter at the last step is enough; all steps at once are still to be read.
 */
async function endSection(
  { world }: Session,
  lesson: Lesson,
  section: Section,
  { view, play }: Stop,
  { on, before }: Ways,
): Promise<Turned> {
  await world.show(view);
  const asker = await world.asker();
  let words = termsOfSection(lesson, section);
  if (play !== undefined) {
    const left = await asker.play({ ...play, before, on, words: words.length > 0 });
    await world.show([[]]);
    if (left === "end") return "on";
    if (left === "back" || left === "quit") return left;
    if (left === "words") {
      await world.show([...wordsView(words, world.look()), []]);
      words = [];
    }
  }
  for (;;) {
    const pressed = await asker.key({
      look: world.look(),
      pages: true,
      keys: [
        { key: "enter", name: "Enter", does: on },
        ...(words.length > 0 ? [{ key: "g", name: "g", does: "words" }] : []),
        ...leaving(before),
      ],
    });
    if (pressed !== "g") return turnedBy(pressed);
    await world.show([...wordsView(words, world.look()), []]);
    words = [];
  }
}

/** Shows the section that a question belongs to once more, before the answer or after it. */
export async function readAgain(
  session: Session,
  { name, question }: Asked,
  run: Run,
): Promise<"on" | "quit"> {
  const on = askedNow(run)?.name === name ? "to the question" : "continue";
  const { value: lesson } = await session.library.lesson(
    question.objective?.lesson ?? question.lesson,
  );
  const section = sectionFor(question, lesson);
  if (section === undefined) return "on";
  const place = placeAgain(session, lesson, section);
  const turned = await readSection(session, lesson, section, place, { on, before: false });
  return turned === "quit" ? "quit" : "on";
}

/** A question of a quiz, or one that goes back to another lesson, may be of a text never read. */
function placeAgain({ progress }: Session, lesson: Lesson, section: Section): string {
  if (progress().sections.get(lesson.name)?.has(section.id) === true) return "once more";
  const at = lesson.sections.indexOf(section) + 1;
  return `${at}\u00a0of\u00a0${lesson.sections.length}, not read yet`;
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
