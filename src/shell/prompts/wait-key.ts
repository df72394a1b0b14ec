/** Wait for one of a few named keys. Pure. */

import { stay, type Widget } from "./widget.ts";

export interface NamedKey {
  /** `enter`, a letter, or any name that `Key` has. */
  readonly key: string;
  /** How the screen calls it: `Enter`. */
  readonly name: string;
  readonly does: string;
}

/** What turns a page, beside Space, which goes on everywhere; a key of the list means itself first. */
const turning: Readonly<Record<string, string>> = {
  right: "enter",
  down: "enter",
  pagedown: "enter",
  left: "b",
  up: "b",
  pageup: "b",
};

/** `pages`: the arrows turn them. Elsewhere an arrow that came too late must not leave a verdict. */
export function waitKeyWidget(
  keys: readonly NamedKey[],
  { apart = false, pages = false }: { readonly apart?: boolean; readonly pages?: boolean } = {},
): Widget<null, string> {
  const find = (name: string | undefined) => keys.find(({ key }) => key === name);
  const leaves = { space: "enter", escape: "b", backspace: "b" } as const;
  return {
    start: null,
    letters: keys.map(({ key }) => key),
    press(state, key) {
      if (key.ctrl) return stay(state);
      const name = key.name.toLowerCase();
      const same: string | undefined = leaves[name as keyof typeof leaves];
      const known = find(name) ?? find(same) ?? (pages ? find(turning[name]) : undefined);
      return known === undefined ? stay(state) : { kind: "answer", value: known.key };
    },
    draw: () => ({
      lines: apart ? [[]] : [],
      focus: [0, 0],
      help: keys.flatMap(({ name, does }) => (does === "" ? [] : [`${name} ${does}`])),
    }),
  };
}
