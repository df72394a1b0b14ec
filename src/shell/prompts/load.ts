/** Picks who asks: Inquirer prompts on a terminal, their plain twins everywhere else. */

import { installSignals } from "../signals.ts";
import type { Asker } from "./asker.ts";
import type { Ground } from "./ground.ts";

/** Call it once: it takes the keyboard and the signals for the rest of the program. */
export async function loadAsker(given: Omit<Ground, "leaving">): Promise<Asker> {
  const ground: Ground = { ...given, leaving: installSignals() };
  if (given.terminal.plain || !given.terminal.interactive) {
    return (await import("./plain-asker.ts")).plainAsker(ground);
  }
  return (await import("./terminal-asker.ts")).terminalAsker(ground);
}
