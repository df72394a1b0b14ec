/** What the log holds of a typed answer. Pure. */

import { cut, type Kept, mostBytes } from "../keeping.ts";

export interface TextResponse {
  readonly kind: "text";
  readonly text: string;
}

export const textKept: Kept<TextResponse> = {
  holds: ({ text }) => typeof text === "string",
  fit: (response) => ({ ...response, text: cut(response.text, mostBytes) }),
};
