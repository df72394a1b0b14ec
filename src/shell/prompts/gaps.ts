/** Fill the gaps of a passage, which is drawn with what was typed so far. Pure. */

import { type Line, type Span, span, wrapLine } from "mermaid-text/text";
import { type GapsAnswer, gradeGaps } from "../../core/quiz/kinds/gaps/gaps.ts";
import type { GapsResponse } from "../../core/quiz/kinds/gaps/kept.ts";
import { inlineLine } from "../../core/view/inline.ts";
import { addedAskKey, asksForKeys } from "./ask-keys.ts";
import type { PassageOptions } from "./asker.ts";
import { edit, findCursor, nothingTyped, type Typed, typedBefore, typedSpans } from "./editor.ts";
import { worthMending } from "./mending.ts";
import { anyLetter, mapped, notEmpty, type Prompt, type QuestionPrompt, texts } from "./prompt.ts";
import { stay, type Widget } from "./widget.ts";

interface GapsState {
  readonly gaps: readonly Typed[];
  readonly active: number;
}

export function gapsWidget({
  parts,
  keys,
  start = [],
  begin = 0,
}: Pick<PassageOptions, "parts" | "keys" | "start" | "begin">): Widget<
  GapsState,
  readonly string[]
> {
  const count = parts.filter(({ kind }) => kind === "gap").length;
  const current = (state: GapsState) => state.gaps[state.active] ?? nothingTyped;
  return {
    start: {
      gaps: Array.from({ length: count }, (_, index) => typedBefore(start[index] ?? "")),
      active: begin,
    },
    letters: [],
    typed: (state) => state.gaps.map(({ text }) => text).join(""),
    press(state, key) {
      const goTo = (active: number) => ({ ...state, active: (active + count) % count });
      if (key.name === "enter") {
        const asked = addedAskKey(current(state).text, start[state.active] ?? "", keys);
        if (asked !== undefined) return { kind: "key", key: asked };
        if (asksForKeys(current(state).text))
          return { kind: "keys", state: filledWith(state, nothingTyped) };
        const empty = state.gaps.findIndex(({ text }) => text.trim() === "");
        if (current(state).text.trim() === "") return stay(state, "Type what belongs here.");
        if (state.active + 1 < count) return stay(goTo(state.active + 1));
        if (empty !== -1) return stay({ ...state, active: empty }, "This gap is still empty.");
        const texts = state.gaps.map(({ text }) => text.trim());
        return { kind: "answer", value: texts };
      }
      if (key.name === "tab" || key.name === "down") return stay(goTo(state.active + 1));
      if (key.name === "up" || key.name === "backtab") return stay(goTo(state.active - 1));
      const typed = edit(current(state), key);
      if (typed === current(state)) return stay(state);
      return stay(filledWith(state, typed));
    },
    draw(state, look) {
      let index = -1;
      const passage: Span[] = parts.flatMap(({ kind, content }) => {
        if (kind !== "gap") return content;
        index += 1;
        const typed = state.gaps[index] ?? nothingTyped;
        const label = span(`[${count === 1 ? "" : `${index + 1}\u00a0`}`, mark);
        const text =
          index === state.active
            ? typedSpans(typed, strong)
            : [span(typed.text === "" ? "____" : typed.text, typed.text === "" ? mark : filled)];
        return [label, ...text, span("]", mark)];
      });
      const lines = wrapLine(passage, look.text);
      const cursor = findCursor(lines) ?? { row: 0, column: 0 };
      return {
        lines,
        focus: [cursor.row, cursor.row + 1],
        cursor,
        help: [state.active === count - 1 ? "Enter answer" : "Tab or Enter next gap"],
      };
    },
  };
}

function filledWith(state: GapsState, typed: Typed): GapsState {
  return {
    ...state,
    gaps: state.gaps.map((gap, index) => (index === state.active ? typed : gap)),
  };
}

const mark = { dim: true };
const strong = { bold: true };
const filled = { underline: true };

export function gapsPrompt(told: PassageOptions): Prompt<readonly string[]> {
  const { parts } = told;
  const count = parts.filter(({ kind }) => kind === "gap").length;
  return {
    told,
    onTerminal: (ask) => ask(gapsWidget(told)),
    async inPlain(voice) {
      voice.say(passage(parts, (index) => [span(`(gap ${index + 1})`)]));
      voice.invite("Type what belongs into each gap");
      const typed: string[] = [];
      while (typed.length < count) {
        voice.say(`Gap ${typed.length + 1} of ${count}.`);
        const reply = await voice.ask(notEmpty, anyLetter);
        if (reply.kind !== "answer") return reply;
        typed.push(reply.value);
      }
      return { kind: "answer", value: typed };
    },
    fits: texts,
  };
}

/** A passage for plain prompts, with its gaps or candidates marked. */
export function passage(
  parts: PassageOptions["parts"],
  marked: (index: number, content: Line) => Line,
): Line {
  let index = 0;
  return parts.flatMap(({ kind, content }) =>
    kind === "said" ? content : marked(index++, content),
  );
}

export const askGaps: QuestionPrompt<GapsAnswer, GapsResponse> = {
  ask({ question, answer, tries, options: told }) {
    const parts = answer.parts.map((part) => ({
      kind: part.kind,
      content: part.kind === "said" ? inlineLine(part.content) : [],
    }));
    const prompt = gapsPrompt({ ...told, parts, ...worthMending(question, tries.at(-1)) });
    return mapped(prompt, (filled) => ({ kind: "gaps", texts: filled }));
  },
  mayAnswer: (answer, word) =>
    gradeGaps(
      answer,
      answer.parts.map(() => word),
    ).remarks.some(({ verdict, text }) => verdict === "right" || text.length > 0),
};
