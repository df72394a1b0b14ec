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
  if (!isAllow(text)) return undefined;
  const found = /^\s*allow\s*[:=]\s*([^\s,;]*)[\s,;]*(?:reason\s*:)?([\s\S]*)$/.exec(text);
  return {
    code: found?.[1] ?? "",
    reason: (found?.[2] ?? "").replace(/\s+/g, " ").trim(),
    at,
  };
}

/** The same in a comment of course.yaml: `# allow: …`. */
export function readYamlAllow(line: string, number: number): Allow | undefined {
  const found = /^(\s*)#\s*(allow\s*:.*)$/.exec(line);
  if (found === null) return undefined;
  return allowIn(found[2] ?? "", { line: number, col: (found[1] ?? "").length + 1 });
}
