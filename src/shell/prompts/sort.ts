/**
 * Sort items into categories, one key an item. Pure. With two categories the arrows are
 * enough; numbers and, where they differ, first letters always work. Backspace takes the last
 * one back; behind the last item Enter takes the answer.
 */

import { type Line, line, lineCells, lineText, type Span, span, wrapLine } from "mermaid-text/text";
import type { Side } from "../../core/course/course.ts";
import { type Inline, inlineText } from "../../core/document/block.ts";
import type { SortResponse } from "../../core/quiz/kinds/sort/kept.ts";
import type { SortAnswer } from "../../core/quiz/kinds/sort/sort.ts";
import { inlineLine } from "../../core/view/inline.ts";
import { category } from "../../core/view/remark.ts";
import { sign } from "../../core/view/signs.ts";
import { styles } from "../../core/view/style.ts";
import type { Look } from "../../core/view/view.ts";
import type { SortOptions } from "./asker.ts";
import { digitOf, type Key } from "./key.ts";
import { beginsOption, readOption } from "./plain-words.ts";
import { mapped, numbers, type Prompt, type QuestionPrompt, type Voice } from "./prompt.ts";
import type { Reply } from "./reply.ts";
import { stay, type Widget } from "./widget.ts";

interface SortState {
  readonly picked: readonly number[];
  /** The category that Enter would take, where there are more than two. */
  readonly active: number;
}

export function sortWidget(
  items: readonly Line[],
  categories: readonly Line[],
): Widget<SortState, readonly number[]> {
  const letters = firstLetters(categories);
  const pick = (state: SortState, category: number): SortState => ({
    picked: [...state.picked, category],
    active: 0,
  });
  return {
    start: { picked: [], active: 0 },
    letters: letters.filter((letter) => letter !== undefined),
    press(state, key) {
      if (key.name === "backspace") return stay({ picked: state.picked.slice(0, -1), active: 0 });
      if (state.picked.length === items.length) {
        return key.name === "enter" ? { kind: "answer", value: state.picked } : stay(state);
      }
      const category = categoryOf(key, categories.length, letters);
      if (category !== undefined) return stay(pick(state, category));
      if (categories.length === 2) {
        if (key.name === "left") return stay(pick(state, 0));
        return key.name === "right" ? stay(pick(state, 1)) : stay(state);
      }
      const by = { left: -1, up: -1, right: 1, down: 1 }[key.name] ?? 0;
      if (key.name === "enter") return stay(pick(state, state.active));
      const active = (state.active + by + categories.length) % categories.length;
      return stay({ ...state, active });
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
          help: ["Enter done", "Backspace take one back"],
        };
      }
      const place = `${state.picked.length + 1} of ${items.length}`;
      const question = [
        ...wrapLine([...current.map(strong), span(`  (${place})`, styles.dim)], look.text),
        ...categoryLines(state, categories, letters, look),
      ];
      const keys =
        categories.length === 2
          ? `${sign("leftRight", look)} or 1${sign("range", look)}2`
          : `${sign("leftRight", look)} Enter or 1${sign("range", look)}${categories.length}`;
      return {
        lines: [...done, ...(done.length > 0 ? [[]] : []), ...question],
        focus: [done.length, done.length + 1 + question.length],
        help: [keys, ...(state.picked.length > 0 ? ["Backspace take one back"] : [])],
      };
    },
  };
}

/** `← Frontend   → Backend   (or f, b)`; from three on with numbers. */
function categoryLines(
  state: SortState,
  categories: readonly Line[],
  letters: readonly (string | undefined)[],
  look: Look,
): Line[] {
  const parts: Span[][] = categories.map((category, index) => {
    if (categories.length === 2) {
      return [span(`${index === 0 ? sign("left", look) : sign("arrow", look)} `), ...category];
    }
    const isActive = index === state.active;
    const before = isActive ? sign("pointer", look) : " ";
    return [span(`${before} ${index + 1} `), ...(isActive ? category.map(strong) : category)];
  });
  const known = letters.filter((letter) => letter !== undefined);
  if (known.length === categories.length)
    parts.push([span(`(or ${known.join(", ")})`, styles.dim)]);
  const row = parts.flatMap((part, index) => [span(index === 0 ? "  " : "   "), ...part]);
  if (lineCells(row) <= look.text) return [row];
  return parts.flatMap((part) => wrapLine([span("  "), ...part], look.text, 4));
}

function strong(each: Span): Span {
  return span(each.text, { ...each.style, bold: true });
}

function categoryOf(
  key: Key,
  count: number,
  letters: readonly (string | undefined)[],
): number | undefined {
  const digit = digitOf(key);
  if (digit !== undefined) return digit >= 1 && digit <= count ? digit - 1 : undefined;
  const index = letters.indexOf(key.char.toLowerCase());
  return key.char === "" || index === -1 ? undefined : index;
}

/** Each category's first letter, undefined where two share it. */
export function firstLetters(categories: readonly Line[]): (string | undefined)[] {
  const letters = categories.map((category) => lineText(category).trim().slice(0, 1).toLowerCase());
  return letters.map((letter) =>
    /^\p{L}$/u.test(letter) && letters.indexOf(letter) === letters.lastIndexOf(letter)
      ? letter
      : undefined,
  );
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
