/**
 * Reads quizzes that people write in Markdown for other people: a heading or a numbered line that
 * asks, a task list or lettered options below, and the answer in boxes, in a line or folded. Pure.
 */

import { fencedLines, plainLine, plainMarkdown } from "./foreign-markdown.ts";
import { letteredIn, lettersOf } from "./letters.ts";
import {
  blocksOf,
  type FoundOption,
  type FoundQuestion,
  joined,
  type Note,
  type QuizFound,
  readEach,
  titleAndStem,
  trimLines,
} from "./quiz-text.ts";

const heading = /^\s{0,3}(#{1,6})\s(.*)$/;
const box = /^\s{0,7}[-*+]\s{1,4}\[([ xX]?)\](?:\s(.*))?$/;
/** `Q1.`, `**Question 3:**`, `12)`. */
const number =
  /^(?:\*\*|__)?(?:(?:Q|Question)\s?\d{1,4}\s?(?:[.:)–—-]|(?=\s|\*|$))|\d{1,4}[.)])\s{0,3}(?:\*\*|__)?/i;

interface Part {
  readonly line: number;
  /** Without its signs; undefined above the first heading. */
  readonly heading: string | undefined;
  readonly lines: readonly string[];
}

export function readMarkdownQuiz(lines: readonly string[]): QuizFound {
  const parts = partsOf(withoutFrontMatter(lines)).flatMap(questionParts);
  return readEach(parts, ({ line }) => line, readPart);
}

/** Lines keep their places: what isn't read is empty. */
function withoutFrontMatter(lines: readonly string[]): string[] {
  if (lines[0]?.trim() !== "---") return [...lines];
  const end = lines.findIndex((line, index) => index > 0 && line.trim() === "---");
  return lines.map((line, index) => (index <= end ? "" : line));
}

/** From heading to heading; one that is folded away, or says the answer, belongs to its question. */
function partsOf(lines: readonly string[]): Part[] {
  const inFence = fencedLines(lines);
  const parts: { line: number; heading: string | undefined; lines: string[] }[] = [
    { line: 1, heading: undefined, lines: [] },
  ];
  let folded = 0;
  for (const [index, line] of lines.entries()) {
    const found = inFence[index] ? null : heading.exec(line);
    const text = headingText(found?.[2]).replace(/^<[^<>]*>\s*<\/[^<>]*>\s*/, "");
    // A question that is numbered is never folded away: somebody forgot to close what is above.
    if (number.test(text)) folded = 0;
    if (!inFence[index]) {
      folded += line.match(/<details\b/gi)?.length ?? 0;
      folded = Math.max(0, folded - (line.match(/<\/details>/gi)?.length ?? 0));
    }
    const inside = folded > 0 || answerIn(line) !== undefined || isLabel(text);
    if (found !== null && !inside) parts.push({ line: index + 1, heading: text, lines: [] });
    else parts.at(-1)?.lines.push(line);
  }
  return parts;
}

