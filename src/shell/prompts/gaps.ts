/** Fill the gaps of a passage, which is drawn with what was typed so far. Pure. */

import { type Line, type Span, span, wrapLine } from "mermaid-text/text";
import { type GapsAnswer, gradeGaps } from "../../core/quiz/kinds/gaps/gaps.ts";
import type { GapsResponse } from "../../core/quiz/kinds/gaps/kept.ts";
import { partsAsked } from "../../core/quiz/kinds/kind.ts";
import { inlineLine } from "../../core/view/inline.ts";
import { sign } from "../../core/view/signs.ts";
import { styles } from "../../core/view/style.ts";
import { addedAskKey, asksForKeys } from "./ask-keys.ts";
import type { PassageOptions } from "./asker.ts";
import { edit, findCursor, nothingTyped, type Typed, typedBefore, typedSpans } from "./editor.ts";
import { worthMending } from "./mending.ts";
import { whatStays } from "./parts.ts";
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
  right = [],
}: Pick<PassageOptions, "parts" | "keys" | "start" | "right">): Widget<
  GapsState,
  readonly string[]
> {
  const count = parts.filter(({ kind }) => kind === "gap").length;
  const open = partsAsked(count, right);
  const current = (state: GapsState) => state.gaps[state.active] ?? nothingTyped;
  return {
    start: {
      gaps: Array.from({ length: count }, (_, index) => typedBefore(start[index] ?? "")),
      active: open[0] ?? 0,
    },
    letters: [],
    typed: (state) => state.gaps.map(({ text }) => text).join(""),
    press(state, key) {
      const next = open.find((gap) => gap > state.active);
      const before = open.findLast((gap) => gap < state.active);
      const goTo = (active: number | undefined) => ({ ...state, active: active ?? state.active });
      if (key.name === "enter") {
        const asked = addedAskKey(current(state).text, start[state.active] ?? "", keys);
        if (asked !== undefined) return { kind: "key", key: asked };
        if (asksForKeys(current(state).text))
          return { kind: "keys", state: filledWith(state, nothingTyped) };
        const empty = state.gaps.findIndex(({ text }) => text.trim() === "");
        if (current(state).text.trim() === "") return stay(state, "Type what belongs here.");
        if (next !== undefined) return stay(goTo(next));
        if (empty !== -1) return stay({ ...state, active: empty }, "This gap is still empty.");
        const texts = state.gaps.map(({ text }) => text.trim());
        return { kind: "answer", value: texts };
      }
      if (key.name === "tab" || key.name === "down") return stay(goTo(next ?? open[0]));
      if (key.name === "up" || key.name === "backtab") return stay(goTo(before ?? open.at(-1)));
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
        if (right[index]) {
          const stays = span(`${sign("right", look)}\u00a0`, styles.right);
          return [label, stays, span(typed.text), span("]", mark)];
        }
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
        help: [state.active === open.at(-1) ? "Enter answer" : "Tab or Enter next gap"],
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
  const { parts, start = [], right = [] } = told;
  const count = parts.filter(({ kind }) => kind === "gap").length;
  const open = partsAsked(count, right);
  const filled = (typed: readonly string[]): readonly string[] =>
    Array.from({ length: count }, (_, gap) => typed[open.indexOf(gap)] ?? start[gap] ?? "");
  return {
    told,
    onTerminal: (ask) => ask(gapsWidget(told)),
    async inPlain(voice) {
      const stays = (gap: number) => (right[gap] ? `: ${start[gap] ?? ""}` : "");
      voice.say(passage(parts, (index) => [span(`(gap ${index + 1}${stays(index)})`)]));
      if (open.length < count) voice.say(whatStays);
      voice.invite("Type what belongs into each gap");
      const typed: string[] = [];
      while (typed.length < open.length) {
        voice.say(`Gap ${(open[typed.length] ?? 0) + 1} of ${count}.`);
        const reply = await voice.ask(notEmpty, anyLetter);
        if (reply.kind !== "answer") return reply;
        typed.push(reply.value);
      }
      return { kind: "answer", value: filled(typed) };
    },
    fits(answer) {
      const typed = texts(answer);
      return typed?.length === open.length ? filled(typed) : typed;
    },
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
  ask({ question, answer, tries, stands, options: told }) {
    const parts = answer.parts.map((part) => ({
      kind: part.kind,
      content: part.kind === "said" ? inlineLine(part.content) : [],
    }));
    const start = worthMending(question, tries.at(-1));
    const before = {
      ...(start.length === 0 ? {} : { start }),
      ...(stands.length === 0 ? {} : { right: stands }),
    };
    return mapped(gapsPrompt({ ...told, parts, ...before }), (filled) => ({
      kind: "gaps",
      texts: filled,
    }));
  },
  mayAnswer: (answer, word) =>
    gradeGaps(
      answer,
      answer.parts.map(() => word),
    ).remarks.some(({ verdict, text }) => verdict === "right" || text.length > 0),
};
