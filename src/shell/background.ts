/**
 * Asks the terminal for its background, and reads what it answers.
 *
 * The question is followed by another one that every terminal answers, so that one which doesn't
 * know its background is not waited for; none is waited for long. Whatever comes in meanwhile is
 * read here: no answer is left to be taken for keys, neither by us nor by the shell.
 */

import { readFileSync } from "node:fs";
import type { ReadStream, WriteStream } from "node:tty";

/** What the background is, then which terminal this is. */
const question = "\x1b]11;?\x1b\\\x1b[c";

/** Milliseconds. Terminals answer in a few; one far away takes its way there and back. */
const longestWait = 150;

/** Answers, wherever they stand between keys. They are never long. */
const background =
  /\x1b\]11;rgba?:([0-9a-f]{1,4})\/([0-9a-f]{1,4})\/([0-9a-f]{1,4})[^\x07\x1b]{0,20}(?:\x07|\x1b\\)/i;
const identity = /\x1b\[\?[\d;]{0,60}c/;

export function isDarkAnswer(text: string): boolean | undefined {
  const [, red, green, blue] = background.exec(text) ?? [];
  if (red === undefined || green === undefined || blue === undefined) return undefined;
  const share = (digits: string) => Number.parseInt(digits, 16) / (16 ** digits.length - 1);
  // How bright it looks: green counts most.
  return 0.299 * share(red) + 0.587 * share(green) + 0.114 * share(blue) < 0.5;
}

/** Undefined when it does not say. Both streams are a terminal's. */
export async function askBackground(
  input: ReadStream,
  output: WriteStream,
): Promise<"dark" | "light" | undefined> {
  // In the background of a shell, whoever changes the terminal's mode is stopped.
  if (!inForeground()) return undefined;
  return new Promise((done) => {
    let heard = "";
    const wasRaw = input.isRaw;
    const end = () => {
      clearTimeout(timer);
      input.off("data", take);
      input.off("error", end);
      if (!wasRaw) input.setRawMode(false);
      input.pause();
      const isDark = isDarkAnswer(heard);
      done(isDark === undefined ? undefined : isDark ? "dark" : "light");
    };
    const take = (chunk: Buffer) => {
      heard = (heard + chunk.toString("latin1")).slice(-400);
      if (chunk.includes(0x03)) {
        end();
        process.kill(process.pid, "SIGINT");
      } else if (identity.test(heard)) end();
    };
    const timer = setTimeout(end, longestWait);
    input.on("data", take);
    input.on("error", end);
    input.setRawMode(true);
    output.write(question);
  });
}

/** Linux says whose terminal it is; elsewhere programs in the background are rare. */
function inForeground(): boolean {
  if (process.platform !== "linux") return true;
  try {
    // "pid (name) state parent group session terminal foreground-group ..."; names hold anything.
    const text = readFileSync("/proc/self/stat", "latin1");
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    return fields[2] === fields[5];
  } catch {
    return true;
  }
}
