/**
 * Which colour of the terminal's palette a colour's name stands for, so that text stays readable
 * on the terminal's background. Pure. `palette.test.ts` computes the contrasts.
 */

import type { Hue } from "mermaid-text/text";

/** `unknown`: nobody says what the background is. `none`: no colours, whatever it is. */
export type Scheme = "dark" | "light" | "unknown" | "none";

/** A colour, or the quiet one in which keys and asides are written. */
export type Inked = Hue | "quiet";

/**
 * Indexes of the 256 colours from 16 on: no terminal's palette changes these. Each is at least 4.5
 * to 1 on every usual background of its kind.
 */
const fixed: Record<Exclude<Scheme, "none">, Partial<Record<Inked, number>>> = {
  dark: {
    red: 210,
    orange: 215,
    yellow: 221,
    green: 77,
    cyan: 80,
    blue: 75,
    magenta: 213,
    gray: 248,
    quiet: 248,
  },
  light: {
    red: 160,
    orange: 94,
    yellow: 58,
    green: 22,
    cyan: 23,
    blue: 26,
    magenta: 127,
    gray: 242,
    quiet: 242,
  },
  // For dark ones, since terminals that don't answer are dark, and still to be read on white.
  unknown: {
    red: 203,
    orange: 172,
    yellow: 137,
    green: 34,
    cyan: 37,
    blue: 69,
    magenta: 170,
    gray: 246,
    quiet: 246,
  },
};

/**
 * Of the sixteen, those that hold in the palettes of all usual terminals; the others are written
 * in the terminal's own colour, which their weight and their words tell apart.
 */
const sixteen: Record<Exclude<Scheme, "none">, Partial<Record<Inked, number>>> = {
  dark: { green: 2, cyan: 6 },
  light: {},
  unknown: {},
};

/** The index in the palette; undefined for the terminal's own colour. `level` is one of chalk's. */
export function paletteIndex(
  inked: Inked,
  theme: Scheme,
  level: 0 | 1 | 2 | 3,
): number | undefined {
  if (theme === "none" || level === 0) return undefined;
  return (level === 1 ? sixteen : fixed)[theme][inked];
}
