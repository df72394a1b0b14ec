/** The terminal's screen as a whole: for a view that is drawn anew instead of below the last one. */

/** Empties the screen; what has scrolled away stays where it is. */
export function clearScreen(output: NodeJS.WriteStream = process.stdout): void {
  output.write("\x1b[2J\x1b[H");
}

/** Calls back after the window changed its size; returns how to stop. */
export function onResize(
  changed: () => void,
  output: NodeJS.WriteStream = process.stdout,
): () => void {
  output.on("resize", changed);
  return () => output.off("resize", changed);
}
