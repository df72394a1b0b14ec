/** Reads the files that learners hand in: those that are named, and all in folders that are named. */

import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { TutorError } from "../core/error.ts";
import type { FileNote, ReadFile } from "../core/progress/class-file.ts";
import type { Event } from "../core/progress/event.ts";
import { decodeLine } from "../core/progress/line.ts";
import { furthestOrder, orderOf } from "../core/progress/stamp.ts";
import { failureReason } from "./files.ts";
import { openForeignLog } from "./log-import.ts";
import { atOnce } from "./log-reader.ts";
import type { World } from "./world.ts";

/** A folder a learner, and a folder in that: deeper nothing is looked for. */
const deepest = 3;
const mostFiles = 5000;
/** A larger file is read piece by piece. */
const mostBytes = 50_000_000;

/** At its end a line has its checksum, right or wrong. */
const seal = /"c":"[0-9a-f]{8}"\}$/;

/** A file that was read, or why one is left out. */
export type HandedIn =
  | { readonly kind: "read"; readonly file: ReadFile }
  | { readonly kind: "left"; readonly note: FileNote };

/** What is named, and what the folders hold that are; none twice. */
export function filesOf(places: readonly string[]): string[] {
  return [...new Set(places.flatMap(filesAt))];
}

/** One at a time: a class may be too large to hold. What cannot be read is told, and the others count. */
export async function handedIn(path: string, world: Pick<World, "readText">): Promise<HandedIn> {
  try {
    return { kind: "read", file: await readFile(path, world) };
  } catch (error) {
    if (!(error instanceof TutorError)) throw error;
    const said = error.message.replace(" cannot be imported: ", " is left out: ");
    return { kind: "left", note: { kind: "unusable", file: path, said } };
  }
}

async function readFile(path: string, world: Pick<World, "readText">): Promise<ReadFile> {
  const text = textOf(path);
  // Learners mix both exports up.
  if (text?.startsWith('{"schema":"whichside/result"')) {
    throw new TutorError(
      "import.unreadable",
      `${path} cannot be imported: it holds results. Ask for what whichside export progress writes.`,
    );
  }
  const whole = text === undefined ? undefined : wholeFile(path, text);
  if (whole !== undefined) return whole;
  const events: Event[] = [];
  const log = await openForeignLog(path, world);
  const { bad, badCount, newer } = atOnce(log.steps((event) => events.push(event)));
  const lines = text?.split("\n") ?? [];
  const unsealed = lines.filter(
    (line) => line.startsWith("{") && !seal.test(line.trimEnd()),
  ).length;
  return { path, events, bad: badCount, firstBad: bad[0]?.line, newer, unsealed };
}

/** The usual file, in which each line is an event; undefined for one that needs a closer look. */
function wholeFile(path: string, text: string): ReadFile | undefined {
  const events: Event[] = [];
  let newer = 0;
  let unsealed = 0;
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf("\n", at);
    const line = text.slice(at, end < 0 ? text.length : end).trimEnd();
    at = end < 0 ? text.length : end + 1;
    const decoded = decodeLine(line);
    if (decoded.kind === "blank") continue;
    if (decoded.kind === "bad") return undefined;
    if (!seal.test(line.slice(-16))) unsealed++;
    if (decoded.kind === "newer") newer++;
    else if (orderOf(decoded.event) > furthestOrder) return undefined;
    else events.push(decoded.event);
  }
  if (events.length === 0) return undefined;
  return { path, events, bad: 0, firstBad: undefined, newer, unsealed };
}

/** Undefined where it cannot be read at once: opening it says what is wrong. */
function textOf(path: string): string | undefined {
  try {
    if (statSync(path).size > mostBytes) return undefined;
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

/** The file itself, or the files of a folder in the order of their names. */
function filesAt(place: string): string[] {
  let isFolder: boolean;
  try {
    isFolder = statSync(place).isDirectory();
  } catch (error) {
    throw new TutorError("file.unreadable", `${place} cannot be read: ${failureReason(error)}.`, {
      hint: "Look at its name and its permissions.",
    });
  }
  if (!isFolder) return [place];
  const found: string[] = [];
  look(place, 0, found);
  return found;
}

function look(folder: string, depth: number, found: string[]): void {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  );
  for (const entry of entries) {
    if (found.length >= mostFiles || entry.name.startsWith(".")) continue;
    const path = join(folder, entry.name);
    // Links are not followed: a folder that was handed in says nothing of other places.
    if (entry.isFile() && entry.name.endsWith(".jsonl")) found.push(path);
    if (entry.isDirectory() && depth < deepest && entry.name !== "node_modules") {
      look(path, depth + 1, found);
    }
  }
}
