/** Rules that an author sets aside, each with its reason. Pure. */

import type { Position } from "../diagnostic.ts";

export interface Allow {
  readonly code: string;
  /** Empty when none is given. */
  readonly reason: string;
  readonly at: Position;
}

export function isAllow(text: string): boolean {
  return /^\s*allow\s*[:=]/.test(text);
}

/** `allow: teaching.absolute-words, reason: …`, as it stands in a comment. */
export function allowIn(text: string, at: Position): Allow | undefined {
  const lead = /^\s*allow\s*[:=]\s*/.exec(text)?.[0];
  if (lead === undefined) return undefined;
  const said = text.slice(lead.length);
  const code = /^[^\s,;]*/.exec(said)?.[0] ?? "";
  const reason = said
    .slice(code.length)
    .replace(/^[\s,;]+/, "")
    .replace(/^reason\s*:/, "");
  return { code, reason: reason.replace(/\s+/g, " ").trim(), at };
}

/** The same in a comment of course.yaml: `# allow: …`. */
export function readYamlAllow(line: string, number: number): Allow | undefined {
  const found = /^(\s*)#\s*(allow\s*:.*)$/.exec(line);
  if (found === null) return undefined;
  return allowIn(found[2] ?? "", { line: number, col: (found[1] ?? "").length + 1 });
}
