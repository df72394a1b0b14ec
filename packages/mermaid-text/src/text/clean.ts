/**
 * Makes text from anywhere fit to reach a terminal. Pure.
 *
 * Everything that a terminal would obey instead of show (escape sequences, C0 and C1
 * controls, bidirectional overrides, invisible tags) is made visible, so that an author
 * notices it and a reader is not fooled by it. `clean` is the only maker of `Safe`, and
 * styled text can hold nothing else: forgetting to clean a field is a type error.
 */

declare const safe: unique symbol;

/** Text without line ends, tabs, or anything that a terminal would obey. */
export type Safe = string & { readonly [safe]: true };

/** At most this many combining marks stay on one letter; the rest is dropped. */
const mostMarks = 8;

// Printable ASCII, western letters, punctuation, arrows and lines pass at once: nearly all text is this.
const harmless =
  /^[\x20-\x7e\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u2190-\u23ff\u2500-\u27bf]*$/;

const controls = /[\0-\x1f\x7f]/g;
const highControls = /[\x80-\x9f]/g;
// Bidirectional overrides and isolates, zero-width characters that hide text, soft hyphen,
// interlinear marks, line separators, language tags. ZWJ, ZWNJ and the plain direction
// marks (LRM, RLM, ALM) stay: emoji, Persian and real right-to-left text need them.
const hidden =
  /[\u00ad\u200b\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e0fff}]/gu;
const loneSurrogates = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
/** Made when it is needed for the first time: making it costs milliseconds of start-up. */
let tooManyMarks: RegExp | undefined;

/** One line of safe text; line ends and tabs become spaces. */
export function clean(text: string): Safe {
  if (harmless.test(text)) return text as Safe;
  tooManyMarks ??= new RegExp(`(\\p{M}{${mostMarks}})\\p{M}+`, "gu");
  return text
    .replace(/\r\n?|\n|\t/g, " ")
    .replace(loneSurrogates, "\ufffd")
    .replace(controls, (char) =>
      char === "\x7f" ? "\u2421" : String.fromCharCode(0x2400 + char.charCodeAt(0)),
    )
    .replace(highControls, (char) => `\\x${char.charCodeAt(0).toString(16)}`)
    .replace(
      hidden,
      (char) =>
        `\u2039U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}\u203a`,
    )
    .replace(tooManyMarks, "$1") as Safe;
}

/** Safe lines of a text of several lines; a tab becomes two spaces. */
export function cleanLines(text: string): Safe[] {
  return text.split(/\r\n?|\n/).map((line) => clean(line.replaceAll("\t", "  ")));
}

/** For formats whose fields it parts: the one character besides text that a line may hold. */
export const tab = "\t" as Safe;

/** Joins safe text into longer safe text. */
export function joinSafe(parts: readonly Safe[], separator: Safe = "" as Safe): Safe {
  return parts.join(separator) as Safe;
}

/** A part of safe text, by UTF-16 offsets. Call it at grapheme borders only. */
export function sliceSafe(text: Safe, start: number, end?: number): Safe {
  return text.slice(start, end) as Safe;
}

/** A document as JSON, pure ASCII, so that nothing in it can act on a terminal. */
export function safeJson(value: unknown, indent = 0): Safe {
  return JSON.stringify(value, null, indent).replace(
    /[\u007f-\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  ) as Safe;
}
