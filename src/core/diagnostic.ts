/** A mistake in a course file, as data: where, how bad, what, and what to type instead. Pure. */

/** A place in a file. Both count from 1; columns count UTF-16 units, as editors do. */
export interface Position {
  readonly line: number;
  readonly col: number;
}

export interface Diagnostic extends Position {
  /** Path below the course folder's parent, with forward slashes: `lessons/login-flow/quiz.md`. */
  readonly file: string;
  readonly severity: "error" | "warning";
  /** Stable and documented: `area.problem`, as in `question.no-right-option`. */
  readonly code: string;
  /** One sentence that names the thing. */
  readonly message: string;
  /** What the author can type or do. */
  readonly hint?: string;
}

/** A value that was read as far as it could be, with all that was wrong. */
export interface Parsed<T> {
  readonly value: T;
  readonly diagnostics: readonly Diagnostic[];
}
