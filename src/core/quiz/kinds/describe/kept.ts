/** What the log holds of an answer in own words. Pure. */

import { areIndexes, cut, type Kept, mostBytes } from "../keeping.ts";

export interface DescribeResponse {
  readonly kind: "describe";
  readonly text: string;
  /**
   * Points (indexes) that the learner has ticked as said. In events of older versions, which looked
   * for phrases, those that were not found and that the learner claimed.
   */
  readonly claimed: readonly number[];
}

export const describeKept: Kept<DescribeResponse> = {
  holds: ({ text, claimed }) => typeof text === "string" && areIndexes(claimed),
  fit: (response) => ({ ...response, text: cut(response.text, mostBytes) }),
};
