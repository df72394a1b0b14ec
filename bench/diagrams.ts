/**
 * Measures diagrams: `node scripts/run.js bench/diagrams.ts <folder> [name=path of a peer ...]`.
 *
 * The folder holds Mermaid sources that nobody here wrote (.md with fences, .mmd, .txt, .html, .js
 * with template strings). For each width it prints the share of drawings that are pictures and
 * no lists, the share that is read back whole, and the share that fits at all for each peer, an
 * ES module with `render(source)` or `renderMermaidASCII(source)`. Then time and memory for graphs
 * of 10 to 3,000 boxes, and the size of the package. With `-` for the folder only those are
 * measured; SHOW=1 prints what is wrong with which source.
 */

import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { drawDiagram, parseDiagram } from "mermaid-text";
import { cells } from "mermaid-text/text";
import { judge, type Sample, samplesIn } from "./diagram-judge.ts";
import { sizedSources } from "./diagram-sources.ts";

const [folder, ...peers] = process.argv.slice(2);
const widths = [120, 80, 60, 40];

function percent(part: number, whole: number): string {
  return whole === 0 ? "-" : `${((100 * part) / whole).toFixed(1)} %`;
}

// Runs in a process of its own, since it may take minutes or all memory.
const theirScript = `
import { readFileSync } from "node:fs";
const [path] = process.argv.slice(1);
const module = await import(path);
const render = module.render ?? module.renderMermaidASCII ?? module.renderMermaidAscii;
const answers = [];
for (const source of JSON.parse(readFileSync(0, "utf8"))) {
  const start = performance.now();
  let lines;
  try {
    const art = render(source);
    lines = typeof art === "string" ? art.split("\\n") : (art?.plain ?? null);
  } catch { lines = null; }
  answers.push({ lines, ms: performance.now() - start });
}
console.log(JSON.stringify(answers));
`;

interface Answer {
  readonly lines: readonly string[] | null;
  readonly ms: number;
}

/** What a peer draws of each source; undefined where it gives no answer in time. */
function askPeer(path: string, sources: readonly string[]): (Answer | undefined)[] {
  const url = pathToFileURL(resolve(path)).href;
  return sources.map((source) => {
    const child = spawnSync(process.execPath, ["--input-type=module", "-e", theirScript, url], {
      input: JSON.stringify([source]),
      timeout: 10_000,
      encoding: "utf8",
      killSignal: "SIGKILL",
      maxBuffer: 1 << 28,
    });
    return child.status === 0 ? (JSON.parse(child.stdout) as Answer[])[0] : undefined;
  });
}

function measureSamples(samples: readonly Sample[]): void {
  const theirs = peers.map((peer): [string, (Answer | undefined)[]] => {
    const [name = "", path = ""] = peer.split("=");
    return [
      name,
      askPeer(
        path,
        samples.map(({ source }) => source),
      ),
    ];
  });
  for (const kind of new Set(samples.map(({ diagram }) => diagram.kind))) {
    const ours = samples.filter(({ diagram }) => diagram.kind === kind);
    console.log(`\n${kind}: ${ours.length} sources`);
    for (const width of widths) {
      const verdicts = ours.map((one) => ({ ...one, ...judge(one.diagram, width, "unicode") }));
      const ascii = ours.map((one) => judge(one.diagram, width, "ascii"));
      const whole = (list: readonly { readonly fault: string }[]) =>
        percent(list.filter(({ fault }) => fault === "").length, ours.length);
      const fits = theirs.map(([name, answers]) => {
        const fit = samples.filter(({ diagram }, at) => {
          const lines = answers[at]?.lines;
          return diagram.kind === kind && lines && lines.every((line) => cells(line) <= width);
        });
        return `, ${name} fits ${percent(fit.length, ours.length)}`;
      });
      const pictures = percent(verdicts.filter((one) => one.isPicture).length, ours.length);
      console.log(
        `${String(width).padStart(4)} columns: a picture ${pictures}, read back ${whole(verdicts)}, in ASCII ${whole(ascii)}${fits.join("")}`,
      );
      if (process.env["SHOW"] === undefined) continue;
      for (const { name, isPicture, fault } of verdicts) {
        if (!isPicture || fault !== "")
          console.log(`  ${name}: ${isPicture ? fault : `list ${fault}`}`);
      }
    }
  }
}

function draw(source: string, width: number): string {
  const { value } = parseDiagram(source);
  return value ? drawDiagram(value, { width, charset: "unicode" }).form : "nothing";
}

function measureTime(): void {
  // A process that has just begun would make the small ones look slow.
  for (let run = 0; run < 30; run++) draw(sizedSources["DAG"]?.(60) ?? "", 200);
  console.log("\nCPU in ms (and MB more in use afterwards) at 120 columns, and without a limit");
  for (const [name, make] of Object.entries(sizedSources)) {
    for (const count of [10, 100, 1000, 3000]) {
      const source = make(count);
      const figures = [120, 1_000_000].map((width) => {
        const before = process.memoryUsage().rss;
        const start = process.cpuUsage();
        const form = draw(source, width);
        const used = process.cpuUsage(start);
        const more = (process.memoryUsage().rss - before) / 1e6;
        return `${((used.user + used.system) / 1000).toFixed(0)} (${more.toFixed(0)}) ${form}`;
      });
      console.log(`${name} of ${count}: ${figures.join("; ")}`);
    }
  }
}

function measureSize(): void {
  const built = resolve("packages/mermaid-text/dist/index.js");
  if (!existsSync(built)) {
    console.log("\nThe package isn't built: npm run build --workspace mermaid-text");
    return;
  }
  const bytes = readFileSync(built);
  console.log(`\nindex.js: ${bytes.length} bytes, ${gzipSync(bytes).length} with gzip`);
}

if (folder === undefined) {
  console.error("Say which folder holds Mermaid sources, or - to measure time and size alone.");
  process.exitCode = 2;
} else {
  if (folder !== "-") measureSamples(samplesIn(folder));
  measureTime();
  measureSize();
}
