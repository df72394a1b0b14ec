/** A text being typed, and what each key does to it. Pure. */

import {
  clean,
  graphemes,
  type Line,
  lineCells,
  type Span,
  type Style,
  span,
  wrapLine,
} from "mermaid-text/text";
import type { Look } from "../../core/view/view.ts";
import type { Key } from "./key.ts";

export interface Typed {
  readonly text: string;
  /** Offset into the text, at a grapheme's border. */
  readonly at: number;
}

export const nothingTyped: Typed = { text: "", at: 0 };

/** A text that stands there at the start, the cursor behind it. */
export function typedBefore(text: string): Typed {
  return { text, at: text.length };
}

/** Answers stay well below what a progress file's line may hold. */
const longest = 2000;

/** The text after a key; the same value when the key is none of an editor's. */
export function edit(typed: Typed, key: Key): Typed {
  const { text, at } = typed;
  const before = text.slice(0, at);
  const after = text.slice(at);
  if (key.char !== "") {
    const char = fitting(clean(key.char), longest - text.length);
    return char === "" ? typed : { text: before + char + after, at: at + char.length };
  }
  const last = graphemes(before).at(-1)?.length ?? 0;
  const next = graphemes(after)[0]?.length ?? 0;
  switch (key.ctrl ? `ctrl-${key.name}` : key.name) {
    case "backspace":
    case "ctrl-h":
      return { text: text.slice(0, at - last) + after, at: at - last };
    case "delete":
    case "ctrl-d":
      return { text: before + after.slice(next), at };
    case "left":
    case "ctrl-b":
      return { text, at: at - last };
    case "right":
    case "ctrl-f":
      return { text, at: at + next };
    case "home":
    case "ctrl-a":
      return { text, at: 0 };
    case "end":
    case "ctrl-e":
      return { text, at: text.length };
    case "ctrl-u":
      return { text: after, at: 0 };
    case "ctrl-k":
      return { text: before, at };
    case "ctrl-w": {
      const kept = withoutLastWord(before);
      return { text: kept + after, at: kept.length };
    }
    default:
      return typed;
  }
}

function withoutLastWord(text: string): string {
  const trimmed = text.trimEnd();
  if (trimmed === "") return text;
  let end = trimmed.length;
  while (end > 0 && !/\s/.test(trimmed[end - 1] ?? "")) end--;
  return trimmed.slice(0, end);
}

/** As many whole characters as there is room for. */
function fitting(text: string, room: number): string {
  if (text.length <= room) return text;
  let kept = "";
  for (const grapheme of graphemes(text)) {
    if (kept.length + grapheme.length > room) break;
    kept += grapheme;
  }
  return kept;
}

/** Marks the cursor's cell: no other span holds this very object. */
const cursorStyle: Style = {};

/** The text with its cursor's cell marked for `findCursor`. */
export function typedSpans({ text, at }: Typed, style: Style): Span[] {
  const under = graphemes(text.slice(at))[0] ?? "";
  return [
    span(text.slice(0, at), style),
    // A blank that no line break swallows.
    under === "" || under === " " ? span("\u00a0", cursorStyle) : span(under, cursorStyle),
    span(text.slice(at + under.length), style),
  ];
}

/** Where `typedSpans` put the cursor in lines that were laid out since. */
export function findCursor(lines: readonly Line[]): { row: number; column: number } | undefined {
  for (const [row, line] of lines.entries()) {
    let column = 0;
    for (const each of line) {
      if (each.style === cursorStyle) return { row, column };
      column += lineCells([each]);
    }
  }
  return undefined;
}

/** The text behind its sign, in as many rows as it takes. */
export function typedLines(sign: string, typed: Typed, look: Look, style: Style = {}): Line[] {
  return wrapLine([span(`${sign} `), ...typedSpans(typed, style)], look.text, 2);
}
