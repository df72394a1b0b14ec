/** What the log holds of picked options. Pure. */

import { areIndexes, isIndex, type Kept, whole } from "../keeping.ts";

export interface ChoiceResponse {
  readonly kind: "choice";
  readonly option: number;
}

export interface ChoicesResponse {
  readonly kind: "choices";
  readonly options: readonly number[];
}

export const choiceKept: Kept<ChoiceResponse> = {
  holds: ({ option }) => isIndex(option),
  fit: whole,
};

export const choicesKept: Kept<ChoicesResponse> = {
  holds: ({ options }) => areIndexes(options),
  fit: whole,
};
