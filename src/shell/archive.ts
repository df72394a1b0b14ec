/**
 * Reads a ZIP that strangers have packed: the texts in it, within limits that are measured on what
 * comes out and not on what it says of itself. Nothing of it is written anywhere.
 */

import { Unzip, type UnzipFile, UnzipInflate } from "fflate";
import { TutorError } from "../core/error.ts";

interface PackedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const mostEntries = 10_000;
const mostUnpacked = 64_000_000;
/** Text that is packed well comes to a twentieth; only what is made to burst comes to less than this. */
const mostRatio = 300;
/** Below this much no ratio harms. */
const harmless = 2_000_000;
/** So much is unpacked at a time that a burst is noticed early. */
const slice = 16_384;

/** What holds questions, or says what does; pictures and films are passed over as they are. */
const texts = /\.(?:xml|qti|txt|md|csv|tsv|gift|toml|rmd|markdown)$/i;

/** The texts of an archive by their names, and the names of all else. */
export function textsInArchive(
  bytes: Uint8Array,
  shown: string,
): { readonly texts: readonly PackedFile[]; readonly others: readonly string[] } {
  if (((bytes[6] ?? 0) & 1) === 1) throw damaged(shown, "it is locked with a password");
  const found: PackedFile[] = [];
  const others: string[] = [];
  let entries = 0;
  let unpacked = 0;
  let pushed = 0;
  const unzip = new Unzip((file) => {
    entries += 1;
    if (entries > mostEntries) {
      throw tooLarge(shown, `holds more than ${mostEntries.toLocaleString("en")} files`);
    }
    const name = file.name.replaceAll("\\", "/");
    if (leadsOut(name)) {
      throw new TutorError(
        "package.unsafe",
        `${shown} holds a file whose name leads out of the package: ${file.name.slice(0, 80)}`,
        { hint: "Nothing was read. Ask whoever made it for another, or pack the questions anew." },
      );
    }
    if (name.endsWith("/")) return;
    if (!texts.test(name) || isHidden(name)) {
      others.push(name);
      return;
    }
    collect(file, name);
  });
  const collect = (file: UnzipFile, name: string) => {
    const parts: Uint8Array[] = [];
    let size = 0;
    file.ondata = (error, part, last) => {
      if (error !== null) throw error;
      size += part.length;
      unpacked += part.length;
      if (unpacked > mostUnpacked) {
        throw tooLarge(shown, `unpacks to more than ${mostUnpacked / 1_000_000} MB`);
      }
      if (unpacked > harmless && unpacked > pushed * mostRatio) {
        throw tooLarge(shown, `unpacks to more than ${mostRatio} times its size`);
      }
      parts.push(part);
      if (last) found.push({ name, bytes: joined(parts, size) });
    };
    file.start();
  };
  unzip.register(UnzipInflate);
  try {
    for (let from = 0; from < bytes.length; from += slice) {
      const part = bytes.subarray(from, from + slice);
      pushed += part.length;
      unzip.push(part, from + slice >= bytes.length);
    }
  } catch (error) {
    if (error instanceof TutorError) throw error;
    throw damaged(shown, "it is damaged, or packed in a way that isn't read", error);
  }
  if (entries === 0) throw damaged(shown, "it is empty");
  return { texts: found, others };
}

/** Nothing is written by these names; but a package that has one was made to harm. */
function leadsOut(name: string): boolean {
  return /^\/|^[A-Za-z]:|(?:^|\/)\.\.(?:\/|$)|\0/.test(name);
}

function isHidden(name: string): boolean {
  return name.split("/").some((part) => part.startsWith(".") || part === "__MACOSX");
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function damaged(shown: string, why: string, cause?: unknown): TutorError {
  return new TutorError("package.damaged", `${shown} cannot be unpacked: ${why}.`, {
    hint: "Unpack it with your system's own program, and convert the folder.",
    cause,
  });
}

function tooLarge(shown: string, what: string): TutorError {
  return new TutorError("package.too-large", `${shown} ${what}, and was not read.`, {
    hint: "Pack the quizzes alone, without pictures and films, or fewer at a time.",
  });
}
