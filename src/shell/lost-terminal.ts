/**
 * A terminal that was closed under the program: its end is an exit code like any other.
 *
 * When Node ends it puts terminals back into the mode in which it found them, and aborts, with a
 * core file, when one of them is gone. It leaves alone what is closed: so what was a terminal and
 * is none any more is closed before.
 */

import { closeSync } from "node:fs";
import { isatty } from "node:tty";

/** The standard streams, and what is done with them. */
export interface Streams {
  readonly isTerminal: (descriptor: number) => boolean;
  readonly close: (descriptor: number) => void;
}

const standard = [0, 1, 2];

/** What SIGHUP ends with. Reading and writing may fail before the signal comes: it is the same end. */
export const hungUp = 129;

/**
 * To be called at the start; what it returns is to be called as the last thing of all, with the
 * exit code, and gives the one that it comes to.
 */
export function guardTerminal(
  streams: Streams = { isTerminal: isatty, close: closeSync },
): (code: number) => number {
  const terminals = standard.filter(streams.isTerminal);
  return (code) => {
    const lost = terminals.filter((descriptor) => !streams.isTerminal(descriptor));
    for (const descriptor of lost) {
      try {
        streams.close(descriptor);
      } catch {
        // It is closed already.
      }
    }
    return lost.length === 0 || code >= hungUp ? code : hungUp;
  };
}
