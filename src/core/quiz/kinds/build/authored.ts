/** Build it as authors write it: slots with phrases, and what gives the right ones away. Pure. */

import { inlineText } from "../../../document/block.ts";
import { normalInlines } from "../reading.ts";
import type { Authored, Taught } from "../shape.ts";
import { type BuildAnswer, phrasesOf } from "./build.ts";
import { looksLikeSlots, readBuild } from "./read.ts";

/** The right phrase may be the longest in so many of the slots. */
const mostLongest = 0.5;

export const buildAuthored: Authored<BuildAnswer> = {
  shape: {
    name: "a list of parts with phrases",
    takes: [],
    claims: looksLikeSlots,
    read: ({ node }, reading) => (node.type === "list" ? readBuild(node, reading) : undefined),
  },
  keys: ["shuffle"],
  rightTexts: ({ slots }) =>
    slots.map(({ name, phrases }) =>
      [name, ...phrases.flatMap(({ right, content }) => (right ? [content] : []))]
        .map(normalInlines)
        .join("\t"),
    ),
  rightWords: (answer) =>
    phrasesOf(answer)
      .filter(({ right }) => right)
      .map(({ content }) => inlineText(content))
      .join(" "),
  teach(answer, taught) {
    checkConsequences(answer, taught);
    checkLengths(answer, taught);
  },
};

function checkConsequences(answer: BuildAnswer, { at, places, report }: Taught): void {
  for (const [index, { right, feedback }] of phrasesOf(answer).entries()) {
    if (right || feedback.length > 0) continue;
    report(
      "teaching.no-feedback",
      places[index] ?? at,
      "Nobody who builds it so learns what would come of it.",
      "write it below, indented: `  > Two taps in the same second, two bookings.`",
    );
  }
}

function checkLengths({ slots }: BuildAnswer, { at, report }: Taught): void {
  const longest = slots.filter(({ phrases }) => {
    const lengths = phrases.map(({ content }) => inlineText(content).length);
    const right = lengths[phrases.findIndex((phrase) => phrase.right)] ?? 0;
    return (
      lengths.every((length) => length <= right) &&
      lengths.indexOf(right) === lengths.lastIndexOf(right)
    );
  });
  if (longest.length <= slots.length * mostLongest) return;
  report(
    "teaching.longest-right",
    at,
    `In ${longest.length} of ${slots.length} parts the right phrase is the longest, so it can be found without knowing anything.`,
    "say as much in the wrong ones, or less in the right ones",
  );
}
