/** Reads a task list: options to pick from. Pure. */

import type { BlockContent, DefinitionContent, List, ListItem } from "mdast";
import { toInlines } from "../../../markup/blocks.ts";
import { at, rawText } from "../../../markup/node.ts";
import type { FormOption } from "../form.ts";
import { type AnswerReading, inlinesOf, mostOptions, normalInlines, quoted } from "../reading.ts";
import type { ChoiceAnswer, ChoicesAnswer } from "./choice.ts";

// What stands where `[ ]` or `[x]` should: `[X ]`, `[y]`, `[]`, `[(x)]`, or a good mark with no blank behind.
const nearMark = /^[[［【]([^\][］】]{0,4})[\]］】](\s?)(.*)/s;

/** A list of options, or one that was meant to be. */
export function looksLikeOptions(list: List): boolean {
  return list.children.some(
    (item) => typeof item.checked === "boolean" || nearMark.test(firstText(item)),
  );
}

function firstText(item: ListItem): string {
  const first = item.children[0];
  return first?.type === "paragraph" ? rawText([first]) : "";
}

export function readChoice(
  list: List,
  reading: AnswerReading,
): ChoiceAnswer | ChoicesAnswer | undefined {
  const { report, name } = reading;
  if (list.children.length > mostOptions) {
    report(
      "limit.options",
      at(list),
      `${name} has more than ${mostOptions} options.`,
      "three or four are enough",
    );
    return undefined;
  }
  if (reportGlued(list, reading)) return undefined;
  const options = list.children.map((item) => readOption(item, reading));
  const good = options.filter((option) => option !== undefined);
  if (good.length < options.length || repeats(list, good, reading)) return undefined;
  if (good.length < 2) {
    report(
      "question.one-option",
      at(list),
      `${name} has a single option.`,
      "add wrong options that tempt, each on a line that begins with `- [ ]`",
    );
    return undefined;
  }
  const right = good.filter((option) => option.right).length;
  if (right === 0) {
    report(
      "question.no-right-option",
      at(list.children[0] ?? list),
      `${name} has no right option.`,
      "mark the right one with [x]",
    );
    return undefined;
  }
  if (right === good.length) {
    report(
      "question.all-right",
      at(list),
      `All options of ${name} are right.`,
      "add a wrong option that tempts, with `[ ]`",
    );
    return undefined;
  }
  return { kind: right === 1 ? "choice" : "choices", options: good };
}

export function readOption(item: ListItem, reading: AnswerReading): FormOption | undefined {
  reading.onPlace(at(item));
  if (typeof item.checked !== "boolean") {
    reportMark(item, reading);
    return undefined;
  }
  const [first, ...rest] = item.children;
  const content = first?.type === "paragraph" ? toInlines(first.children, reading) : [];
  if (normalInlines(content) === "") {
    reading.report(
      "question.empty-option",
      at(item),
      `An option of ${reading.name} is empty.`,
      "write its text behind the brackets, or delete the line",
    );
    return undefined;
  }
  for (const child of rest) if (child.type !== "blockquote") reportContent(child, reading);
  const quotes = rest.filter((child) => child.type === "blockquote");
  if (first !== undefined && quotes.length === 0) reportSwallowed(first, reading);
  const feedback = inlinesOf(
    quotes.flatMap((quote) => quote.children),
    reading,
  );
  return { content, right: item.checked, feedback };
}

/** Feedback without its sign, or on the line of its option: learners would read it before they pick. */
function reportSwallowed(first: BlockContent | DefinitionContent, reading: AnswerReading): void {
  const place = at(first);
  const last = first.position?.end.line ?? place.line;
  for (let line = place.line + 1; line <= last; line++) {
    const text = (reading.lines[line - 1] ?? "").trim();
    const above = reading.lines[line - 2] ?? "";
    const room = 72 - above.length - (/^\S+/.exec(text)?.[0].length ?? 0);
    // A line that was broken for its length goes on; one that had room left was ended on purpose.
    if (!text.startsWith(">") && !(room > 0 && /^\p{Lu}/u.test(text))) continue;
    reading.report(
      "question.option-content",
      { line, col: 1 },
      "This line is a part of the option, so learners read it before they pick.",
      "when it is feedback, let the line begin with `  > `; when it is not, join it to the line above",
    );
    return;
  }
  const own = (reading.lines[place.line - 1] ?? "").slice(place.col - 1);
  const found = / (>|—|–) (?=\p{Lu})/u.exec(own);
  const tail = own.slice((found?.index ?? own.length) + 3).trimEnd();
  if (found === null || tail.split(" ").length < 5 || !/[.!?]$/.test(tail)) return;
  reading.report(
    "question.option-content",
    { line: place.line, col: place.col + found.index + 1 },
    `What stands behind the \`${found[1]}\` is a part of the option, so learners read it before they pick.`,
    "when it is feedback, put it on the next line, behind `  > `",
  );
}

