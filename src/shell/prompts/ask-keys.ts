/**
 * The keys beside the answer: hint, skip, back, quit. Pure.
 *
 * One letter is enough where letters are no text: `h`, `s`, `b`, `q`. Where they are, or where
 * an answer needs the letter, it is typed behind a colon (`:s`). The whole word (`skip`) does
 * without the colon where it is no answer itself.
 */

import { cells, type Line, line, span, wrapLine } from "mermaid-text/text";
import { sign } from "../../core/view/signs.ts";
import { styles } from "../../core/view/style.ts";
import type { Look } from "../../core/view/view.ts";
import type { AskKey, AskOptions } from "./reply.ts";

type Offered = AskOptions["keys"];

const letters: Readonly<Record<AskKey, string>> = { hint: "h", skip: "s", back: "b", quit: "q" };

/** The offered key that a letter stands for. */
export function askKeyOf(letter: string, offered: Offered): AskKey | undefined {
  return offered.find(({ key }) => letters[key] === letter.toLowerCase())?.key;
}

/** The offered key that a typed line stands for: `skip`, `:skip`, `:s`. */
export function typedAskKey(text: string, offered: Offered): AskKey | undefined {
  const typed = text.trim().toLowerCase();
  const word = offered.find(({ key, mayAnswer }) => typed === key && mayAnswer !== true);
  return word?.key ?? signedAskKey(typed, offered);
}

/** As `typedAskKey`, without the bare words: nothing that could be a part of an answer. */
function signedAskKey(typed: string, offered: Offered): AskKey | undefined {
  return offered.find(({ key }) => typed === `:${letters[key]}` || typed === `:${key}`)?.key;
}

/** Whether a typed line asks for the keys: no answer is a lone question mark behind its start. */
export function asksForKeys(text: string, start = ""): boolean {
  const added = text.startsWith(start) ? text.slice(start.length) : text;
  return /^:?\?$/.test(added.trim());
}

/**
 * As `typedAskKey`, also behind the text that stood there at the start: whoever asks for a hint
 * at a second try need not empty the line first, and does not lose the try by forgetting to.
 */
export function addedAskKey(text: string, start: string, offered: Offered): AskKey | undefined {
  const added = text.startsWith(start) ? text.slice(start.length) : "";
  return typedAskKey(text, offered) ?? signedAskKey(added.trim().toLowerCase(), offered);
}

/** What the last line says: the prompt's own keys, those beside the answer, and how to see all. */
export function keysHelp(
  own: readonly string[],
  offered: Offered,
  isText: boolean,
  taken: readonly string[],
): string[] {
  const said = offered.map(({ key, note, does = key }) => {
    const letter = letters[key];
    const colon = isText || taken.includes(letter) ? ":" : "";
    return `${colon}${letter} ${does}${note === undefined ? "" : ` (${note})`}`;
  });
  const all = [...own, ...said];
  const last = all.at(-1)?.endsWith(" quit") === true ? all.slice(-1) : [];
  return [...all.slice(0, all.length - last.length), "? keys", ...last];
}

/** The help as dim lines, broken between its parts. */
export function helpLines(parts: readonly string[], look: Look): Line[] {
  const dot = ` ${sign("parts", look)} `;
  const rows: string[] = [];
  let row = "";
  for (const part of parts) {
    const longer = row === "" ? part : row + dot + part;
    if (row !== "" && cells(longer) > look.text) {
      rows.push(row);
      row = part;
    } else {
      row = longer;
    }
  }
  if (row !== "") rows.push(row);
  return rows.flatMap((text) => wrapLine(line(span(text, styles.dim)), look.text));
}
