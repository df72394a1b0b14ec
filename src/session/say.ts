/** Sentences on the screen, for commands that have nothing else to show. */

import { type Line, line, wrapLine } from "mermaid-text/text";
import type { World } from "../shell/world.ts";

/** One below the other; "" is an empty line, and what begins with "- " hangs. */
export async function say(world: World, texts: readonly string[]): Promise<void> {
  const { text: width } = world.look();
  const lines: Line[] = texts.flatMap((each) =>
    each === "" ? [[]] : wrapLine(line(each), width, each.startsWith("- ") ? 2 : 0),
  );
  await world.show(lines);
}
