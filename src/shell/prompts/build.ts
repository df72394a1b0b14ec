/**
 * Build it: one slot at a time takes a phrase, and what is built so far is read above it. Pure.
 * Digits and arrows move, Enter takes; ← goes back a slot. Behind the last one the whole stands
 * there to be read once more, and Enter gives it.
 */

import { type Line, line, lineText, type Span, span, wrapLine } from "mermaid-text/text";
import { type BuildAnswer, phrasesOf, placesOf } from "../../core/quiz/kinds/build/build.ts";
import type { BuildResponse } from "../../core/quiz/kinds/build/kept.ts";
import { inlineLine } from "../../core/view/inline.ts";
import { sign } from "../../core/view/signs.ts";
import { styles } from "../../core/view/style.ts";
import type { Look } from "../../core/view/view.ts";
import {
  listLines,
  movedFrom,
  moveFirst,
  numberLabel,
  numberRange,
  typedNumber,
} from "./option-list.ts";
import {
  fitsParts,
  notRefused,
  openParts,
  type PartsBefore,
  partsBefore,
  refusedHere,
  whatStays,
} from "./parts.ts";
import { outOfRange } from "./pick-one.ts";
import { beginsOption, readOption } from "./plain-words.ts";
import { mapped, type Prompt, type QuestionPrompt, type Voice } from "./prompt.ts";
import type { AskOptions, Reply } from "./reply.ts";
import { stay, type Widget } from "./widget.ts";

export interface AskedSlot {
  readonly name: Line;
  readonly phrases: readonly Line[];
}

export interface BuildOptions extends AskOptions, PartsBefore {
  readonly slots: readonly AskedSlot[];
}

interface BuildState {
  /** For each slot its phrase so far. */
  readonly built: readonly (number | undefined)[];
  /** The slot that is asked; the number of slots when all are taken. */
  readonly slot: number;
  /** Nothing at first: Enter takes only what was moved to. */
  readonly active: number | undefined;
  readonly digits: string;
}

/** Answers with one phrase a slot. */
export function buildWidget(
  slots: readonly AskedSlot[],
  before: PartsBefore = {},
): Widget<BuildState, readonly number[]> {
  const { done = [], refused = [] } = before;
  const open = openParts(slots.length, before);
  const at = (slot: number, built: BuildState["built"]): BuildState => ({
    built,
    slot,
    active: done[slot] === undefined ? built[slot] : undefined,
    digits: "",
  });
  const next = (slot: number) => open.find((each) => each > slot) ?? slots.length;
  const previous = (slot: number) => open.findLast((each) => each < slot);
  return {
    start: at(
      next(-1),
      slots.map((_, index) => done[index]),
    ),
    letters: [],
    press(state, key, look) {
      const { slot, built, active } = state;
      if (key.name === "left" || key.name === "backspace") {
        const back = previous(slot);
        return stay(back === undefined ? state : at(back, built));
      }
      const phrases = slots[slot]?.phrases;
      if (phrases === undefined) {
        return key.name === "enter"
          ? { kind: "answer", value: built.map((each) => each ?? 0) }
          : stay(state);
      }
      if (key.name === "enter") {
        if (active === undefined) return stay(state, moveFirst(look));
        if (active === refused[slot]) return stay(state, refusedHere);
        return stay(
          at(
            next(slot),
            built.map((each, index) => (index === slot ? active : each)),
          ),
        );
      }
      const number = typedNumber(state.digits, key, phrases.length);
      if (number !== undefined) {
        if (number.index === undefined) return stay(state, outOfRange(phrases.length));
        return stay({ ...state, active: number.index, digits: number.digits });
      }
      const to = movedFrom(active, phrases, key);
      return stay(to === undefined ? state : { ...state, digits: "", active: to });
    },
    draw(state, look) {
      const lines: Line[] = [];
      let focus: readonly [number, number] = [0, 1];
      for (const [index, slot] of slots.entries()) {
        if (index !== state.slot) {
          lines.push(...builtLines(slot, state.built[index], done[index] !== undefined, look));
          continue;
        }
        const from = lines.length;
        lines.push(
          ...wrapLine(
            [span(`${sign("pointer", look)} `, styles.active), ...strong(slot.name)],
            look.text,
            2,
          ),
        );
        const rows = slot.phrases.map((content, place) => ({
          content,
          label: numberLabel(place, slot.phrases.length),
        }));
        lines.push(...listLines(rows, state.active, look, sign("pointer", look)).lines);
        focus = [from, lines.length];
      }
      const phrases = slots[state.slot]?.phrases;
      const back = previous(state.slot) === undefined ? [] : [`${sign("left", look)} slot before`];
      if (phrases === undefined) {
        return { lines, focus: [0, lines.length], help: ["Enter answer", ...back] };
      }
      const range = numberRange(phrases.length, sign("range", look));
      return {
        lines,
        focus,
        help: [`${sign("upDown", look)} or ${range} move`, "Enter take it", ...back],
      };
    },
  };
}

