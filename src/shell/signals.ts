/**
 * Leaving by a signal: the terminal as it was, one line, the right exit code.
 *
 * Inquirer would leave the terminal raw and the cursor hidden. Whoever changes the terminal
 * says here how to put it back; it is put back once, whichever way the program ends.
 */

import { writeSync } from "node:fs";

export interface Leaving {
  /** Runs before the program ends; returns how to take it back. It must not throw. */
  readonly add: (restore: () => void) => () => void;
  /** As for SIGINT, but what comes next for it is the system's own: the program ends by it. */
  readonly interrupt: () => void;
}

/** The process as far as leaving needs it. */
export interface Program {
  on(event: string, listener: () => void): unknown;
  removeAllListeners(event: string): unknown;
  exit(code: number): void;
}

const codes = { SIGHUP: 129, SIGINT: 130, SIGQUIT: 131, SIGTERM: 143 } as const;

/** What is said when a signal ends a session that asks; also when Ctrl-C does. */
export const farewell = "Stopped. Your answers so far are kept.";

/**
 * Own handlers for the four signals that end a program. The farewell is only said to somebody
 * who was being asked, and not to a terminal that hung up.
 */
export function installSignals(
  program: Program = process,
  say: (text: string) => void = sayToError,
): Leaving {
  const restores = new Set<() => void>();
  const restoreAll = () => {
    for (const restore of [...restores].reverse()) restore();
    restores.clear();
  };
  for (const [signal, code] of Object.entries(codes)) {
    program.on(signal, () => {
      const asking = restores.size > 0;
      restoreAll();
      if (asking && signal !== "SIGHUP") say(`${farewell}\n`);
      program.exit(code);
    });
  }
  program.on("exit", restoreAll);
  return {
    add(restore) {
      restores.add(restore);
      return () => restores.delete(restore);
    },
    interrupt() {
      restoreAll();
      say(`${farewell}\n`);
      program.removeAllListeners("SIGINT");
    },
  };
}

/** At once and without a fuss: the stream may be gone, and the program ends anyway. */
function sayToError(text: string): void {
  try {
    writeSync(2, text);
  } catch {
    // Nobody is left to read it.
  }
}
