/**
 * What the plain data of every diagram begins with, for programs (`flow --json`). Pure.
 * `version` goes up when a field changes its meaning or goes away.
 */

import type { Diagram } from "./model.ts";

const version = 1;

export function heading({ kind, title, accTitle, accDescription }: Diagram) {
  return {
    version,
    kind,
    title: title ?? null,
    accTitle: accTitle ?? null,
    accDescription: accDescription ?? null,
  };
}

export function directionOf(back: boolean, forth: boolean): "both" | "forward" | "back" | "none" {
  if (back && forth) return "both";
  if (forth) return "forward";
  return back ? "back" : "none";
}
