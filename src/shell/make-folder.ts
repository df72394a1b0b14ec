/**
 * Makes a folder and those above it. Node's own way never ends where the system says of a folder
 * that is there that it isn't, as it does in /proc.
 */

import { mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";

/** False when it was there already. */
export function makeFolder(path: string, mode?: number): boolean {
  try {
    mkdirSync(path, { mode });
    return true;
  } catch (error) {
    if (isFolder(path)) return false;
    const above = dirname(path);
    if (!isMissing(error) || above === path || isFolder(above)) throw error;
    makeFolder(above, mode);
    return makeFolder(path, mode);
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
