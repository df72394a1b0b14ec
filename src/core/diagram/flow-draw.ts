import type { Drawing, DrawOptions } from "./draw.ts";
import type { Flowchart } from "./model.ts";
export function drawFlowchart(_flow: Flowchart, _options: DrawOptions): Drawing | undefined {
  return undefined;
}
