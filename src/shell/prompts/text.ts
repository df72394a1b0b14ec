/** Type an answer: one line that wraps visibly while it is typed. Pure. */

import { type Line, span } from "mermaid-text/text";
import type { TextResponse } from "../../core/quiz/kinds/text/kept.ts";
import { gradeText, type TextAnswer } from "../../core/quiz/kinds/text/text.ts";
import { sign } from "../../core/view/signs.ts";
import { styles } from "../../core/view/style.ts";
import { addedAskKey, asksForKeys } from "./ask-keys.ts";
import type { TextOptions } from "./asker.ts";
import { edit, findCursor, type Typed, typedBefore, typedLines } from "./editor.ts";
import { worthMending } from "./mending.ts";
import {
  anyLetter,
  mapped,
  notEmpty,
  oneText,
  type Prompt,
  type QuestionPrompt,
} from "./prompt.ts";
import type { AskOptions } from "./reply.ts";
import { stay, type Widget } from "./widget.ts";

/** `start` stands there to be mended. */
export function textWidget(
  offered: AskOptions["keys"],
  long: boolean,
  start = "",
): Widget<Typed, string> {
  return {
    start: typedBefore(start),
    letters: [],
    typed: ({ text }) => text,
    press(state, key, look) {
      if (key.name !== "enter") return stay(edit(state, key));
      const asked = addedAskKey(state.text, start, offered);
      if (asked !== undefined) return { kind: "key", key: asked };
      if (asksForKeys(state.text, start)) return { kind: "keys", state: typedBefore(start) };
      const text = state.text.trim();
      if (text === "") return stay(state, "Type an answer, then press Enter.");
      if (!long) return { kind: "answer", value: text };
      // Several sentences stay to be compared with a good answer.
      const trace: Line = [span(`${sign("pointer", look)} ${text}`, styles.dim)];
      return { kind: "answer", value: text, trace };
    },
    draw(state, look) {
      const lines = typedLines(sign("pointer", look), state, look);
      const cursor = findCursor(lines) ?? { row: lines.length - 1, column: 0 };
      return {
        lines,
        focus: [cursor.row, cursor.row + 1],
        cursor,
        help: [long ? "a sentence or more, then Enter" : "Enter answer"],
      };
    },
  };
}

export function textPrompt(told: TextOptions): Prompt<string> {
  const { keys, long, start } = told;
  return {
    told,
    onTerminal: (ask) => ask(textWidget(keys, long, start)),
    inPlain(voice) {
      voice.invite(long ? "Type your answer on one line, a sentence or more" : "Type your answer");
      // A sentence is never one letter.
      return voice.ask(notEmpty, long ? undefined : anyLetter);
    },
    fits: oneText,
  };
}

export const askText: QuestionPrompt<TextAnswer, TextResponse> = {
  ask({ question, tries, options: told }) {
    const [start = ""] = worthMending(question, tries.at(-1));
    const mend = start === "" ? {} : { start };
    return mapped(textPrompt({ ...told, long: false, ...mend }), (text) => ({
      kind: "text",
      text,
    }));
  },
  mayAnswer: (answer, word) =>
    gradeText(answer, word).remarks.some(
      ({ verdict, text }) => verdict === "right" || text.length > 0,
    ),
};
