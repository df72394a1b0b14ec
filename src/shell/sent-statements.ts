/**
 * Which statements a store has, one id a line, in a file beside the progress: written behind each
 * batch. A lost or torn line costs sending a statement again, which a store knows by its id.
 */

import { createHash } from "node:crypto";
import { appendFileSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { TutorError } from "../core/error.ts";
import { failureCode, failureReason } from "./files.ts";
import { makeFolder } from "./make-folder.ts";
import { decidePaths } from "./paths.ts";

export interface SentStatements {
  readonly has: (id: string) => boolean;
  /** Throws `sync.unkept`. */
  readonly add: (ids: readonly string[]) => void;
}

const idLine = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What was sent to one address. Throws `progress.no-home`, `sync.unkept`. */
export function sentStatements(
  address: string,
  env: Readonly<Record<string, string | undefined>>,
): SentStatements {
  const { data } = decidePaths(env, process.platform, homedir(), process.cwd());
  const name = createHash("sha256").update(address).digest("hex").slice(0, 16);
  const path = join(data, `sent-${name}.txt`);
  const failed = (what: string, error: unknown) =>
    new TutorError("sync.unkept", `${path} ${what}: ${failureReason(error)}.`, {
      hint: "It says what the store has already. Look at its permissions and at the room on the disk.",
      cause: error,
    });
  let text = "";
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    if (failureCode(error) !== "ENOENT") throw failed("cannot be read", error);
  }
  const sent = new Set(text.split("\n").filter((each) => idLine.test(each)));
  // A line that was torn off stays alone.
  let lead = text === "" ? `${address}\n` : text.endsWith("\n") ? "" : "\n";
  return {
    has: (id) => sent.has(id),
    add(ids) {
      const fresh = ids.filter((id) => !sent.has(id));
      try {
        makeFolder(data, 0o700);
        appendFileSync(path, lead + fresh.map((id) => `${id}\n`).join(""), { mode: 0o600 });
      } catch (error) {
        throw failed("cannot be written", error);
      }
      lead = "";
      for (const id of fresh) sent.add(id);
    },
  };
}
