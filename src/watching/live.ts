/** Shows hops while they happen: as a diagram that grows, as sentences, or as lines of JSON. */

import { type Line, line, span, wrapLine } from "mermaid-text/text";
import { growingDiagram } from "../core/recording/growing.ts";
import type { Hop } from "../core/recording/hop.ts";
import { hopJson } from "../core/recording/json.ts";
import { createRecorder } from "../core/recording/recorder.ts";
import type { Seen } from "../core/recording/seen.ts";
import { styles } from "../core/view/style.ts";
import type { World } from "../shell/world.ts";
import type { SourceEvents, WatchSource } from "./source.ts";

export interface LiveOptions {
  readonly json: boolean;
  readonly secrets: "mask" | "show";
}

export interface Watched {
  readonly hops: readonly Hop[];
  readonly code: number;
}

/** More hops are shown and not kept. */
const mostKept = 20_000;

/** Shows what the source sees until it ends, or until Ctrl-C. */
export async function watchLive(
  begin: (events: SourceEvents) => Promise<WatchSource>,
  options: LiveOptions,
  world: World,
): Promise<Watched> {
  const recorder = createRecorder({ secrets: options.secrets, keep: false });
  const hops: Hop[] = [];
  const growing = growingDiagram(world.look(), [{ kind: "browser" }, { kind: "backend" }]);
  let shown: Promise<void> = Promise.resolve();
  const show = (lines: readonly Line[]): void => {
    shown = shown.then(() => world.show(lines));
  };
  const source = await begin({
    seen(seen: Seen) {
      const hop = recorder.add(seen);
      if (hop === undefined) return;
      if (hops.length < mostKept) hops.push(hop);
      if (options.json) {
        world.print(hopJson(hop));
        return;
      }
      const { head, rows } = growing.add(hop);
      show([...head, ...rows]);
    },
    said(text) {
      const said = wrapLine(line(span(text, styles.dim)), world.look().width);
      if (options.json) shown = shown.then(() => world.warn(said));
      else show(said);
    },
  });
  const stop = (): void => source.stop();
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  process.on("SIGHUP", stop);
  try {
    const code = await source.ended;
    await shown;
    return { hops, code };
  } finally {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.off(signal, stop);
  }
}
