/** Diagrams of every size, to measure time and memory with. Part of `bench/diagrams.ts`. Pure. */

import { randomFrom } from "../src/core/random.ts";

function listed(count: number, each: (at: number) => string): string {
  return Array.from({ length: count }, (_, at) => each(at)).join("\n");
}

/** By name: the source for a count of boxes or messages. */
export const sizedSources: Readonly<Record<string, (count: number) => string>> = {
  chain: (count) =>
    `flowchart TD\n${listed(count - 1, (at) => `n${at}[Node ${at}] --> n${at + 1}[Node ${at + 1}]`)}`,
  tree: (count) =>
    `flowchart TD\n${listed(count - 1, (at) => `n${at >> 1}[Node ${at >> 1}] --> n${at + 1}[Node ${at + 1}]`)}`,
  DAG: (count) => {
    const random = randomFrom(7);
    const links = listed(Math.round(count * 1.5), () => {
      const from = Math.floor(random() * (count - 1));
      return `n${from} --> n${from + 1 + Math.floor(random() * Math.min(20, count - 1 - from))}`;
    });
    return `flowchart TD\n${listed(count, (at) => `n${at}[Node ${at}]`)}\n${links}`;
  },
  "random graph": (count) => {
    const random = randomFrom(7);
    const pick = () => Math.floor(random() * count);
    const links = listed(Math.round(count * 1.5), () => `n${pick()} --> n${pick()}`);
    return `flowchart TD\n${listed(count, (at) => `n${at}[Node ${at}]`)}\n${links}`;
  },
  "dense graph": (count) => {
    const half = Math.max(1, Math.round(Math.sqrt(count)));
    const names = (letter: string) =>
      Array.from({ length: half }, (_, at) => `${letter}${at}`).join(" & ");
    return `flowchart LR\n${names("a")} --> ${names("b")}`;
  },
  sequence: (count) =>
    `sequenceDiagram\n${listed(count, (at) => `P${at % 5}->>P${(at + 1) % 5}: message ${at}`)}`,
};
