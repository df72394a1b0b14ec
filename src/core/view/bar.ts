/** A share as a bar and as a percentage. Pure. */

import { type Line, line, type Style, span } from "mermaid-text/text";
import { passShare } from "../quiz/points.ts";
import { styles } from "./style.ts";
import type { Look } from "./view.ts";

const eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

/**
 * A bar of exactly `width` cells on its track, in eighths of a cell or in `#` and `-`. Something always
 * shows of a share above 0, and only a whole share fills it.
 */
export function bar(share: number, width: number, charset: Look["charset"], style?: Style): Line {
  const steps = charset === "unicode" ? width * 8 : width;
  const part = Math.min(1, Math.max(0, share || 0));
  const rounded = Math.round(part * steps);
  const filled = part >= 1 ? steps : part <= 0 ? 0 : Math.min(steps - 1, Math.max(1, rounded));
  if (charset === "ascii") {
    return line(span("#".repeat(filled), style), "-".repeat(width - filled));
  }
  const whole = Math.floor(filled / 8);
  const drawn = "█".repeat(whole) + (eighths[filled % 8] ?? "");
  return line(span(drawn, style), span("░".repeat(width - [...drawn].length), styles.dim));
}

/**
 * "89 %". Rounded, except up to 100 and up to the pass mark: nobody reads that 80 % was
 * reached and that it was not passed.
 */
export function percent(share: number): string {
  const exact = Math.min(1, Math.max(0, share || 0)) * 100;
  const rounded = Math.round(exact);
  const mark = [100, passShare * 100].some((limit) => rounded >= limit && exact < limit - 1e-9);
  return `${mark ? Math.floor(exact) : rounded} %`;
}

/** "1 point", "5 points". */
export function pointsText(points: number): string {
  return points === 1 ? "1 point" : `${points} points`;
}
