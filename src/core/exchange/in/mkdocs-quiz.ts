/**
 * Reads `<quiz>` blocks as mkdocs-quiz has them in Markdown pages: a task list with feedback
 * quotes, or text with `[[gaps]]`, then what is shown afterwards. Pure.
 */

import { fencedLines } from "./foreign-markdown.ts";
import {
  blocksOf,
  type FoundOption,
  type FoundQuestion,
  type LeftOut,
  type Note,
  type QuizFound,
  readEach,
  titleAndStem,
  trimLines,
} from "./quiz-text.ts";

const opening = /^\s*<quiz\b[^>]*>(.*)$/i;
const closing = /^(.*)<\/quiz>\s*$/i;
const option = /^\s*[-*+]\s+\[([ xX]?)\]\s(.*)$/;
const fenceMark = /^\s*(`{3,}|~{3,})/;

interface QuizBlock {
  readonly line: number;
  readonly lines: readonly string[];
}

export function readMkdocsQuiz(lines: readonly string[]): QuizFound {
  const { blocks, left } = quizBlocks(lines);
  const found = readEach(blocks, ({ line }) => line, readBlock);
  return { questions: found.questions, left: [...left, ...found.left] };
}

/** A fence outside of a quiz shows how one is written; it is none. */
function quizBlocks(lines: readonly string[]): { blocks: QuizBlock[]; left: LeftOut[] } {
  const blocks: QuizBlock[] = [];
  const left: LeftOut[] = [];
  let open: { line: number; lines: string[] } | undefined;
  let fence: string | undefined;
  for (const [index, line] of lines.entries()) {
    const mark = fenceMark.exec(line)?.[1];
    if (mark !== undefined) fence = nextFence(fence, mark);
    if (open === undefined) {
      const start = fence === undefined && mark === undefined ? opening.exec(line) : null;
      if (start === null) continue;
      open = { line: index + 1, lines: [] };
      const rest = start[1] ?? "";
      const end = closing.exec(rest);
      if (rest.trim() !== "") open.lines.push(end === null ? rest : (end[1] ?? ""));
      if (end === null) continue;
    } else {
      const end = closing.exec(line);
      if (end === null) {
        open.lines.push(line);
        continue;
      }
      if (end[1]?.trim() !== "") open.lines.push(end[1] ?? "");
    }
    blocks.push({ line: open.line, lines: dedented(open.lines) });
    open = undefined;
    fence = undefined;
  }
  if (open !== undefined)
    left.push({
      line: open.line,
      why: "the quiz is not closed: </quiz> is missing",
      whole: true,
    });
  return { blocks, left };
}

function nextFence(open: string | undefined, mark: string): string | undefined {
  if (open === undefined) return mark;
  return mark.startsWith(open) ? undefined : open;
}

function dedented(lines: readonly string[]): string[] {
  const indents = lines
    .filter((line) => line.trim() !== "")
    .map((line) => /^ */.exec(line)?.[0].length ?? 0);
  const least = indents.length === 0 ? 0 : Math.min(...indents);
  return lines.map((line) => line.slice(least));
}

function readBlock({ line, lines }: QuizBlock, note: Note): FoundQuestion | string {
  const inFence = fencedLines(lines);
  const first = lines.findIndex((each, index) => !inFence[index] && option.test(each));
  return first === -1 ? readGaps(lines, line) : readOptions(lines, first, inFence, line, note);
}

function readOptions(
  lines: readonly string[],
  first: number,
  inFence: readonly boolean[],
  line: number,
  note: Note,
): FoundQuestion | string {
  const asked = titleAndStem(lines.slice(0, first));
  if (asked === undefined) return "there is no question above the options";
  const options: { text: string; right: boolean; feedback: string[] }[] = [];
  const lastOption = lines.findLastIndex((each, at) => !inFence[at] && option.test(each));
  let index = first;
  for (; index < lines.length; index++) {
    const each = lines[index] ?? "";
    const last = options.at(-1);
    const found = inFence[index] ? null : option.exec(each);
    if (found !== null) {
      options.push({
        text: (found[2] ?? "").trim(),
        right: /x/i.test(found[1] ?? ""),
        feedback: [],
      });
      continue;
    }
    const said = /^\s*>\s?(.*)$/.exec(each);
    const close = lines[index - 1]?.trim() !== "";
    if (said !== null && last !== undefined && close) last.feedback.push(said[1] ?? "");
    else if (each.trim() === "") {
      // What comes after the last option is content.
      if (index > lastOption) break;
    } else if (said !== null) {
      note("this feedback stands below no option", line + 1 + index);
    } else if (last !== undefined && close && last.feedback.length === 0)
      last.text += ` ${each.trim()}`;
    else note("this line stands between the options", line + 1 + index);
  }
  return {
    line,
    ...asked,
    answer: { kind: "options", options: options.map(tidy) },
    explanation: contentLines(lines.slice(index)),
  };
}

function tidy(option: FoundOption): FoundOption {
  return { ...option, feedback: trimLines(option.feedback) };
}

function readGaps(lines: readonly string[], line: number): FoundQuestion | string {
  const rule = lines.findIndex((each) => /^\s*---+\s*$/.test(each));
  const asked = rule === -1 ? lines : lines.slice(0, rule);
  const blocks = blocksOf(asked);
  const places = blocks.flatMap((block, index) => (hasGap(block) ? [index] : []));
  const [at] = places;
  if (at === undefined) return "it has neither options nor gaps";
  if (places.some((place, index) => place !== at + index)) {
    return "its gaps stand in paragraphs apart from each other; a question has them in one";
  }
  const passage = places
    .flatMap((place) => blocks[place] ?? [])
    .map((each) => each.trim())
    .join("\n")
    // Marks around a gap would be part of nothing.
    .replace(/(\*\*|__|\*|_|`)(\[\[[^[\]]*\]\])\1/g, "$2");
  const others = blocks.filter((_, index) => !places.includes(index));
  const lead =
    others.length > 0 && at > 0 ? titleAndStem(others.flatMap((each) => [...each, ""])) : undefined;
  const count = passage.match(/\[\[/g)?.length ?? 0;
  const said = lead ?? {
    title: count === 1 ? "Fill the gap." : "Fill the gaps.",
    stem: others.flatMap((each, index) => [...(index === 0 ? [] : [""]), ...each]),
  };
  return {
    line,
    ...said,
    answer: { kind: "gaps", passage },
    explanation: rule === -1 ? [] : contentLines(lines.slice(rule + 1)),
  };
}

function hasGap(block: readonly string[]): boolean {
  return !fenceMark.test(block[0] ?? "") && block.some((each) => /\[\[[^[\]]*\]\]/.test(each));
}

/** What is shown afterwards; an admonition gives up its frame. */
function contentLines(lines: readonly string[]): string[] {
  let framed = false;
  const plain = lines.flatMap((each) => {
    if (/^\s*(?:!!!|\?\?\?\+?)\s/.test(each)) {
      framed = true;
      return [];
    }
    if (framed && /^ {4}/.test(each)) return [each.slice(4)];
    if (each.trim() !== "") framed = false;
    return [each];
  });
  return trimLines(plain);
}
