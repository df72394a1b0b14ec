/** Tick options: the number moves there, Space ticks, Enter answers with what is ticked. Pure. */

import type { Line } from "mermaid-text/text";
import type { ChoicesAnswer } from "../../core/quiz/kinds/choice/choice.ts";
import type { ChoicesResponse } from "../../core/quiz/kinds/choice/kept.ts";
import { inlineLine } from "../../core/view/inline.ts";
import { sign } from "../../core/view/signs.ts";
import type { PickOptions } from "./asker.ts";
import { listLines, movedFrom, numberLabel, numberRange, typedNumber } from "./option-list.ts";
import { outOfRange } from "./pick-one.ts";
import { readNumbers } from "./plain-words.ts";
import { ascending, mapped, numbers, type Prompt, type QuestionPrompt } from "./prompt.ts";
import type { Read, Reply } from "./reply.ts";
import { stay, type Widget } from "./widget.ts";

interface ChoicesState {
  readonly active: number;
  readonly digits: string;
  /** Indexes, ascending. */
  readonly ticked: readonly number[];
}

/**
 * `least` is how many must be ticked, `ticked` what is ticked at the start: it was refused, so
 * Enter alone does not give it again.
 */
export function choicesWidget(
  options: readonly Line[],
  least: 0 | 1,
  ticked: readonly number[] = [],
): Widget<ChoicesState, readonly number[]> {
  const count = options.length;
  return {
    start: { active: 0, digits: "", ticked: [...ticked].sort((a, b) => a - b) },
    letters: [],
    press(state, key) {
      if (key.name === "enter") {
        if (state.ticked.length < least) return stay(state, "Tick at least one, with Space.");
        if (ticked.length > 0 && state.ticked.join() === ascending(ticked).join()) {
          return stay(
            state,
            "These were not right: tick another, or take a tick away, with Space.",
          );
        }
        return { kind: "answer", value: state.ticked };
      }
      if (key.name === "space") return stay(toggled({ ...state, digits: "" }));
      const number = typedNumber(state.digits, key, count);
      if (number !== undefined) {
        if (number.index === undefined) return stay(state, outOfRange(count));
        return stay({ ...state, active: number.index, digits: number.digits });
      }
      const next = movedFrom(state.active, options, key);
      return stay(next === undefined ? state : { ...state, active: next, digits: "" });
    },
    draw(state, look) {
      const rows = options.map((content, index) => ({
        content,
        label: `[${state.ticked.includes(index) ? "x" : " "}] ${numberLabel(index, count)}`,
      }));
      const keys = `${sign("upDown", look)} or ${numberRange(count, sign("range", look))} move`;
      return {
        ...listLines(rows, state.active, look, sign("pointer", look)),
        help: [keys, "Space tick", "Enter answer"],
      };
    },
  };
}

function toggled(state: ChoicesState): ChoicesState {
  const { active, ticked } = state;
  return {
    ...state,
    ticked: ticked.includes(active)
      ? ticked.filter((index) => index !== active)
      : [...ticked, active].sort((a, b) => a - b),
  };
}

export function choicesPrompt(told: PickOptions): Prompt<readonly number[]> {
  const { options, start } = told;
  return {
    told,
    onTerminal: (ask) => ask(choicesWidget(options, 1, start)),
    async inPlain(voice) {
      voice.numbered(options);
      voice.invite("Type the numbers of all that fit, such as 1 2");
      return sorted(await voice.ask((text) => atLeastOne(readNumbers(text, options.length))));
    },
    fits: numbers,
  };
}

/** As `choicesPrompt`, and none is fine: points of a rubric. */
export function claimPrompt(told: PickOptions): Prompt<readonly number[]> {
  const { options } = told;
  return {
    told,
    onTerminal: (ask) => ask(choicesWidget(options, 0)),
    async inPlain(voice) {
      voice.numbered(options);
      voice.invite("Type the numbers of those that you said, or none");
      const none = (text: string) => text.trim().toLowerCase() === "none";
      return sorted(await voice.ask((text) => readNumbers(none(text) ? "" : text, options.length)));
    },
    fits: numbers,
  };
}

function atLeastOne(read: Read<readonly number[]>): Read<readonly number[]> {
  return "value" in read && read.value.length === 0
    ? { sorry: "Please type at least one number." }
    : read;
}

function sorted(reply: Reply<readonly number[]>): Reply<readonly number[]> {
  return reply.kind === "answer" ? { kind: "answer", value: ascending(reply.value) } : reply;
}

export const askChoices: QuestionPrompt<ChoicesAnswer, ChoicesResponse> = {
  ask({ answer, order, tries, options: told }) {
    const options = order.map((index) => inlineLine(answer.options[index]?.content ?? []));
    const last = tries.at(-1);
    const start =
      last?.kind === "choices"
        ? { start: ascending(last.options.map((each) => order.indexOf(each))) }
        : {};
    return mapped(choicesPrompt({ ...told, options, ...start }), (places) => ({
      kind: "choices",
      options: ascending(places.map((place) => order[place] ?? place)),
    }));
  },
};
