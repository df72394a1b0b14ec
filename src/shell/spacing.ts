/** One blank line between what is shown, also where a prompt erased itself in between. */

import { isBlank, type View } from "../core/view/view.ts";

export interface Spacing {
  /** The view, without blank lines at its start where one stands above it already. */
  readonly below: (view: View) => View;
  /** Something that is no view was written: the next view keeps its blank lines. */
  readonly written: () => void;
}

export function createSpacing(): Spacing {
  let endsBlank = false;
  return {
    below(view) {
      const first = endsBlank ? view.findIndex((item) => !isBlank(item)) : 0;
      const shown = first === -1 ? [] : view.slice(first);
      const last = shown.at(-1);
      if (last !== undefined) endsBlank = isBlank(last);
      return shown;
    },
    written() {
      endsBlank = false;
    },
  };
}
