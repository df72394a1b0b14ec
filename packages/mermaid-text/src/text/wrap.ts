/**
 * Breaks styled lines at words so that none is wider than asked. Pure.
 *
 * Lines break at blanks, and between wide characters (Chinese, Japanese and Korean have no
 * blanks). A single word that is too long is broken between graphemes. No-break spaces hold.
 */

import { clean, type Safe, sliceSafe } from "./clean.ts";
import type { Line, Span } from "./styled.ts";
import { cells, graphemes, isSimple } from "./width.ts";

/** What must not be torn: pieces of one word, which may change style on the way. */
interface Word {
  readonly pieces: readonly Span[];
  readonly width: number;
  /** The blanks before it, kept when the word stays on the line. */
  readonly gap: readonly Span[];
  readonly gapWidth: number;
}

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}]/u;
// Closing marks stay with what stands before them (kinsoku, the short rule).
const clingsToBefore = /^[、。，．・：；？！）」』】〉》〕ー々)\]}.,:;!?]/u;

/**
 * The line as lines of at most `width` cells. An empty line gives one empty line.
 * `hang` blanks begin every line but the first (they count).
 */
export function wrapLine(spans: Line, width: number, hang = 0): Line[] {
  const lines: Line[] = [];
  let current: Span[] = [];
  let used = 0;
  const room = () => Math.max(1, lines.length === 0 ? width : width - hang);
  const finish = () => {
    lines.push(current);
    current = [];
    used = 0;
  };
  for (const word of wordsOf(spans)) {
    const gapWidth = used === 0 && lines.length > 0 ? 0 : word.gapWidth;
    if (used + gapWidth + word.width <= room()) {
      if (gapWidth > 0) current.push(...word.gap);
      current.push(...word.pieces);
      used += gapWidth + word.width;
      continue;
    }
    if (used > 0) finish();
    if (word.width <= room()) {
      current.push(...word.pieces);
      used = word.width;
      continue;
    }
    for (const piece of word.pieces) {
      for (const grapheme of graphemes(piece.text)) {
        const cell = cells(grapheme);
        if (used > 0 && used + cell > room()) finish();
        current.push(withText(piece, grapheme as Safe));
        used += cell;
      }
    }
  }
  if (current.length > 0 || lines.length === 0) finish();
  const indent: Span = { text: clean(" ".repeat(hang)) };
  return lines.map((each, index) =>
    index > 0 && hang > 0 ? [indent, ...joinSpans(each)] : joinSpans(each),
  );
}

/** Neighbouring spans of one style become one. */
export function joinSpans(spans: Line): Line {
  const joined: Span[] = [];
  for (const each of spans) {
    const last = joined.at(-1);
    if (last !== undefined && last.style === each.style) {
      joined[joined.length - 1] = withText(last, (last.text + each.text) as Safe);
    } else if (each.text !== "") {
      joined.push(each);
    }
  }
  return joined;
}

/** The line cut to `width` cells; for places where it is known to fit or may end early. */
export function cutLine(spans: Line, width: number): Line {
  const kept: Span[] = [];
  let left = width;
  for (const each of spans) {
    const size = cells(each.text);
    if (size <= left) {
      kept.push(each);
      left -= size;
      continue;
    }
    let end = 0;
    for (const grapheme of graphemes(each.text)) {
      if (cells(grapheme) > left) break;
      left -= cells(grapheme);
      end += grapheme.length;
    }
    kept.push(withText(each, sliceSafe(each.text, 0, end)));
    break;
  }
  return kept;
}

function withText(piece: Span, text: Safe): Span {
  return piece.style === undefined ? { text } : { text, style: piece.style };
}

function wordsOf(spans: Line): Word[] {
  const words: Word[] = [];
  let pieces: Span[] = [];
  let gap: Span[] = [];
  const finish = () => {
    if (pieces.length === 0) return;
    const width = pieces.reduce((sum, piece) => sum + cells(piece.text), 0);
    const gapWidth = gap.reduce((sum, piece) => sum + cells(piece.text), 0);
    words.push({ pieces, width, gap, gapWidth });
    pieces = [];
    gap = [];
  };
  for (const each of spans) {
    for (const part of each.text.split(/( +)/)) {
      if (part === "") continue;
      if (part.startsWith(" ")) {
        finish();
        gap.push(withText(each, part as Safe));
      } else if (isSimple(part) || !wide.test(part)) {
        pieces.push(withText(each, part as Safe));
      } else {
        for (const grapheme of graphemes(part)) {
          if (pieces.length > 0 && canBreak(pieces.at(-1)?.text ?? "", grapheme)) finish();
          pieces.push(withText(each, grapheme as Safe));
        }
      }
    }
  }
  finish();
  return words;
}

/** Between two graphemes of one word: only beside a wide one, and never before a closing mark. */
function canBreak(before: string, after: string): boolean {
  return (wide.test(before.slice(-2)) || wide.test(after)) && !clingsToBefore.test(after);
}
