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
  const found: FoundSource[] = [];
  const lines = text.replace(/^\ufeff/, "").split(/\r\n?|\n/);
  for (let index = 0; index < lines.length; index++) {
    const groups = opening.exec(lines[index] ?? "")?.groups;
    if (groups === undefined) continue;
    const { indent = "", fence = "", info = "" } = groups;
    const inside: string[] = [];
    const line = index + 2;
    for (index++; index < lines.length; index++) {
      const content = withoutIndent(lines[index] ?? "", indent);
      if (closes(content, fence)) break;
      inside.push(content);
    }
    if (/^(?:mermaid|\{\s*\.?mermaid\b)/i.test(info.trim())) {
      found.push({ source: inside.join("\n"), line });
    }
  }
  return found;
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
