/** Wait for one of a few named keys. Pure. */

import { stay, type Widget } from "./widget.ts";

export interface NamedKey {
  /** `enter`, a letter, or any name that `Key` has. */
  readonly key: string;
  /** How the screen calls it: `Enter`. */
  readonly name: string;
  readonly does: string;
}

export function waitKeyWidget(keys: readonly NamedKey[], apart = false): Widget<null, string> {
  return {
    start: null,
    letters: keys.map(({ key }) => key),
    press(state, key) {
      // Space turns pages everywhere else, so it does here.
      const name = key.name === "space" ? "enter" : key.name.toLowerCase();
      const known = key.ctrl ? undefined : keys.find((each) => each.key === name);
      return known === undefined ? stay(state) : { kind: "answer", value: known.key };
    },
    draw: () => ({
      lines: apart ? [[]] : [],
      focus: [0, 0],
      help: keys.flatMap(({ name, does }) => (does === "" ? [] : [`${name} ${does}`])),
    }),
  };
}
