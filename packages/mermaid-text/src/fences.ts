/** Finds the Mermaid sources in a text: the whole of it, or the fences of a Markdown file. Pure. */

export interface FoundSource {
  readonly source: string;
  /** Line of the text, from 1, in which the source begins. */
  readonly line: number;
}

// Each blank has one place where it can be matched: two would double the time for each mark.
const opening =
  /^(?<indent> {0,3}|(?:[ \t]*(?:>|(?:[-*+]|\d+[.)])(?=[ \t])))+[ \t]*)(?<fence>`{3,}(?!`)|~{3,}(?!~))(?<info>[^`]*)$/;

/**
 * Mermaid fences of a Markdown text; for a text without any fence of that kind that is not
 * named as Markdown, the text itself.
 */
export function findSources(text: string, isMarkdown: boolean): FoundSource[] {
  const found = fencesOf(text);
  if (found.length > 0 || isMarkdown) return found;
  return text.trim() === "" ? [] : [{ source: text, line: 1 }];
}

function fencesOf(text: string): FoundSource[] {
  return splitFences(text).flatMap(({ source, line }) =>
    source === undefined ? [] : [{ source, line: line + 1 }],
  );
}

/** A piece of a Markdown text: a Mermaid fence with its source, or what stands between two. */
export interface Piece {
  /** As it stands there; all pieces together are the text. */
  readonly text: string;
  readonly source: string | undefined;
  /** What a quote or a list item puts before each of the fence's lines. */
  readonly indent: string;
  /** Line of the text, from 1, in which the piece begins. */
  readonly line: number;
  /** The line end behind it. */
  readonly end: string;
}

export function splitFences(text: string): Piece[] {
  const pieces: Piece[] = [];
  const bare = text.replace(/^\ufeff/, "");
  const lines = bare.split(/(?<=\n|\r(?!\n))/);
  let from = 0;
  const plain = (to: number): void => {
    const between = lines.slice(from, to).join("");
    if (between === "") return;
    pieces.push({ text: between, source: undefined, indent: "", line: from + 1, end: "" });
  };
  for (let index = 0; index < lines.length; index++) {
    const start = index;
    const groups = opening.exec(withoutEnd(lines[index] ?? ""))?.groups;
    if (groups === undefined) continue;
    const { indent = "", fence = "", info = "" } = groups;
    const inside: string[] = [];
    for (index++; index < lines.length; index++) {
      const content = withoutIndent(withoutEnd(lines[index] ?? ""), indent);
      if (closes(content, fence)) break;
      inside.push(content);
    }
    if (!/^(?:mermaid|\{\s*\.?mermaid\b)/i.test(info.trim())) continue;
    plain(start);
    from = index + 1;
    const whole = lines.slice(start, from).join("");
    const last = lines[index] ?? "";
    const end = last.slice(withoutEnd(last).length);
    const source = inside.join("\n");
    pieces.push({ text: whole, source, indent, line: start + 1, end });
  }
  plain(lines.length);
  return pieces;
}

function withoutEnd(line: string): string {
  return line.replace(/(?:\r\n?|\n)$/, "");
}

function closes(line: string, fence: string): boolean {
  const text = line.trim();
  return text.length >= fence.length && [...text].every((char) => char === fence[0]);
}

/** What a quote or a list item puts before each of its lines. */
function withoutIndent(line: string, indent: string): string {
  let at = 0;
  for (const char of indent) {
    const here = line[at];
    if (here === undefined) break;
    if (here === char || /\s/.test(here)) at++;
    else if (char === ">" || /\s/.test(char)) continue;
    else break;
  }
  return line.slice(at);
}
