/**
 * What belongs together in a folder or a package of quizzes: items that a manifest puts in an order
 * are one quiz, and what a package says of itself is no quiz. Pure.
 */

import { type QuizSource, sourceOf } from "./source-kind.ts";

export interface ForeignFile {
  /** Its path below the folder, or in the package. */
  readonly name: string;
  /** Undefined where it is no text. */
  readonly text: string | undefined;
}

export interface QuizGroup {
  /** The file, or the folder that several stand in. */
  readonly file: string;
  /** What its author called it. */
  readonly title?: string;
  readonly files: readonly { readonly name: string; readonly text: string }[];
}

/** A file that is no quiz, and what it looks like. */
export interface NoQuiz {
  readonly file: string;
  readonly why: string;
}

interface Known {
  readonly name: string;
  readonly text: string;
  readonly source: QuizSource;
}

interface Collected {
  readonly title: string;
  readonly files: Known[];
}

export function groupsIn(
  files: readonly ForeignFile[],
  whole: string,
): { readonly groups: readonly QuizGroup[]; readonly others: readonly NoQuiz[] } {
  const others: NoQuiz[] = [];
  const known: Known[] = [];
  for (const { name, text } of files) {
    if (text === undefined) others.push({ file: name, why: "is no text, or too large" });
    else known.push({ name, text, source: sourceOf(text, name) });
  }
  const manifests = known.filter(({ name }) => /(?:^|\/)imsmanifest\.xml$/i.test(name));
  const places = placesIn(known, manifests);
  const groups = new Map<string, Collected>();
  const items = new Map<string, Collected>();
  for (const file of withoutTwins(known)) {
    const { name, text, source } = file;
    const manifest = manifests.find((each) => name.startsWith(folderOf(each.name)));
    // What a package says of itself, or a page in it.
    if (manifest !== undefined && (ofPackage.test(name) || isPage(source))) continue;
    if (source.kind === "other") {
      others.push({ file: name, why: saidOf(source.looksLike) });
    } else if (source.format === "qti") {
      const folder = folderOf(manifest?.name ?? name).replace(/\/$/, "");
      const key = folder === "" ? whole : folder;
      const group = items.get(key) ?? { title: titleIn(manifest?.text ?? ""), files: [] };
      group.files.push(file);
      items.set(key, group);
    } else groups.set(name, { title: assessmentIn(text).title, files: [file] });
  }
  const order = (one: Known) => places.get(one.name) ?? Number.MAX_SAFE_INTEGER;
  return {
    groups: [...groups, ...items].map(([file, { title, files: held }]) => ({
      file,
      ...(title === "" ? {} : { title }),
      files: held.sort((one, other) => order(one) - order(other)),
    })),
    others,
  };
}

const ofPackage = /(?:^|\/)(?:imsmanifest\.xml|assessment_meta\.xml|course_settings\/.*)$/i;

function isPage(source: QuizSource): boolean {
  return source.kind === "other" && source.looksLike === "XML or HTML";
}

function saidOf(looksLike: string | undefined): string {
  return looksLike === undefined ? "holds no questions" : `looks like ${looksLike}`;
}

/** With its slash at the end; empty for what stands in none. */
function folderOf(name: string): string {
  return name.slice(0, name.lastIndexOf("/") + 1);
}

/** Items stand where a test refers to them, else where the manifest does. */
function placesIn(known: readonly Known[], manifests: readonly Known[]): Map<string, number> {
  const places = new Map<string, number>();
  const tests = known.filter(({ text }) => /<(?:\w{1,20}:)?assessmentTest\b/.test(text));
  for (const { name, text } of [...tests, ...manifests]) {
    for (const [, href = ""] of text.matchAll(
      /<(?:\w{1,20}:)?(?:assessmentItemRef|resource)\b[^>]{0,2000}?\bhref="([^"]{1,500})"/g,
    )) {
      const path = below(folderOf(name), href);
      if (!places.has(path)) places.set(path, places.size);
    }
  }
  return places;
}

/** Where a path leads that is written from a folder; `..` at the top stays there. */
function below(folder: string, href: string): string {
  const parts: string[] = [];
  for (const part of `${folder}${href}`.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return parts.join("/");
}

/** Canvas writes a quiz twice, once for others and once whole: the whole one is read. */
function withoutTwins(known: readonly Known[]): readonly Known[] {
  const isWhole = ({ name }: Known) => /(?:^|\/)non_cc_assessments\//.test(name);
  const idents = new Set(known.filter(isWhole).map(({ text }) => assessmentIn(text).ident));
  idents.delete("");
  return known.filter((file) => isWhole(file) || !idents.has(assessmentIn(file.text).ident));
}

function assessmentIn(text: string): { readonly ident: string; readonly title: string } {
  const tag = /<assessment\b[^>]{0,2000}/.exec(text)?.[0] ?? "";
  const value = (name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]?.trim() ?? "";
  return { ident: value("ident"), title: plain(value("title")) };
}

/** What the manifest says of the whole, not of one of its files. */
function titleIn(manifest: string): string {
  const head = manifest.slice(
    0,
    Math.max(0, manifest.search(/<(?:\w{1,20}:)?(?:organizations|resources)\b/)),
  );
  const found =
    /<(?:\w{1,20}:)?title>\s*(?:<(?:\w{1,20}:)?(?:lang)?string\b[^>]{0,200}>)?([^<]{1,200})</.exec(
      head,
    );
  return plain(found?.[1] ?? "");
}

function plain(text: string): string {
  return text
    .replace(/&(?:quot|#34);/g, '"')
    .replace(/&(?:apos|#39);/g, "'")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&")
    .replace(/\s+/g, " ")
    .trim();
}
