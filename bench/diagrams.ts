/**
 * Measures diagrams: `node scripts/run.js bench/diagrams.ts <folder> [path of beautiful-mermaid]`.
 * With `-` for the folder only the time is measured. The folder holds Mermaid sources that nobody
 * here wrote (.md with fences, .mmd, .txt, .html, .js with template strings). A drawing counts as
 * right when it is inside the width, every line can be followed from end to end, and what is read
 * back is what the source says.
 */

import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { type Diagram, diagramParts, drawDiagram, parseDiagram, type Sequence } from "mermaid-text";
import { lineCells, lineText } from "mermaid-text/text";
import { messageText } from "../packages/mermaid-text/src/sequence/sequence-lanes.ts";
import {
  expectedEdges,
  traceDrawing,
  tracedEdges,
} from "../packages/mermaid-text/test/tracer/compare.ts";
import { traceSequence } from "../packages/mermaid-text/test/tracer/sequence-tracer.ts";
import { randomFrom } from "../src/core/random.ts";

const [folder, other] = process.argv.slice(2);
const kinds = /^\s*(?:---[\s\S]*?---\s*)?(?:%%[^\n]*\s+)*(?:flowchart|graph|sequenceDiagram)\b/;

function sourcesIn(path: string): string[] {
  const text = readFileSync(path, "utf8");
  const pieces: string[] = [];
  if (path.endsWith(".md")) {
    for (const found of text.matchAll(/```mermaid[^\n]*\n([\s\S]*?)```/g))
      pieces.push(found[1] ?? "");
  } else if (path.endsWith(".html")) {
    for (const found of text.matchAll(/<pre[^>]*class="mermaid[^>]*>([\s\S]*?)<\/pre>/g)) {
      pieces.push(
        (found[1] ?? "").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&"),
      );
    }
  } else if (path.endsWith(".txt")) pieces.push(text.split(/^---$/m)[0] ?? "");
  else if (path.endsWith(".mmd")) pieces.push(text);
  else
    for (const found of text.matchAll(/`((?:[^`\\]|\\.)*)`/g))
      pieces.push((found[1] ?? "").replace(/\\(.)/g, "$1"));
  return pieces.filter((piece) => kinds.test(piece));
}

function bareText(text: string): string {
  return text.replace(/[\s\u2500-\u257f▲▼◄►]/g, "");
}

function messagesOf(sequence: Sequence): string[] {
  const names = new Map(sequence.participants.map((one) => [one.id, one.label.replace(/\s/g, "")]));
  return sequence.items.flatMap((item) => {
    if (item.kind !== "message") return [];
    const ends = [names.get(item.from) ?? "", names.get(item.to) ?? ""];
    if (item.head === "none" || item.tail !== "none") ends.sort();
    return [`${ends.join(" ")} ${messageText(item).replace(/\s/g, "")}`];
  });
}

type Verdict = "right" | "list" | "wrong";

function judge(diagram: Diagram, width: number): readonly [Verdict, string] {
  const drawing = drawDiagram(diagram, { width, charset: "unicode" });
  const lines = drawing.lines.map(lineText);
  if (drawing.lines.some((line) => lineCells(line) > width)) return ["wrong", "too wide"];
  const all = bareText(lines.join(""));
  if (drawing.form === "list") {
    const { labels } = diagramParts(diagram);
    const missing = labels.find((label) => !all.includes(bareText(label)));
    return missing === undefined ? ["list", ""] : ["wrong", `missing in the list: ${missing}`];
  }
  if (diagram.kind === "flowchart") {
    const traced = traceDrawing(diagram, lines, false);
    const found = tracedEdges(traced).join("\n");
    const wanted = expectedEdges(diagram, false).join("\n");
    if (traced.faults.length > 0) return ["wrong", traced.faults.join("; ")];
    return found === wanted ? ["right", ""] : ["wrong", `read:\n${found}\nwanted:\n${wanted}`];
  }
  if (diagram.kind !== "sequence") return ["wrong", "no tracer for this kind"];
  const names = diagram.participants.map((one) => one.label);
  const found = traceSequence(lines, names, false).map(
    ({ from, to, text, isEven }) =>
      `${(isEven ? [from, to].sort() : [from, to]).join(" ")} ${text}`,
  );
  const wanted = messagesOf(diagram);
  const same = found.join("\n") === wanted.join("\n");
  return same
    ? ["right", ""]
    : ["wrong", `read:\n${found.join("\n")}\nwanted:\n${wanted.join("\n")}`];
}

function percent(part: number, whole: number): string {
  return whole === 0 ? "-" : `${((100 * part) / whole).toFixed(1)} %`;
}

function measureSources(path: string): void {
  const sources = readdirSync(path)
    .sort()
    .flatMap((name) => sourcesIn(resolve(path, name)).map((source) => ({ name, source })));
  const parsed = sources.flatMap(({ name, source }) => {
    const { value } = parseDiagram(source, { file: name, line: 1 });
    return value && diagramParts(value).boxes > 0 ? [{ name, source, value }] : [];
  });
  for (const kind of ["flowchart", "sequence"] as const) {
    const ours = parsed.filter(({ value }) => value.kind === kind);
    console.log(`\n${kind}: ${ours.length} sources`);
    for (const width of [120, 80, 60, 40]) {
      const verdicts = ours.map((one) => ({ ...one, verdict: judge(one.value, width) }));
      const count = (wanted: Verdict) =>
        verdicts.filter(({ verdict }) => verdict[0] === wanted).length;
      const good = count("right") + count("list");
      const list = `list form ${percent(count("list"), ours.length)}`;
      const traced = `read back ${percent(count("right"), count("right") + count("wrong"))}`;
      console.log(
        `${String(width).padStart(4)} columns: right ${percent(good, ours.length)}, ${list}, ${traced}`,
      );
      if (process.env["SHOW"] === undefined) continue;
      for (const { name, source, verdict } of verdicts) {
        if (verdict[0] !== "right") console.log(`  ${name}: ${verdict[1]}\n${source}`);
      }
    }
  }
}

function chain(count: number): string {
  const links = Array.from(
    { length: count - 1 },
    (_, at) => `n${at}[Node ${at}] --> n${at + 1}[Node ${at + 1}]`,
  );
  return `flowchart TD\n${links.join("\n")}`;
}

function randomGraph(count: number): string {
  const random = randomFrom(7);
  const pick = () => Math.floor(random() * count);
  const nodes = Array.from({ length: count }, (_, at) => `n${at}[Node ${at}]`);
  const links = Array.from({ length: Math.round(count * 1.5) }, () => `n${pick()} --> n${pick()}`);
  return `flowchart TD\n${[...nodes, ...links].join("\n")}`;
}

type Draw = (source: string) => unknown;

/** The median of some runs in milliseconds; `undefined` when it fails. */
function timeOf(draw: Draw, source: string, runs: number): number | undefined {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    try {
      draw(source);
    } catch {
      return undefined;
    }
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[runs >> 1];
}

const patience = 10_000;

// Runs in a process of its own, since it may take minutes or all memory.
const theirScript = `
import { readFileSync } from "node:fs";
const [path, runs] = process.argv.slice(1);
const module = await import(path);
const render = module.renderMermaidASCII ?? module.renderMermaidAscii;
const source = readFileSync(0, "utf8");
let best = Infinity;
for (let run = 0; run < Number(runs); run++) {
  const start = performance.now();
  render(source);
  best = Math.min(best, performance.now() - start);
}
console.log(best.toFixed(1));
`;

function timeOfTheirs(path: string, source: string, runs: number): string {
  const url = pathToFileURL(resolve(path)).href;
  const child = spawnSync(
    process.execPath,
    ["--input-type=module", "-e", theirScript, url, String(runs)],
    { input: source, timeout: patience, encoding: "utf8", killSignal: "SIGKILL" },
  );
  if (child.error) return `no answer in ${patience / 1000} s`;
  return child.status === 0 ? child.stdout.trim() : "fails";
}

function measureTime(path: string | undefined): void {
  // No width limit, so that the graph is drawn and not listed, as the other one does.
  const ours: Draw = (source) => {
    const { value } = parseDiagram(source);
    return value && drawDiagram(value, { width: 1_000_000, charset: "unicode" });
  };
  // A process that has just begun would make the small ones look slow.
  for (let run = 0; run < 50; run++) ours(randomGraph(100));
  console.log("\ntime in ms: ours, and beautiful-mermaid");
  for (const [name, make] of [
    ["chain", chain],
    ["random", randomGraph],
  ] as const) {
    let before: number | undefined;
    for (const count of [10, 100, 1000]) {
      const source = make(count);
      const own = timeOf(ours, source, count > 100 ? 9 : 31);
      const shown = path ? timeOfTheirs(path, source, count > 10 ? 1 : 3) : "not measured";
      const times = own && before ? ` (${(own / before).toFixed(1)} times the one before)` : "";
      console.log(`${name} of ${count}: ${own?.toFixed(1) ?? "fails"}${times}, ${shown}`);
      before = own;
    }
  }
}

if (folder === undefined) {
  console.error("Say which folder holds Mermaid sources, or - to measure the time alone.");
  process.exitCode = 2;
} else {
  if (folder !== "-") measureSources(folder);
  measureTime(other);
}
