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
  /** What happened and isn't among the hops, in sentences. */
  readonly missing: readonly string[];
}

/** More hops are shown and not kept. */
const mostKept = 20_000;

/** So many hops in so many milliseconds are drawn: more, nobody can follow, and the screen falls behind. */
const mostDrawn = 25;
const drawnIn = 250;

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
  let count = 0;
  /** Hops that came since the timer was set. */
  let came = 0;
  let timer: NodeJS.Timeout | undefined;
  const sayUndrawn = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const undrawn = came - mostDrawn;
    came = 0;
    if (undrawn > 0) {
      const text = `… ${undrawn} more, too fast to draw`;
      show(wrapLine(line(span(text, styles.dim)), world.look().width));
    }
  };
  const draw = (hop: Hop): void => {
    timer ??= setTimeout(sayUndrawn, drawnIn);
    came += 1;
    if (came > mostDrawn) return;
    const { head, rows } = growing.add(hop);
    show([...head, ...rows]);
  };
  const source = await begin({
    seen(seen: Seen) {
      const hop = recorder.add(seen);
      if (hop === undefined) return;
      count += 1;
      if (hops.length < mostKept) hops.push(hop);
      if (options.json) world.print(hopJson(hop));
      else draw(hop);
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
    sayUndrawn();
    await shown;
    return { hops, code, missing: missing(source, count) };
  } finally {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.off(signal, stop);
  }
}

function missing(source: WatchSource, count: number): readonly string[] {
  if (!source.heardOf()) {
    return [
      "Nothing of this app was heard: only apps that run on Node can be looked into. For any other one start it by itself, then give its address: whichside watch http://localhost:8000",
    ];
  }
  return [
    ...(count > mostKept ? [`Of ${count} hops the first ${mostKept} are kept.`] : []),
    ...(source.lost() > 0
      ? ["The app did more than could be taken in time, so some of it is missing."]
      : []),
  ];
}
