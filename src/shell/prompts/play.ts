/** Plays a diagram in place: one step an Enter, the sentence of the step below the drawing. */

import { createPrompt, isEnterKey, isSpaceKey, useKeypress, useState } from "@inquirer/core";
import { wrapLine } from "../../core/text/wrap.ts";
import { sign } from "../../core/view/signs.ts";
import { styles } from "../../core/view/style.ts";
import { type Line, line, span } from "../../core/view/view.ts";
import type { PlayOptions } from "./asker.ts";

interface PlayConfig extends PlayOptions {
  /** Paints lines with the margin, joined by line ends. */
  readonly paint: (lines: readonly Line[]) => string;
}

type Left = "end" | "back" | "quit";

export const playPrompt = createPrompt<Left, PlayConfig>((config, done) => {
  const [step, setStep] = useState(0);
  const [left, setLeft] = useState<Left | undefined>(undefined);
  const last = config.frames.length - 1;
  const leave = (how: Left) => {
    setLeft(how);
    done(how);
  };
  useKeypress((key) => {
    if (left !== undefined) return;
    if (isEnterKey(key) || isSpaceKey(key) || key.name === "right" || key.name === "down") {
      if (step < last) setStep(step + 1);
      else leave("end");
    } else if (key.name === "left" || key.name === "up" || key.name === "backspace") {
      setStep(Math.max(0, step - 1));
    } else if (key.name === "a") leave("end");
    else if (key.name === "b") leave("back");
    else if (key.name === "q") leave("quit");
  });
  if (left !== undefined) return config.paint(config.rest);
  const frame = config.frames[step];
  if (frame === undefined) return "";
  // As many lines below the drawing at every step, or the drawing would jump.
  const tallest = Math.max(...config.frames.map(({ said }) => said.length));
  const filling = Array.from({ length: tallest - frame.said.length }, (): Line => []);
  return config.paint([
    ...frame.lines,
    [],
    ...frame.said,
    ...filling,
    [],
    ...wrapLine(playHelp(config, step === last), config.look.text),
  ]);
});

function playHelp({ look }: PlayOptions, atEnd: boolean): Line {
  const dot = ` ${sign("dot", look)} `;
  const next = atEnd ? "Enter goes on" : "Enter next step";
  return line(span([next, "a all steps", "b back", "q quit"].join(dot), styles.dim));
}
