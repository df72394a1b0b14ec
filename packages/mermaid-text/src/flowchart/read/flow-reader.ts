/** Where a reader of a flowchart's source stands, and how it tells of mistakes there. Pure. */

import type { Slip } from "../../read/slip.ts";
import { type Faults, reportFault } from "../../read/source.ts";
import type { FlowBuilder } from "./flow-builder.ts";

export interface Reader {
  readonly text: string;
  readonly faults: Faults;
  readonly flow: FlowBuilder;
  at: number;
}

export function tell(
  reader: Reader,
  { message, hint }: Slip,
  code = "diagram.syntax-unknown",
): void {
  reportFault(reader.faults, reader.at, code, message, hint);
}

export function endOfLine(reader: Reader, semicolonEnds: boolean): number {
  const pattern = semicolonEnds ? /[\n;]|$/g : /\n|$/g;
  pattern.lastIndex = reader.at;
  return pattern.exec(reader.text)?.index ?? reader.text.length;
}
