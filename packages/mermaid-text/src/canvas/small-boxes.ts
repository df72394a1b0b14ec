/** Boxes without a text: where states begin and end, where they part, where ways fork and meet. Pure. */

import type { Shape } from "../model.ts";
import type { Box, BoxSize } from "./box.ts";

/** The sign of a shape, and what stands at its sides when lines make it wider. */
const signs: Partial<Record<Shape, readonly [sign: string, left: string, right: string]>> = {
  start: ["●", "(", ")"],
  end: ["◉", "(", ")"],
  choice: ["◊", "<", ">"],
};

export function smallBox(shape: Shape, size: BoxSize): Box | undefined {
  const [sign, left, right] = signs[shape] ?? [];
  if (sign !== undefined) {
    const height = oddOf(size.height ?? 1);
    const width = oddOf(Math.max(size.width ?? 1, height > 1 ? 3 : 1));
    if (width === 1) return plainBox([sign]);
    const side = " ".repeat((width - 3) / 2);
    const row = left + side + sign + side + right;
    const empty = left + " ".repeat(width - 2) + right;
    const middle = (height - 1) / 2;
    return plainBox(Array.from({ length: height }, (_, at) => (at === middle ? row : empty)));
  }
  if (shape !== "bar") return undefined;
  const [width, height] = [Math.max(1, size.width ?? 1), Math.max(1, size.height ?? 1)];
  const row = size.isFlat ? "┃".repeat(width) : "━".repeat(Math.max(7, width));
  return plainBox(new Array<string>(size.isFlat ? Math.max(3, height) : height).fill(row));
}

/** A middle there must be. */
function oddOf(least: number): number {
  return 2 * Math.max(0, Math.ceil((least - 1) / 2)) + 1;
}

/** Lines may touch it everywhere, and no tee marks where they do. */
function plainBox(rows: readonly string[]): Box {
  const width = rows[0]?.length ?? 1;
  const run: [number, number] = [0, width - 1];
  return {
    width,
    height: rows.length,
    rows,
    left: rows.map(() => 0),
    right: rows.map(() => width - 1),
    top: run,
    bottom: run,
    sides: [0, rows.length - 1],
    wallTees: false,
    isPlain: true,
    lines: [],
    textX: 0,
    textY: 0,
    room: width,
  };
}
