/** What every kind of diagram may have, whatever stands in it. Pure. */

export type Direction = "TD" | "BT" | "LR" | "RL";

export interface Titled {
  readonly title: string | undefined;
  readonly accTitle: string | undefined;
  readonly accDescription: string | undefined;
}
