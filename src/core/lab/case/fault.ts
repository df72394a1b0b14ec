/** A kind of fault that a case can have: what is broken, how a member tells it, what shows it. Pure. */

import type { Member, SwitchName } from "../action.ts";

export const caseSides = [
  "Frontend",
  "API contract",
  "Backend",
  "Database",
  "Cache",
  "Other service",
  "Configuration",
  "Deployment",
] as const;
export type CaseSide = (typeof caseSides)[number];

/** What a case is about: wrong answers are taken from faults of the same kind of trouble. */
export type Topic = "bookings" | "orders" | "payments" | "comments" | "photos" | "login" | "seeds";

export interface FaultEdit {
  /** A file of the app. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

export interface Fault {
  readonly id: string;
  readonly side: CaseSide;
  readonly topic: Topic;
  /** About how long it takes to find. */
  readonly minutes: 1 | 5 | 15;
  /** The report, in a member's words. */
  readonly report: string;
  readonly members: readonly Member[];
  /** What was done before the report: words of the lab. */
  readonly done: readonly string[];
  readonly edits?: readonly FaultEdit[];
  readonly switches?: readonly (readonly [SwitchName, boolean])[];
  /** Which link is broken, without its side. */
  readonly link: string;
  /** Looks that show it: `table orders`, `log`, `open POST /api/bookings`, `source club.js`, `requests`. */
  readonly evidence: readonly string[];
  readonly mend: string;
  /** Why it is so, for afterwards. */
  readonly why: string;
}
