/** What went wrong and what to do next, and what is said in passing, as a view. Pure. */

import { type Line, line, span, wrapLine } from "mermaid-text/text";
import { sign } from "./signs.ts";
import { styles } from "./style.ts";
import type { Look, View } from "./view.ts";

/** The message behind a sign, the hint below it. */
export function errorView(message: string, hint: string | undefined, look: Look): View {
  const lead = look.plain ? "Error: " : `${sign("wrong", look)} `;
  return notice(span(lead, styles.wrong), message, hint, look);
}

/** Something worth knowing that stops nothing. */
export function noticeView(message: string, hint: string | undefined, look: Look): View {
  const lead = look.plain ? "Note: " : "! ";
  return notice(span(lead, styles.near), message, hint, look);
}

/** Something said in passing, such as where one is: no sign, nothing to worry about. */
export function asideView(message: string, look: Look): View {
  return wrapLine(line(span(message, styles.dim)), look.text);
}

function notice(
  lead: ReturnType<typeof span>,
  message: string,
  hint: string | undefined,
  look: Look,
): Line[] {
  const indent = look.plain ? 0 : 2;
  const blank = " ".repeat(indent);
  return [
    ...wrapLine([lead, span(message)], look.text, indent),
    ...(hint ?? "")
      .split("\n")
      .filter((each) => each !== "")
      .flatMap((each) => wrapLine(line(blank, span(each)), look.text, indent)),
  ];
}
