/**
 * Sort items into categories, one key an item. Pure. The arrows point to the first four, as in a drill;
 * numbers and, where they differ, first letters always work. Backspace takes the last one back;
 * behind the last item Enter answers.
 */

import { type Line, line, lineText, type Span, span, wrapLine } from "mermaid-text/text";
import type { Side } from "../../core/course/course.ts";
import { type Inline, inlineText } from "../../core/document/block.ts";
import type { SortResponse } from "../../core/quiz/kinds/sort/kept.ts";
import type { SortAnswer } from "../../core/quiz/kinds/sort/sort.ts";
import { inlineLine } from "../../core/view/inline.ts";
import { category } from "../../core/view/remark.ts";
import { sign } from "../../core/view/signs.ts";
import { styles } from "../../core/view/style.ts";
import type { SortOptions } from "./asker.ts";
import { numberRange } from "./option-list.ts";
import { beginsOption, readOption } from "./plain-words.ts";
import { mapped, numbers, type Prompt, type QuestionPrompt, type Voice } from "./prompt.ts";
import type { Reply } from "./reply.ts";
import { firstLetters, sideLines, sideOf } from "./sides.ts";
import { stay, type Widget } from "./widget.ts";

interface SortState {
  readonly picked: readonly number[];
}

export function sortWidget(
  items: readonly Line[],
  categories: readonly Line[],
): Widget<SortState, readonly number[]> {
  const letters = firstLetters(categories);
  return {
    start: { picked: [] },
    letters: letters.filter((letter) => letter !== undefined),
    press(state, key) {
      const { picked } = state;
      if (key.name === "backspace") {
        return stay(picked.length === 0 ? state : { picked: picked.slice(0, -1) });
      }
      if (picked.length === items.length) {
        return key.name === "enter" ? { kind: "answer", value: picked } : stay(state);
      }
      if (key.name === "enter")
        return stay(state, "Put every item somewhere first; then Enter answers.");
      const side = sideOf(key, categories.length, letters);
      return stay(side === undefined ? state : { picked: [...picked, side] });
    },
    draw(state, look) {
      const done = state.picked.flatMap((category, index) =>
        wrapLine(
          [
            ...(items[index] ?? []).map((each) => span(each.text, styles.dim)),
            span(` ${sign("dot", look)} `, styles.dim),
            ...(categories[category] ?? []),
          ],
          look.text,
          2,
        ),
      );
      const current = items[state.picked.length];
      if (current === undefined) {
        return {
          lines: [...done, [], line("All sorted.")],
          focus: [done.length, done.length + 2],
          help: ["Enter answer", "Backspace take one back"],
        };
      }
      const place = `${state.picked.length + 1} of ${items.length}`;
      const question = [
        ...wrapLine([...current.map(strong), span(`  (${place})`, styles.dim)], look.text),
        ...sideLines(categories, letters, look),
      ];
      const range = numberRange(categories.length, sign("range", look));
      return {
        lines: [...done, ...(done.length > 0 ? [[]] : []), ...question],
        focus: [done.length, done.length + 1 + question.length],
        help: [
          `an arrow or ${range} put it there`,
          ...(state.picked.length > 0 ? ["Backspace take one back"] : []),
        ],
      };
    },
  };
}

function strong(each: Span): Span {
  return span(each.text, { ...each.style, bold: true });
}

export function sortPrompt(told: SortOptions): Prompt<readonly number[]> {
  const { items, categories } = told;
  return {
    told,
    onTerminal: (ask) => ask(sortWidget(items, categories)),
    inPlain: (voice) => sortInPlain(items, categories, voice),
    fits: numbers,
  };
}

/** Item by item; `undo` takes the one before back. */
async function sortInPlain(
  items: readonly Line[],
  categories: readonly Line[],
  voice: Voice,
): Promise<Reply<readonly number[]>> {
  const choices = categories.map((each, index) => `${index + 1} for ${lineText(each)}`);
  voice.invite(`For each item type ${choices.join(", ")}, undo for the one before`);
  const picked: number[] = [];
  while (picked.length < items.length) {
    voice.say([
      span(`Item ${picked.length + 1} of ${items.length}. `),
      ...(items[picked.length] ?? []),
    ]);
    const reply = await voice.ask<number | "undo">(
      (text) =>
        /^:?undo$/i.test(text.trim()) ? { value: "undo" } : readOption(text, categories, 1),
      (letter) => beginsOption(letter, categories),
    );
    if (reply.kind !== "answer") return reply;
    if (reply.value === "undo") picked.pop();
    else picked.push(reply.value);
  }
  return { kind: "answer", value: picked };
}

export const askSort: QuestionPrompt<SortAnswer, SortResponse> = {
  ask({ answer, order, sides, options: told }) {
    const items = order.map((index) => inlineLine(answer.rows[index]?.item ?? []));
    const places = inOrderOfSides(answer.categories, sides);
    const categories = places.map((place) => category(answer.categories[place] ?? [], sides));
    return mapped(sortPrompt({ ...told, items, categories }), (put) => ({
      kind: "sort",
      categories: answer.rows.map((_, row) => places[put[order.indexOf(row)] ?? -1] ?? -1),
    }));
  },
};

/** Where every category is a side they stand as in the course, so that each has its own place. */
function inOrderOfSides(
  categories: readonly (readonly Inline[])[],
  sides: readonly Side[],
): readonly number[] {
  const inFile = categories.map((_, index) => index);
  const places = categories.map((each) =>
    sides.findIndex(({ label }) => label.toLowerCase() === inlineText(each).toLowerCase()),
  );
  if (places.includes(-1)) return inFile;
  return inFile.sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
}
