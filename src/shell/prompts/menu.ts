/** Pick from a list by arrows, or by typing a number or a part of a name. Pure. */

import { wrapLine } from "../../core/text/wrap.ts";
import { sign } from "../../core/view/signs.ts";
import { styles } from "../../core/view/style.ts";
import { type Line, span } from "../../core/view/view.ts";
import type { MenuItem } from "./asker.ts";
import { edit, findCursor, nothingTyped, type Typed, typedLines } from "./editor.ts";
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

/** While something is typed, the pointer stands at the first item that it fits. */
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
      if (key.name === "enter") {
        if (text === "") return { kind: "answer", value: { kind: "item", index: state.active } };
        return { kind: "answer", value: pickTyped(items, text) };
      }
      if (key.name === "escape") return stay({ ...state, typed: nothingTyped });
      if (state.typed.text === "" && key.char.toLowerCase() === "q") {
        return { kind: "answer", value: { kind: "quit" } };
      }
      if (text === "") {
        const place = moved(Math.max(0, pickable.indexOf(state.active)), pickable.length, key);
        if (place !== undefined) return stay({ ...state, active: pickable[place] ?? state.active });
      } else if (key.name === "up" || key.name === "down") {
        const fitting = matches(items, text);
        const place = moved(fitting.indexOf(state.active), fitting.length, key);
        const next = place === undefined ? undefined : fitting[place];
        if (next !== undefined) return stay({ active: next, typed: nothingTyped });
      }
      // A blank at the start would only hide the list.
      if (state.typed.text === "" && key.char === " ") return stay(state);
      const typed = edit(state.typed, key);
      if (typed === state.typed) return stay(state);
      const first = typed.text.trim() === "" ? undefined : matches(items, typed.text.trim())[0];
      return stay({ active: first ?? state.active, typed });
    },
    draw(state, look) {
      const text = state.typed.text.trim();
      const fitting = text === "" ? undefined : new Set(matches(items, text));
      const lines: Line[] = [];
      let focus: readonly [number, number] = [0, 1];
      for (const [index, item] of items.entries()) {
        const isActive = item.pickable && index === state.active && fitting?.size !== 0;
        const dimmed = fitting !== undefined && !fitting.has(index);
        const content = item.line.map((each) =>
          dimmed
            ? span(each.text, styles.dim)
            : isActive
              ? span(each.text, { ...each.style, bold: true })
              : each,
        );
        const head = span(isActive ? `${sign("pointer", look)} ` : "  ");
        const wrapped = item.line.length === 0 ? [[]] : wrapLine([head, ...content], look.width, 4);
        if (isActive) focus = [lines.length, lines.length + wrapped.length];
        lines.push(...wrapped);
      }
      const keys = `${sign("upDown", look)} Enter, or type a number or part of a name`;
      if (state.typed.text === "") return { lines, focus, help: [keys, "q quit"] };
      const box = typedLines(":", state.typed, look);
      const cursor = findCursor(box) ?? { row: 0, column: 0 };
      return {
        lines: [...lines, [], ...box],
        focus: [lines.length + 1 + cursor.row, lines.length + 2 + cursor.row],
        cursor: { row: lines.length + 1 + cursor.row, column: cursor.column },
        help: [fitting?.size === 0 ? "Enter find the closest" : "Enter take it", "Esc list"],
      };
    },
  };
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
