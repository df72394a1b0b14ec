/** Pick from a list by arrows, or by typing a number or a part of a name. Pure. */

import { type Line, lineText, span, wrapLine } from "mermaid-text/text";
import { sign } from "../../core/view/signs.ts";
import { styles } from "../../core/view/style.ts";
import type { MenuItem } from "./asker.ts";
import { edit, findCursor, nothingTyped, type Typed, typedLines } from "./editor.ts";
import type { Key } from "./key.ts";
import { marked, restyled } from "./marked.ts";
import { moved } from "./option-list.ts";
import { stay, type Widget } from "./widget.ts";

export type MenuAnswer =
  | { readonly kind: "item"; readonly index: number }
  | { readonly kind: "typed"; readonly text: string }
  | { readonly kind: "quit" };

interface MenuState {
  readonly active: number;
  readonly typed: Typed;
}

/** While something is typed, only the items that it fits are shown, and what fits is marked. */
export function menuWidget(
  items: readonly MenuItem[],
  start: number,
): Widget<MenuState, MenuAnswer> {
  const pickable = items.flatMap((item, index) => (item.pickable ? [index] : []));
  return {
    start: { active: start, typed: nothingTyped },
    letters: [],
    typed: ({ typed }) => typed.text,
    press(state, key) {
      const text = state.typed.text.trim();
      const fitting = text === "" ? pickable : matches(items, text);
      if (key.name === "enter") {
        if (fitting.length === 0) return { kind: "answer", value: { kind: "typed", text } };
        return { kind: "answer", value: { kind: "item", index: state.active } };
      }
      if (state.typed.text === "" && key.char === "?") return { kind: "keys", state };
      if (key.name === "escape") return stay({ ...state, typed: nothingTyped });
      if (state.typed.text === "" && key.char.toLowerCase() === "q") {
        return { kind: "answer", value: { kind: "quit" } };
      }
      // Home and end belong to the text that is being typed.
      const moves = text === "" || !["home", "end"].includes(key.name);
      const place = moves && !key.ctrl ? movedAmong(fitting, state.active, key) : undefined;
      if (place !== undefined) return stay({ ...state, active: place });
      // A blank at the start would only hide the list.
      if (state.typed.text === "" && key.char === " ") return stay(state);
      const typed = edit(state.typed, key);
      if (typed === state.typed) return stay(state);
      const first = typed.text.trim() === "" ? undefined : matches(items, typed.text.trim())[0];
      return stay({ active: first ?? state.active, typed });
    },
    draw(state, look) {
      const text = state.typed.text.trim();
      const fitting = text === "" ? undefined : matches(items, text);
      const lines: Line[] = [];
      let focus: readonly [number, number] = [0, 1];
      for (const [index, item] of items.entries()) {
        if (fitting !== undefined && fitting.length > 0 && !belongs(items, index, fitting))
          continue;
        const isActive = item.pickable && index === state.active && fitting?.length !== 0;
        const content = contentOf(item, fitting, text, isActive);
        const head = span(isActive ? `${sign("pointer", look)} ` : "  ");
        const wrapped = item.line.length === 0 ? [[]] : wrapLine([head, ...content], look.width, 4);
        if (isActive) focus = [lines.length, lines.length + wrapped.length];
        lines.push(...wrapped);
      }
      const arrows = `${sign("upDown", look)} Enter`;
      if (fitting === undefined) {
        return { lines, focus, help: [`${arrows}, or type a number or part of a name`, "q quit"] };
      }
      const box = typedLines(":", state.typed, look);
      const cursor = findCursor(box) ?? { row: 0, column: 0 };
      const takes = ["Enter find the closest", "Enter take it"][fitting.length] ?? arrows;
      return {
        lines: [...lines, [], ...box],
        focus: [lines.length + 1 + cursor.row, lines.length + 2 + cursor.row],
        cursor: { row: lines.length + 1 + cursor.row, column: cursor.column },
        help: [takes, "Esc whole list"],
      };
    },
  };
}

/** The item up or down among those that can be picked now; undefined for other keys. */
function movedAmong(indexes: readonly number[], active: number, key: Key): number | undefined {
  if (indexes.length === 0) return undefined;
  const place = moved(Math.max(0, indexes.indexOf(active)), indexes.length, key);
  return place === undefined ? undefined : indexes[place];
}

/** Whether a line is one of the fitting items, or goes on with one. */
function belongs(items: readonly MenuItem[], index: number, fitting: readonly number[]): boolean {
  const item = items[index];
  if (item === undefined || item.line.length === 0) return false;
  const owner = items.findLastIndex((each, at) => at <= index && each.pickable);
  return fitting.includes(owner);
}

/** The line as it is drawn: bold at the pointer, what was typed underlined, dim where nothing fits. */
function contentOf(
  item: MenuItem,
  fitting: readonly number[] | undefined,
  text: string,
  isActive: boolean,
): Line {
  if (fitting?.length === 0) return item.line.map((each) => span(each.text, styles.dim));
  const content = isActive ? restyled(item.line, { bold: true }) : item.line;
  if (fitting === undefined || !item.pickable) return content;
  if (lineText(item.line).toLowerCase().includes(text.toLowerCase())) return marked(content, text);
  // What fits is a name that the line does not say.
  const name = item.names.find((each) => each.toLowerCase().includes(text.toLowerCase()));
  const said = name === undefined ? [] : marked([span(`  ${name}`, styles.dim)], text);
  return [...content, ...said];
}

/** Items that a typed text fits: one by its very name, else by a beginning, else by a part. */
function matches(items: readonly MenuItem[], text: string): number[] {
  const typed = text.toLowerCase();
  const tests: ((name: string) => boolean)[] = [
    (name) => name === typed,
    (name) => name.startsWith(typed),
    (name) => name.includes(typed),
  ];
  for (const fits of tests) {
    const found = items.flatMap((item, index) =>
      item.pickable && item.names.some((name) => fits(name.toLowerCase())) ? [index] : [],
    );
    if (found.length > 0) return found;
  }
  return [];
}

export function pickTyped(items: readonly MenuItem[], text: string): MenuAnswer {
  const [index, ...others] = matches(items, text);
  return index !== undefined && others.length === 0
    ? { kind: "item", index }
    : { kind: "typed", text };
}
