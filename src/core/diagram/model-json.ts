import type { DrawOptions } from "./draw.ts";
import type { Diagram } from "./model.ts";
export function modelOf(diagram: Diagram, _options: DrawOptions): unknown {
  return { version: 1, ...diagram };
}
