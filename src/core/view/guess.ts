/** What stands above a question that is asked before the text. Pure. */

import { type Line, line, wrapLine } from "mermaid-text/text";
import { ruledHead } from "./ruled.ts";
import { sign } from "./signs.ts";
import type { Look } from "./view.ts";

/** "Before you read, 1 of 2 · a guess will do, it counts nothing". */
export function guessHead(number: number, of: number, look: Look): Line[] {
  const place = of === 1 ? "Before you read" : `Before you read, ${number} of ${of}`;
  const said = "a guess will do, it counts nothing";
  if (look.plain) return wrapLine(line(`${place}: ${said}.`), look.text);
  return ruledHead(line(`${place} ${sign("dot", look)} ${said}`), look);
}
