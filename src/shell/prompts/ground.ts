/** What an asker stands on: the streams, what the terminal can do, how to leave it. */

import type { ReadStream, WriteStream } from "node:tty";
import type { Look } from "../../core/view/view.ts";
import type { Scheme } from "../palette.ts";
import type { Leaving } from "../signals.ts";
import type { Terminal } from "../terminal.ts";

export interface Ground {
  readonly terminal: Terminal;
  /** For which background is painted. */
  readonly theme: Scheme;
  readonly input: ReadStream;
  readonly output: WriteStream;
  readonly leaving: Leaving;
  /** How to lay out now: follows the terminal when it is resized. */
  readonly look: () => Look;
  /** Told when a prompt has left something on the screen. */
  readonly written: () => void;
}