function headingText(text = ""): string {
  return text
    .trim()
    .replace(/\s#{1,6}$/, "")
    .trim();
}

function headingOf(line: string): string | undefined {
  const found = heading.exec(line);
  return found === null ? undefined : headingText(found[2]);
}

function isLabel(text: string): boolean {
  return /^\W{0,3}(?:answers?|options|choices|explanation|solution|reference|hint)\W{0,3}$/i.test(
    text,
  );
}

/** A part without a heading of its own for each question is parted at the lines that number them. */
function questionParts(part: Part): Part[] {
  const inFence = fencedLines(part.lines);
  const starts = part.lines.flatMap((line, index) => {
    const above = part.lines[index - 1]?.trim() ?? "";
    const apart = above === "" || /^(?:-{3,}|<\/details>)$/i.test(above);
    return !inFence[index] && apart && number.test(line) && !/^\s/.test(line) ? [index] : [];
  });
  const withOptions = starts.filter((start, at) =>
    part.lines.slice(start + 1, starts[at + 1]).some((line) => isOption(line)),
  );
  const asksItself = part.heading !== undefined && number.test(part.heading);
  return withOptions.length === 0 || asksItself ? [part] : partAt(part, withOptions);
}

function partAt(part: Part, starts: readonly number[]): Part[] {
  return [
    { ...part, lines: part.lines.slice(0, starts[0]) },
    ...starts.map((start, at) => ({
      line: part.line + (part.heading === undefined ? 0 : 1) + start,
      heading: undefined,
      lines: part.lines.slice(start, starts[at + 1]),
    })),
  ];
}

function isOption(line: string): boolean {
  return box.test(line) || letteredIn(line) !== undefined;
}

interface Choice {
  readonly line: number;
  readonly letter: string | undefined;
  checked: boolean | undefined;
  text: string;
  readonly more: string[];
  readonly feedback: string[];
}

function readPart(part: Part, note: Note): FoundQuestion | string | undefined {
  const { lines } = part;
  const first = firstOption(lines);
  const named = part.heading ?? "";
  if (first === -1) {
    if (/^Q(?:uestion)?\s?\d/i.test(named)) return "it has no options to choose from";
    const folds = lines.some((line) => /<details\b/i.test(line));
    return folds && /[?？]\s*\W{0,4}$/.test(named) ? "it has no options to choose from" : undefined;
  }
  const { choices, rest } = choicesIn(lines, first);
  const offset = part.line + (part.heading === undefined ? 0 : 1);
  const { answer, explanation } = answerBelow(rest, choices);
  const asked = askedIn(named, lines.slice(0, first));
  const boxes = choices.some(({ checked }) => checked !== undefined);
  if (choices.length < 2) return boxes ? "it has a single option" : undefined;
  if (asked === undefined)
    return answer === undefined && !boxes ? undefined : "there is no question above its options";
  if (!asked.sure && answer === undefined) {
    return boxes ? "nothing above its boxes asks: they may be a list of things to do" : undefined;
  }
  const again = rest.findIndex((line) => box.test(line));
  if (again !== -1 && boxes) {
    note("these options stand apart from the others", offset + lines.length - rest.length + again);
  }
  const right = rightOf(choices, answer);
  if (typeof right === "string") return right;
  const options: FoundOption[] = [];
  const shown: string[][] = [];
  for (const [index, choice] of choices.entries()) {
    const { text, block } = withCode(choice, index);
    if (block !== undefined) shown.push(block);
    options.push({
      text: plainLine(text),
      right: right.has(choice),
      feedback: plainMarkdown(trimLines(choice.feedback)),
    });
  }
  return {
    line: part.line,
    title: plainLine(asked.title),
    stem: joined([plainMarkdown(asked.stem), ...shown]),
    answer: { kind: "options", options },
    explanation: plainMarkdown(explanation),
  };
}

function firstOption(lines: readonly string[]): number {
  const inFence = fencedLines(lines);
  const boxed = lines.findIndex((line, index) => !inFence[index] && box.test(line));
  if (boxed !== -1) return boxed;
  return lines.findIndex((line, index) => {
    if (inFence[index] || letteredIn(line)?.letter !== "A") return false;
    const next = lines.slice(index + 1).find((each) => letteredIn(each) !== undefined);
    return next !== undefined && letteredIn(next)?.letter === "B";
  });
}

/** What asks, and whether it surely does: a list of things to do has a heading, too. */
function askedIn(
  named: string,
  above: readonly string[],
): { title: string; stem: string[]; sure: boolean } | undefined {
  const lines = trimLines(above.map((line) => (/^\s*(?:-{3,}|\*{3,})\s*$/.test(line) ? "" : line)));
  const bare = unnumbered(named).replace(/^\*\*(.*)\*\*$/, "$1");
  const numbered = number.test(named) || /^(?:Q|Question)\s?\d{0,4}$/i.test(named);
  if (bare !== "" && !/^(?:question|q|quiz)?\s?\d{0,4}$/i.test(bare)) {
    const texts = [bare, ...lines];
    if (numbered || texts.some(asks)) return { title: bare, stem: lines, sure: true };
    return { title: bare, stem: lines, sure: false };
  }
  const start = lines[0] ?? "";
  const own = titleAndStem([unnumbered(start), ...lines.slice(1)]);
  if (own === undefined) return undefined;
  const sure = numbered || number.test(start) || asks(own.title) || own.stem.some(asks);
  return { ...own, sure };
}

/** Without the number, and without the stars that its front half has taken along. */
function unnumbered(text: string): string {
  const bold = text.startsWith("**");
  const front = number.exec(text)?.[0] ?? "";
  const taken = bold || !front.endsWith("**") ? front.length : front.length - 2;
  const rest = text.slice(taken).replace(/^\s*[:.]\s*/, "");
  const opened = bold && (rest.match(/\*\*/g)?.length ?? 0) % 2 === 1;
  return (opened ? rest.replace(/\*\*/, "") : rest).trim();
}

function asks(text: string): boolean {
  return (
    /[?？]|_{2,}|…|\.{3}/.test(text) ||
    /^\W{0,3}(?:which|what|who|when|where|why|how|select|choose|pick|identify|true or false|name|complete|fill)\b/i.test(
      text,
    )
  );
}

/** The options with what stands below each, and the lines after the last one. */
function choicesIn(lines: readonly string[], first: number): { choices: Choice[]; rest: string[] } {
  const inFence = fencedLines(lines);
  const boxed = box.test(lines[first] ?? "");
  const choices: Choice[] = [];
  let end = lines.length;
  for (let index = first; index < lines.length; index++) {
    const line = lines[index] ?? "";
    const choice = inFence[index] ? undefined : choiceIn(line, boxed, index, choices.length);
    const last = choices.at(-1);
    if (choice !== undefined) choices.push(choice);
    else if (last === undefined) continue;
    else if (inFence[index]) {
      if (!isBetween(lines, inFence, index, boxed, choices)) {
        end = index;
        break;
      }
      last.more.push(line);
    } else if (line.trim() === "") continue;
    else if (/^\s*>\s?/.test(line) && (lines[index - 1]?.trim() !== "" || /^\s{2}/.test(line))) {
      last.feedback.push(line.replace(/^\s*>\s?/, ""));
    } else if (isText(line) && lines[index - 1]?.trim() !== "" && last.more.length === 0) {
      last.text += ` ${line.trim()}`;
    } else {
      end = index;
      break;
    }
  }
  return { choices, rest: lines.slice(end) };
}

/** A fence belongs to the option above it when it's indented, or when other options come behind it. */
function isBetween(
  lines: readonly string[],
  inFence: readonly boolean[],
  index: number,
  boxed: boolean,
  choices: readonly Choice[],
): boolean {
  const fenceStart = inFence.lastIndexOf(false, index) + 1;
  if (/^\s{2}/.test(lines[fenceStart] ?? "")) return true;
  for (let at = index; at < lines.length; at++) {
    if (inFence[at] || lines[at]?.trim() === "") continue;
    if (choiceIn(lines[at] ?? "", boxed, at, choices.length) !== undefined) return true;
    break;
  }
  // The last option's own code: all others have some, too.
  const others = choices.slice(0, -1);
  return others.length > 0 && others.every(({ more }) => more.length > 0);
}

/** An answer, a tag, a heading and a mark that parts are no text of an option. */
function isText(line: string): boolean {
  return (
    answerIn(line) === undefined &&
    !/^\s*(?:<|#{1,6}\s|[-*_]{3,}\s*$|\[[^\]]*\]\(|\*\*|\||[-*+]\s)/.test(line)
  );
}

function choiceIn(line: string, boxed: boolean, index: number, count: number): Choice | undefined {
  const common = { line: index, more: [], feedback: [] };
  if (boxed) {
    const found = box.exec(line);
    if (found === null) return undefined;
    return { ...common, ...lettered(found[2]?.trim() ?? ""), checked: /x/i.test(found[1] ?? "") };
  }
  const found = letteredIn(line);
  // Letters in their order: anything else is text that begins with one.
  if (found === undefined || found.letter !== String.fromCharCode(65 + count)) return undefined;
  return { ...common, letter: found.letter, text: found.text, checked: undefined };
}

/** `A. text` inside of a box keeps its letter for the answer below, and for code. */
function lettered(text: string): { letter: string | undefined; text: string } {
  const found = /^([A-H])(?:[.):]\s(.*)|[.):]?)$/.exec(text.trim());
  if (found === null) return { letter: undefined, text: text.trim().replace(/^[.:]$/, "") };
  return { letter: found[1], text: (found[2] ?? "").trim() };
}

