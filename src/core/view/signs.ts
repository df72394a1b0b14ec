/** Every sign on the screen, with its twin for terminals that know ASCII only. Pure. */

import type { Look } from "./view.ts";

const signs = {
  bullet: ["•", "-"],
  innerBullet: ["◦", "*"],
  ticked: ["☑", "[x]"],
  unticked: ["☐", "[ ]"],
  bar: ["│", "|"],
  dash: ["─", "-"],
  cross: ["┼", "+"],
  pointer: ["❯", ">"],
  right: ["✓", "+"],
  near: ["≈", "~"],
  partly: ["◐", "o"],
  wrong: ["✗", "x"],
  done: ["●", "*"],
  reading: ["◐", "o"],
  fresh: ["○", "."],
  dot: ["·", "-"],
  upDown: ["↑↓", "Up/Down"],
  leftRight: ["←→", "Left/Right"],
  up: ["↑", "^"],
  down: ["↓", "v"],
  left: ["←", "<-"],
  pointerEnd: ["❮", "<"],
  held: ["↕", "="],
  // Between keys, where a hyphen would read as a part of "1-3".
  parts: ["·", "|"],
  range: ["–", "-"],
  arrow: ["→", "->"],
} as const;

export type SignName = keyof typeof signs;

export const signNames = Object.keys(signs) as readonly SignName[];

export function sign(name: SignName, look: Pick<Look, "charset">): string {
  return signs[name][look.charset === "unicode" ? 0 : 1];
}
