/**
 * What Mermaid's own parser reads: sources in as JSON on standard input, facts out as JSON. Part
 * of `bench/oracle/oracle.ts`, which says what facts are.
 */

import { readFileSync } from "node:fs";
import { JSDOM } from "jsdom";

const { window } = new JSDOM("<!doctype html><body></body>", { pretendToBeVisual: true });
Object.assign(globalThis, { window, document: window.document });
const names = ["Element", "HTMLElement", "SVGElement", "Node", "DOMParser", "DocumentFragment"];
for (const name of [...names, "HTMLTemplateElement", "NodeFilter", "NamedNodeMap"]) {
  globalThis[name] = window[name];
}
globalThis.HTMLFormElement = window.HTMLFormElement;
const { default: mermaid } = await import("mermaid");
mermaid.initialize({ startOnLoad: false, securityLevel: "loose", logLevel: "fatal" });

const shapes = {
  square: "rect",
  round: "round",
  stadium: "stadium",
  subroutine: "subroutine",
  cylinder: "cylinder",
  circle: "circle",
  doublecircle: "double-circle",
  diamond: "diamond",
  hexagon: "hexagon",
  odd: "flag",
  lean_right: "lean-right",
  lean_left: "lean-left",
  trapezoid: "trapezoid",
  inv_trapezoid: "inv-trapezoid",
};

const strokes = { normal: "solid", thick: "thick", dotted: "dotted", invisible: "hidden" };

function flowchart(db) {
  const groups = db.getSubGraphs();
  const ids = new Set(groups.map(({ id }) => id));
  const titles = new Map(groups.map(({ id, title }) => [id, title]));
  const nodes = [...db.getVertices().values()].filter(({ id }) => !ids.has(id));
  return {
    kind: "flowchart",
    nodes: nodes.map(({ id, text, type }) => ({
      id,
      label: text ?? id,
      shape: type === undefined ? "rect" : (shapes[type] ?? null),
    })),
    edges: db.getEdges().map(({ start, end, type, text, stroke, length }) => {
      // Two ends of different kinds pass the grammar, and are then called invalid.
      if (!(stroke in strokes)) throw new Error("a link with two different ends");
      const mark = /point$/.test(type) ? "arrow" : (/circle|cross/.exec(type)?.[0] ?? "none");
      return {
        ...{ from: start, to: end, label: text, length, line: strokes[stroke] },
        ...{ tail: type.startsWith("double") ? mark : "none", head: mark },
      };
    }),
    homes: groups.flatMap(({ nodes: members, title }) =>
      members.map((id) => [ids.has(id) ? titles.get(id) : id, title]),
    ),
    groups: groups.map(({ title }) => title),
  };
}

const heads = { 0: "arrow", 1: "arrow", 3: "cross", 4: "cross", 24: "open", 25: "open" };
const starts = { 10: "loop", 12: "alt", 15: "opt", 19: "par", 22: "rect", 27: "critical" };
Object.assign(starts, { 30: "break", 32: "par" });
const sections = { 13: "else", 20: "and", 28: "option" };
const ends = new Set([11, 14, 16, 21, 23, 29, 31]);
const dotted = new Set([1, 4, 6, 25, 34, 51, 52, 53, 54, 55, 56, 57, 58]);
const reversed = new Set([45, 46, 47, 48, 55, 56, 57, 58]);

function sequence(db) {
  const items = db.getMessages().flatMap((one) => {
    const { type, from, to, message, placement } = one;
    if (type === 2) {
      const place = ["left", "right", "over"][placement];
      return [["note", place, [...new Set([from, to])].join(","), message]];
    }
    if (type in starts) return [["frame", starts[type], type === 22 ? "" : message]];
    if (type in sections) return [["section", sections[type], message]];
    if (ends.has(type)) return [["end"]];
    if (type === 17 || type === 18) return [[type === 17 ? "activate" : "deactivate", from]];
    if (type === 26 || type >= 59) return [];
    const isHalf = type >= 41;
    const both = type === 33 || type === 34;
    const head = isHalf ? "half" : both ? "arrow" : (heads[type] ?? "none");
    return [
      [
        ...["message", from, to, message, dotted.has(type) ? "dotted" : "solid"],
        ...(reversed.has(type) ? ["half", "none"] : [both ? "arrow" : "none", head]),
      ],
    ];
  });
  const actors = [...db.getActors().entries()].map(([id, one]) => [id, one.description, one.type]);
  return { kind: "sequence", actors, items };
}

