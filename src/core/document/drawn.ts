/** A drawing of a diagram that was made earlier and kept. Pure. */

import type { Style } from "mermaid-text/text";

/** A drawing for all widths between two, as JSON can hold it. */
export interface KeptDrawing {
  /** Cells, both included. */
  readonly from: number;
  readonly to: number;
  /** How many lines at the end explain colours. */
  readonly legend: number;
  readonly styles: readonly Style[];
  /** For each line its texts, behind a styled one the place of its style. */
  readonly lines: readonly (readonly (string | number)[])[];
}
