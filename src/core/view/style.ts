/** The few styles that mean something, each with one name. Pure. */

import type { Style } from "mermaid-text/text";

export const styles = {
  title: { bold: true },
  strong: { bold: true },
  emphasis: { italic: true },
  code: { color: "yellow" },
  link: { underline: true },
  dim: { dim: true },
  right: { color: "green", bold: true },
  near: { color: "yellow", bold: true },
  wrong: { color: "red", bold: true },
  active: { color: "cyan", bold: true },
  note: { color: "blue" },
  tip: { color: "green" },
  important: { color: "magenta" },
  warning: { color: "yellow" },
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
