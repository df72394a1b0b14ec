/**
 * Data whose texts mostly stand in a source already: stored as places in the source. Pure.
 *
 * What the build made of a lesson repeats the lesson's words. Stored as places instead, it
 * takes a third of the room in the package, and is put together again in a millisecond.
 */

/** Shorter texts take less room as they are. */
const shortest = 6;
/** Begins a place; a text that begins with it has it twice. */
const mark = "~";
/** Ends the place of a text that keeps its line ends, such as a diagram. */
const asItStands = "|";

/** The value with its texts as `~distance,length`, the distance counted from the end of the last one. */
export function packTexts(value: unknown, source: string): unknown {
  const flat = oneLine(source);
  let last = 0;
  return mapTexts(value, (text) => {
    const plain = text.startsWith(mark) ? mark + text : text;
    if (text.length < shortest) return plain;
    const lines = text.includes("\n");
    const searched = lines ? source : flat;
    const ahead = searched.indexOf(text, last);
    const at = ahead < 0 ? searched.indexOf(text) : ahead;
    if (at < 0) return plain;
    const packed = `${mark}${at - last},${text.length}${lines ? asItStands : ""}`;
    last = at + text.length;
    return packed;
  });
}

/** The value that was packed, given the same source. */
export function unpackTexts(value: unknown, source: string): unknown {
  const flat = oneLine(source);
  let last = 0;
  return mapTexts(value, (text) => {
    if (!text.startsWith(mark)) return text;
    if (text.startsWith(mark + mark)) return text.slice(1);
    const comma = text.indexOf(",");
    const start = last + Number(text.slice(1, comma));
    const lines = text.endsWith(asItStands);
    last = start + Number(text.slice(comma + 1, lines ? -1 : undefined));
    return (lines ? source : flat).slice(start, last);
  });
}

/** Line ends as blanks: a paragraph of several lines is one text of the model. */
function oneLine(source: string): string {
  return source.replace(/\s/g, " ");
}

function mapTexts(value: unknown, map: (text: string) => string): unknown {
  if (typeof value === "string") return map(value);
  if (Array.isArray(value)) return value.map((each) => mapTexts(each, map));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, mapTexts(each, map)]));
}
