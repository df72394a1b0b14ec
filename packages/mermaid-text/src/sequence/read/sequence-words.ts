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

const longestFirst = [...arrows.keys()].sort((a, b) => b.length - a.length);

export interface MessageRead {
  readonly from: string;
  readonly arrow: string;
  /** What the receiver or the sender becomes by it: `+` active, `-` no longer. */
  readonly mark: "" | "+" | "-";
  /** Empty when it is missing. */
  readonly to: string;
  /** Undefined when there is no colon. */
  readonly text: string | undefined;
}

/** Sender, arrow, activation sign, receiver, text: `A->>+B: text`. Goes through it once. */
export function readMessage(statement: string): MessageRead | undefined {
  const colon = statement.indexOf(":");
  const head = colon < 0 ? statement : statement.slice(0, colon);
  const text = colon < 0 ? undefined : statement.slice(colon + 1);
  const signs = /[-<|/\\]/g;
  let unsent: MessageRead | undefined;
  for (let found = signs.exec(head); found; found = signs.exec(head)) {
    const at = found.index;
    const arrow = longestFirst.find((one) => head.startsWith(one, at));
    const from = head.slice(0, at).trim().replace(/\(\)$/, "").trimEnd();
    if (arrow === undefined || from === "") continue;
    const rest = head
      .slice(at + arrow.length)
      .trim()
      .replace(/^\(\)/, "")
      .trimStart();
    const mark = rest.startsWith("+") ? "+" : rest.startsWith("-") ? "-" : "";
    const to = rest.slice(mark.length).trim();
    if (to !== "" && !to.startsWith("+")) return { from, arrow, mark, to, text };
    unsent ??= { from, arrow, mark, to: "", text };
  }
  return unsent;
}

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
