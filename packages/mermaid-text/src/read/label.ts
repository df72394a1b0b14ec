/**
 * Labels as Mermaid writes them, turned into plain text: entities, line breaks, Markdown
 * strings, HTML tags, icons. Pure. A "\n" in the result is a break that the author asked for.
 */

import { clean } from "../text/clean.ts";
import { softBreak, withoutSoftBreaks } from "../text/soft-break.ts";

const tags =
  /<\/?(?:b|i|u|s|em|strong|span|div|p|small|big|sub|sup|code|pre|font|center|a|img|ul|ol|li|mark|del|ins|h[1-6]|tt|kbd|svg|hr|table|tr|td|th|tbody|label|input|button|align(?:=\w+)?)(?:\s[^<>]*)?\/?>/gi;

const named: Readonly<Record<string, string>> = {
  quot: '"',
  amp: "&",
  lt: "<",
  gt: ">",
  apos: "'",
  nbsp: " ",
  infin: "∞",
  hearts: "♥",
  copy: "©",
  reg: "®",
  trade: "™",
  euro: "€",
  pound: "£",
  yen: "¥",
  deg: "°",
  times: "×",
  divide: "÷",
  plusmn: "±",
  rarr: "→",
  larr: "←",
  uarr: "↑",
  darr: "↓",
  harr: "↔",
  hellip: "…",
  mdash: "—",
  ndash: "–",
  bull: "•",
  middot: "·",
  laquo: "«",
  raquo: "»",
  semi: ";",
  colon: ":",
  num: "#",
  lpar: "(",
  rpar: ")",
  lbrack: "[",
  rbrack: "]",
  lbrace: "{",
  rbrace: "}",
  lcub: "{",
  rcub: "}",
  lsqb: "[",
  rsqb: "]",
  vert: "|",
  verbar: "|",
  excl: "!",
  commat: "@",
  check: "✓",
  cross: "✗",
  star: "☆",
  alpha: "α",
  beta: "β",
  gamma: "γ",
  delta: "δ",
  lambda: "λ",
  mu: "μ",
  pi: "π",
  sigma: "σ",
  omega: "ω",
  hash: "#",
  equals: "=",
  plus: "+",
  comma: ",",
  period: ".",
  sol: "/",
  bsol: "\\",
  lowbar: "_",
  ast: "*",
  percnt: "%",
  dollar: "$",
  quest: "?",
  auml: "ä",
  ouml: "ö",
  uuml: "ü",
  Auml: "Ä",
  Ouml: "Ö",
  Uuml: "Ü",
  szlig: "ß",
  eacute: "é",
  egrave: "è",
  agrave: "à",
};

/** The text that a reader is to see. `raw` may stand in quotes or be a Markdown string. */
export function readLabel(raw: string): string {
  const text = raw.trim();
  const isQuoted = text.length >= 2 && text.startsWith('"') && text.endsWith('"');
  return readSaid(isQuoted ? text.slice(1, -1) : text);
}

/** As much as anybody reads in a box, and far more than `check` lets pass. */
const longestLabel = 4_000;

/** The label, or its beginning when laying it out would take for ever. */
export function shortLabel(text: string): string {
  if (text.length <= longestLabel) return text;
  return `${text.slice(0, longestLabel).replace(/[\ud800-\udbff]$/, "")}…`;
}

/** As `readLabel`, where quotation marks belong to what is said: a message, a note. */
export function readSaid(raw: string): string {
  let text = raw.trim();
  const markdown = /^\s*`([\s\S]*)`\s*$/.exec(text);
  if (markdown) text = plainMarkdown(markdown[1] ?? "");
  return shortLabel(tidy(decodeEntities(withoutTags(withoutIcons(text)))));
}

function plainMarkdown(text: string): string {
  return text
    .replace(/\*\*([^*]+)\*\*/g, "$1")
    .replace(/__([^_]+)__/g, "$1")
    .replace(/\*([^*\n]+)\*/g, "$1")
    .replace(/(^|[^\w])_([^_\n]+)_(?!\w)/g, "$1$2")
    .replace(/`([^`]+)`/g, "$1");
}

function withoutTags(text: string): string {
  if (!text.includes("<") && !text.includes("$$")) return text;
  return text
    .replace(/<br\s*\/?>|<\/br>/gi, "\n")
    .replace(tags, "")
    .replace(/\$\$([\s\S]*?)\$\$/g, "$1");
}

/** `fa:fa-car` names a picture that a terminal has not; alone it is read as its name. */
function withoutIcons(text: string): string {
  const icons = /(?:^|(?<=\s))(?:fa[bsrlkd]?|fab|mdi|logos):[a-z]*-?([\w-]+)/g;
  if (!text.includes(":")) return text;
  const bare = text.replace(icons, "").trim();
  return bare === "" ? text.replace(icons, "$1") : bare;
}

function decodeEntities(text: string): string {
  if (!/[#&]/.test(text)) return text;
  return text.replace(
    // Browsers take the number alone, too.
    /[#&]#?(x[0-9a-fA-F]{1,6}|\d{1,7}|[a-zA-Z]{2,8});|&#(\d{1,7})/g,
    (whole, closed: string | undefined, open: string) => {
      const name = closed ?? open;
      if (/^\d/.test(name)) return fromCode(Number.parseInt(name, 10), whole);
      if (/^x[0-9a-fA-F]+$/.test(name)) return fromCode(Number.parseInt(name.slice(1), 16), whole);
      return Object.hasOwn(named, name) ? (named[name] ?? whole) : whole;
    },
  );
}

function fromCode(code: number, otherwise: string): string {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : otherwise;
}

function tidy(text: string): string {
  return text
    .replaceAll("\\n", "\n")
    .split("\n")
    .map((line) => line.split(softBreak).map(clean).join(softBreak))
    .map((line) => line.replace(/\s+/g, " ").trim())
    .filter((line) => withoutSoftBreaks(line) !== "")
    .join("\n");
}
