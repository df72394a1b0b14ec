/** Small charts of text: columns that stand on a line. Pure. */

import { type Line, line, type Style, span } from "mermaid-text/text";
import { sign } from "./signs.ts";
import { styles } from "./style.ts";
import type { Look } from "./view.ts";

const eighths = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

export interface ColumnChart {
  readonly values: readonly number[];
  /** Lines that the highest column takes. */
  readonly height: number;
  /** Cells that each column may take, the gap behind it included. */
  readonly pitch: number;
  /** What stands below the first and the last column. */
  readonly first: string;
  readonly last: string;
  readonly style?: Style;
}

/**
 * Columns as lines, from top to bottom, with the ground below them and its two ends named.
 * Anything above nothing shows, and only the highest fills the height.
 */
export function columnChart(chart: ColumnChart, look: Pick<Look, "charset">): Line[] {
  const { values, height, pitch } = chart;
  const most = Math.max(1, ...values);
  const steps = look.charset === "unicode" ? 8 : 1;
  const cellsOf = values.map((value) =>
    value <= 0 ? 0 : Math.max(1, Math.round((value / most) * height * steps)),
  );
  const wide = Math.max(1, pitch - 1);
  const rows: Line[] = [];
  for (let row = height - 1; row >= 0; row--) {
    const drawn = cellsOf.map((cell) => {
      const part = Math.min(steps, Math.max(0, cell - row * steps));
      const char = look.charset === "unicode" ? (eighths[part] ?? " ") : part > 0 ? "#" : " ";
      return char.repeat(wide) + " ".repeat(pitch - wide);
    });
    const text = drawn.join("").trimEnd();
    // Empty lines at the top say nothing.
    if (text !== "" || rows.length > 0) rows.push(line(span(text, chart.style)));
  }
  const width = values.length * pitch;
  const room = width - chart.first.length - chart.last.length;
  return [
    ...rows,
    line(span(sign("dash", look).repeat(width), styles.dim)),
    line(span(`${chart.first}${" ".repeat(Math.max(1, room))}${chart.last}`, styles.dim)),
  ];
}
