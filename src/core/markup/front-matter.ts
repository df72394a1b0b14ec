/** Parts a file into its front matter and its text, without reading either. Pure. */

import { type Report, startOfFile } from "../problems.ts";
import { blanked, withoutMark } from "./source.ts";

export interface Halves {
  /** The YAML in its place: lines and columns are those of the file. */
  readonly yaml?: string;
  /** The rest in its place. */
  readonly body: string;
  /** There is front matter that cannot be read; why was reported. */
  readonly refused?: boolean;
}

const mostFrontMatter = 64 * 1024;
const opening = /^---[ \t]*(?:\r\n?|\n|$)/;
const closing = /^(?:---|\.\.\.)[ \t]*$/m;

export function splitFrontMatter(file: string, report: Report): Halves {
  const text = withoutMark(file);
  const start = opening.exec(text);
  if (start === null) return misplaced(text, report);
  const rest = text.slice(start[0].length);
  const end = closing.exec(rest);
  if (end === null) {
    report(
      "yaml.unclosed",
      startOfFile,
      "The front matter is not closed.",
      "put a line `---` under its last key",
    );
    return { body: "", refused: true };
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
    return { body, refused: true };
  }
  return { yaml, body };
}

/** Front matter below empty lines is read all the same; one with a word behind its `---` is not. */
function misplaced(text: string, report: Report): Halves {
  const start = /^(\s*)---[ \t]*(?:(\w+)[ \t]*)?(?:\r\n|\n)([ \t]*[\w-]+:)?/.exec(text);
  if (start === null || (start[2] === undefined && start[3] === undefined)) return { body: text };
  const opened = start[0].length - (start[3]?.length ?? 0);
  const rest = text.slice(opened);
  const end = closing.exec(rest);
  if (end === null) return { body: text };
  report(
    "yaml.not-first",
    startOfFile,
    start[2] === undefined
      ? "The front matter does not start on the first line."
      : `Only \`---\` may stand on the first line; \`${start[2]}\` is not read.`,
    "let the file begin with a line `---` and nothing else on it",
  );
  const head = opened + end.index + end[0].length;
  const body = blanked(text.slice(0, head)) + text.slice(head);
  if (start[2] !== "" || end.index > mostFrontMatter) return { body, refused: true };
  return { yaml: blanked(text.slice(0, opened)) + rest.slice(0, end.index), body };
}
