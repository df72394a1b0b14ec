/** What the log holds of an answer in own words. Pure. */

import { areIndexes, cut, type Kept, mostBytes } from "../keeping.ts";

export interface DescribeResponse {
  readonly kind: "describe";
  readonly text: string;
  /** Rubric points (indexes) that the learner claims to have put in other words. */
  readonly claimed: readonly number[];
}

export const describeKept: Kept<DescribeResponse> = {
  holds: ({ text, claimed }) => typeof text === "string" && areIndexes(claimed),
  fit: (response) => ({ ...response, text: cut(response.text, mostBytes) }),
};
