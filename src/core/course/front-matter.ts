/** Parts a file into its front matter and its text, without reading either. Pure. */

import { type Report, startOfFile } from "./problems.ts";
import { blanked, withoutMark } from "./source.ts";

export interface Halves {
  /** The YAML in its place: lines and columns are those of the file. */
  readonly yaml?: string;
  /** The rest in its place. */
  readonly body: string;
}

const mostFrontMatter = 64 * 1024;
const opening = /^---[ \t]*(?:\r\n?|\n|$)/;
const closing = /^(?:---|\.\.\.)[ \t]*$/m;

export function splitFrontMatter(file: string, report: Report): Halves {
  const text = withoutMark(file);
  const start = opening.exec(text);
  if (start === null) {
    nearMiss(text, report);
    return { body: text };
  }
  const rest = text.slice(start[0].length);
  const end = closing.exec(rest);
  if (end === null) {
    report(
      "yaml.unclosed",
      startOfFile,
      "The front matter is not closed.",
      "put a line `---` under its last key",
    );
    return { body: "" };
  }
  const yaml = blanked(start[0]) + rest.slice(0, end.index);
  const head = start[0].length + end.index + end[0].length;
  const body = blanked(text.slice(0, head)) + text.slice(head);
  if (yaml.length > mostFrontMatter) {
    report(
      "limit.front-matter",
      startOfFile,
      "The front matter is larger than 64 KB.",
      "move text into the lesson",
    );
    return { body };
  }
  return { yaml, body };
}

function nearMiss(text: string, report: Report): void {
  const found =
    /^(\s+)---[ \t]*[\r\n]+[ \t]*[\w-]+:/.exec(text) ?? /^()---[ \t]*\w+[ \t]*[\r\n]/.exec(text);
  if (found === null) return;
  report(
    "yaml.not-first",
    startOfFile,
    "The front matter does not start on the first line.",
    "let the file begin with a line `---` and nothing else on it",
  );
}
