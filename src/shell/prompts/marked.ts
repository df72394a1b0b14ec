/** A line of a list with what was typed marked in it. Pure. */

import { type Line, lineText, type Style, span } from "mermaid-text/text";

const hit = { bold: true, underline: true, dim: false };

/** The first place where the text stands, underlined. */
export function marked(content: Line, text: string): Line {
  const whole = lineText(content);
  const lower = whole.toLowerCase();
  // Letters that change their length in lower case leave no place to count from.
  const from = lower.length === whole.length ? lower.indexOf(text.toLowerCase()) : -1;
  if (from < 0) return content;
  const to = from + text.length;
  let at = 0;
  return content.flatMap((each) => {
    const start = at;
    at += each.text.length;
    const cut = (begin: number, end: number) => each.text.slice(begin - start, end - start);
    const inside = [Math.max(start, from), Math.min(at, to)] as const;
    if (inside[0] >= inside[1]) return [each];
    return [
      span(cut(start, inside[0]), each.style),
      span(cut(inside[0], inside[1]), { ...each.style, ...hit }),
      span(cut(inside[1], at), each.style),
    ].filter((part) => part.text !== "");
  });
}

/** The whole line in one more style. */
export function restyled(content: Line, style: Style): Line {
  return content.map((each) => span(each.text, { ...each.style, ...style }));
}
