/** Play a diagram in place, one frame a key. Pure. */

import { type Line, lineCells, wrapLine } from "mermaid-text/text";
import type { Look } from "../../core/view/view.ts";
import type { Played, PlayOptions } from "./asker.ts";
import { stay, type Widget } from "./widget.ts";

/**
 * Enter at the last step is the end, and `a` shows the whole at once; the arrows go to and fro.
 * `b` goes a step back, and at the first step to what was `before`, when there is something.
 */
export function playWidget({
  frames,
  before = true,
  on = "continue",
  words = false,
}: Omit<PlayOptions, "look" | "rest">): Widget<number, Played> {
  const last = frames.length - 1;
  return {
    start: 0,
    letters: ["a", "b", "g", "q"],
    press(frame, key) {
      const name = key.char === "" ? key.name : key.name.toLowerCase();
      if (key.ctrl) return stay(frame);
      if (name === "q") return { kind: "answer", value: "quit" };
      if (name === "a") return { kind: "answer", value: "whole" };
      if (name === "g" && words && frame === last) return { kind: "answer", value: "words" };
      if (["left", "up", "pageup", "backspace"].includes(name)) return stay(Math.max(0, frame - 1));
      if (name === "b" || name === "escape") {
        if (frame > 0) return stay(frame - 1);
        return before ? { kind: "answer", value: "back" } : stay(frame);
      }
      if (!["enter", "space", "right", "down", "pagedown"].includes(name)) return stay(frame);
      return frame === last ? { kind: "answer", value: "end" } : stay(frame + 1);
    },
    draw(frame, look) {
      const { lines, said, focus } = frames[frame] ?? { lines: [], said: [], focus: [0, 0] };
      const drawn = fits(lines, look) ? lines : [];
      const spoken = spokenLines(said, look);
      // As many lines below the drawing at every step, or the keys would jump.
      const tallest = Math.max(...frames.map((each) => spokenLines(each.said, look).length));
      const filling = Array.from({ length: tallest - spoken.length }, () => []);
      return {
        lines: drawn,
        focus: drawn.length > 0 ? focus : [0, 0],
        foot: [...spoken, ...filling],
        help: [
          frame === last ? `Enter ${on}` : "Enter next step",
          ...(frame < last ? ["a all steps"] : words ? ["g words"] : []),
          ...(frame > 0 || before ? ["b back"] : []),
          "q quit",
        ],
      };
    },
  };
}

function spokenLines(said: readonly Line[], look: Look): Line[] {
  return said.flatMap((each) => wrapLine(each, look.text));
}

/** After a resize a drawing may be too wide: better its sentence alone than a torn drawing. */
function fits(lines: readonly Line[], look: Look): boolean {
  return lines.every((each) => lineCells(each) <= look.width);
}
