/**
 * Models as facts that can be compared: one line for each node, link, message ... Texts are
 * compared by their letters and digits, for how entities, tags and blanks are kept differs. Pure.
 */

import type { Diagram } from "mermaid-text";

type Row = readonly (string | boolean | null)[];

/** What `theirs.js` prints, and what `oursOf` makes of a model of ours. */
export type Model =
  | { readonly kind: "refused"; readonly why: string }
  | {
      readonly kind: "flowchart";
      readonly nodes: readonly {
        readonly id: string;
        readonly label: string;
        /** Null for a shape that has a name alone: there are many. */
        readonly shape: string | null;
      }[];
      readonly edges: readonly {
        readonly from: string;
        readonly to: string;
        readonly label: string;
        readonly line: string;
        readonly tail: string;
        readonly head: string;
        readonly length: number;
      }[];
      /** Which node, or group by its title, stands in the group of which title. */
      readonly homes: readonly (readonly [member: string, title: string])[];
      readonly groups: readonly string[];
    }
  | { readonly kind: "sequence"; readonly actors: readonly Row[]; readonly items: readonly Row[] }
  | { readonly kind: "state"; readonly nodes: readonly string[]; readonly edges: readonly Row[] }
  | { readonly kind: "er"; readonly entities: readonly Row[]; readonly relations: readonly Row[] }
  | {
      readonly kind: "class";
      readonly classes: readonly Row[];
      readonly relations: readonly Row[];
    };

export function oursOf(diagram: Diagram): Model {
  switch (diagram.kind) {
    case "flowchart": {
      const titles = new Map(diagram.groups.map(({ id, label }) => [id, label]));
      const homes = [
        ...diagram.nodes.map(({ id, group }) => [id, group] as const),
        ...diagram.groups.map(({ label, parent }) => [label, parent] as const),
      ];
      return {
        ...{ kind: "flowchart", nodes: diagram.nodes, edges: diagram.edges },
        homes: homes.flatMap(([id, home]) =>
          home === undefined ? [] : [[id, titles.get(home) ?? ""] as const],
        ),
        groups: [...titles.values()],
      };
    }
    case "sequence":
      return {
        kind: "sequence",
        actors: diagram.participants.map(({ id, label, type }) => [id, label, type]),
        items: diagram.items.map((item): Row => {
          switch (item.kind) {
            case "message":
              return [
                ...["message", item.from, item.to, item.text, item.line],
                ...[item.tail, item.head],
              ];
            case "note":
              return ["note", item.place, [...new Set(item.participants)].join(","), item.text];
            case "frame":
              return ["frame", item.frame, item.frame === "rect" ? "" : item.label];
            case "section":
              return ["section", item.word, item.label];
            case "end":
              return ["end"];
            default:
              return [item.kind, item.participant];
          }
        }),
      };
    case "state": {
      const stars = new Set(
        diagram.nodes.filter(({ shape }) => /start|end/.test(shape)).map(({ id }) => id),
      );
      const name = (id: string) => (stars.has(id) ? "[*]" : id);
      const isPart = (id: string, label: string) => label === "" && / part \d+$/.test(id);
      return {
        kind: "state",
        nodes: [
          ...diagram.nodes.filter(({ shape }) => shape !== "note").map(({ id }) => name(id)),
          ...diagram.groups.filter(({ id, label }) => !isPart(id, label)).map(({ id }) => id),
        ],
        edges: diagram.edges
          .filter((edge) => !edge.isNote)
          .map(({ from, to, label }) => [name(from), name(to), label]),
      };
    }
    case "er":
      return {
        kind: "er",
        entities: diagram.entities.map(({ label, attributes }) => [
          label,
          ...attributes.map(({ type, name, keys, comment }) =>
            [type, name, ...keys, comment].join(" "),
          ),
        ]),
        relations: diagram.relationships.map((one) => [
          ...[one.from, one.to, one.label, one.fromCount, one.toCount, one.isIdentifying],
        ]),
      };
    case "class":
      return {
        kind: "class",
        classes: diagram.boxes.map(({ id, label, annotations, attributes, methods }) => [
          ...[id, label, ...annotations],
          ...[...attributes, ...methods].map(({ text }) => text),
        ]),
        relations: diagram.relations.map((one) => [
          ...[
            one.fromEnd === "lollipop" ? "()" : one.from,
            one.toEnd === "lollipop" ? "()" : one.to,
          ],
          ...[one.fromEnd, one.toEnd, one.line, one.label, one.fromText, one.toText],
        ]),
      };
  }
}

/** Nodes that show a picture, an icon or nothing: here they are called by their id. */
export function unnamedIn(model: Model): ReadonlySet<string> {
  const nodes = model.kind === "flowchart" ? model.nodes : [];
  return new Set(nodes.flatMap(({ id, label }) => (plain(label).trim() === "" ? [id] : [])));
}

/** `isRead`: texts have been made plain already, so that a tag in them is one to be shown. */
export function factsOf(model: Model, isRead: boolean, unnamed: ReadonlySet<string>): string[] {
  const bare = (text: string) => lettersOf(isRead ? text : plain(text));
  const rowText = (row: Row) => row.map((each) => bare(String(each))).join(" ");
  switch (model.kind) {
    case "refused":
      return [];
    case "flowchart":
      return [
        ...model.nodes
          .map(({ id, label }) => `node ${id} ${unnamed.has(id) ? "" : bare(label)}`)
          .sort(),
        ...model.edges
          .map(
            ({ from, to, label, line, tail, head, length }) =>
              `link ${from} ${to} ${bare(label)} ${line} ${tail} ${head} ${length}`,
          )
          .sort(),
        ...model.groups.map((title) => `group ${bare(title)}`).sort(),
        ...model.homes.map(([id, title]) => `${bare(id)} is in ${bare(title)}`).sort(),
      ];
    case "sequence":
      return [...model.actors.map(rowText), ...model.items.map(rowText)];
    case "state":
      return [...new Set(model.nodes)].sort().concat(model.edges.map(rowText).sort());
    case "er":
      return [...model.entities.map(rowText), ...model.relations.map(rowText)].sort();
    case "class":
      return [...model.classes.map(rowText), ...model.relations.map(rowText)].sort();
  }
}

/** Mermaid keeps tags as they are written, and `#9829;` as `ﬂ°°9829¶ß`. */
function plain(text: string): string {
  return (
    text
      .replace(
        /<\/?(?:br|[biupa]|em|hr|align|strong|span|div|img|su[bp]|code)\b[^<>]{0,200}>/gi,
        "",
      )
      .replace(/ﬂ°°(\d{1,7})¶ß/g, (_, code) =>
        String.fromCodePoint(Math.min(Number(code), 0x10ffff)),
      )
      .replace(/ﬂ°\w{0,20}¶ß|&[a-z]{1,20};|&#\d{1,7};/gi, "")
      // Icons aren't drawn, and a written line break is one.
      .replace(/\bfa\w?:fa-[\w-]{1,50}|\\n/g, "")
  );
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, "");
}
