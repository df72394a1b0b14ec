/** The rooms of the house: which part may import which, and that nothing runs in a circle. */

import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { expect, test } from "vitest";

const root = resolve(import.meta.dirname, "..");

/** The rooms of `src/core` from the ground floor up: each imports rooms that come before it. */
const coreRooms = [
  "text",
  "document",
  "markup",
  "quiz",
  "course",
  "reading",
  "check",
  "progress",
  "sitting",
  "view",
  "recording",
  "lab",
  "exchange",
  "scaffold",
  "command-line",
];

interface Import {
  readonly from: string;
  readonly to: string;
}

function sourceFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /(?<!\.test)\.ts$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join("/"));
}

/** Every import of a file beside or below, of types as well as of values. */
function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), "utf8");
  const found = text.matchAll(/(?:\bfrom|\bimport|\bimport\()\s*"(\.{1,2}\/[^"]+)"/g);
  return [...found].map(([, path = ""]) => ({ from: file, to: join(dirname(file), path) }));
}

const imports = [...sourceFiles("src"), ...sourceFiles("packages/mermaid-text/src")].flatMap(
  importsOf,
);

/** Every folder above a file: `a/b/c.ts` stands in `a/b` and in `a`. */
function foldersAbove(file: string): string[] {
  const parts = file.split("/").slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}

/** In each folder the imports between its children, files and folders alike. */
function importsBetweenNeighbours(): Map<string, Map<string, Map<string, Import>>> {
  const byFolder = new Map<string, Map<string, Map<string, Import>>>();
  for (const each of imports) {
    for (const folder of foldersAbove(each.from)) {
      if (!each.to.startsWith(`${folder}/`)) continue;
      const child = (file: string) => file.slice(folder.length + 1).split("/")[0] ?? "";
      const [from, to] = [child(each.from), child(each.to)];
      if (from === to) continue;
      const edges = byFolder.get(folder) ?? new Map<string, Map<string, Import>>();
      byFolder.set(folder, edges);
      const targets = edges.get(from) ?? new Map<string, Import>();
      edges.set(from, targets);
      if (!targets.has(to)) targets.set(to, each);
    }
  }
  return byFolder;
}

/** One circle among the children of a folder, as the imports that close it; none: undefined. */
function circleIn(edges: Map<string, Map<string, Import>>): Import[] | undefined {
  const done = new Set<string>();
  const walk = (node: string, path: string[]): string[] | undefined => {
    if (path.includes(node)) return [...path.slice(path.indexOf(node)), node];
    if (done.has(node)) return undefined;
    for (const next of edges.get(node)?.keys() ?? []) {
      const circle = walk(next, [...path, node]);
      if (circle) return circle;
    }
    done.add(node);
    return undefined;
  };
  for (const start of edges.keys()) {
    const circle = walk(start, []);
    if (circle === undefined) continue;
    return circle.slice(1).flatMap((node, index) => {
      const each = edges.get(circle[index] ?? "")?.get(node);
      return each === undefined ? [] : [each];
    });
  }
  return undefined;
}

test("no files and no folders import each other in a circle, types included", () => {
  const circles = [...importsBetweenNeighbours()].flatMap(([folder, edges]) => {
    const circle = circleIn(edges);
    const said = circle?.map(({ from, to }) => `${from} -> ${to}`).join("\n  ");
    return said === undefined ? [] : [`in ${folder}:\n  ${said}`];
  });
  expect(circles.join("\n")).toBe("");
});

test("each room of the core imports only rooms below it", () => {
  const room = (file: string) => /^src\/core\/([^/]+)\//.exec(file)?.[1];
  const wrong = imports.flatMap(({ from, to }) => {
    const [above, below] = [room(from), room(to)];
    if (above === undefined || below === undefined) return [];
    if (coreRooms.indexOf(above) < 0 || coreRooms.indexOf(below) < 0)
      return [`${from} -> ${to}: no such room`];
    return coreRooms.indexOf(below) > coreRooms.indexOf(above) ? [`${from} -> ${to}`] : [];
  });
  expect(wrong.join("\n")).toBe("");
});

test("the renderer imports nothing of the tutor", () => {
  const wrong = imports.filter(
    ({ from, to }) => from.startsWith("packages/") && !to.startsWith("packages/"),
  );
  expect(wrong).toEqual([]);
});

test("text becomes safe where it is cleaned, and nowhere else", () => {
  const files = [...sourceFiles("src"), ...sourceFiles("packages/mermaid-text/src")];
  const making = files.filter((file) =>
    /\bas (?:unknown as )?Safe\b/.test(readFileSync(join(root, file), "utf8")),
  );
  expect(making.filter((file) => !file.startsWith("packages/mermaid-text/src/text/"))).toEqual([]);
});

/** What SECURITY.md says of other programs and of the network, by the modules of Node that can do it. */
const outside: Readonly<Record<string, RegExp>> = {
  "starts other programs": /"node:(?:child_process|cluster)"/,
  "opens sockets": /"node:(?:net|http2?|https|tls|dgram)"/,
};

test("other programs are started, and sockets opened, where SECURITY.md says so alone", () => {
  const found = Object.fromEntries(
    Object.entries(outside).map(([what, modules]) => [
      what,
      sourceFiles("src")
        .filter((file) => !file.startsWith("src/hook/"))
        .filter((file) => {
          const text = readFileSync(join(root, file), "utf8");
          return modules.test(text.replaceAll(/^import type .*$/gm, ""));
        })
        .sort(),
    ]),
  );
  expect(found).toEqual({
    "starts other programs": ["src/shell/saved-edition.ts", "src/watching/app.ts"],
    "opens sockets": ["src/lab/serve.ts", "src/watching/app.ts", "src/watching/proxy.ts"],
  });
});
