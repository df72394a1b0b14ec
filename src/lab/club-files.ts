/**
 * The garden club's files: what a learner reads with `v` is what runs. They are plain JavaScript,
 * and are loaded from their text, so that a case can run them with one line that is wrong.
 */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { programRoot } from "../shell/course-folder.ts";

/** In the order in which one reads them. */
export const clubFiles = [
  "page/index.html",
  "page/style.css",
  "page/club.js",
  "page/app.js",
  "backend/http.js",
  "backend/answer.js",
  "backend/login.js",
  "backend/passwords.js",
  "backend/bookings.js",
  "backend/shop.js",
  "backend/payments.js",
  "backend/comments.js",
  "backend/photos.js",
  "backend/pages.js",
  "backend/store.js",
  "provider/charges.js",
] as const;

export type ClubFile = (typeof clubFiles)[number];

/** The text of each file. */
export type Sources = Readonly<Record<ClubFile, string>>;

export function readSources(): Sources {
  const folder = join(programRoot(), "src", "lab", "garden-club");
  const texts = clubFiles.map((file) => [file, readFileSync(join(folder, file), "utf8")] as const);
  return Object.fromEntries(texts) as Record<ClubFile, string>;
}

/** One edit of a file: what stands there, once, and what comes in its place. */
export interface Edit {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** The files with some edits; an edit whose text isn't there exactly once is a mistake of ours. */
export function edited(sources: Sources, edits: readonly Edit[]): Sources {
  const texts = { ...sources };
  for (const { file, from, to } of edits) {
    const name = clubFiles.find((each) => each === file);
    const parts = name === undefined ? [] : texts[name].split(from);
    if (name === undefined || parts.length !== 2)
      throw new Error(`${file} has this ${parts.length - 1} times: ${from}`);
    texts[name] = parts.join(to);
  }
  return texts;
}

/** Loads one of the files as a module, with the files that it imports. */
export function loadModule(sources: Sources, file: ClubFile): Promise<unknown> {
  return import(/* @vite-ignore */ moduleAddress(sources, file));
}

/** The module's text in an address, with those of its imports written into it in the same way. */
function moduleAddress(sources: Sources, file: ClubFile): string {
  const folder = file.slice(0, file.lastIndexOf("/"));
  const text = sources[file].replace(
    /^(import .* from )"\.\/([\w-]+\.js)";$/gm,
    (_, start: string, name: string) =>
      `${start}"${moduleAddress(sources, `${folder}/${name}` as ClubFile)}";`,
  );
  return `data:text/javascript,${encodeURIComponent(text)}`;
}
