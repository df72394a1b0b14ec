/** What the log holds of an order. Pure. */

import { areIndexes, type Kept, whole } from "../keeping.ts";

export interface OrderResponse {
  readonly kind: "order";
  /** `order[k]` = index (in the right order) of the item put at place k. */
  readonly order: readonly number[];
}

export const orderKept: Kept<OrderResponse> = {
  holds: ({ order }) => areIndexes(order),
  fit: whole,
};
