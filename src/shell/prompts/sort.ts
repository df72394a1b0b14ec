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
import type { Look } from "../../core/view/view.ts";
import type { SortOptions } from "./asker.ts";
import { numberRange } from "./option-list.ts";
import {
  fitsParts,
  notRefused,
  openParts,
  type PartsBefore,
  partsBefore,
  refusedHere,
  whatStays,
  withDone,
} from "./parts.ts";
import { beginsOption, readOption } from "./plain-words.ts";
import { mapped, type Prompt, type QuestionPrompt, type Voice } from "./prompt.ts";
import type { Reply } from "./reply.ts";
import { firstLetters, sideLines, sideOf } from "./sides.ts";
import { stay, type Widget } from "./widget.ts";

interface SortState {
  readonly picked: readonly number[];
}

export function sortWidget(
  items: readonly Line[],
  categories: readonly Line[],
  before: PartsBefore = {},
): Widget<SortState, readonly number[]> {
  const letters = firstLetters(categories);
  const open = openParts(items.length, before);
  const sorted = (item: number, category: number, look: Look, stands: boolean) =>
    wrapLine(
      [
        ...(stands ? [span(`${sign("right", look)} `, styles.right)] : []),
        ...(items[item] ?? []).map((each) => span(each.text, styles.dim)),
        span(` ${sign("dot", look)} `, styles.dim),
        ...(categories[category] ?? []),
      ],
      look.text,
      2,
    );
  return {
    start: { picked: [] },
    letters: letters.filter((letter) => letter !== undefined),
    press(state, key) {
      const { picked } = state;
      if (key.name === "backspace") {
        return stay(picked.length === 0 ? state : { picked: picked.slice(0, -1) });
      }
      if (picked.length === open.length) {
        return key.name === "enter"
          ? { kind: "answer", value: withDone(items.length, before, picked) }
          : stay(state);
      }
      if (key.name === "enter")
        return stay(state, "Put every item somewhere first; then Enter answers.");
      const side = sideOf(key, categories.length, letters);
      if (side === undefined) return stay(state);
      return side === before.refused?.[open[picked.length] ?? -1]
        ? stay(state, refusedHere)
        : stay({ picked: [...picked, side] });
    },
    draw(state, look) {
      const done = [
        ...(before.done ?? []).flatMap((category, item) =>
          category === undefined ? [] : sorted(item, category, look, true),
        ),
        ...state.picked.flatMap((category, index) =>
          sorted(open[index] ?? -1, category, look, false),
        ),
      ];
      const current = items[open[state.picked.length] ?? -1];
      if (current === undefined) {
        return {
          lines: [...done, [], line("All sorted.")],
          focus: [done.length, done.length + 2],
          help: ["Enter answer", "Backspace take one back"],
        };
      }
      const place = `${state.picked.length + 1} of ${open.length}`;
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
    onTerminal: (ask) => ask(sortWidget(items, categories, told)),
    inPlain: (voice) => sortInPlain(told, voice),
    fits: fitsParts(items.length, told),
  };
}

/** Item by item; `undo` takes the one before back. */
async function sortInPlain(
  { items, categories, ...before }: SortOptions,
  voice: Voice,
): Promise<Reply<readonly number[]>> {
  const open = openParts(items.length, before);
  if (open.length < items.length) voice.say(whatStays);
  const choices = categories.map((each, index) => `${index + 1} for ${lineText(each)}`);
  voice.invite(`For each item type ${choices.join(", ")}, undo for the one before`);
  const picked: number[] = [];
  while (picked.length < open.length) {
    const item = open[picked.length] ?? 0;
    voice.say([span(`Item ${picked.length + 1} of ${open.length}. `), ...(items[item] ?? [])]);
    const reply = await voice.ask<number | "undo">(
      (text) =>
        /^:?undo$/i.test(text.trim())
          ? { value: "undo" }
          : notRefused(readOption(text, categories, 1), before.refused?.[item]),
      (letter) => beginsOption(letter, categories),
    );
    if (reply.kind !== "answer") return reply;
    if (reply.value === "undo") picked.pop();
    else picked.push(reply.value);
  }
  return { kind: "answer", value: withDone(items.length, before, picked) };
}

export const askSort: QuestionPrompt<SortAnswer, SortResponse> = {
  ask({ answer, order, sides, tries, stands, options: told }) {
    const items = order.map((index) => inlineLine(answer.rows[index]?.item ?? []));
    const places = inOrderOfSides(answer.categories, sides);
    const categories = places.map((place) => category(answer.categories[place] ?? [], sides));
    const last = tries.at(-1);
    const picked = last?.kind === "sort" ? last.categories : [];
    const before = partsBefore(
      picked.length === 0 ? [] : order.map((row) => places.indexOf(picked[row] ?? -1)),
      order.map((row) => stands[row] === true),
    );
    return mapped(sortPrompt({ ...told, ...before, items, categories }), (put) => ({
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
