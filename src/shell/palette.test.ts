import { colors } from "mermaid-text/text";
import { describe, expect, test } from "vitest";
import { type Inked, paletteIndex } from "./palette.ts";

type Rgb = readonly [number, number, number];

const hex = (text: string): Rgb => {
  const value = Number.parseInt(text, 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
};

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: Rgb, other: Rgb): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

/** The colours from 16 on: a cube and a ramp of grays. */
function indexed(index: number): Rgb {
  if (index >= 232) {
    const gray = 8 + (index - 232) * 10;
    return [gray, gray, gray];
  }
  const steps = [0, 95, 135, 175, 215, 255];
  const at = (divisor: number) => steps[Math.floor((index - 16) / divisor) % 6] ?? 0;
  return [at(36), at(6), at(1)];
}

/** The first eight of each palette, and the backgrounds that it comes with. */
const terminals = {
  xterm: {
    dark: ["000000"],
    light: ["ffffff"],
    eight: "000000 cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd e5e5e5",
  },
  "macOS Terminal": {
    dark: ["000000", "1e1e1e"],
    light: ["ffffff"],
    eight: "000000 990000 00a600 999900 0000b2 b200b2 00a6b2 bfbfbf",
  },
  "Windows Terminal": {
    dark: ["0c0c0c"],
    light: ["fafafa"],
    eight: "0c0c0c c50f1f 13a10e c19c00 0037da 881798 3a96dd cccccc",
  },
  GNOME: {
    dark: ["171421", "1e1e1e"],
    light: ["ffffff"],
    eight: "171421 c01c28 26a269 a2734c 12488b a347ba 2aa1b3 d0cfcc",
  },
  Solarized: {
    dark: ["002b36"],
    light: ["fdf6e3"],
    eight: "073642 dc322f 859900 b58900 268bd2 d33682 2aa198 eee8d5",
  },
} as const;

const inks: readonly Inked[] = [...colors, "orange", "quiet"];

describe.each(Object.entries(terminals))("%s", (_name, { dark, light, eight }) => {
  const palette = eight.split(" ").map(hex);
  const rgbOf = (index: number) => palette[index] ?? indexed(index);
  const least = (backgrounds: readonly string[], index: number) =>
    Math.min(...backgrounds.map((each) => contrast(rgbOf(index), hex(each))));

  test.each(
    (["dark", "light"] as const).flatMap((theme) =>
      ([1, 2, 3] as const).flatMap((level) => inks.map((ink) => [theme, level, ink] as const)),
    ),
  )("on %s, at level %i, %s is at least 4.5 to 1", (theme, level, ink) => {
    const index = paletteIndex(ink, theme, level);
    if (index === undefined) return;
    expect(least(theme === "dark" ? dark : light, index)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(inks)("where nothing is known, %s holds on dark and can be read on light", (ink) => {
    const index = paletteIndex(ink, "unknown", 2);
    if (index === undefined) return;
    expect(least(dark, index)).toBeGreaterThanOrEqual(4.5);
    expect(least(light, index)).toBeGreaterThanOrEqual(2.4);
  });
});

test("with 256 colours every colour has one of its own", () => {
  for (const theme of ["dark", "light", "unknown"] as const) {
    const found = inks.filter((ink) => !["white", "quiet"].includes(ink));
    const indexes = found.map((ink) => paletteIndex(ink, theme, 2));
    expect(indexes).not.toContain(undefined);
    expect(new Set(indexes).size).toBe(found.length);
  }
});

test("no theme, no colour", () => {
  for (const ink of inks) expect(paletteIndex(ink, "none", 3)).toBeUndefined();
});