/** A slot beside the one that is asked: its name and what stands in it. */
function builtLines(
  { name, phrases }: AskedSlot,
  built: number | undefined,
  stands: boolean,
  look: Look,
): Line[] {
  const mark = stands ? `${sign("right", look)} ` : "  ";
  const phrase: Line = built === undefined ? [span("…", styles.dim)] : (phrases[built] ?? []);
  const head: Span[] = [
    span(mark, stands ? styles.right : undefined),
    ...name.map((each) =>
      span(each.text, { ...each.style, ...(built === undefined ? styles.dim : styles.strong) }),
    ),
  ];
  return wrapLine([...head, span(" "), ...phrase], look.text, 4);
}

function strong(content: Line): Line {
  return content.map((each) => span(each.text, { ...each.style, bold: true }));
}

export function buildPrompt(told: BuildOptions): Prompt<readonly number[]> {
  const { slots } = told;
  return {
    told,
    onTerminal: (ask) => ask(buildWidget(slots, told)),
    inPlain: (voice) => buildInPlain(told, voice),
    fits: fitsParts(slots.length, told),
  };
}

/** Slot by slot; `undo` takes the one before back. At the end the whole is read out. */
async function buildInPlain(
  { slots, ...before }: BuildOptions,
  voice: Voice,
): Promise<Reply<readonly number[]>> {
  const { done = [], refused = [] } = before;
  const built = slots.map((_, index) => done[index]);
  const open = openParts(slots.length, before);
  if (open.length < slots.length) voice.say(whatStays);
  let place = 0;
  voice.invite("For each part type the number of its phrase, undo for the one before");
  while (place < open.length) {
    const index = open[place] ?? 0;
    const { name, phrases } = slots[index] ?? { name: [], phrases: [] };
    voice.say([span(`Part ${index + 1} of ${slots.length}. `), ...name, span(":")]);
    voice.numbered(phrases);
    const reply = await voice.ask<number | "undo">(
      (text) =>
        /^:?undo$/i.test(text.trim())
          ? { value: "undo" }
          : notRefused(readOption(text, phrases), refused[index]),
      (letter) => beginsOption(letter, phrases),
    );
    if (reply.kind !== "answer") return reply;
    if (reply.value === "undo") place = Math.max(0, place - 1);
    else {
      built[index] = reply.value;
      place += 1;
    }
  }
  const whole = slots.map(
    ({ name, phrases }, index) =>
      `${lineText(name)} ${lineText(phrases[built[index] ?? 0] ?? [])}.`,
  );
  voice.say(line(`You have built: ${whole.join(" ")}`));
  return { kind: "answer", value: built.map((each) => each ?? 0) };
}

export const askBuild: QuestionPrompt<BuildAnswer, BuildResponse> = {
  ask({ answer, order, tries, stands, options }) {
    const all = phrasesOf(answer);
    const shown = placesOf(answer).map((places) => order.filter((place) => places.includes(place)));
    const last = tries.at(-1);
    const chosen = last?.kind === "build" ? last.phrases : [];
    const slots = shown.map((places, index) => ({
      name: inlineLine(answer.slots[index]?.name ?? []),
      phrases: places.map((place) => inlineLine(all[place]?.content ?? [])),
    }));
    const before = partsBefore(
      chosen.length === 0 ? [] : shown.map((places, slot) => places.indexOf(chosen[slot] ?? -1)),
      stands,
    );
    return mapped(buildPrompt({ ...options, ...before, slots }), (picked) => ({
      kind: "build",
      phrases: picked.map((place, slot) => shown[slot]?.[place] ?? -1),
    }));
  },
};
