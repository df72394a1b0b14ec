/**
 * How soon the lab and `watch` are there: from the start of `lab login` to its first question, and
 * from a request to its hop on the screen; and what a request to a watched app takes, next to the
 * same app without `watch`, in turns. Medians, and the slowest twentieth.
 *
 * `npm run build && node scripts/run.js bench/lab.ts [rounds]` (9 without a number)
 */

import { type ChildProcess, spawn as spawnApp } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import http from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import process from "node:process";
import { stripVTControlCharacters } from "node:util";
import { type IPty, spawn } from "@lydell/node-pty";

const rounds = Number(process.argv[2] ?? 9);
const folder = mkdtempSync(join(tmpdir(), "whichside-lab-"));
const bin = resolve("bin/whichside.js");
const env = {
  ...process.env,
  WHICHSIDE_HOME: join(folder, "home"),
  LANG: "C.UTF-8",
  TERM: "xterm-256color",
};

const app = join(folder, "app.cjs");
writeFileSync(
  app,
  `require("node:http").createServer((request, response) => {
    const rows = Array.from({ length: 50 }, (_, id) => ({ id, name: "member " + id }));
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(rows));
  }).listen(0, "127.0.0.1", function () { console.log("port " + this.address().port); });`,
);

interface Screen {
  readonly pty: IPty;
  /** The moment in which something was written for the first time. */
  readonly shows: (wanted: RegExp) => Promise<RegExpExecArray>;
}

function openScreen(args: readonly string[]): Screen {
  const pty = spawn(process.execPath, [bin, ...args], { cols: 100, rows: 40, env });
  let text = "";
  const waiting = new Set<() => void>();
  pty.onData((data) => {
    text += data;
    for (const look of waiting) look();
  });
  return {
    pty,
    shows: (wanted) =>
      new Promise((done) => {
        const look = (): void => {
          const found = wanted.exec(stripVTControlCharacters(text));
          if (found === null) return;
          waiting.delete(look);
          done(found);
        };
        waiting.add(look);
        look();
      }),
  };
}

/** Ctrl-C ends what is watched, then the question that comes behind it. */
function ended({ pty }: Screen): Promise<void> {
  return new Promise((done) => {
    pty.write("\x03");
    const again = setInterval(() => pty.write("\x03"), 300);
    pty.onExit(() => {
      clearInterval(again);
      done();
    });
  });
}

const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

function ask(port: number, path: string): Promise<void> {
  return new Promise((done, fail) => {
    http
      .get({ port, host: "127.0.0.1", path, agent }, (answer) => answer.resume().on("end", done))
      .on("error", fail);
  });
}

async function startToQuestion(): Promise<number> {
  const start = performance.now();
  const screen = openScreen(["lab", "login"]);
  await screen.shows(/s skip/);
  const ms = performance.now() - start;
  await ended(screen);
  return ms;
}

/** Milliseconds of each of many requests, one after the other. */
async function askMany(port: number): Promise<number[]> {
  const all: number[] = [];
  for (let at = 0; at < 300; at += 1) {
    const start = performance.now();
    await ask(port, "/many");
    all.push(performance.now() - start);
  }
  return all.slice(100);
}

async function watched(): Promise<{ readonly hop: number[]; readonly many: number[] }> {
  const screen = openScreen(["watch", "--", process.execPath, app]);
  const port = Number((await screen.shows(/port (\d+)/))[1]);
  const hop: number[] = [];
  for (let at = 0; at < 10; at += 1) {
    await new Promise((done) => setTimeout(done, 100));
    const start = performance.now();
    await Promise.all([ask(port, `/hop-${at}-`), screen.shows(new RegExp(`/hop-${at}-`))]);
    hop.push(performance.now() - start);
  }
  const many = await askMany(port);
  await ended(screen);
  return { hop, many };
}

async function bare(): Promise<number[]> {
  const child: ChildProcess = spawnApp(process.execPath, [app], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const port = await new Promise<number>((done) => {
    child.stdout?.on("data", (data: Buffer) => done(Number(/\d+/.exec(String(data))?.[0])));
  });
  const many = await askMany(port);
  child.kill();
  return many;
}

function said(name: string, values: readonly number[]): void {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (part: number) => (sorted[Math.floor((sorted.length - 1) * part)] ?? 0).toFixed(2);
  console.log(`${name.padEnd(52)}${at(0.5).padStart(10)}${at(0.95).padStart(10)}`);
}

const starts: number[] = [];
const hops: number[] = [];
const withWatch: number[] = [];
const without: number[] = [];
for (let round = 0; round < rounds; round += 1) {
  starts.push(await startToQuestion());
  without.push(...(await bare()));
  const { hop, many } = await watched();
  hops.push(...hop);
  withWatch.push(...many);
}
console.log(`Node ${process.version}, ${rounds} rounds, milliseconds`);
console.log(`${"".padEnd(52)}${"median".padStart(10)}${"95 %".padStart(10)}`);
said("lab login: from its start to the first question", starts);
said("watch: from a request to its hop on the screen", hops);
said("a request to the app by itself", without);
said("a request to the app, watched and drawn", withWatch);
agent.destroy();
rmSync(folder, { recursive: true, force: true });
