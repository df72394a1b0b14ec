/**
 * What sets something new off from what stands above it: a rule, which may say what begins there.
 * Screens follow each other downwards, and the eye finds the last rule. Pure.
 */

import { type Line, line, lineCells, span, wrapLine } from "mermaid-text/text";
import { sign } from "./signs.ts";
import { styles } from "./style.ts";
import { isLine, type Look, type View } from "./view.ts";

/** Dashes before the words in a rule. */
const lead = 2;
/** Fewer dashes than this behind the words would not look like a rule. */
const leastBehind = 4;

/** A rule as wide as running text. Never plain. */
export function rule(look: Look): Line {
  return line(span(sign("dash", look).repeat(look.text), styles.dim));
}

/** The view below a rule. A frame is set off as it is, and in plain mode nothing is drawn. */
export function ruled(view: View, look: Look): View {
  const [first] = view;
  return look.plain || first === undefined || !isLine(first) ? view : [rule(look), ...view];
}

/** `── What begins here ─────`; where that is too long for one line, the rule stands above it. */
export function ruledHead(head: Line, look: Look): Line[] {
  if (look.plain) return wrapLine(head, look.text);
  const dash = sign("dash", look);
  const behind = look.text - lead - lineCells(head) - 2;
  if (behind < leastBehind) return [rule(look), ...wrapLine(head, look.text)];
  const dashes = (count: number) => span(dash.repeat(count), styles.dim);
  return [[dashes(lead), span(" "), ...head, span(" "), dashes(behind)]];
}
