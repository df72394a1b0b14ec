/** Sources for the oracle: every form of a link and of a message, and flowcharts as source. Pure. */

import type { Flowchart, FlowEdge, FlowNode } from "../../packages/mermaid-text/src/model.ts";

const texts = ["", "|go|", '|"go (now)"|', " go ", ' "go (now)" ', '"go"', " a", "v1.2-b "];

/** Heads by strokes by lengths by forms of labels. */
export function linkForms(): string[] {
  const sources: string[] = [];
  for (const tail of ["", "<", "x", "o"]) {
    for (const head of ["", ">", "x", "o"]) {
      // Other pairs are links by the grammar, and lost afterwards: see the README.
      if (tail !== "" && tail.replace("<", ">") !== head) continue;
      for (const stroke of ["-", "=", "."]) {
        for (const length of [1, 2, 3]) {
          const body = stroke.repeat(length + 1);
          const end = stroke === "." ? `${".".repeat(length)}-${head}` : body + (head || stroke);
          for (const text of texts) {
            const isWhole = text === "" || text.startsWith("|");
            const open = stroke === "." ? "-." : stroke + stroke;
            const whole = (stroke === "." ? "-" : "") + end;
            const link = isWhole ? `${tail}${whole}${text}` : `${tail}${open}${text}${end}`;
            sources.push(`flowchart LR\nA ${link} B`, `flowchart LR\nA[Tea] e1@${link} B & C`);
          }
        }
      }
    }
  }
  return sources;
}

const arrows = ["->", "-->", "->>", "-->>", "-x", "--x", "-)", "--)", "<<->>", "<<-->>"];

export function messageForms(): string[] {
  const ways = arrows.flatMap((arrow) =>
    ["A#B", "A #B", "A# B", "A#A", "A#+B", "A#B: hi", "A#B:hi: there", "A#B: a<br/>b"].map((form) =>
      form.replace("#", arrow),
    ),
  );
  const heads = ["participant A", "participant A as Al", "actor A as The user", 'actor B as "B b"'];
  return [
    ...ways.map((way) => `sequenceDiagram\n${way}`),
    ...heads.flatMap((head) => ways.map((way) => `sequenceDiagram\n${head}\n${way}`)),
  ];
}

const brackets: Readonly<Record<string, readonly [string, string]>> = {
  rect: ["[", "]"],
  round: ["(", ")"],
  stadium: ["([", "])"],
  subroutine: ["[[", "]]"],
  cylinder: ["[(", ")]"],
  circle: ["((", "))"],
  "double-circle": ["(((", ")))"],
  diamond: ["{", "}"],
  hexagon: ["{{", "}}"],
  flag: [">", "]"],
  "lean-right": ["[/", "/]"],
  "lean-left": ["[\\", "\\]"],
  trapezoid: ["[/", "\\]"],
  "inv-trapezoid": ["[\\", "/]"],
};

const signs = { none: "", arrow: ">", circle: "o", cross: "x" } as const;

function linkSource({ from, to, label, line, tail, head, length }: FlowEdge): string {
  const sign = (end: string) => signs[end as keyof typeof signs] ?? "";
  const stroke = line === "thick" ? "=" : "-";
  const body = line === "dotted" ? `-${".".repeat(length)}-` : stroke.repeat(length + 1);
  const end = line === "dotted" ? sign(head) : sign(head) || stroke;
  const start = sign(tail).replace(">", "<");
  return `${from} ${start}${body}${end}${label === "" ? "" : `|${label}|`} ${to}`;
}

/** A flowchart as somebody may write it: groups first, then what stands alone, then links. */
export function flowSource(flow: Flowchart): string {
  const node = ({ id, label, shape }: FlowNode) => {
    const [open, close] = brackets[shape] ?? ["[", "]"];
    return `${id}${open}${label}${close}`;
  };
  const inside = (home: string | undefined): string[] => [
    ...flow.nodes.filter((one) => one.group === home).map(node),
    ...flow.groups
      .filter((one) => one.parent === home)
      .flatMap((one) => [
        `subgraph ${one.id} [${one.label}]`,
        ...(one.direction === undefined ? [] : [`direction ${one.direction}`]),
        ...inside(one.id),
        "end",
      ]),
  ];
  return [`flowchart ${flow.direction}`, ...inside(undefined), ...flow.edges.map(linkSource)].join(
    "\n",
  );
}
