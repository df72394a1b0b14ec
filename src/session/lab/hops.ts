/**
 * The hops of the lab on the screen, each as it comes: a diagram that grows, or a sentence each in
 * plain mode. What was drawn stays; nothing is painted twice.
 */

import { line, wrapLine } from "mermaid-text/text";
import { growingDiagram } from "../../core/recording/growing.ts";
import type { Hop, Party } from "../../core/recording/hop.ts";
import { hopSentence } from "../../core/recording/hop-words.ts";
import { createRecorder } from "../../core/recording/recorder.ts";
import type { Seen } from "../../core/recording/seen.ts";
import type { World } from "../../shell/world.ts";

export interface HopScreen {
  readonly see: (seen: Seen) => void;
  readonly hops: () => readonly Hop[];
  /** From here on hops are drawn below new heads: something else was printed between. */
  begin(parties: readonly Party[]): void;
  /** Resolves when all that has come is on the screen; false when nothing has come since `begin`. */
  drawn(): Promise<boolean>;
  /** From now on what comes is drawn. */
  talk(): void;
  /** Called when a hop comes, wherever it comes from. */
  onHop(hear: (() => void) | undefined): void;
}

/** `quiet`: nothing is drawn until `talk` is called; what came before can be looked at. */
export function hopScreen(world: World, voice: "quiet" | "aloud" = "aloud"): HopScreen {
  // All of it is made up: what Nadia's password is, everybody may see.
  const recorder = createRecorder({ secrets: "show" });
  let diagram = growingDiagram(world.look());
  let painting: Promise<void> = Promise.resolve();
  let count = 0;
  let hear: (() => void) | undefined;
  let isQuiet = voice === "quiet";

  async function paint(hop: Hop): Promise<void> {
    const look = world.look();
    if (look.plain) return world.show(wrapLine(line(hopSentence(hop)), look.text));
    const { head, rows } = diagram.add(hop);
    return world.show([...head, ...rows]);
  }

  return {
    see(seen) {
      const hop = recorder.add(seen);
      if (hop === undefined) return;
      if (isQuiet) return;
      count += 1;
      painting = painting.then(() => paint(hop));
      hear?.();
    },
    hops: () => recorder.recording().hops,
    begin(parties) {
      diagram = growingDiagram(world.look(), parties);
      count = 0;
    },
    async drawn() {
      await painting;
      return count > 0;
    },
    talk() {
      isQuiet = false;
    },
    onHop(listener) {
      hear = listener;
    },
  };
}
