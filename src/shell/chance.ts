/**
 * Fresh ids and seeds. None of them is a secret: V8 draws `Math.random` from a seed that the system
 * gave it, and Node's crypto would take a tenth of the time until a question is on the screen.
 */

import { uuidFrom } from "../core/random.ts";

export function freshId(): string {
  return uuidFrom(Math.random);
}

/** 32 bits. */
export function freshSeed(): number {
  return Math.floor(Math.random() * 2 ** 32);
}
