/** On the screen a side's colour means the side: the program's own styles keep away from all of them. */

import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { sideColors } from "../src/core/course/course.ts";
import { styles } from "../src/core/view/style.ts";
import { type Inked, paletteIndex } from "../src/shell/palette.ts";

const ofSides: readonly string[] = sideColors.filter((color) => color !== "white");
const own = Object.values(styles).flatMap((style) => ("color" in style ? [style.color] : []));

test("the program's styles have none of the colours that sides can have", () => {
  expect(own.length).toBeGreaterThan(5);
  expect(own.filter((color) => ofSides.includes(color))).toEqual([]);
});

test.each(["dark", "light", "unknown"] as const)("nor do they look the same on %s", (theme) => {
  const inks: readonly Inked[] = [...own, "quiet"];
  const taken = inks.map((ink) => paletteIndex(ink, theme, 2));
  for (const color of sideColors) {
    if (color === "white") continue;
    const index = paletteIndex(color, theme, 2);
    expect(index).toBeDefined();
    expect(taken).not.toContain(index);
  }
});

test("no other file writes anything in them, but for the parties of a recording, which are sides", () => {
  const root = resolve(import.meta.dirname, "../src");
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
    (path) => path.endsWith(".ts") && !path.endsWith(".test.ts"),
  );
  const literal = new RegExp(`: "(?:${ofSides.join("|")})"`);
  const naming = files.filter((path) => literal.test(readFileSync(join(root, path), "utf8")));
  expect(naming.map((path) => path.replaceAll("\\", "/"))).toEqual(["core/recording/party.ts"]);
});
