/** Markdown as other programs show it, with tags, pictures and files beside it, as a quiz.md can hold it. Pure. */

import { escapeMarkdown } from "../out/markdown-text.ts";

const opening = /^\s{0,7}(`{3,}(?=[^`]*$)|~{3,})/;
const closing = /^\s{0,7}(`{3,}|~{3,})\s*$/;

/** Which lines belong to a fence, its marks too. */
export function fencedLines(lines: readonly string[]): boolean[] {
  let fence: string | undefined;
  return lines.map((line) => {
    if (fence === undefined) {
      fence = opening.exec(line)?.[1];
      return fence !== undefined;
    }
    if (closing.exec(line)?.[1]?.startsWith(fence) === true) fence = undefined;
    return true;
  });
}

const marks = new Map([
  ["b", "**"],
  ["strong", "**"],
  ["i", "*"],
  ["em", "*"],
  ["code", "`"],
  ["br", " "],
]);

/** Without tags and without what leads out of the course; what a picture shows is said. */
export function plainMarkdown(lines: readonly string[]): string[] {
  const inFence = fencedLines(lines);
  return lines.map((line, index) => (inFence[index] ? line : plainLine(line)));
}

export function plainLine(line: string): string {
  // Code spans mean what they say.
  return line
    .split(/(``[^`]*``|`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? part : withoutTags(withoutPlaces(part))))
    .join("");
}

function withoutTags(text: string): string {
  return text
    .replace(/<img\b([^<>]*)>/gi, (_, held: string) => {
      const alt = /\balt\s?=\s?["']([^"'<>]*)["']/i.exec(held)?.[1] ?? "";
      const source = /\bsrc\s?=\s?["']([^"'<>]*)["']/i.exec(held)?.[1] ?? "";
      return picture(alt, source);
    })
    .replace(/^(?:\s{0,7}<\/?(?:p|div|details|summary|center)\b[^<>]*>)+/i, "")
    .replace(
      /(?<!\\)<(\/?)([a-z][a-z0-9]{0,15})(?:\s[^<>]*)?\/?>/gi,
      (whole, end: string, name: string) => {
        const known = marks.get(name.toLowerCase());
        if (known !== undefined) return known;
        if (/^(?:span|sub|sup|u|hr|a|font|small|kbd)$/i.test(name)) return "";
        // A tag at the end of a line closes what began a line; any other is spoken of.
        const isFrame = end === "/" && /^(?:p|div|details|summary|center)$/i.test(name);
        return isFrame ? "" : whole.replace(/[<>]/g, "\\$&");
      },
    );
}

/** Links and pictures of files that stay behind, and pictures that a terminal cannot show. */
function withoutPlaces(text: string): string {
  return text
    .replace(
      /!\[([^[\]]*)\]\(<?([^()\s<>]*)>?(?:\s"[^"]*")?\)/g,
      (_, alt: string, source: string) => picture(alt, source),
    )
    .replace(
      /\[([^[\]]*)\]\(<?([^()\s<>]*)>?(?:\s"[^"]*")?\)/g,
      (whole, said: string, to: string) => {
        if (/^https?:\/\//i.test(to)) return whole;
        return to === "" || to.startsWith("#") ? said : `${said} (${escapeMarkdown(to)})`;
      },
    );
}

export function picture(alt: string, source: string): string {
  if (/^https?:\/\/[^\s()<>[\]\\]+$/.test(source)) {
    return `[picture: ${escapeMarkdown(alt === "" ? "no description" : alt)}](${source})`;
  }
  const file = source.startsWith("data:") ? "" : (source.split("/").at(-1) ?? "");
  const said = [alt, file].filter((each) => each !== "").join(", ");
  return `(picture: ${escapeMarkdown(said === "" ? "no description" : said)})`;
}
