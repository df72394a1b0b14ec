/** Events that lost the line ends between them, as in a mail, an editor or a list of JSON. Pure. */

import { withoutEnding } from "../text/ending.ts";

/** What every event of ours begins with; inside a text of JSON it cannot stand like that. */
export const eventStart = '{"v":';

/** A part of a line, and at which character of it the part begins. */
export interface LogPart {
  readonly text: string;
  readonly at: number;
}

/** The text parted before each event, without what parts them; what stands before the first is a part too. */
export function parted(line: string): readonly LogPart[] {
  const parts: LogPart[] = [];
  for (let at = 0; at < line.length; ) {
    const next = line.indexOf(eventStart, at + 1);
    const text = line.slice(at, next < 0 ? line.length : next);
    const kept = withoutEnding(text, /[\s,[\]]/);
    if (kept !== "") parts.push({ text: kept, at });
    at = next < 0 ? line.length : next;
  }
  return parts;
}
