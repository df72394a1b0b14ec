/**
 * What every key means, at every prompt the same: the one place where it is written. The overlay
 * that `?` opens, what plain mode says to `?`, and `docs/keys.md` are made of it. Pure.
 */

import { cells, clean, type Line, line, span, wrapLine } from "mermaid-text/text";
import { sign } from "../../core/view/signs.ts";
import { styles } from "../../core/view/style.ts";
import type { Look } from "../../core/view/view.ts";

export interface SchemeRow {
  /** Arrows as arrows; `keyNames` says them in ASCII. Empty where only a word is typed. */
  readonly keys: string;
  readonly does: string;
  /** What is typed for it line by line, in plain mode, and what it does there when that differs. */
  readonly typed?: string;
  readonly typedDoes?: string;
}

export const scheme: readonly SchemeRow[] = [
  { keys: "↑↓ j k Tab", does: "move up and down" },
  { keys: "←→", does: "move in a line; to the side, when sorting" },
  {
    keys: "1–9",
    does: "move to that number",
    typed: "a number",
    typedDoes: "the option, item or side of that number; several with blanks between",
  },
  { keys: "a–z", does: "move to what begins with it, if free" },
  { keys: "PgUp PgDn", does: "move far, turn pages" },
  { keys: "Space", does: "tick, pick up, put down; turn the page" },
  { keys: "Enter", does: "answer, take it, go on", typed: "Enter", typedDoes: "go on" },
  {
    keys: "Backspace",
    does: "take the last one back",
    typed: "undo",
    typedDoes: "take the last one back, where several are asked for one by one",
  },
  { keys: "h", does: "hint", typed: "hint", typedDoes: "a hint" },
  {
    keys: "s",
    does: "skip: asks first",
    typed: "skip",
    typedDoes: "skip the question and see its answer",
  },
  {
    keys: "b Esc",
    does: "back: to the text, a step, a page",
    typed: "back",
    typedDoes: "back to the text",
  },
  {
    keys: "g",
    does: "words of the section explained",
    typed: "words",
    typedDoes: "words explained",
  },
  {
    keys: "q",
    does: "quit; your progress is kept",
    typed: "quit",
    typedDoes: "quit; progress is kept",
  },
  { keys: "?", does: "these keys", typed: "?", typedDoes: "this list" },
  {
    keys: ":",
    does: "before a letter, where letters are text: :h",
    typed: ":",
    typedDoes: "before such a word where it may be an answer: :skip",
  },
];

/** `↑↓` where there are arrows, `Up/Down` where there are none. */
export function keyNames(keys: string, look: Pick<Look, "charset">): string {
  return keys
    .replace("↑↓", sign("upDown", look))
    .replace("←→", sign("leftRight", look))
    .replace("–", sign("range", look));
}

/** The overlay: a row a key, none wider than the text. */
export function schemeLines(look: Look): Line[] {
  const names = scheme.map(({ keys }) => keyNames(keys, look));
  const wide = Math.max(...names.map((name) => cells(name)));
  const stacked = look.text < 36;
  const rows = scheme.flatMap(({ does }, index) => {
    const name = names[index] ?? "";
    const gap = stacked ? " " : " ".repeat(wide - cells(name) + 2);
    return wrapLine(
      [span(clean(name), styles.strong), span(clean(gap + does))],
      look.text,
      stacked ? 2 : wide + 2,
    );
  });
  return [line(span("Keys, the same everywhere", styles.title)), [], ...rows];
}

/** Plain mode's twin: a sentence a word. */
export function schemeSentences(): string[] {
  return scheme.flatMap(({ typed, does, typedDoes = does }) =>
    typed === undefined ? [] : [`${typed}: ${typedDoes}.`],
  );
}
