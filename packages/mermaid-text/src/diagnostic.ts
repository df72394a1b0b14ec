/** Something in a source that isn't right, as data: where, what, and what to type instead. Pure. */

/** A place in a file. Both count from 1; columns count UTF-16 units, as editors do. */
export interface Position {
  readonly line: number;
  readonly col: number;
}

export interface Diagnostic extends Position {
  readonly file: string;
  readonly severity: "error" | "warning";
  /** Stable and documented: `area.problem`, as in `diagram.kind-unknown`. */
  readonly code: string;
  /** One sentence that names the thing. */
  readonly message: string;
  /** What the author can type or do. */
  readonly hint?: string;
}
