/** Copies that hold nothing of the text that they are about: of a course's lessons none may stay. Pure. */

import type { Diagnostic } from "../diagnostic.ts";
import { detached } from "../text/detached.ts";

/**
 * The same diagnostics, sharing no memory with the text that they are about. Codes, files and
 * most hints recur: `kept` holds each text once.
 */
export function keptDiagnostics(
  diagnostics: readonly Diagnostic[],
  kept: Map<string, string>,
): Diagnostic[] {
  const once = (text: string) => {
    const known = kept.get(text);
    if (known === undefined) kept.set(text, text);
    return known ?? text;
  };
  return detached(diagnostics).map(({ file, line, col, severity, code, message, hint }) => ({
    file: once(file),
    line,
    col,
    severity,
    code: once(code),
    message: once(message),
    ...(hint === undefined ? {} : { hint: once(hint) }),
  }));
}
