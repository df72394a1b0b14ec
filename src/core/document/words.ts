/** Counts that the rules of plain language are made of. Pure. */

import type { Block, Inline } from "./block.ts";
import { inlineText } from "./block.ts";

// Scripts that set no blanks between words: two characters are about one word.
const unspaced =
  "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}";
const letters = `(?:(?![${unspaced}])[\\p{L}\\p{M}\\p{N}])+`;
const words = new RegExp(`[${unspaced}]{1,2}|${letters}(?:['’.-]${letters})*`, "gu");

/** Runs of letters and digits; `front-end`, `don't` and `3.5` are one word each. */
export function wordsIn(text: string): string[] {
  return text.match(words) ?? [];
}

/** A paragraph, an item of a list, a cell: whatever ends a sentence by ending itself. */
export interface Passage {
  readonly text: string;
  readonly line: number;
  /** Prose is held to the rules about sentences; cells and headings are not. */
  readonly prose: boolean;
}

/** All that a learner reads, in order; code and drawings are not read word by word. */
export function passagesOf(blocks: readonly Block[]): Passage[] {
  return blocks.flatMap(passagesIn);
}

function passagesIn(block: Block): Passage[] {
  const { line } = block.at;
  switch (block.kind) {
    case "paragraph":
      return [{ text: plain(block.content), line, prose: true }];
    case "heading":
      return [{ text: plain(block.content), line, prose: false }];
    case "list":
      return block.items.flatMap((item) => passagesOf(item.blocks));
    case "quote":
    case "alert":
      return passagesOf(block.blocks);
    case "table":
      return [block.header, ...block.rows].flatMap((row, index) =>
        row.map((cell) => ({
          text: plain(cell),
          line: index === 0 ? line : line + 1 + index,
          prose: false,
        })),
      );
    case "code":
    case "diagram":
    case "rule":
      return [];
  }
}

/** A code span counts as one word, whatever stands in it. */
function plain(content: readonly Inline[]): string {
  return content
    .map((part) => {
      if (part.kind === "code") return "code";
      if (part.kind === "strong" || part.kind === "emphasis" || part.kind === "strike") {
        return plain(part.content);
      }
      return inlineText([part]);
    })
    .join("");
}

export function wordCount(blocks: readonly Block[]): number {
  return passagesOf(blocks).reduce((sum, passage) => sum + wordsIn(passage.text).length, 0);
}

export interface Sentence {
  readonly words: readonly string[];
  readonly text: string;
  readonly line: number;
}

export function sentencesOf(passages: readonly Passage[]): Sentence[] {
  return passages
    .filter((passage) => passage.prose)
    .flatMap((passage) =>
      passage.text
        .split(/(?<=[.!?…:][”"')\]]{0,9})\s/u)
        .map((text) => text.trimStart())
        .map((text) => ({ text, words: wordsIn(text), line: passage.line }))
        .filter((sentence) => sentence.words.length > 0),
    );
}

/** The school year that a text asks for (Flesch and Kincaid 1975); made for English. */
export function readingGrade(sentences: readonly Sentence[]): number {
  const words = sentences.flatMap((sentence) => sentence.words);
  if (words.length === 0) return 0;
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0);
  return 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59;
}

/** Groups of vowels, less a silent e at the end: near enough for an average. */
export function syllablesIn(word: string): number {
  const letters = word.toLowerCase().replace(/[^a-z]/g, "");
  if (letters.length <= 3) return 1;
  const bare = letters.replace(
    /(?:[^laeiouy]es|[^laeiouytd]ed|[^laeiouy]e)$/,
    (end) => end[0] ?? "",
  );
  return Math.max(1, bare.match(/[aeiouy]+/g)?.length ?? 1);
}
