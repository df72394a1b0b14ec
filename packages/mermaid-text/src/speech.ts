/** Diagrams said in sentences, for screen readers and for playing. Pure. */

import type { Diagram } from "./model.ts";
import { withoutSoftBreaks } from "./text/soft-break.ts";

/** A label as it is said: on one line. */
export function spoken(label: string): string {
  return withoutSoftBreaks(label).replaceAll("\n", " ").replace(/\s+/g, " ").trim();
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
}

/** The title, the description, what is said before all steps, every step, with its number where they have an order, and what no step speaks of. */
export function describeSteps(
  diagram: Diagram,
  said: readonly string[],
  steps: readonly string[],
  leftovers: readonly string[],
  isOrdered: boolean,
): string[] {
  const title = diagram.accTitle ?? diagram.title;
  const heading = title === undefined ? [] : [spoken(title)];
  const description = diagram.accDescription === undefined ? [] : [spoken(diagram.accDescription)];
  const count = steps.length;
  const sentences = isOrdered
    ? steps.map((step, at) => `Step ${at + 1} of ${count}. ${step}`)
    : steps;
  return [...heading, ...description, ...said, ...sentences, ...leftovers];
}

/** With a full stop unless it ends with a sign of its own. */
export function ended(text: string): string {
  return /[.!?…:]["']?$/.test(text) ? text : `${text}.`;
}

/** A text that has quotation marks of its own gets others around it. */
export function inQuotes(text: string): string {
  if (/^"[^"]*"$/.test(text)) return text;
  return text.includes('"') ? `'${text}'` : `"${text}"`;
}
