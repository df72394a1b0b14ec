/**
 * What very many requests do to `watch` and to the lab: `npm run build && node scripts/run.js
 * bench/many-requests.ts [requests]` (10,000 without a number).
 *
 * Each recorder is at a terminal, as somebody would have it. Prints how many requests were answered
 * and how many are told at the end, the most memory that the program took, the longest that the app
 * kept a request waiting, and how long Ctrl-C takes behind the last request.
 */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import http from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import process from "node:process";
import { stripVTControlCharacters } from "node:util";
import { type IPty, spawn } from "@lydell/node-pty";

const requests = Number(process.argv[2] ?? 10_000);
/** The lab has no more connections at a time than 32. */
const together = 30;
const folder = mkdtempSync(join(tmpdir(), "whichside-many-"));
const bin = resolve("bin/whichside.js");
const env = {
  ...process.env,
  WHICHSIDE_HOME: join(folder, "home"),
  LANG: "C.UTF-8",
  TERM: "xterm-256color",
};
const agent = new http.Agent({ keepAlive: true, maxSockets: together });

interface Screen {
  readonly pty: IPty;
  readonly shows: (wanted: RegExp) => Promise<RegExpExecArray>;
  readonly ended: Promise<void>;
}

/** What is behind the last 100,000 characters has scrolled away, as on a real screen. */
function openScreen(args: readonly string[]): Screen {
  const pty = spawn(process.execPath, [bin, ...args], { cols: 100, rows: 40, env });
  let text = "";
  const waiting = new Set<() => void>();
  pty.onData((data) => {
    text = (text + data).slice(-100_000);
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
    ended: new Promise((done) => pty.onExit(() => done())),
  };
}

/** Megabytes that the process has held at most; NaN where no system says so. */
function mostMemory(pid: number): number {
  try {
    const kilobytes = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return Number(kilobytes) / 1024;
  } catch {
    return Number.NaN;
  }
}

interface Answer {
  readonly status: number | undefined;
  readonly ms: number;
}

function ask(port: number, path: string, headers: http.OutgoingHttpHeaders): Promise<Answer> {
  const start = performance.now();
  return new Promise((done) => {
    http
      .get({ port, host: "127.0.0.1", path, agent, headers }, (answer) => {
        answer
          .resume()
          .on("end", () => done({ status: answer.statusCode, ms: performance.now() - start }));
      })
      .on("error", () => done({ status: undefined, ms: performance.now() - start }));
  });
}

async function askMany(
  port: number,
  path: string,
  headers: http.OutgoingHttpHeaders = {},
): Promise<readonly Answer[]> {
  const all: Answer[] = [];
  while (all.length < requests) {
    const some = Array.from({ length: Math.min(together, requests - all.length) }, () =>
      ask(port, path, headers),
    );
    all.push(...(await Promise.all(some)));
  }
  return all;
}

interface Told {
  readonly answers: readonly Answer[];
  readonly seconds: number;
  readonly memory: number;
  /** Milliseconds from Ctrl-C until the prompt or the end is there. */
  readonly heard: number;
  readonly told: string;
}

function said(name: string, { answers, seconds, memory, heard, told }: Told): void {
  const good = answers.filter(({ status }) => status === 200).length;
  const refused = answers.filter(({ status }) => status === 429).length;
  const longest = Math.max(...answers.map(({ ms }) => ms));
  console.log(
    `${name}: ${good} of ${answers.length} answered${refused > 0 ? `, ${refused} told to wait` : ""}, ` +
      `${told}; ${seconds.toFixed(1)} s, longest ${longest.toFixed(0)} ms, ` +
      `${memory.toFixed(0)} MB at most, Ctrl-C ${heard.toFixed(0)} ms`,
  );
}

async function watched(): Promise<Told> {
  const app = join(folder, "app.cjs");
  writeFileSync(
    app,
    `require("node:http").createServer((request, response) => {
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify(Array.from({ length: 50 }, (_, id) => ({ id, name: "member " + id }))));
    }).listen(0, "127.0.0.1", function () { console.log("port " + this.address().port); });`,
  );
  const out = join(folder, "told.jsonl");
  const screen = openScreen(["watch", "--out", out, "--", process.execPath, app]);
  const port = Number((await screen.shows(/port (\d+)/))[1]);
  const start = performance.now();
  const answers = await askMany(port, "/many");
  const seconds = (performance.now() - start) / 1000;
  // In a crowd not all are drawn, so this is asked until the screen has room for it.
  const again = setInterval(() => void ask(port, "/the-last", {}), 100);
  await screen.shows(/the-last/);
  clearInterval(again);
  const memory = mostMemory(screen.pty.pid);
  const interrupted = performance.now();
  screen.pty.write("\x03");
  await Promise.race([screen.ended, screen.shows(/told\.jsonl/)]);
  const heard = performance.now() - interrupted;
  const ending = setInterval(() => screen.pty.write("\x03"), 300);
  await screen.ended;
  clearInterval(ending);
  const told = readFileSync(out, "utf8")
    .split("\n")
    .filter((line) => line.includes('"/many"'));
  return { answers, seconds, memory, heard, told: `${told.length} hops told` };
}

/** A key that comes in the moment in which a prompt is drawn was meant for what was there before. */
async function pressUntil(screen: Screen, key: string, wanted: RegExp): Promise<void> {
  const again = setInterval(() => screen.pty.write(key), 700);
  await screen.shows(wanted);
  clearInterval(again);
}

/** An experiment, with a browser beside it that keeps asking. */
async function lab(): Promise<Told> {
  const screen = openScreen(["lab", "login"]);
  const [, number = ""] = await screen.shows(/(\d) {2}401[\s\S]*s skip/);
  screen.pty.write(number);
  await screen.shows(new RegExp(`❯ ${number}`));
  await pressUntil(screen, "\r", /what it means/);
  await pressUntil(screen, "\r", /w in a web browser/);
  await pressUntil(screen, "w", /It works once/);
  const [, address = ""] = await screen.shows(/(http:\/\/127\.0\.0\.1:\d+\/\S+)/);
  const url = new URL(address);
  const cookie = await new Promise<string>((done, fail) => {
    http
      .get(url, { agent }, (answer) => {
        answer.resume();
        done((answer.headers["set-cookie"] ?? []).map((each) => each.split(";")[0]).join("; "));
      })
      .on("error", fail);
  });
  const port = Number(url.port);
  const start = performance.now();
  const answers = await askMany(port, "/api/seeds", { cookie });
  const seconds = (performance.now() - start) / 1000;
  const memory = mostMemory(screen.pty.pid);
  const interrupted = performance.now();
  screen.pty.write("\x03");
  await screen.ended;
  const heard = performance.now() - interrupted;
  return { answers, seconds, memory, heard, told: "as far as its limit goes" };
}

console.log(`Node ${process.version}, ${requests} requests, ${together} at a time`);
said("watch", await watched());
said("lab", await lab());
agent.destroy();
rmSync(folder, { recursive: true, force: true });
