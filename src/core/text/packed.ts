/**
 * Data whose texts mostly stand in a source already: stored as places in the source. Pure.
 *
 * What the build made of a lesson repeats the lesson's words. Stored as places instead, it
 * takes a sixth of the room in the package, and is put together again in a millisecond.
 */

/** Begins a place; a text that begins with it has it twice. */
const mark = "~";
/** Ends the place of a text that keeps its line ends, such as a diagram. */
const asItStands = "|";
/** Where texts of a source mostly end: a place that ends there needs no length. */
const ends = /\n| \|| -->/g;
/** Texts follow in the order of the source, so the next place this near is the right one. */
const near = 400;

/**
 * The value with its texts as `~distance` or `~distance,length`, the distance counted from the
 * end of the last one. Numbers called `line` are counted from the last one as well.
 */
export function packTexts(value: unknown, source: string): unknown {
  const flat = oneLine(source);
  let last = 0;
  const pack = (text: string) => {
    const plain = text.startsWith(mark) ? mark + text : text;
    const lines = text.includes("\n");
    const at = text === "" ? -1 : nearest(text, lines ? source : flat, last);
    if (at < 0) return plain;
    const end = at + text.length;
    const length = !lines && end === endFrom(source, at) ? "" : `,${text.length}`;
    const place = `${mark}${at - last}${length}${lines ? asItStands : ""}`;
    if (place.length > plain.length) return plain;
    last = end;
    return place;
  };
  let lastLine = 0;
  return mapParts(value, pack, (line) => {
    const step = line - lastLine;
    lastLine = line;
    return step;
  });
}

/** The value that was packed, given the same source. */
export function unpackTexts(value: unknown, source: string): unknown {
  const flat = oneLine(source);
  let last = 0;
  const unpack = (text: string) => {
    if (!text.startsWith(mark)) return text;
    if (text.startsWith(mark + mark)) return text.slice(1);
    const lines = text.endsWith(asItStands);
    const [distance, length] = text.slice(1, lines ? -1 : undefined).split(",");
    const start = last + Number(distance);
    last = length === undefined ? endFrom(source, start) : start + Number(length);
    return (lines ? source : flat).slice(start, last);
  };
  let lastLine = 0;
  return mapParts(value, unpack, (step) => {
    lastLine += step;
    return lastLine;
  });
}

/** The next place of a text; when that is far, the nearest. Negative when there is none. */
function nearest(text: string, source: string, from: number): number {
  const ahead = source.indexOf(text, from);
  if (ahead >= 0 && ahead - from <= near) return ahead;
  const back = source.lastIndexOf(text, from);
  return back >= 0 && (ahead < 0 || from - back < ahead - from) ? back : ahead;
}

function endFrom(source: string, at: number): number {
  ends.lastIndex = at;
  return ends.exec(source)?.index ?? source.length;
}

/** Line ends as blanks: a paragraph of several lines is one text of the model. */
function oneLine(source: string): string {
  return source.replace(/\s/g, " ");
}

function mapParts(
  value: unknown,
  text: (text: string) => string,
  line: (line: number) => number,
): unknown {
  const map = (part: unknown, key?: string): unknown => {
    if (typeof part === "string") return text(part);
    if (typeof part === "number") return key === "line" ? line(part) : part;
    if (typeof part !== "object" || part === null) return part;
    if (Array.isArray(part)) return part.map((each) => map(each));
    return Object.fromEntries(Object.entries(part).map(([name, each]) => [name, map(each, name)]));
  };
  return map(value);
}
