/** Whether a folder of a cache is ours alone to write to: what lies there is run, or believed. */

import { lstatSync } from "node:fs";

/** Somebody else's folder, a link to another place, or a folder that others can write to. */
export function isForeign(folder: string): boolean {
  const stats = lstatSync(folder, { throwIfNoEntry: false });
  if (stats === undefined || process.getuid === undefined) return false;
  return !stats.isDirectory() || stats.uid !== process.getuid() || (stats.mode & 0o022) !== 0;
}
