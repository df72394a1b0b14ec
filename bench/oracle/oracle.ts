/**
 * Compares what is read here with what Mermaid's own parser reads:
 * `npm ci --prefix bench/oracle && node scripts/run.js bench/oracle/oracle.ts [folder ...]`.
 *
 * Both models become facts, one line each: nodes, links, participants, messages ... Sources are
 * made here (every form of a link, every arrow, random diagrams) and taken from the folders that
 * are named (`.md`, `.html`, `.js`, `.mmd`), as from a checkout of Mermaid's documentation. What
 * Mermaid refuses is left out. Differences are printed, and make it end with 1. SHOW=1 prints
 * their sources, too.
 */

import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import fc from "fast-check";
import { type Diagram, parseDiagram } from "mermaid-text";
import { randomFlow } from "../../packages/mermaid-text/test/tracer/random-flow.ts";
import {
  randomSequence,
  writtenSequence,
} from "../../packages/mermaid-text/test/tracer/random-sequence.ts";
import { samplesIn } from "../diagram-judge.ts";
import { factsOf, type Model, oursOf, unnamedIn } from "./facts.ts";
import { flowSource, linkForms, messageForms } from "./forms.ts";

interface Case {
  readonly name: string;
  readonly source: string;
}

function generated(): Case[] {
  const flows = fc.sample(randomFlow({ most: 10, ascii: true, groups: true, fancy: true }), {
    numRuns: 300,
    seed: 1,
  });
  const talks = fc.sample(randomSequence(5, "some"), { numRuns: 300, seed: 1 });
  const named = (name: string, list: readonly string[]) =>
    list.map((source, at): Case => ({ name: `${name} ${at + 1}`, source }));
  return [
    ...named("link", linkForms()),
    ...named("arrow", messageForms()),
    ...named("random flowchart", flows.map(flowSource)),
    ...named(
      "random sequence",
      talks.map((one) => writtenSequence(one).source),
    ),
  ];
}

/** What Mermaid reads of each source. */
function askThem(sources: readonly string[]): Model[] {
  const child = spawnSync(process.execPath, [resolve("bench/oracle/theirs.js")], {
    input: JSON.stringify(sources),
    encoding: "utf8",
    maxBuffer: 1 << 29,
  });
  if (child.status !== 0) throw new Error(`Mermaid gives no answer:\n${child.stderr}`);
  return JSON.parse(child.stdout.slice(child.stdout.indexOf("["))) as Model[];
}

/** Differences that are meant: the README says why. */
const known: readonly RegExp[] = [
  /\su--/,
  /^\s*classDiagram[\s\S]*(?:`[^`]*\n[^`]*`|\["[^"\n]*\n)/,
];

const cases = [
  ...generated(),
  ...process.argv
    .slice(2)
    .flatMap((folder) => samplesIn(folder))
    .map(({ name, source }): Case => ({ name, source })),
];
const theirs = askThem(cases.map(({ source }) => source));
let compared = 0;
let refused = 0;
let different = 0;
cases.forEach(({ name, source }, at) => {
  const theirModel = theirs[at];
  const ours: Diagram | undefined = parseDiagram(source).value;
  if (theirModel?.kind === "refused") refused += 1;
  if (known.some((pattern) => pattern.test(source))) return;
  if (!theirModel || !ours || theirModel.kind !== ours.kind) return;
  compared += 1;
  const unnamed = unnamedIn(theirModel);
  const here = factsOf(oursOf(ours), true, unnamed);
  const there = factsOf(theirModel, false, unnamed);
  if (here.join("\n") === there.join("\n")) return;
  different += 1;
  const only = (list: readonly string[], other: readonly string[]) =>
    list.filter((fact) => !other.includes(fact)).slice(0, 4);
  console.log(`${name}\n  ours:   ${only(here, there).join("\n          ")}`);
  console.log(`  theirs: ${only(there, here).join("\n          ")}`);
  if (process.env["SHOW"] !== undefined) console.log(source.replace(/^/gm, "  | "));
});
console.log(`${compared} sources compared, ${different} differ, ${refused} are refused by Mermaid`);
process.exitCode = different > 0 ? 1 : 0;
