/**
 * Lets Node keep what it has compiled of the program, from Node 22.1 on: the next start needn't
 * compile it again. In our own cache folder: Node's default is one that all users of a machine
 * share, and what lies there is run.
 */

import { homedir } from "node:os";
import { join } from "node:path";
import { makeFolder } from "./make-folder.ts";
import { isForeign } from "./own-folder.ts";
import { decidePaths } from "./paths.ts";

/** Never fails: without it everything works, a little later. */
export function keepCompiledCode(
  env: Readonly<Record<string, string | undefined>>,
  version = process.versions.node,
): void {
  // An older Node hasn't got it, and loading that module for nothing takes it a moment.
  if (Number.parseInt(version, 10) < 22 || env["NODE_DISABLE_COMPILE_CACHE"]) return;
  try {
    const { cache } = decidePaths(env, process.platform, homedir(), process.cwd());
    const loader: object = process.getBuiltinModule("node:module");
    if ("enableCompileCache" in loader && typeof loader.enableCompileCache === "function") {
      const folder = join(cache, "compiled");
      // Who can write to the folder above can put another one in its place.
      if (isForeign(cache)) return;
      makeFolder(folder, 0o700);
      if (isForeign(folder)) return;
      loader.enableCompileCache(folder);
    }
  } catch {
    // No home folder, or none that can be written to.
  }
}
