/** A kept copy in the place of a log that is gone or cannot be read. */

import { dirname, join } from "node:path";
import type { Files } from "./files.ts";
import { copyFile, freeName } from "./log-copies.ts";
import { guarded } from "./log-writer.ts";

/**
 * Puts a copy in the place of a log that cannot be read, or is gone. What was there is kept under
 * a name of its own, which is returned. At each moment one or the other is whole in its place.
 */
export function putBack(
  files: Files,
  path: string,
  copy: string,
  stamp: string,
): string | undefined {
  return guarded(path, () => {
    const folder = dirname(path);
    let aside: string | undefined;
    if (files.facts(path) !== undefined) {
      aside = join(folder, freeName(files.names(folder), `progress-unreadable-${stamp}`));
      copyFile(files, path, aside);
    }
    copyFile(files, join(folder, copy), path);
    return aside;
  });
}
