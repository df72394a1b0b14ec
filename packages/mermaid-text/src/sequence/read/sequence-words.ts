/** The words and arrows of sequence sources. Pure. */

import type { Message, MessageHead } from "../../model.ts";

interface Arrow {
  readonly line: Message["line"];
  readonly tail: MessageHead;
  readonly head: MessageHead;
}

// Ends of an arrow with what they mean; a dotted line has one dash more.
const ends: readonly (readonly [tail: string, head: string, Omit<Arrow, "line">])[] = [
  ["<<", ">>", { tail: "arrow", head: "arrow" }],
  ["", ">>", { tail: "none", head: "arrow" }],
  ["", ">", { tail: "none", head: "none" }],
  ["", "x", { tail: "none", head: "cross" }],
  ["", ")", { tail: "none", head: "open" }],
  ["", "|\\", { tail: "none", head: "half" }],
  ["", "|/", { tail: "none", head: "half" }],
  ["", "\\\\", { tail: "none", head: "half" }],
  ["", "\\", { tail: "none", head: "half" }],
  ["", "//", { tail: "none", head: "half" }],
  ["", "/", { tail: "none", head: "half" }],
  ["/|", "", { tail: "half", head: "none" }],
  ["\\|", "", { tail: "half", head: "none" }],
  ["//", "", { tail: "half", head: "none" }],
  ["\\\\", "", { tail: "half", head: "none" }],
];

/** Every arrow as it is written. */
export const arrows: ReadonlyMap<string, Arrow> = new Map(
  ends.flatMap(([tail, head, what]): [string, Arrow][] => [
    [`${tail}--${head}`, { ...what, line: "dotted" }],
    [`${tail}-${head}`, { ...what, line: "solid" }],
  ]),
);

const escaped = [...arrows.keys()]
  .sort((a, b) => b.length - a.length)
  .map((arrow) => arrow.replace(/[|\\/()]/g, "\\$&"))
  .join("|");

/** Sender, arrow, activation sign, receiver, text. */
export const messagePattern = new RegExp(
  `^([^:]+?)\\s*(?:\\(\\))?\\s*(${escaped})\\s*(?:\\(\\))?\\s*([+-]?)\\s*([^:+][^:]*?)\\s*(?::([\\s\\S]*))?$`,
);

const colorNames = new Set(
  (
    "aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue " +
    "blueviolet brown burlywood cadetblue chartreuse chocolate coral cornflowerblue cornsilk " +
    "crimson cyan darkblue darkcyan darkgoldenrod darkgray darkgreen darkgrey darkkhaki " +
    "darkmagenta darkolivegreen darkorange darkorchid darkred darksalmon darkseagreen " +
    "darkslateblue darkslategray darkslategrey darkturquoise darkviolet deeppink deepskyblue " +
    "dimgray dimgrey dodgerblue firebrick floralwhite forestgreen fuchsia gainsboro ghostwhite " +
    "gold goldenrod gray green greenyellow grey honeydew hotpink indianred indigo ivory khaki " +
    "lavender lavenderblush lawngreen lemonchiffon lightblue lightcoral lightcyan " +
    "lightgoldenrodyellow lightgray lightgreen lightgrey lightpink lightsalmon lightseagreen " +
    "lightskyblue lightslategray lightslategrey lightsteelblue lightyellow lime limegreen linen " +
    "magenta maroon mediumaquamarine mediumblue mediumorchid mediumpurple mediumseagreen " +
    "mediumslateblue mediumspringgreen mediumturquoise mediumvioletred midnightblue mintcream " +
    "mistyrose moccasin navajowhite navy oldlace olive olivedrab orange orangered orchid " +
    "palegoldenrod palegreen paleturquoise palevioletred papayawhip peachpuff peru pink plum " +
    "powderblue purple rebeccapurple red rosybrown royalblue saddlebrown salmon sandybrown " +
    "seagreen seashell sienna silver skyblue slateblue slategray slategrey snow springgreen " +
    "steelblue tan teal thistle tomato transparent turquoise violet wheat white whitesmoke " +
    "yellow yellowgreen"
  ).split(" "),
);

/** What is left of a `box` or `rect` line when the colour is taken off. */
export function withoutColor(text: string): string {
  const called = /^(?:rgba?|hsla?)\s*\([^)]*\)\s*/i.exec(text);
  if (called) return text.slice(called[0].length);
  const first = /^#?[\w]+/.exec(text)?.[0] ?? "";
  const isColor = /^#[0-9a-f]{3,8}$/i.test(first) || colorNames.has(first.toLowerCase());
  return isColor ? text.slice(first.length).trim() : text;
}