/** A line that says the answer, in any of the words for it: what stands behind them. */
function answerIn(line: string): string | undefined {
  const bare = bareText(line);
  const found =
    /^(?:the\s)?(?:correct\s)?(?:answers?|ans|option|choice|solution)(?:\(s\))?(?:\sis)?\s{0,2}[::=-]\s{0,3}(\S.*)$/i.exec(
      bare,
    ) ??
    // Other languages: a word and a single letter.
    (/^\s*#/.test(line) ? /^[^:：<>()\d]{2,30}?\s{0,3}[:：]?\s{1,3}([A-H])$/u.exec(bare) : null) ??
    /^[^:：<>()]{1,30}[:：]\s{0,3}([A-H])$/u.exec(bare);
  return found?.[1]?.trim();
}

function bareText(line: string): string {
  return line
    .replace(/<[^<>]*>/g, "")
    .replace(/[*_`#>]|✅|✔/gu, "")
    .replace(/^\s*[-+]\s/, "")
    .trim();
}

/** The answer that stands below the options, and everything else there as the explanation. */
function answerBelow(
  below: readonly string[],
  choices: readonly Choice[],
): { answer: string | undefined; explanation: string[] } {
  const rest = below.flatMap((line) => line.split(/(?<=<\/summary>)(?=\s*\S)/i));
  const inFence = fencedLines(rest);
  const waits = choices.every(({ checked }) => checked !== true);
  let answer: string | undefined;
  let label = false;
  const explanation = rest.flatMap((line, index) => {
    if (inFence[index]) return [line];
    const said = answerIn(line);
    if (said !== undefined && waits && answer === undefined) {
      answer = said;
      const more = said.replace(/^\(?[A-H]\)?(?:[.):–—-]\s*|\s*$)/, "");
      const repeats = choices.some(({ text }) => bareText(text) === bareText(more));
      return more === said || more === "" || repeats ? [] : [more];
    }
    const bare = bareText(line);
    if (label && waits && answer === undefined && bare !== "") {
      if (lettersOf(bare).length > 0) {
        answer = bare;
        return lettersOf(bare).length === bare.length
          ? []
          : [bare.replace(/^[A-H][.):\s–—-]*/, "")];
      }
    }
    const folds = /<summary\b/i.test(line) && bare.length <= 30;
    if (folds || isAnswerLabel(bare)) {
      label = true;
      return [];
    }
    if (
      /^\s*(?:<\/?(?:details|summary|p)\b[^<>]*>\s*)+$/i.test(line) ||
      /^\s*[-*_]{3,}\s*$/.test(line)
    )
      return [""];
    if (/^\W{0,4}(?:explanation|reason|rationale)\W{0,4}$/i.test(bare)) return [];
    return [
      headingOf(line) ??
        line.replace(/^(\*\*|__)?(?:Explanation|Reason|Rationale)\s?:\s?\1?:?\s*/i, ""),
    ];
  });
  return { answer, explanation: tidyLines(explanation) };
}

function isAnswerLabel(bare: string): boolean {
  return /^(?:(?:show|view|reveal|correct)\s)?(?:answers?|solution)\W{0,3}$/i.test(bare);
}

function tidyLines(lines: readonly string[]): string[] {
  return joined(blocksOf(lines.map((line) => line.replace(/^ {1,3}(?=\S)/, ""))));
}

function rightOf(choices: readonly Choice[], answer: string | undefined): Set<Choice> | string {
  const checked = choices.filter((choice) => choice.checked === true);
  if (checked.length > 0) return new Set(checked);
  if (answer === undefined) {
    const marked = choices.filter((choice) => {
      const found = /\s{0,2}(?:✅|✔️?|☑|\*{0,2}\((?:correct|right)\)\*{0,2})\s{0,2}$/iu.exec(
        choice.text,
      );
      if (found !== null) choice.text = choice.text.slice(0, found.index);
      return found !== null;
    });
    return marked.length > 0 ? new Set(marked) : "none of its options is marked as right";
  }
  const byText = choices.filter(({ text }) => bareText(text) === bareText(answer));
  if (byText.length > 0) return new Set(byText);
  const letters = lettersOf(answer);
  const own = choices.map(({ letter }, index) => letter ?? String.fromCharCode(65 + index));
  const named = choices.filter((_, index) => letters.includes(own[index] ?? ""));
  if (letters.length === 0 || named.length < new Set(letters).size) {
    return `its answer, "${bareText(answer).slice(0, 40)}", is none of its options`;
  }
  return new Set(named);
}

/** Code below an option: in its line where it is one, else shown with the question under its letter. */
function withCode(choice: Choice, index: number): { text: string; block?: string[] } {
  const { more } = choice;
  const letter = choice.letter ?? String.fromCharCode(65 + index);
  if (more.length === 0) return { text: choice.text === "" ? letter : choice.text };
  const code = more
    .filter((line) => !/^\s*(?:`{3,}|~{3,})/.test(line))
    .map((line) => line.trimEnd());
  const only = code.filter((line) => line.trim() !== "");
  if (only.length === 1 && !only[0]?.includes("`")) {
    return { text: `${choice.text} \`${only[0]?.trim()}\``.trim() };
  }
  const indent = /^\s*/.exec(more[0] ?? "")?.[0].length ?? 0;
  const block = more.map((line) =>
    line.slice(0, indent).trim() === "" ? line.slice(indent) : line,
  );
  return {
    text: choice.text === "" ? letter : choice.text,
    block: [`**${choice.text === "" ? letter : choice.text}**`, "", ...block],
  };
}
