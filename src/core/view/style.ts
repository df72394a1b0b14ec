/**
 * The few styles that mean something, each with one name. Pure.
 *
 * Cyan, magenta and yellow are left to the sides of a course: on the screen a side's colour means
 * the side.
 */

import type { Style } from "mermaid-text/text";

export const styles = {
  title: { bold: true },
  strong: { bold: true },
  emphasis: { italic: true },
  code: { color: "orange" },
  link: { underline: true },
  dim: { dim: true },
  right: { color: "green", bold: true },
  near: { color: "orange", bold: true },
  wrong: { color: "red", bold: true },
  active: { color: "blue", bold: true },
  note: { color: "blue" },
  tip: { color: "green" },
  important: { color: "blue" },
  warning: { color: "orange" },
  caution: { color: "red" },
} as const satisfies Record<string, Style>;

/** Both styles at once; the second wins where they differ. */
export function mergeStyles(
  first: Style | undefined,
  second: Style | undefined,
): Style | undefined {
  if (first === undefined) return second;
  return second === undefined ? first : { ...first, ...second };
}