function reportMark(item: ListItem, reading: AnswerReading): void {
  const text = firstText(item);
  const found = nearMark.exec(text);
  if (found === null) {
    reading.report(
      "question.unmarked-option",
      at(item),
      text === ""
        ? `An option of ${reading.name} is empty.`
        : `The option ${quoted(text)} is marked neither right nor wrong.`,
      "begin it with `- [x]` when it is right, with `- [ ]` when it is wrong",
    );
    return;
  }
  const [, inside = "", , rest = ""] = found;
  const good = /^[ xX]$/.test(inside);
  const wide = !text.startsWith("[");
  const foreign = /^\s$/.test(inside) && !good;
  if (good && !wide && rest.trim() === "") {
    reading.report(
      "question.empty-option",
      at(item),
      `An option of ${reading.name} is empty.`,
      "write its text behind the brackets, or delete the line",
    );
    return;
  }
  const mark = /[^\s()]/.test(inside) ? "[x]" : "[ ]";
  reading.report(
    "question.marker",
    at(item),
    wide
      ? "The brackets are wide ones, which Markdown takes for letters."
      : good
        ? `A blank is missing behind \`[${inside}]\`.`
        : foreign
          ? "The blank in these brackets is one of a word processor, which Markdown takes for a letter."
          : `\`[${inside}]\` is no mark: a right option has \`[x]\`, a wrong one \`[ ]\`.`,
    typed(`- ${good && !wide ? `[${inside}]` : mark} `, rest.trim()),
  );
}

/** What to type, whole or not at all: whoever copies a half loses the rest. */
function typed(mark: string, rest: string): string {
  const short = rest.length <= 60 && !/[`\n]/.test(rest);
  return short ? `write \`${mark}${rest}\`` : `let the line begin with \`${mark}\``;
}

/** `-[x] Text` is no option, and becomes a part of the line above it. */
function reportGlued(list: List, reading: AnswerReading): boolean {
  const { line: first } = at(list);
  for (let line = first; (reading.lines[line - 1] ?? "").trim() !== ""; line++) {
    const found = /^(\s*)[-*+](\u00a0?)(\[[ xX]?\].*)/.exec(reading.lines[line - 1] ?? "");
    if (found === null) continue;
    reading.report(
      "question.marker",
      { line, col: (found[1] ?? "").length + 1 },
      found[2] === ""
        ? "A blank is missing behind the hyphen."
        : "The blank behind the hyphen is one of a word processor, which Markdown takes for a letter.",
      typed("- ", (found[3] ?? "").trim()),
    );
    return true;
  }
  return false;
}

function reportContent(child: BlockContent | DefinitionContent, reading: AnswerReading): void {
  if (child.type === "html") return;
  reading.report(
    "question.option-content",
    at(child),
    `Only the first paragraph of an option is shown, and quotes under it as its feedback.`,
    "put what all should read into the question, and what the picker should read into a quote (`> `)",
  );
}

function repeats(list: List, options: readonly FormOption[], reading: AnswerReading): boolean {
  const seen = new Set<string>();
  for (const [index, option] of options.entries()) {
    const text = normalInlines(option.content);
    if (seen.has(text)) {
      reading.report(
        "question.same-option",
        at(list.children[index] ?? list),
        `Two options of ${reading.name} read the same.`,
        "reword or delete one of them",
      );
      return true;
    }
    seen.add(text);
  }
  return false;
}
