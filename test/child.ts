/**
 * Programs that tests start: each ends by itself, whatever it does. It sees nothing of the
 * environment that the tests run in but where programs are.
 */

import { spawn, spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { afterEach } from "vitest";
import { beat } from "./watchman.ts";

export const bin = resolve(import.meta.dirname, "../bin/whichside.js");

/** Milliseconds until a program that goes on and on is killed; no test waits for that long on purpose. */
const longest = 120_000;

export interface ChildOptions {
  readonly input?: string;
  readonly cwd?: string;
  /** All of its environment besides `PATH`. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

export interface Ended {
  readonly code: number | null;
  readonly out: Buffer;
  readonly err: Buffer;
}

/** Runs a program to its end. Throws when it cannot be started or does not end. */
export function runChild(
  command: string,
  args: readonly string[],
  options: ChildOptions = {},
): Ended {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    input: options.input ?? "",
    timeout: longest,
    killSignal: "SIGKILL",
    maxBuffer: 256 * 1024 * 1024,
    env: { PATH: process.env["PATH"], LANG: "C.UTF-8", ...options.env },
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  });
  beat();
  if (error !== undefined && isBroken(error)) {
    throw new Error(`${[command, ...args].join(" ")}: ${error.message}\n${stdout}\n${stderr}`);
  }
  return { code: status, out: stdout, err: stderr };
}

/** A program that ends before it has read all that it was given is none of our business. */
function isBroken(error: NodeJS.ErrnoException): boolean {
  return error.code !== "EPIPE";
}

/** Runs a program to its end, its output as text. */
export function runText(
  command: string,
  args: readonly string[],
  options?: ChildOptions,
): { readonly code: number | null; readonly out: string; readonly err: string } {
  const { code, out, err } = runChild(command, args, options);
  return { code, out: out.toString(), err: err.toString() };
}

export interface Child {
  kill(): void;
  readonly ended: Promise<{
    readonly code: number | null;
    readonly signal: NodeJS.Signals | null;
  }>;
}

const started = new Set<Child>();

afterEach(() => {
  for (const child of started) child.kill();
  started.clear();
});

/** Starts a program that goes on beside the test, and no longer than it. */
export function startChild(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Child {
  const running = spawn(command, args, {
    env: { PATH: process.env["PATH"], LANG: "C.UTF-8", ...env },
    stdio: "ignore",
  });
  const child: Child = {
    kill: () => {
      running.kill("SIGKILL");
    },
    ended: new Promise((done, fail) => {
      running.on("exit", (code, signal) => done({ code, signal }));
      running.on("error", fail);
    }),
  };
  started.add(child);
  return child;
}

export interface TalkingChild extends Child {
  /** What it has written so far. */
  out(): string;
  err(): string;
  signal(name: NodeJS.Signals): void;
  /** Writes to its input and resolves when it has taken nearly all of it. */
  tell(text: string): Promise<void>;
}

/** Starts a program that goes on beside the test, and is listened to. */
export function startTalking(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  cwd?: string,
  input: "ignore" | "pipe" = "ignore",
): TalkingChild {
  const running = spawn(command, args, {
    env: { PATH: process.env["PATH"], LANG: "C.UTF-8", ...env },
    stdio: [input, "pipe", "pipe"],
    ...(cwd === undefined ? {} : { cwd }),
  });
  let out = "";
  let err = "";
  running.stdout?.setEncoding("utf8").on("data", (text: string) => {
    out += text;
    beat();
  });
  running.stderr?.setEncoding("utf8").on("data", (text: string) => {
    err += text;
    beat();
  });
  const child: TalkingChild = {
    out: () => out,
    err: () => err,
    signal: (name) => running.kill(name),
    tell: (text) => new Promise((done) => running.stdin?.write(text, () => done())),
    kill: () => {
      running.kill("SIGKILL");
    },
    ended: new Promise((done, fail) => {
      running.on("close", (code, signal) => done({ code, signal }));
      running.on("error", fail);
    }),
  };
  started.add(child);
  return child;
}

/** Whether a tool is there and does what a test needs it for: not every machine has every tool. */
export function canRun(command: string, ...args: readonly string[]): boolean {
  return spawnSync(command, args, { timeout: longest, stdio: "ignore" }).status === 0;
}
