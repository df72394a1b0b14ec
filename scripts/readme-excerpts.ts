/** The README's excerpts from the course, taken anew from the lessons. */

import { readFileSync } from "node:fs";

/** What stands behind a mark in the README: a part of a file, from its heading to its end. */
const excerpts = [
  {
    file: "lessons/restaurant-analogy/lesson.md",
    from: "## One soup, step by step\n",
    /** Behind the diagram. */
    to: "```\n\nThe",
    fence: "````",
  },
  {
    file: "lessons/login-flow/quiz.md",
    from: "## Where are passwords checked?\n",
    /** Before hints and explanation. */
    to: "\n> [!",
    fence: "```",
  },
] as const;

/** The README with today's excerpts. Throws when a lesson no longer has the place. */
export function readmeWithExcerpts(readme: string): string {
  return excerpts.reduce((text, { file, from, to, fence }) => {
    const source = readFileSync(file, "utf8");
    const start = source.indexOf(from);
    const end = source.indexOf(to, start);
    const opening = `${fence}markdown\n${from}`;
    const at = text.indexOf(opening);
    const closing = text.indexOf(`\n${fence}\n`, at);
    if (start === -1 || end === -1 || at === -1 || closing === -1) {
      throw new Error(`The excerpt "${from.trim()}" is not in ${file} and README.md.`);
    }
    const kept = to.startsWith("```") ? "```\n" : "";
    const excerpt = `${source.slice(start, end)}${kept}`;
    return `${text.slice(0, at)}${fence}markdown\n${excerpt}${text.slice(closing + 1)}`;
  }, readme);
}
