/** The settings file: one small read at each start, and a write that is whole or not at all. */

import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";
import { TutorError } from "../core/error.ts";
import { readSettings, type SettingsReading, settingsText } from "../core/settings.ts";
import { failureReason } from "./files.ts";

/** Far more than anybody sets. */
const mostBytes = 10_000;

export const nothingSet: SettingsReading = { settings: {}, problems: [], held: {} };

const unread: SettingsReading = { settings: {}, problems: [], held: undefined };

/** A file that isn't there says nothing; one that cannot be read is told, and says nothing either. */
export function loadSettings(path: string): SettingsReading {
  try {
    const facts = statSync(path, { throwIfNoEntry: false });
    if (facts === undefined) return nothingSet;
    if (!facts.isFile()) return { ...unread, problems: ["It is no file, so it doesn't count."] };
    if (facts.size > mostBytes) {
      return {
        ...unread,
        problems: ["It is too large to be one of settings, so it doesn't count."],
      };
    }
    return readSettings(readFileSync(path, "utf8"));
  } catch (error) {
    return { ...unread, problems: [`It cannot be read: ${failureReason(error)}.`] };
  }
}

/** Throws `settings.unwritable`. */
export function saveSettings(path: string, held: Readonly<Record<string, unknown>>): void {
  const draft = `${path}.${process.pid}`;
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const descriptor = openSync(draft, "w", 0o600);
    try {
      writeSync(descriptor, settingsText(held));
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(draft, path);
  } catch (error) {
    forget(draft);
    throw new TutorError(
      "settings.unwritable",
      `${path} could not be written: ${failureReason(error)}.`,
      { hint: "Nothing was changed. Look at the folder and its permissions.", cause: error },
    );
  }
}

/** What cannot be taken away either does no harm: the next draft is written over it. */
function forget(draft: string): void {
  try {
    rmSync(draft, { force: true });
  } catch {
    // The error that led here is the one to tell.
  }
}