function state(db) {
  const { nodes, edges } = db.getData();
  const notes = new Set(nodes.filter(({ shape }) => /note/i.test(shape)).map(({ id }) => id));
  const stars = new Set(
    nodes.filter(({ shape }) => /^state(?:Start|End)$/.test(shape)).map(({ id }) => id),
  );
  const name = (id) => (stars.has(id) ? "[*]" : id);
  return {
    kind: "state",
    nodes: nodes
      .filter(({ id, shape }) => !notes.has(id) && !/note|divider/i.test(shape))
      .map(({ id }) => name(id)),
    edges: edges
      .filter(({ start, end }) => !notes.has(start) && !notes.has(end))
      .map(({ start, end, label }) => [name(start), name(end), label ?? ""]),
  };
}

const counts = {
  ONLY_ONE: "one",
  ZERO_OR_ONE: "zero-or-one",
  ONE_OR_MORE: "one-or-more",
  ZERO_OR_MORE: "zero-or-more",
};

function er(db) {
  const entities = [...db.getEntities().entries()];
  const byId = new Map(entities.map(([name, { id }]) => [id, name]));
  return {
    kind: "er",
    entities: entities.map(([name, { alias, attributes }]) => [
      alias === "" ? name : alias,
      ...attributes.map(({ type, name: own, keys = [], comment = "" }) =>
        [type, own, ...keys, comment].join(" "),
      ),
    ]),
    relations: db
      .getRelationships()
      .map(({ entityA, entityB, roleA, relSpec }) => [
        ...[byId.get(entityA), byId.get(entityB), roleA],
        ...[counts[relSpec.cardB], counts[relSpec.cardA], relSpec.relType === "IDENTIFYING"],
      ]),
  };
}

const marks = ["aggregation", "extension", "composition", "dependency", "lollipop"];

function classes(db) {
  const isOffered = (id) => /^interface\d+$/.test(id);
  return {
    kind: "class",
    classes: [...db.getClasses().values()]
      .filter(({ id }) => !isOffered(id))
      .map(({ id, label, type, members, methods, annotations }) => [
        ...[id, label + type, ...annotations],
        ...[...members, ...methods].map(({ text }) => text),
      ]),
    relations: db.getRelations().map((one) => {
      const mark = (type) => (type === "none" ? "none" : marks[type]);
      const told = (text) => (text === "none" ? "" : text);
      const { type1, type2, lineType } = one.relation;
      return [
        ...[isOffered(one.id1) ? "()" : one.id1, isOffered(one.id2) ? "()" : one.id2],
        ...[mark(type1), mark(type2), lineType === 1 ? "dotted" : "solid", one.title ?? ""],
        ...[told(one.relationTitle1), told(one.relationTitle2)],
      ];
    }),
  };
}

const readers = [
  [/^flowchart/, flowchart],
  [/^sequence$/, sequence],
  [/^state/, state],
  [/^er$/, er],
  [/^class/, classes],
];

const answers = [];
for (const source of JSON.parse(readFileSync(0, "utf8"))) {
  try {
    const { type, db } = await mermaid.mermaidAPI.getDiagramFromText(source);
    const reader = readers.find(([pattern]) => pattern.test(type))?.[1];
    answers.push(reader ? reader(db) : { kind: type });
  } catch (error) {
    answers.push({ kind: "refused", why: String(error).split("\n", 1)[0] });
  }
}
process.stdout.write(JSON.stringify(answers));
