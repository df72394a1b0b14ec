/** What the log holds of filled gaps. Pure. */

import { areTexts, cut, type Kept, mostBytes } from "../keeping.ts";

export interface GapsResponse {
  readonly kind: "gaps";
  /** One text a gap. */
  readonly texts: readonly string[];
}

export const gapsKept: Kept<GapsResponse> = {
  holds: ({ texts }) => areTexts(texts),
  fit(response) {
    const each = Math.floor(mostBytes / Math.max(1, response.texts.length));
    return { ...response, texts: response.texts.map((text) => cut(text, each)) };
  },
};
