/** One or several right options as authors write them: a task list, and what gives it away. Pure. */

import { inlineText } from "../../../document/block.ts";
import { wordsIn } from "../../../document/words.ts";
import type { FormOption } from "../form.ts";
import { normalInlines } from "../reading.ts";
import type { Authored, Shape, Taught } from "../shape.ts";
import type { ChoiceAnswer, ChoicesAnswer } from "./choice.ts";
import { looksLikeOptions, readChoice } from "./read.ts";

const absolute = /\b(?:always|never|only)\b/i;
const catchAll =
  /\b(?:all|none|both|neither|any|each) of (?:the above|these|them|the others?|the options)\b|\ball the above\b/i;
const pairOfLetters = /\b[A-D] and [A-D]\b/;

const shape: Shape<ChoiceAnswer | ChoicesAnswer> = {
  name: "a list of options",
  takes: [],
  claims: (node) => node.type === "list" && looksLikeOptions(node),
  read: ({ node }, reading) => (node.type === "list" ? readChoice(node, reading) : undefined),
};

export const choiceAuthored: Authored<ChoiceAnswer, ChoiceAnswer | ChoicesAnswer> = {
  shape,
  keys: ["shuffle"],
  rightTexts,
  rightWords,
  teach(answer, question) {
    checkCount(answer.options, [3, 4], "with one right", question);
    checkOptions(answer.options, question);
    if (question.english) checkShared(answer.options, question);
  },
};

export const choicesAuthored: Authored<ChoicesAnswer, ChoiceAnswer | ChoicesAnswer> = {
  shape,
  keys: ["shuffle"],
  rightTexts,
  rightWords,
  teach(answer, question) {
    checkCount(answer.options, [4, 6], "with several right", question);
    checkOptions(answer.options, question);
  },
};

function rightTexts({ options }: ChoiceAnswer | ChoicesAnswer): string[] {
  return options
    .filter(({ right }) => right)
    .map(({ content }) => normalInlines(content))
    .sort();
}

function rightWords({ options }: ChoiceAnswer | ChoicesAnswer): string {
  return options
    .filter(({ right }) => right)
    .map(({ content }) => inlineText(content))
    .join(" ");
}

function checkCount(
  options: readonly FormOption[],
  [least, most]: readonly [number, number],
  right: string,
  { at, report }: Taught,
): void {
  if (options.length >= least && options.length <= most) return;
  report(
    "teaching.option-count",
    at,
    `There are ${options.length} options; ${least} to ${most} work best ${right}.`,
    options.length < least ? "add one that tempts" : "drop those that nobody would pick",
  );
}

function checkOptions(
  options: readonly FormOption[],
  { at, places, english, report }: Taught,
): void {
  const place = (index: number) => places[index] ?? at;
  for (const [index, option] of options.entries()) {
    if (option.right || option.feedback.length > 0) continue;
    report(
      "teaching.no-feedback",
      place(index),
      "Nobody who picks this wrong option learns why it is wrong.",
      "write it below, indented: `  > It tempts because … But …`",
    );
  }
  if (!english) return;
  const texts = options.map((option) => inlineText(option.content));
  const sweeping = texts.findIndex((text) => catchAll.test(text) || pairOfLetters.test(text));
  if (sweeping !== -1) {
    report(
      "teaching.all-of-the-above",
      place(sweeping),
      "An option about the other options tests reading, and makes no sense when they are shuffled.",
      "ask for several right options instead, with two or more `[x]`",
    );
  }
  const wrong = options.findIndex(
    (option, index) => !option.right && absolute.test(texts[index] ?? ""),
  );
  const inRight = options.some(
    (option, index) => option.right && absolute.test(texts[index] ?? ""),
  );
  if (wrong !== -1 && !inRight) {
    const word = absolute.exec(texts[wrong] ?? "")?.[0]?.toLowerCase() ?? "";
    report(
      "teaching.absolute-words",
      place(wrong),
      `"${word}" stands in wrong options alone, and learners know that such words are seldom right.`,
      "say it without, or use the word in a right option as well",
    );
  }
}

function checkShared(options: readonly FormOption[], { title, at, places, report }: Taught): void {
  const texts = options.map(({ content }) => inlineText(content));
  const right = options.findIndex((option) => option.right);
  const long = (text: string) =>
    new Set(wordsIn(text.toLowerCase()).filter((word) => word.length >= 6));
  const stem = long(inlineText(title));
  const elsewhere = long(texts.filter((_, index) => index !== right).join(" "));
  const shared = [...long(texts[right] ?? "")].find(
    (word) => stem.has(word) && !elsewhere.has(word),
  );
  if (shared === undefined) return;
  report(
    "teaching.shared-word",
    places[right] ?? at,
    `"${shared}" stands in the question and in the right option alone, which gives it away.`,
    "use another word in one of them, or the same one in a wrong option",
  );
}
