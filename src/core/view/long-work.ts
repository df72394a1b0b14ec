/** One line on how far long work is, and about how long it still takes. Pure. */

import { counted } from "../text/counted.ts";

/** What takes long: so many of something are gone through, one after the other. */
export interface LongTask {
  /** "Checking". */
  readonly doing: string;
  /** One of them: "lesson". */
  readonly unit: string;
  readonly of: number;
}

/** "Checking: 120 of 300 lessons, about 12 seconds left". */
export function longTaskText({ doing, unit, of }: LongTask, done: number, elapsed: number): string {
  const said = `${doing}: ${done} of ${unit === "MB" ? `${of} MB` : counted(of, unit)}`;
  const rest = leftText(done === 0 ? undefined : (elapsed / done) * (of - done));
  return rest === undefined ? said : `${said}, ${rest}`;
}

/** Nobody counts on a second: it is about so long. */
function leftText(milliseconds: number | undefined): string | undefined {
  if (milliseconds === undefined) return undefined;
  const seconds = Math.max(1, Math.ceil(Math.round(milliseconds) / 1000));
  if (seconds < 10) return `about ${counted(seconds, "second")} left`;
  if (seconds < 90) return `about ${Math.round(seconds / 5) * 5} seconds left`;
  return `about ${Math.round(seconds / 60)} minutes left`;
}
