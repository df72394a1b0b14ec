/** Random state, entity and class diagrams as the flowcharts that are drawn, for the tracer. */

import fc from "fast-check";
import type { EdgeEnd, Flowchart, FlowEdge, FlowGroup, FlowNode, Shape } from "../../src/model.ts";

const none = { title: undefined, accTitle: undefined, accDescription: undefined };
const directions = fc.constantFrom<Flowchart["direction"]>("TD", "TD", "LR", "BT", "RL");
const words = fc.constantFrom("", "", "go on", "a longer text that wraps", "done");

/** Boxes with compartments, and lines with texts at their ends. */
export function randomTables(most: number): fc.Arbitrary<Flowchart> {
  const row = fc.constantFrom(
    ["int", "age", "PK"],
    ["string", "deliveryAddressOfTheCustomer"],
    ["findAllUsersByDepartment", "and", "role"],
    ["date"],
  );
  const parts = fc.array(fc.array(row, { minLength: 1, maxLength: 3 }), { maxLength: 2 });
  const end = fc.constantFrom<EdgeEnd>(
    "none",
    "none",
    "triangle",
    "diamond",
    "open-diamond",
    "arrow",
  );
  const link = fc.record({
    from: fc.nat(),
    to: fc.nat(),
    word: words,
    tail: end,
    head: end,
    texts: fc.tuple(fc.boolean(), fc.boolean()),
    isDotted: fc.boolean(),
  });
  return fc
    .record({
      direction: directions,
      nodes: fc.array(fc.record({ parts, group: fc.nat({ max: 5 }) }), {
        minLength: 1,
        maxLength: most,
        size: "max",
      }),
      links: fc.array(link, { maxLength: Math.ceil(most * 1.3), size: "max" }),
      groups: fc.nat({ max: 2 }),
    })
    .map(({ direction, nodes, links, groups }) => ({
      kind: "flowchart" as const,
      ...none,
      direction,
      groups: Array.from(
        { length: groups },
        (_, at): FlowGroup => ({
          id: `g${at}`,
          label: `Group${at}`,
          parent: undefined,
          direction: undefined,
          classes: [],
        }),
      ),
      nodes: nodes.map(
        (node, at): FlowNode => ({
          id: `n${at}`,
          label: `Table N${at}`,
          shape: "rect",
          classes: [],
          group: node.group < groups ? `g${node.group}` : undefined,
          ...(node.parts.length > 0 && {
            parts: node.parts.map((rows, part) =>
              rows.map((cells, line) => [...cells, `R${part}${line}`]),
            ),
          }),
        }),
      ),
      edges: links.map(
        ({ from, to, word, tail, head, texts, isDotted }, at): FlowEdge => ({
          from: `n${from % nodes.length}`,
          to: `n${to % nodes.length}`,
          label: word === "" ? "" : `${word} E${at}`,
          line: isDotted ? "dotted" : "solid",
          // Two marks of one kind at both ends would not tell which end is which.
          tail,
          head: tail === "none" ? head : "none",
          length: 1,
          ...(texts[0] && { tailText: `T${at}` }),
          ...(texts[1] && { headText: `H${at}` }),
        }),
      ),
    }));
}

/** States, composite ones, starts, ends, choices, bars and notes. */
export function randomStates(most: number): fc.Arbitrary<Flowchart> {
  const shape = fc.constantFrom<Shape>("round", "round", "round", "choice", "bar", "start", "end");
  return fc
    .record({
      direction: directions,
      nodes: fc.array(
        fc.record({ shape, group: fc.nat({ max: 5 }), hasNote: fc.nat({ max: 5 }) }),
        { minLength: 1, maxLength: most, size: "max" },
      ),
      links: fc.array(fc.record({ from: fc.nat(), to: fc.nat(), word: words }), {
        maxLength: Math.ceil(most * 1.5),
        size: "max",
      }),
      groups: fc.array(directions, { maxLength: 3 }),
    })
    .map(({ direction, nodes, links, groups }) => {
      const homeOf = (group: number) => (group < groups.length ? `g${group}` : undefined);
      const states = nodes.map(
        (node, at): FlowNode => ({
          id: `n${at}`,
          label: node.shape === "round" ? `State N${at}` : "",
          shape: node.shape,
          classes: [],
          group: homeOf(node.group),
        }),
      );
      const notes = nodes.flatMap((node, at): FlowNode[] =>
        node.hasNote > 0
          ? []
          : [
              {
                id: `note ${at}`,
                label: `a note on N${at}`,
                shape: "note",
                classes: [],
                group: homeOf(node.group),
              },
            ],
      );
      const ends = { tail: "none", head: "arrow" } as const;
      return {
        kind: "flowchart" as const,
        ...none,
        direction,
        groups: groups.map(
          (own, at): FlowGroup => ({
            id: `g${at}`,
            label: `Group${at}`,
            parent: at === 2 ? "g1" : undefined,
            direction: own,
            classes: [],
          }),
        ),
        nodes: [...states, ...notes],
        edges: [
          ...links.map(
            ({ from, to, word }, at): FlowEdge => ({
              from: `n${from % nodes.length}`,
              to: `n${to % nodes.length}`,
              label: word === "" ? "" : `${word} E${at}`,
              line: "solid",
              length: 1,
              ...ends,
            }),
          ),
          ...notes.map(
            (note): FlowEdge => ({
              from: note.id.replace("note ", "n"),
              to: note.id,
              label: "",
              line: "dotted",
              tail: "none",
              head: "none",
              length: 1,
              isNote: true,
            }),
          ),
        ],
      };
    });
}
