/** Diagrams said in sentences, for screen readers and for playing. Pure. */

import type { Diagram } from "./model.ts";

/** A label as it is said: on one line. */
export function spoken(label: string): string {
  return label.replaceAll("\n", " ").replace(/\s+/g, " ").trim();
}

/** The title, the description, and every step with its number. */
export function describeSteps(diagram: Diagram, steps: readonly string[]): string[] {
  const title = diagram.accTitle ?? diagram.title;
  const heading = title === undefined ? [] : [spoken(title)];
  const description = diagram.accDescription === undefined ? [] : [spoken(diagram.accDescription)];
  const count = steps.length;
  const sentences = steps.map((step, at) => `Step ${at + 1} of ${count}. ${step}`);
  return [...heading, ...description, ...sentences];
}
