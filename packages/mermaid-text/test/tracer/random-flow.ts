/** Random flowcharts for the tracer: all that layouts find hard, with texts that tell where they are. */

import fc from "fast-check";
import type { EdgeEnd, Flowchart, FlowEdge, FlowGroup, FlowNode } from "../../src/model.ts";
import { shapes } from "../../src/model.ts";

const words = ["check", "the user", "日本語", "a longer text that wraps", "🚀 go", "müll", "B2"];
const plainWords = ["check", "the user", "a longer text that wraps", "B2", "database"];

interface Wish {
  readonly most: number;
  readonly ascii: boolean;
  readonly groups: boolean;
  /** Draws of every kind of line and shape, or plain arrows and boxes only. */
  readonly fancy: boolean;
}

/** Every label ends with a number of its own, so that no two texts are alike. */
export function randomFlow(wish: Wish): fc.Arbitrary<Flowchart> {
  const texts = wish.ascii ? plainWords : words;
  const direction = fc.constantFrom("TD", "BT", "LR", "RL" as const);
  return fc
    .record({
      direction: direction as fc.Arbitrary<Flowchart["direction"]>,
      nodes: fc.array(
        fc.record({
          word: fc.constantFrom("", ...texts),
          shape: fc.constantFrom(...shapes),
          group: fc.nat({ max: 5 }),
        }),
        { minLength: 1, maxLength: wish.most, size: "max" },
      ),
      groups: fc.array(
        fc.record({
          parent: fc.nat({ max: 3 }),
          direction: fc.option(direction as fc.Arbitrary<Flowchart["direction"]>, {
            nil: undefined,
          }),
        }),
        { maxLength: wish.groups ? 4 : 0 },
      ),
      edges: fc.array(
        fc.record({
          from: fc.nat(),
          to: fc.nat(),
          word: fc.constantFrom("", "", "", ...texts),
          line: fc.constantFrom("solid", "solid", "solid", "dotted", "thick" as const),
          ends: fc.constantFrom<readonly [EdgeEnd, EdgeEnd]>(
            ["none", "arrow"],
            ["none", "arrow"],
            ["none", "arrow"],
            ["none", "none"],
            ["arrow", "arrow"],
            ["none", "circle"],
            ["none", "cross"],
            ["circle", "circle"],
          ),
          length: fc.constantFrom(1, 1, 1, 2, 3),
          toGroup: fc.nat({ max: 9 }),
        }),
        { maxLength: Math.ceil(wish.most * 1.6), size: "max" },
      ),
    })
    .map((drawn): Flowchart => {
      const groups = drawn.groups.map(
        (group, at): FlowGroup => ({
          id: `g${at}`,
          label: `Group${at}`,
          parent: at > 0 && group.parent < at ? `g${group.parent}` : undefined,
          direction: group.direction,
          classes: [],
        }),
      );
      const nodes = drawn.nodes.map(
        (node, at): FlowNode => ({
          id: `n${at}`,
          label: `${node.word} N${at}`.trim(),
          shape: wish.fancy ? node.shape : "rect",
          classes: [],
          group: node.group < groups.length ? `g${node.group}` : undefined,
        }),
      );
      const targets = (pick: number, other: number): string =>
        other < groups.length && wish.fancy ? `g${other}` : `n${pick % nodes.length}`;
      const edges = drawn.edges.map(
        (edge, at): FlowEdge => ({
          from: targets(edge.from, 9),
          to: targets(edge.to, edge.toGroup),
          label: edge.word === "" ? "" : `${edge.word} E${at}`,
          line: wish.fancy ? edge.line : "solid",
          tail: wish.fancy ? edge.ends[0] : "none",
          head: wish.fancy ? edge.ends[1] : "arrow",
          length: edge.length,
        }),
      );
      const none = { title: undefined, accTitle: undefined, accDescription: undefined };
      return { kind: "flowchart", ...none, direction: drawn.direction, nodes, groups, edges };
    });
}
