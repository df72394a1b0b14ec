/** Reads a file of events that is not the learner's own log. */

import { TutorError } from "../core/error.ts";
import type { Event } from "../core/progress/event.ts";
import { decodeLine } from "../core/progress/line.ts";
import { type Files, realFiles } from "./files.ts";
import { type LogNotes, scanLog } from "./log-reader.ts";
import type { World } from "./world.ts";

/** Progress of years through a pipe; a file may be as large as it likes. */
const mostBytesPiped = 64_000_000;

/** Events of a file, or of standard input for `-`. Throws `import.unreadable`. */
export async function readEvents(
  path: string,
  world: Pick<World, "readText">,
  files: Files = realFiles,
): Promise<{ readonly events: readonly Event[]; readonly notes: LogNotes }> {
  if (path === "-") return decodeText(await world.readText(path, mostBytesPiped));
  const events: Event[] = [];
  try {
    if (files.facts(path) === undefined) throw unusable(path, "there is no such file");
    const { notes } = scanLog(files, path, (event) => events.push(event));
    if (events.length === 0 && notes.newer > 0) throw unusable(path, "it is of a newer whichside");
    return { events, notes };
  } catch (error) {
    if (error instanceof TutorError && error.code !== "progress.unreadable") throw error;
    // What the reader says of the learner's own log is said of this file.
    const why = error instanceof Error ? /: ([^:]+)\.$/.exec(error.message)?.[1] : undefined;
    throw unusable(path, why ?? "something went wrong", error);
  }
}

function decodeText(text: string): { readonly events: readonly Event[]; readonly notes: LogNotes } {
  const events: Event[] = [];
  const bad: { line: number; why: string }[] = [];
  let newer = 0;
  for (const [index, each] of text.split("\n").entries()) {
    const decoded = decodeLine(each);
    if (decoded.kind === "event") events.push(decoded.event);
    else if (decoded.kind === "newer") newer++;
    else if (decoded.kind === "bad") bad.push({ line: index + 1, why: decoded.why });
  }
  if (events.length === 0) throw unusable("Standard input", "it holds no progress");
  return { events, notes: { bad, badCount: bad.length, newer } };
}

function unusable(path: string, why: string, cause?: unknown): TutorError {
  return new TutorError("import.unreadable", `${path} cannot be imported: ${why}.`, {
    hint: "Nothing was changed. Make the file with: whichside export progress --out progress.jsonl",
    ...(cause === undefined ? {} : { cause }),
  });
}
