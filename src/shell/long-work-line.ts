/** The line that says how far work is, and Ctrl-C while it is seen. Loaded when it is needed. */

import { cells, clean } from "mermaid-text/text";
import { type LongTask, longTaskText } from "../core/view/long-work.ts";

/** The part of a process that matters here. */
export interface WatchedProcess {
  readonly stderr: {
    readonly isTTY?: boolean;
    readonly columns?: number;
    write(text: string): unknown;
  };
  on(event: "SIGINT", listener: () => void): unknown;
  off(event: "SIGINT", listener: () => void): unknown;
  listenerCount(event: "SIGINT"): number;
}

/** One piece of work that is seen. */
export interface SeenWork {
  readonly goesOn: (done: number, elapsed: number) => Promise<boolean>;
  readonly clear: () => void;
  readonly end: () => void;
}

/** Milliseconds between two lines, and between two looks at the keyboard. */
const between = 200;
const betweenPlain = 10_000;
const breath = 50;

const eraseLine = "\r\x1b[2K";

export function showWork(process: WatchedProcess, task: LongTask, plain: boolean): SeenWork {
  const { stderr } = process;
  let isShown = false;
  let isStopped = false;
  let nextLine = 0;
  let nextBreath = 0;
  const clear = () => {
    if (isShown) stderr.write(eraseLine);
    isShown = false;
  };
  const stop = () => {
    isStopped = true;
    // The terminal has written ^C behind it.
    clear();
  };
  // While something is asked, whoever asks hears Ctrl-C, and ends the program.
  const hears = process.listenerCount("SIGINT") === 0;
  if (hears) process.on("SIGINT", stop);

  function say(text: string): void {
    if (plain) {
      stderr.write(`${text}. Ctrl-C stops.\n`);
      return;
    }
    const columns = stderr.columns ?? 80;
    const all = [`  ${text} · Ctrl-C stops`, `  ${text}`, `  ${text.split(",")[0]}`];
    // A line that the terminal breaks could not be taken away.
    const line = all.find((each) => cells(each) < columns);
    if (line === undefined) return;
    stderr.write(eraseLine + line);
    isShown = true;
  }

  return {
    clear,
    end() {
      clear();
      if (hears) process.off("SIGINT", stop);
    },
    async goesOn(done, elapsed) {
      if (elapsed >= nextLine && !isStopped) {
        say(clean(longTaskText(task, done, elapsed)));
        nextLine = elapsed + (plain ? betweenPlain : between);
      }
      if (elapsed >= nextBreath) {
        // Signals are heard between two turns of the loop.
        await new Promise((resolve) => setImmediate(resolve));
        nextBreath = elapsed + breath;
      }
      return !isStopped;
    },
  };
}
