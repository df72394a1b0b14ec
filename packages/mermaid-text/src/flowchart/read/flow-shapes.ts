/** Which brackets and which names mean which shape. Pure. */

import type { Shape, shapes } from "../../model.ts";

interface Bracket {
  readonly open: string;
  /** What may close it, with the shape that this makes. */
  readonly close: readonly (readonly [string, Shape])[];
}

/** Longest opening first: the first that fits is the one meant. */
export const brackets: readonly Bracket[] = [
  { open: "(((", close: [[")))", "double-circle"]] },
  { open: "((", close: [["))", "circle"]] },
  { open: "([", close: [["])", "stadium"]] },
  { open: "(-", close: [["-)", "circle"]] },
  { open: "(", close: [[")", "round"]] },
  { open: "[[", close: [["]]", "subroutine"]] },
  { open: "[(", close: [[")]", "cylinder"]] },
  {
    open: "[/",
    close: [
      ["/]", "lean-right"],
      ["\\]", "trapezoid"],
    ],
  },
  {
    open: "[\\",
    close: [
      ["\\]", "lean-left"],
      ["/]", "inv-trapezoid"],
    ],
  },
  { open: "[|", close: [["]", "rect"]] },
  { open: "[", close: [["]", "rect"]] },
  { open: "{{", close: [["}}", "hexagon"]] },
  { open: "{", close: [["}", "diamond"]] },
  { open: ">", close: [["]", "flag"]] },
];

const names: Readonly<Record<(typeof shapes)[number], string>> = {
  rect: "rect rectangle proc process notch-rect card notched-rectangle text brace comment brace-l brace-r braces",
  round:
    "rounded event delay half-rounded-rectangle docs doc document documents st-doc stacked-document lin-doc lined-document tag-doc tagged-document flag paper-tape",
  stadium: "stadium pill terminal",
  subroutine:
    "subproc subprocess subroutine framed-rectangle fr-rect procs processes st-rect stacked-rectangle lin-rect lined-rectangle lined-process lin-proc shaded-process div-rect div-proc divided-rectangle divided-process tag-rect tag-proc tagged-rectangle tagged-process win-pane internal-storage window-pane fork join",
  cylinder:
    "cyl cylinder database db lin-cyl disk lined-cylinder das h-cyl horizontal-cylinder datastore data-store bow-rect bow-tie-rectangle stored-data",
  circle:
    "circle circ sm-circ small-circle start f-circ filled-circle junction cross-circ crossed-circle summary ellipse cloud bang",
  "double-circle": "dbl-circ double-circle fr-circ framed-circle stop",
  diamond: "diam diamond decision question",
  hexagon: "hex hexagon prepare",
  flag: "odd rect-left-inv-arrow bolt com-link lightning-bolt",
  "lean-right": "lean-r lean-right in-out sl-rect manual-input sloped-rectangle",
  "lean-left": "lean-l lean-left out-in",
  trapezoid:
    "trap-b trapezoid trapezoid-bottom priority tri triangle extract manual-file flip-tri flipped-triangle hourglass collate curv-trap curved-trapezoid display",
  "inv-trapezoid":
    "trap-t inv-trapezoid trapezoid-top manual notch-pent notched-pentagon loop-limit",
};

const shapeOf: ReadonlyMap<string, Shape> = new Map(
  Object.entries(names).flatMap(([shape, list]) =>
    list.split(" ").map((name): [string, Shape] => [name, shape as Shape]),
  ),
);

/** The shape for a name in `@{ shape: ... }`; `undefined` when Mermaid has no such name. */
export function shapeNamed(name: string): Shape | undefined {
  return shapeOf.get(name.toLowerCase());
}
