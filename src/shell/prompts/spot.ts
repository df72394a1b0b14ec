/** Spot the mistake: point at one of the numbered parts of a passage. Pure. */

import { type Line, type Span, span, wrapLine } from "mermaid-text/text";
import type { SpotResponse } from "../../core/quiz/kinds/spot/kept.ts";
import type { SpotAnswer } from "../../core/quiz/kinds/spot/spot.ts";
import { inlineLine } from "../../core/view/inline.ts";
import { sign } from "../../core/view/signs.ts";
import type { PassageOptions } from "./asker.ts";
import { passage } from "./gaps.ts";
import { numberRange } from "./option-list.ts";
import { ifAny, type PickState, pickInPlain, pickStart, pressToPick } from "./pick-one.ts";
import { mapped, oneNumber, type Prompt, type QuestionPrompt } from "./prompt.ts";
import type { Widget } from "./widget.ts";

/** Parts that were tried are marked. */
export function spotWidget(
  parts: PassageOptions["parts"],
  tried: readonly number[] = [],
): Widget<PickState, number> {
  const candidates = parts.flatMap(({ kind, content }) => (kind === "candidate" ? [content] : []));
  const count = candidates.length;
  return {
    start: pickStart,
    letters: [],
    press(state, key, look) {
      const name = { left: "up", right: "down" }[key.name] ?? key.name;
      return pressToPick(candidates, tried, state, { ...key, name }, look);
    },
    draw(state, look) {
      let index = -1;
      const passage: Span[] = parts.flatMap(({ kind, content }) => {
        if (kind !== "candidate") return content;
        index += 1;
        const isActive = index === state.active;
        const marks: Marks = isActive
          ? [sign("pointer", look), sign("pointerEnd", look)]
          : ["[", "]"];
        const cross = tried.includes(index) ? `${sign("wrong", look)}\u00a0` : "";
        return marked(content, `${index + 1}\u00a0${cross}`, isActive, marks, cross !== "");
      });
      const lines = wrapLine(passage, look.text);
      const row = lines.findIndex((each) => each.some(({ style }) => style === activeStyle));
      return {
        lines,
        focus: [Math.max(0, row), Math.max(0, row) + 1],
        help: [
          `${sign("leftRight", look)} or ${numberRange(count, sign("range", look))} move`,
          "Enter answer",
        ],
      };
    },
  };
}

const activeStyle = { bold: true, inverse: true };
const numberStyle = { dim: true };

type Marks = readonly [before: string, after: string];

/** A candidate between its marks, which take the same room whether it is active or not. */
function marked(
  content: Line,
  label: string,
  isActive: boolean,
  [before, after]: Marks,
  isTried: boolean,
): Span[] {
  const rest = isTried ? { dim: true } : { underline: true };
  const number = isActive ? activeStyle : numberStyle;
  return [
    span(`${before}${label}`, number),
    ...content.map((each) =>
      isActive ? span(each.text, activeStyle) : span(each.text, { ...each.style, ...rest }),
    ),
    span(after, number),
  ];
}

export function spotPrompt(told: PassageOptions): Prompt<number> {
  const { parts, tried = [] } = told;
  return {
    told,
    onTerminal: (ask) => ask(spotWidget(parts, tried)),
    inPlain(voice) {
      voice.say(
        passage(parts, (index, content) => {
          const label = tried.includes(index) ? `${index + 1}, tried` : index + 1;
          return [span(`(${label}: `), ...content, span(")")];
        }),
      );
      const candidates = parts.filter(({ kind }) => kind === "candidate");
      return pickInPlain(
        voice,
        candidates.map(({ content }) => content),
        tried,
      );
    },
    fits: oneNumber,
  };
}

export const askSpot: QuestionPrompt<SpotAnswer, SpotResponse> = {
  ask({ answer, tries, options: told }) {
    const tried = tries.flatMap((each) => (each.kind === "spot" ? [each.part] : []));
    const parts = answer.parts.map(({ kind, content }) => ({ kind, content: inlineLine(content) }));
    return mapped(spotPrompt({ ...told, parts, ...ifAny(tried) }), (part) => ({
      kind: "spot",
      part,
    }));
  },
};
