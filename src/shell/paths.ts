/** Where progress and caches are kept: the XDG folders, the platform's own, or WHICHSIDE_HOME. */

import { posix, win32 } from "node:path";
import { TutorError } from "../core/error.ts";

export interface Paths {
  /** What the learner wants to keep. */
  readonly data: string;
  /** What can be made again at any time. */
  readonly cache: string;
  /** What somebody has set. */
  readonly config: string;
}

/**
 * `WHICHSIDE_HOME` holds everything when it is set. The XDG specification says that a
 * relative folder in its variables is to be ignored; so do we.
 */
export function decidePaths(
  env: Readonly<Record<string, string | undefined>>,
  platform: string,
  homeFolder: string | undefined,
  workingFolder: string,
): Paths {
  const { isAbsolute, join, resolve } = platform === "win32" ? win32 : posix;
  const own = env["WHICHSIDE_HOME"];
  if (own) {
    const folder = resolve(workingFolder, own);
    return { data: folder, cache: join(folder, "cache"), config: folder };
  }
  const absolute = (folder: string | undefined) =>
    folder !== undefined && isAbsolute(folder) ? folder : undefined;
  const home =
    platform === "win32" ? absolute(homeFolder) : (absolute(env["HOME"]) ?? absolute(homeFolder));
  const below = (...parts: string[]) => (home === undefined ? undefined : join(home, ...parts));
  const data = absolute(env["XDG_DATA_HOME"]) ?? systemFolder(env, platform, absolute, below);
  const cache = absolute(env["XDG_CACHE_HOME"]) ?? systemCache(platform, below);
  const config = absolute(env["XDG_CONFIG_HOME"]) ?? systemConfig(env, platform, absolute, below);
  if (data === undefined) {
    throw new TutorError("progress.no-home", "There is no home folder to keep your progress in.", {
      hint: "Set WHICHSIDE_HOME to a folder that you can write to.",
    });
  }
  return {
    data: join(data, "whichside"),
    cache: cache === undefined ? join(data, "whichside", "cache") : join(cache, "whichside"),
    config: join(config ?? data, "whichside"),
  };
}

type Below = (...parts: string[]) => string | undefined;
type Absolute = (folder: string | undefined) => string | undefined;

function systemFolder(
  env: Readonly<Record<string, string | undefined>>,
  platform: string,
  absolute: Absolute,
  below: Below,
): string | undefined {
  if (platform === "win32") return absolute(env["LOCALAPPDATA"]) ?? below("AppData", "Local");
  if (platform === "darwin") return below("Library", "Application Support");
  return below(".local", "share");
}

function systemCache(platform: string, below: Below): string | undefined {
  // Windows has no folder for caches besides that for local data.
  if (platform === "win32") return undefined;
  return platform === "darwin" ? below("Library", "Caches") : below(".cache");
}

/** On Windows it follows somebody from one machine to the next, which data does not. */
function systemConfig(
  env: Readonly<Record<string, string | undefined>>,
  platform: string,
  absolute: Absolute,
  below: Below,
): string | undefined {
  if (platform === "win32") return absolute(env["APPDATA"]) ?? below("AppData", "Roaming");
  if (platform === "darwin") return below("Library", "Application Support");
  return below(".config");
}
