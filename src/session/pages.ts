/** A view that is higher than the screen, in pages with a key between two of them. */

import { pagesOf } from "../core/view/pages.ts";
import { isBlank, type View } from "../core/view/view.ts";
import type { World } from "../shell/world.ts";

export type Turned = "on" | "back" | "quit";

/** Rows that a page leaves for the keys and a line of what was before. */
const keyRows = 4;

/** Nothing scrolls away before it was read: what is higher than the screen is shown in pages. */
export function pagesFor(world: World, view: View): View[] {
  const { plain } = world.terminal;
  return plain ? [view] : pagesOf(view, world.terminal.rows() - keyRows);
}

/** Waits below a page; `on` is what Enter does, `before` whether there is a page to go back to. */
export async function turnPage(
  world: World,
  page: View,
  { on, before }: { readonly on: string; readonly before: boolean },
): Promise<Turned> {
  const asker = await world.asker();
  const keys = [{ key: "enter", name: "Enter", does: on }, ...leaving(before)];
  // A page may end in the middle of a list.
  const apart = !isBlank(page.at(-1));
  return turnedBy(await asker.key({ look: world.look(), keys, apart, pages: true }));
}

/** Shows all pages, the last without a wait; false when the learner leaves. */
export async function showPages(world: World, pages: readonly View[]): Promise<boolean> {
  let index = 0;
  for (;;) {
    const page = pages[index] ?? [];
    await world.show(page);
    if (index >= pages.length - 1) return true;
    const turned = await turnPage(world, page, { on: "more", before: index > 0 });
    if (turned === "quit") return false;
    index += turned === "back" ? -1 : 1;
  }
}

export function leaving(before: boolean) {
  return [...(before ? [{ key: "b", name: "b", does: "back" }] : []), quitKey];
}

const quitKey = { key: "q", name: "q", does: "quit" };

export function turnedBy(pressed: string): Turned {
  return pressed === "b" ? "back" : pressed === "q" ? "quit" : "on";
}
