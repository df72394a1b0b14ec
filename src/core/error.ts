/** The one error for everything that is not our own bug. Pure. */

export interface TutorErrorOptions {
  /** What to do next, with a command to run where there is one. */
  readonly hint?: string;
  readonly cause?: unknown;
  /** Exit code; 1 (could not be read or saved) unless told. 2 is wrong usage, 3 is a script not saved. */
  readonly exitCode?: number;
}

/**
 * Says what happened, to which thing, and what to do next. `code` is `area.problem`:
 * stable, documented in docs/errors.md, tested.
 */
export class TutorError extends Error {
  readonly code: string;
  readonly hint: string | undefined;
  readonly exitCode: number;

  constructor(code: string, message: string, options: TutorErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "TutorError";
    this.code = code;
    this.hint = options.hint;
    this.exitCode = options.exitCode ?? 1;
  }
}

/** The same error with another exit code, where the code that it has means something else. */
export function withExit(error: TutorError, exitCode: number): TutorError {
  return changed(error, error.message, exitCode);
}

/** The same error with a sentence behind it. */
export function withMore(error: TutorError, more: string): TutorError {
  return changed(error, `${error.message} ${more}`, error.exitCode);
}

function changed({ code, hint, cause }: TutorError, message: string, exitCode: number): TutorError {
  return new TutorError(code, message, {
    ...(hint === undefined ? {} : { hint }),
    cause,
    exitCode,
  });
}
