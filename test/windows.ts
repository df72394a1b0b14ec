/**
 * Learners' windows without a screen: the built program in bare pseudo-terminals, quick enough
 * to start hundreds, with everything that it has drawn as one text.
 */

import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { spawn } from "@lydell/node-pty";

export interface Window {
  readonly pid: number;
  /** All that was drawn so far. */
  drawn(): string;
  press(keys: string): void;
  /** Resolves as soon as so much was drawn; rejects when the program ended without. */
  until(holds: (drawn: string) => boolean): Promise<void>;
  kill(): void;
  /** The exit code, with everything drawn that was written before. */
  ended(): Promise<number>;
}

// From where tests and benches are started: a bench is bundled to another place.
const bin = resolve("bin/whichside.js");
const patience = 60_000;

/** Verdicts that were drawn: each of them says that an answer is on disk. */
export function verdicts(drawn: string): number {
  return drawn.match(/Right: 10 points/g)?.length ?? 0;
}

/** A course of one quiz whose questions are all answered by the key 1. */
export function writeQuiz(folder: string, questions: number): void {
  mkdirSync(join(folder, "many"), { recursive: true });
  writeFileSync(
    join(folder, "course.yaml"),
    "format: 1\nid: many\ntitle: Many\nsummary: Many questions.\nlessons:\n  - many\n",
  );
  const asked = Array.from(
    { length: questions },
    (_, index) =>
      `## Question ${index}?\n<!-- id: q${index}, shuffle: no -->\n\n- [x] yes\n- [ ] no\n\n> [!NOTE]\n> So it is.\n`,
  );
  writeFileSync(
    join(folder, "many", "quiz.md"),
    `---\ntitle: Many\nsummary: Many questions.\n---\n\n${asked.join("\n")}`,
  );
}

const open = new Set<Window>();

/** Kills what a test left running, as when it failed half-way. */
export function closeWindows(): void {
  for (const window of open) window.kill();
}

/** `blocks`: no file may be larger than so many kilobytes, as if the disk were full. */
export function openWindow(
  args: readonly string[],
  course: string,
  home: string,
  blocks?: number,
): Window {
  const command = [process.execPath, bin, ...args];
  const [program = "", ...rest] =
    blocks === undefined
      ? command
      : ["bash", "--norc", "-c", `ulimit -f ${blocks}; exec "$@"`, "bash", ...command];
  const pty = spawn(program, rest, {
    cols: 80,
    rows: 24,
    name: "xterm",
    cwd: course,
    env: {
      PATH: process.env["PATH"] ?? "",
      // Newer Nodes write compiled code when they end, and a limit to files would kill them then.
      NODE_DISABLE_COMPILE_CACHE: "1",
      LANG: "C.UTF-8",
      NO_COLOR: "1",
      WHICHSIDE_HOME: home,
      WHICHSIDE_PAUSE: "0",
      WHICHSIDE_COURSE: course,
    },
  });
  let drawn = "";
  let over = false;
  const watchers = new Set<() => void>();
  const look = () => {
    for (const watch of [...watchers]) watch();
  };
  pty.onData((data) => {
    drawn += data;
    look();
  });
  const end = new Promise<number>((done) => {
    pty.onExit(({ exitCode }) => {
      over = true;
      open.delete(window);
      done(exitCode);
      look();
    });
  });
  const window: Window = {
    pid: pty.pid,
    drawn: () => drawn,
    press: (keys) => pty.write(keys),
    until: (holds) =>
      new Promise((done, fail) => {
        const stop = (then: () => void) => {
          clearTimeout(timer);
          watchers.delete(watch);
          then();
        };
        const refuse = () => stop(() => fail(new Error(`Waited in vain. Drawn:\n${drawn}`)));
        const watch = () => {
          if (holds(drawn)) stop(done);
          else if (over) refuse();
        };
        const timer = setTimeout(refuse, patience);
        watchers.add(watch);
        watch();
      }),
    kill() {
      try {
        process.kill(pty.pid, "SIGKILL");
      } catch {
        // It is gone already.
      }
    },
    ended: () => end,
  };
  open.add(window);
  return window;
}

/** Answers questions until so many verdicts were drawn, and stands at a settled question then. */
export async function answer(window: Window, count: number): Promise<void> {
  const before = verdicts(window.drawn());
  for (let done = 0; done < count; done++) {
    await ready(window);
    window.press("1\r");
    await window.until((drawn) => verdicts(drawn) > before + done);
  }
}

/** Waits for a question, from whatever stands before it. */
export async function ready(window: Window): Promise<void> {
  const prompts = (drawn: string) => Math.max(drawn.lastIndexOf("s skip"), -1);
  const settled = (drawn: string) => drawn.lastIndexOf("Right: 10 points");
  if (settled(window.drawn()) !== -1 && settled(window.drawn()) > prompts(window.drawn())) {
    await window.until((drawn) => drawn.lastIndexOf("Enter continue") > settled(drawn));
    window.press("\r");
  }
  await window.until((drawn) => prompts(drawn) > settled(drawn));
}
