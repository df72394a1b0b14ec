/**
 * Tells when files of a lesson were saved.
 *
 * Folders are watched rather than files, because many editors save a new file under the old
 * name. Where the system has no such news (network folders, no watchers left) the files are
 * looked at every second, which is always done besides: it costs nothing and misses nothing.
 */

import { type FSWatcher, readdirSync, statSync, watch } from "node:fs";
import { join } from "node:path";

export interface FolderWatch {
  /** Milliseconds between two looks. */
  readonly every?: number;
  /** Milliseconds of quiet before a change is told: one save makes several events. */
  readonly settle?: number;
}

/** Calls back after each change of a file in one of the folders; returns how to stop. */
export function watchFolders(
  folders: readonly string[],
  changed: () => void,
  { every = 1000, settle = 60 }: FolderWatch = {},
): () => void {
  let known = stateOf(folders);
  let timer: NodeJS.Timeout | undefined;
  const look = () => {
    const now = stateOf(folders);
    if (now === known) return;
    known = now;
    changed();
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(look, settle);
  };
  const watchers = folders.flatMap((folder) => watcherOn(folder, soon));
  const poll = setInterval(look, every);
  return () => {
    clearTimeout(timer);
    clearInterval(poll);
    for (const watcher of watchers) watcher.close();
  };
}

function watcherOn(folder: string, soon: () => void): FSWatcher[] {
  try {
    const watcher = watch(folder, { persistent: false }, soon);
    watcher.on("error", () => watcher.close());
    return [watcher];
  } catch {
    // Looking every second will do.
    return [];
  }
}

/** Names, sizes and times of the files: differs when one of them was saved. */
function stateOf(folders: readonly string[]): string {
  return folders
    .flatMap((folder) => namesIn(folder).map((name) => factsOf(join(folder, name))))
    .join("\n");
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /\.(?:md|ya?ml)$/.test(name))
      .sort();
  } catch {
    return [];
  }
}

function factsOf(path: string): string {
  try {
    const { mtimeMs, size, ino } = statSync(path);
    return `${path} ${mtimeMs} ${size} ${ino}`;
  } catch {
    return path;
  }
}

/** When a file of the folder was saved last, milliseconds since 1970; 0 when there is none. */
export function lastSaved(folder: string): number {
  return Math.max(
    0,
    ...namesIn(folder).map((name) => {
      try {
        return statSync(join(folder, name)).mtimeMs;
      } catch {
        return 0;
      }
    }),
  );
}
