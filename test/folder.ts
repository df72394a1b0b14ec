/** Folders of tests, removed although a program that was just ended may still write into them. */

import { rmSync } from "node:fs";

/** Removes a folder with all in it; for a few seconds again when something new has come into it. */
export function removeFolder(path: string): void {
  rmSync(path, { recursive: true, force: true, maxRetries: 40, retryDelay: 5 });
}
