/** Draws a source while it is still being written, as an answer that streams in. */

import { type Rendering, type RenderOptions, render } from "./render.ts";

export interface StreamedRendering extends Rendering {
  /** Rows from the top that are the same as last time: only those below need painting. */
  readonly kept: number;
}

export interface DiagramStream {
  /** Takes the next piece of the source. */
  readonly push: (piece: string) => StreamedRendering;
  /** The source is whole: its last line counts, too. */
  readonly end: () => StreamedRendering;
}

/**
 * Only whole lines are drawn, so that half a word never shows and nothing changes but by a
 * statement; a line that cannot be read yet leaves the drawing as it was.
 */
export function streamDiagram(options: RenderOptions = {}): DiagramStream {
  let source = "";
  let drawn = "";
  let last: Rendering | undefined;
  const draw = (whole: string): StreamedRendering => {
    if (last !== undefined && whole === drawn) return { ...last, kept: last.height };
    const next = render(whole, options);
    // Half a beginning is no diagram yet: what was seen stays.
    const isLess = last !== undefined && next.form === "source" && last.form !== "source";
    const shown = isLess && last ? last : next;
    const kept = sameRows(last, shown);
    drawn = whole;
    last = shown;
    return { ...shown, kept };
  };
  return {
    push: (piece) => {
      source += piece;
      return draw(source.slice(0, source.lastIndexOf("\n") + 1));
    },
    end: () => draw(source),
  };
}

function sameRows(before: Rendering | undefined, after: Rendering): number {
  const old = before?.ansi.split("\n") ?? [];
  const rows = after.ansi.split("\n");
  const first = rows.findIndex((row, at) => row !== old[at]);
  return first < 0 ? rows.length : first;
}
