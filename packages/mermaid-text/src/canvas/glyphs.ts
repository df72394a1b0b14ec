/** Which character stands for the arms that meet in a cell. Pure. */

// Index: up + 3 * right + 9 * down + 27 * left, with 0 none, 1 light, 2 heavy.
const joints =
  " ╵╹╶└┖╺┕┗╷│╿┌├┞┍┝┡╻╽┃┎┟┠┏┢┣" + "╴┘┚─┴┸╼┶┺┐┤┦┬┼╀┮┾╄┒┧┨┰╁╂┲╆╊" + "╸┙┛╾┵┹━┷┻┑┥┩┭┽╃┯┿╇┓┪┫┱╅╉┳╈╋";

const up = 3;
const right = 3 << 2;
const down = 3 << 4;
const left = 3 << 6;

/** Weight of an arm: a dotted one is light at joints. */
function weight(arms: number, bits: number): number {
  const value = (arms >> bits) & 3;
  return value === 3 ? 1 : value;
}

/**
 * A crossing in ASCII is the upright line between two dashes: `-|-`. A `+` always joins.
 */
export function armGlyph(arms: number, charset: "unicode" | "ascii"): string {
  if (arms === 0) return " ";
  const vertical = arms & (up | down);
  const horizontal = arms & (left | right);
  if (charset === "ascii") {
    if (horizontal === 0) return uprightAscii(arms);
    if (vertical === 0) return flatAscii(arms);
    const crossing = (arms & up) !== 0 && (arms & down) !== 0 && (arms & left) !== 0;
    return crossing && (arms & right) !== 0 ? uprightAscii(arms) : "+";
  }
  if (horizontal === 0 && (vertical === up || vertical === (up | down))) {
    if (((arms >> 4) & 3) === 3 && (arms & 3) === 3) return "┆";
  }
  if (vertical === 0 && ((arms >> 2) & 3) === 3 && ((arms >> 6) & 3) === 3) return "┄";
  const index = weight(arms, 0) + 3 * weight(arms, 2) + 9 * weight(arms, 4) + 27 * weight(arms, 6);
  return joints[index] ?? " ";
}

function uprightAscii(arms: number): string {
  const strongest = Math.max(weight(arms, 0), weight(arms, 4));
  if (strongest === 2) return "#";
  return (arms & 3) === 3 || ((arms >> 4) & 3) === 3 ? ":" : "|";
}

function flatAscii(arms: number): string {
  const strongest = Math.max(weight(arms, 2), weight(arms, 6));
  if (strongest === 2) return "=";
  return ((arms >> 2) & 3) === 3 || ((arms >> 6) & 3) === 3 ? "." : "-";
}

const plain: Readonly<Record<string, string>> = {
  "─": "-",
  "│": "|",
  "┌": "+",
  "┐": "+",
  "└": "+",
  "┘": "+",
  "├": "+",
  "┤": "+",
  "┬": "+",
  "┴": "+",
  "┼": "+",
  "╭": ".",
  "╮": ".",
  "╰": "'",
  "╯": "'",
  "╱": "/",
  "╲": "\\",
  "║": "#",
  "╓": "+",
  "╖": "+",
  "╙": "+",
  "╜": "+",
  "╥": "+",
  "╨": "+",
  "╟": "+",
  "╢": "+",
  "╌": "~",
  "╎": "!",
  "►": ">",
  "◄": "<",
  "▲": "^",
  "▼": "v",
  "╳": "X",
  "●": "*",
  "◉": "@",
  "△": "A",
  "▽": "V",
  "◁": "<|",
  "▷": "|>",
  "◊": "?",
  "◆": "*",
  "◇": "o",
  "━": "=",
  "┄": ".",
  "■": "#",
  "→": "->",
  "←": "<-",
  "↔": "<->",
  "┠": "+",
  "┨": "+",
  "┃": "#",
};

/** The sign in ASCII; what has no counterpart stays as it is (labels are not ours to change). */
export function asciiGlyph(sign: string): string {
  return plain[sign] ?? [...sign].map((char) => plain[char] ?? char).join("");
}
