/**
 * How the course reads, in figures: how long its sentences are, and with which words the feedback
 * of its options begins most often.
 *
 * `node scripts/run.js bench/english.ts [course folder]`
 */

import { resolve } from "node:path";
import { inlineText } from "../src/core/document/block.ts";
import { type Passage, passagesOf, sentencesOf, wordsIn } from "../src/core/document/words.ts";
import type { Question } from "../src/core/quiz/question.ts";
import { realLibrary } from "../src/shell/library.ts";

const [folder = "lessons"] = process.argv.slice(2);
const library = realLibrary({ path: resolve(folder), shown: folder, shipped: false });
const { value: course } = library.course();
const lessons = await Promise.all(
  course.lessons.map(async (name) => (await library.lesson(name)).value),
);

console.log(`${"words a sentence".padEnd(30)}median  mean  most  under six`);
const all = lessons.flatMap(({ name, sections }) => {
  const lengths = sections.flatMap(({ blocks }) => passagesOf(blocks)).flatMap(lengthsIn);
  say(name, lengths);
  return lengths;
});
say("all", all);

const feedback = lessons.flatMap(({ questions }) => questions.flatMap(feedbackOf));
const openings = new Map<string, number>();
for (const text of feedback) {
  const opening = wordsIn(text).slice(0, 2).join(" ");
  openings.set(opening, (openings.get(opening) ?? 0) + 1);
}
console.log(`\n${feedback.length} pieces of feedback on options; how they begin most often:`);
for (const [opening, count] of [...openings].sort((a, b) => b[1] - a[1]).slice(0, 8)) {
  console.log(`${String(count).padStart(5)}  ${opening}`);
}

function say(name: string, lengths: readonly number[]): void {
  if (lengths.length === 0) return;
  const sorted = [...lengths].sort((a, b) => a - b);
  const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
  const short = lengths.filter((length) => length < 6).length / lengths.length;
  const cells = [
    String(sorted[Math.floor(sorted.length / 2)]).padStart(6),
    mean.toFixed(1).padStart(6),
    String(sorted.at(-1)).padStart(6),
    `${Math.round(100 * short)} %`.padStart(11),
  ];
  console.log(name.padEnd(30) + cells.join(""));
}

/** A colon inside a paragraph ends no sentence here, as it does for the grade of reading. */
function lengthsIn(passage: Passage): number[] {
  const lengths: number[] = [];
  let open = 0;
  for (const { text, words } of sentencesOf([passage])) {
    open += words.length;
    if (text.endsWith(":")) continue;
    lengths.push(open);
    open = 0;
  }
  return open === 0 ? lengths : [...lengths, open];
}

function feedbackOf({ answer }: Question): string[] {
  if (answer.kind !== "choice" && answer.kind !== "choices") return [];
  return answer.options.map((option) => inlineText(option.feedback)).filter((text) => text !== "");
}
