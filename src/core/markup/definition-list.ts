/** Definition lists: a term, and below it lines that begin with a colon. Each becomes a point of a list. Pure. */

import type { List, Paragraph, PhrasingContent } from "mdast";

/** Undefined for a paragraph that is something else. */
export function definitionsOf(node: Paragraph): List | undefined {
  const lines = linesIn(node.children);
  if (!lines.some(isDefinition) || isDefinition(lines[0] ?? [])) return undefined;
  const place = node.position === undefined ? {} : { position: node.position };
  const first = lines.findIndex(isDefinition);
  const term: PhrasingContent[] = lines
    .slice(0, first)
    .flatMap((line, index) => (index === 0 ? line : [{ type: "text", value: ", " }, ...line]));
  const items: PhrasingContent[][] = [];
  for (const line of lines.slice(first)) {
    const bare = withoutColon(line);
    if (isDefinition(line)) {
      items.push([{ type: "strong", children: term }, { type: "text", value: ": " }, ...bare]);
    } else items.at(-1)?.push({ type: "text", value: " " }, ...line);
  }
  return {
    type: "list",
    ordered: false,
    spread: false,
    children: items.map((children) => ({
      type: "listItem",
      children: [{ type: "paragraph", children, ...place }],
      ...place,
    })),
    ...place,
  };
}

function isDefinition([first]: readonly PhrasingContent[]): boolean {
  return first?.type === "text" && /^:[ \t]/.test(first.value);
}

function withoutColon([first, ...rest]: readonly PhrasingContent[]): PhrasingContent[] {
  if (first?.type !== "text") return rest;
  return [{ ...first, value: first.value.replace(/^:[ \t]+/, "") }, ...rest];
}

/** What stands inside a paragraph, line by line. */
function linesIn(nodes: readonly PhrasingContent[]): PhrasingContent[][] {
  const lines: PhrasingContent[][] = [[]];
  for (const node of nodes) {
    if (node.type !== "text") {
      lines.at(-1)?.push(node);
      continue;
    }
    for (const [index, value] of node.value.split("\n").entries()) {
      if (index > 0) lines.push([]);
      if (value !== "") lines.at(-1)?.push({ ...node, value });
    }
  }
  return lines.filter((line) => line.length > 0);
}
