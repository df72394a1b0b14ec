/**
 * A list to pick from in which typing searches for more than it shows: letters are always text,
 * and what was only guessed is never taken by Enter alone. Pure.
 */

import { type Line, line, lineText, span, wrapLine } from "mermaid-text/text";
import { sign } from "../../core/view/signs.ts";
import { styles } from "../../core/view/style.ts";
import type { Look } from "../../core/view/view.ts";
import { edit, findCursor, nothingTyped, type Typed, typedLines } from "./editor.ts";
import { marked, restyled } from "./marked.ts";
import { moved } from "./option-list.ts";
import { type Drawing, stay, type Widget } from "./widget.ts";

/** A row of the list; one without `pick` is a heading, or goes on with the row above it. */
export interface FinderRow<T> {
  /** Laid out to two cells less than the look's width: the pointer stands before it. */
  readonly line: Line;
  readonly pick?: T;
}

/** What was found; the rows are as those of the list. */
export interface Searched<T> {
  /** Only `exact` and `fitting` begin with the pointer at their first row. */
  readonly how: "exact" | "fitting" | "guess";
  readonly rows: readonly FinderRow<T>[];
}

export interface FinderOptions<T> {
  readonly look: Look;
  /** What stands above the list as long as there is room. */
  readonly head: readonly Line[];
  readonly rows: readonly FinderRow<T>[];
  /** Index of the row that Enter takes at once. */
  readonly start: number;
  /** What to know of the rows that don't fit on the screen. */
  readonly beyond: readonly (readonly Line[])[];
  /** How the program is left, in the help line. */
  readonly leave: string;
  readonly search: (text: string) => Searched<T>;
}

interface FinderState<T> {
  readonly typed: Typed;
  /** Undefined while only guesses are shown and none was chosen. */
  readonly active: number | undefined;
  readonly found: Searched<T> | undefined;
}

export function finderWidget<T>(options: FinderOptions<T>): Widget<FinderState<T>, T> {
  const { rows, search } = options;
  const start: FinderState<T> = { typed: nothingTyped, active: options.start, found: undefined };
  return {
    start,
    letters: [],
    typed: ({ typed }) => typed.text,
    press(state, key) {
      const shown = state.found?.rows ?? rows;
      if (key.name === "enter") {
        const pick = state.active === undefined ? undefined : shown[state.active]?.pick;
        if (pick !== undefined) return { kind: "answer", value: pick };
        const some = shown.some((row) => row.pick !== undefined);
        const help = some
          ? "None of these is quite what you typed: choose one with the down arrow."
          : "Type something else, or press Esc for the whole list.";
        return stay(state, help);
      }
      if (state.typed.text === "" && key.char === "?") return { kind: "keys", state };
      if (key.name === "escape") return stay(state.found === undefined ? state : start);
      const pickable = shown.flatMap((row, index) => (row.pick === undefined ? [] : [index]));
      // Home and end belong to the text that is being typed.
      const moves = state.found === undefined || !["home", "end"].includes(key.name);
      if (moves && !key.ctrl && pickable.length > 0) {
        const from = state.active === undefined ? -1 : pickable.indexOf(state.active);
        const place = moved(from, pickable.length, key);
        // From nowhere, up leads to the last and not to the one before it.
        const to = from < 0 && key.name === "up" ? pickable.length - 1 : place;
        if (to !== undefined) return stay({ ...state, active: pickable[to] });
      }
      // A blank at the start would only hide the list.
      if (state.typed.text === "" && key.char === " ") return stay(state);
      const typed = edit(state.typed, key);
      if (typed === state.typed) return stay(state);
      const text = typed.text.trim();
      if (text === "") return stay({ ...start, typed });
      if (text === state.typed.text.trim()) return stay({ ...state, typed });
      const found = search(text);
      const first = found.rows.findIndex((row) => row.pick !== undefined);
      const certain = found.how !== "guess" && first >= 0;
      return stay({ typed, found, active: certain ? first : undefined });
    },
    draw(state, look) {
      const { found, typed, active } = state;
      if (found === undefined) {
        return {
          ...listed(rows, active, look, ""),
          head: options.head,
          beyond: options.beyond,
          help: [`${sign("upDown", look)} Enter`, "type to find anything", options.leave],
        };
      }
      const box = typedLines("Find:", typed, look);
      const cursor = findCursor(box) ?? { row: 0, column: 0 };
      const text = typed.text.trim();
      const heading = headingOf(found, text);
      const said =
        heading === undefined ? [] : [...wrapLine(line(span(heading, styles.dim)), look.width), []];
      const list = listed(found.rows, active, look, text);
      return {
        lines: [...said, ...list.lines],
        items: list.items.map((row) => row + said.length),
        focus: [list.focus[0] + said.length, list.focus[1] + said.length],
        head: [...box, []],
        cursor: { ...cursor, within: "head" },
        help: [takes(found, active, look), "Esc whole list"],
      };
    },
  };
}

/** What stands above the rows that were found; nothing where they speak for themselves. */
export function headingOf<T>({ how, rows }: Searched<T>, text: string): string | undefined {
  if (how !== "guess") return undefined;
  const nothing = `Nothing here is called "${text}".`;
  return rows.length === 0 ? nothing : `${nothing} Perhaps:`;
}

/** The same list, in plain mode. */
export const findInvitation =
  "Type a number or any word to find something, list to hear the list again, or quit.";

function takes<T>({ rows }: Searched<T>, active: number | undefined, look: Look): string {
  const pickable = rows.filter((row) => row.pick !== undefined).length;
  const arrows = sign("upDown", look);
  if (pickable === 0) return "Backspace change it";
  if (active === undefined) return `${arrows} choose one`;
  return pickable === 1 ? "Enter take it" : `${arrows} Enter`;
}

/** The rows behind the pointer, what was typed underlined. */
function listed<T>(
  rows: readonly FinderRow<T>[],
  active: number | undefined,
  look: Look,
  text: string,
): Pick<Drawing, "lines" | "focus"> & { readonly items: readonly number[] } {
  const lines: Line[] = [];
  const items: number[] = [];
  let focus: readonly [number, number] = [0, 1];
  for (const [index, row] of rows.entries()) {
    const isActive = index === active && row.pick !== undefined;
    const strong = isActive ? restyled(row.line, { bold: true }) : row.line;
    const content = text === "" || row.pick === undefined ? strong : marked(strong, text);
    const head = span(isActive ? `${sign("pointer", look)} ` : "  ");
    const wrapped = lineText(row.line) === "" ? [[]] : wrapLine([head, ...content], look.width, 4);
    if (row.pick !== undefined) items.push(lines.length);
    if (isActive) {
      const next = rows.findIndex((each, at) => at > index && each.pick !== undefined);
      const own = rows.slice(index + 1, next < 0 ? rows.length : next);
      // What goes on with the row is seen with it.
      const rest = own.findIndex((each) => lineText(each.line) === "");
      const below = rest < 0 ? own.length : rest;
      focus = [lines.length, lines.length + wrapped.length + below];
    }
    lines.push(...wrapped);
  }
  return { lines, focus, items };
}
