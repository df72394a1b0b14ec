/** Memory of a run that reads very much and keeps little of it. */

import { setFlagsFromString } from "node:v8";

/**
 * Garbage is collected when the heap has grown by two fifths since the last time. The engine
 * would let it grow to several times of what is in use, as long as collecting costs little.
 */
export function keepHeapSmall(): void {
  setFlagsFromString("--heap-growing-percent=40");
}
