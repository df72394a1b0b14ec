/** Tick options: the number moves there, Space ticks, Enter answers with what is ticked. Pure. */

import { type Line, span } from "mermaid-text/text";
import type { ChoicesAnswer } from "../../core/quiz/kinds/choice/choice.ts";
import type { ChoicesResponse } from "../../core/quiz/kinds/choice/kept.ts";
import { inlineLine } from "../../core/view/inline.ts";
import { sign } from "../../core/view/signs.ts";
import { styles } from "../../core/view/style.ts";
import type { Look } from "../../core/view/view.ts";
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
 * `least` is how many must be ticked, `start` what is ticked at the start: it was refused, so
 * Enter alone does not give it again. Those of them that were `right` stay.
 */
export function choicesWidget(
  options: readonly Line[],
  least: 0 | 1,
  { start: ticked = [], right = [] }: Pick<PickOptions, "start" | "right"> = {},
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
      if (key.name === "space") {
        if (right.includes(state.active)) return stay(state, "This one is right, and stays.");
        return stay(toggled({ ...state, digits: "" }));
      }
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
        content: [...markBefore(index, ticked, right, look), ...content],
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

/** What the try before has shown of an option. */
function markBefore(
  index: number,
  ticked: readonly number[],
  right: readonly number[],
  look: Look,
): Line {
  if (!ticked.includes(index)) return [];
  return right.includes(index)
    ? [span(`${sign("right", look)} `, styles.right)]
    : [span(`${sign("wrong", look)} `, styles.wrong)];
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
  const { options, start = [], right = [] } = told;
  return {
    told,
    onTerminal: (ask) => ask(choicesWidget(options, 1, told)),
    async inPlain(voice) {
      voice.numbered(
        options.map((each, index) => {
          if (!start.includes(index)) return each;
          return [...each, span(right.includes(index) ? " (right, stays)" : " (not right)")];
        }),
      );
      voice.invite(
        right.length > 0
          ? "Type the numbers of the others that fit, or of those that stay"
          : "Type the numbers of all that fit, such as 1 2",
      );
      return sorted(
        await voice.ask((text) =>
          notBefore(atLeastOne(readNumbers(text, options.length)), start, right),
        ),
      );
    },
    fits: numbers,
  };
}

/** As `choicesPrompt`, and none is fine: what of a good answer the learner's own text says. */
export function ratePrompt(told: PickOptions): Prompt<readonly number[]> {
  const { options } = told;
  return {
    told,
    onTerminal: (ask) => ask(choicesWidget(options, 0)),
    async inPlain(voice) {
      voice.numbered(options);
      voice.invite("Type the numbers of those that your text says, or none");
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

/** With those that stay; undone where that is what was refused. */
function notBefore(
  read: Read<readonly number[]>,
  start: readonly number[],
  right: readonly number[],
): Read<readonly number[]> {
  if (!("value" in read)) return read;
  const value = ascending([...new Set([...read.value, ...right])]);
  return start.length > 0 && value.join() === ascending(start).join()
    ? { sorry: "That is what was not right before." }
    : { value };
}

function sorted(reply: Reply<readonly number[]>): Reply<readonly number[]> {
  return reply.kind === "answer" ? { kind: "answer", value: ascending(reply.value) } : reply;
}

export const askChoices: QuestionPrompt<ChoicesAnswer, ChoicesResponse> = {
  ask({ answer, order, tries, stands, options: told }) {
    const options = order.map((index) => inlineLine(answer.options[index]?.content ?? []));
    const last = tries.at(-1);
    const start =
      last?.kind === "choices"
        ? {
            start: ascending(last.options.map((each) => order.indexOf(each))),
            ...(stands.length === 0
              ? {}
              : { right: order.flatMap((each, place) => (stands[each] ? [place] : [])) }),
          }
        : {};
    return mapped(choicesPrompt({ ...told, options, ...start }), (places) => ({
      kind: "choices",
      options: ascending(places.map((place) => order[place] ?? place)),
    }));
  },
};
