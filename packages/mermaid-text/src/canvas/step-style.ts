/** How a part of a drawing looks while it is played: past, now or next. Pure. */

import type { Color, Style } from "../text/styled.ts";

/** `still`: nothing is being played. */
export type StepState = "still" | "past" | "now" | "next";

export function stateOf(step: number, current: number | undefined): StepState {
  if (current === undefined) return "still";
  if (step === current) return "now";
  return step < current ? "past" : "next";
}

/** The style of a state, in a side's colour where it has one. */
export function stepStyle(state: StepState, color?: Color): Style | undefined {
  const style: Style = {
    ...(color === undefined ? {} : { color }),
    ...(state === "now" ? { bold: true } : {}),
    ...(state === "next" ? { dim: true } : {}),
  };
  return Object.keys(style).length === 0 ? undefined : style;
}
