/** What is to be watched, from the words on the command line: a recording, an address, or a command. */

import { existsSync, statSync } from "node:fs";
import { TutorError } from "../core/error.ts";
import { isLocalHost } from "../core/recording/har/site.ts";

export type Target =
  | { readonly kind: "har"; readonly path: string }
  | { readonly kind: "address"; readonly url: URL }
  | { readonly kind: "command"; readonly words: readonly string[] };

export interface TargetOptions {
  /** An address on another machine is meant. */
  readonly remote: boolean;
}

export function targetOf(words: readonly string[], options: TargetOptions): Target {
  const [only = "", ...more] = words;
  if (more.length > 0) return { kind: "command", words };
  const address = addressOf(only);
  if (address !== undefined) return { kind: "address", url: allowed(address, only, options) };
  if (only === "-" || /\.har$/i.test(only) || isFile(only)) return { kind: "har", path: only };
  return { kind: "command", words };
}

/** `http://localhost:3000`, `localhost:3000`, or `3000` alone. */
function addressOf(word: string): URL | undefined {
  const text = /^\d{2,5}$/.test(word)
    ? `http://localhost:${word}`
    : /^(?:localhost|127\.0\.0\.1|\[::1\]):\d{1,5}(?:\/|$)/i.test(word)
      ? `http://${word}`
      : word;
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return undefined;
  return new URL(text);
}

function allowed(url: URL, typed: string, { remote }: TargetOptions): URL {
  if (url.username !== "" || url.password !== "") {
    throw new TutorError("watch.bad-address", "The address holds a name or a password.", {
      hint: "Leave them out; the app asks for them when it needs them.",
      exitCode: 2,
    });
  }
  if (remote || isLocalHost(url.host)) return url;
  throw new TutorError("watch.not-local", `${typed} is not on this machine.`, {
    hint: "Add --remote to watch it all the same: everything that you do there then goes through whichside.",
    exitCode: 2,
  });
}

function isFile(path: string): boolean {
  return /\.json$/i.test(path) && existsSync(path) && statSync(path).isFile();
}
