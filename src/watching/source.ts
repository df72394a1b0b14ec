/** Where a recording comes from while it happens. Types only. */

import type { Seen } from "../core/recording/seen.ts";

export interface SourceEvents {
  readonly seen: (seen: Seen) => void;
  /** A line that the app itself wrote. */
  readonly said: (text: string) => void;
}

export interface WatchSource {
  /** The exit code, when it has ended. */
  readonly ended: Promise<number>;
  /** Whether anything of the app can be heard at all. */
  readonly heardOf: () => boolean;
  /** Messages that came too fast to be taken. */
  readonly lost: () => number;
  /** Asks it to end; the second time it is not asked. */
  readonly stop: () => void;
}
