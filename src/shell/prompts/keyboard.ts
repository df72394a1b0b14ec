/**
 * The keyboard for as long as the program asks things: raw from the first prompt to the end.
 *
 * Keys that come while nothing is asked are read and dropped: they neither show up on the
 * screen nor answer a question that was not drawn yet. What the terminal itself would have
 * done in its usual mode (Ctrl-C, Ctrl-Z, Ctrl-\) is done here.
 */

import { PassThrough } from "node:stream";
import type { Ground } from "./ground.ts";
import { reportFilter } from "./reports.ts";

export interface Keyboard {
  /** Keys from now on, for one prompt; undefined when the input has ended. */
  readonly attach: () => Promise<PassThrough | undefined>;
  readonly detach: () => void;
  /** Ctrl-C was among the keys since then: one behind the key that ended a prompt, at once, reaches no prompt. */
  readonly interrupted: () => boolean;
}

export interface KeyboardHooks {
  /** Moves to a free row and shows the cursor. */
  readonly leaveScreen: () => void;
  /** The program goes on after Ctrl-Z: draw again. */
  readonly continued: () => void;
}

// To our own handlers, not through the system: Windows has no such signals.
const ctrlC = 0x03;
/** What is pasted is a text, whatever it holds. */
const pasteBegins = "\x1b[200~";
const ctrlZ = 0x1a;
const ctrlBackslash = 0x1c;

export function openKeyboard({ input, leaving }: Ground, hooks: KeyboardHooks): Keyboard {
  let keys: PassThrough | undefined;
  let ended = false;
  let suspended = false;
  let interrupted = false;

  const end = () => {
    ended = true;
    keys?.end();
  };

  const goOn = () => {
    suspended = false;
    // The shell changed the mode behind libuv's back: off and on, or nothing happens.
    input.setRawMode(false);
    input.setRawMode(true);
    hooks.continued();
  };

  const suspend = () => {
    if (process.platform === "win32") return;
    suspended = true;
    hooks.leaveScreen();
    input.setRawMode(false);
    // The whole group, as the terminal does it: `npx` in front of us stops too.
    process.kill(0, "SIGTSTP");
    // Nobody can continue a program without a shell, so the signal is ignored there.
    setTimeout(() => setImmediate(() => suspended && goOn()), 50);
  };

  const take = (chunk: Buffer): void => {
    const special = chunk.findIndex((byte) => byte === ctrlZ || byte === ctrlBackslash);
    if (special === -1) {
      if (keys !== undefined) {
        interrupted ||= chunk.includes(ctrlC) && !chunk.includes(pasteBegins);
        keys.write(chunk);
      } else if (chunk.includes(ctrlC)) process.emit("SIGINT", "SIGINT");
      return;
    }
    if (special > 0) take(chunk.subarray(0, special));
    if (chunk[special] === ctrlZ) suspend();
    else process.emit("SIGQUIT", "SIGQUIT");
    if (special + 1 < chunk.length) take(chunk.subarray(special + 1));
  };

  let catchUp = () => {};
  const keysIn = reportFilter();
  const takeKeys = (chunk: Buffer) => take(keysIn(chunk));
  input.on("data", () => catchUp());
  input.on("data", takeKeys);
  input.on("end", end);
  input.on("close", end);
  // A terminal that is gone fails to read; there is nothing to say and nobody to say it to.
  input.on("error", end);
  input.setRawMode(true);
  process.on("SIGCONT", goOn);
  leaving.add(() => {
    hooks.leaveScreen();
    input.setRawMode(false);
  });

  // Keys that the other thread has read come as if they had been read here.
  void import("./ears.ts").then(({ openEars }) => {
    catchUp = openEars(leaving.interrupt, takeKeys).catchUp;
  });

  return {
    async attach() {
      input.ref();
      input.resume();
      // One turn of the loop takes in and drops what was typed before the prompt is there.
      await new Promise<void>((resolve) => setImmediate(() => setImmediate(resolve)));
      catchUp();
      if (ended) return undefined;
      keys = new PassThrough();
      interrupted = false;
      return keys;
    },
    interrupted: () => interrupted,
    detach() {
      keys = undefined;
      // Reading goes on, but does not keep a program alive that has nothing more to ask.
      input.unref();
    },
  };
}
