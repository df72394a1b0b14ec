/** Simple HTML, as quiz programs keep their texts, as Markdown. Pure. */

import { codeSpan, escapeMarkdown } from "../out/markdown-text.ts";
import { picture } from "./foreign-markdown.ts";
import { joined } from "./quiz-text.ts";

const breaking = /^(?:p|div|li|ul|ol|blockquote|h[1-6]|tr|table|tbody|thead|hr|section)$/;
const marks = new Map([
  ["strong", "**"],
  ["b", "**"],
  ["em", "*"],
  ["i", "*"],
  ["u", "*"],
]);

const entities = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
  ["nbsp", " "],
]);

/** Paragraphs, each in one line; a fence is several lines. A picture is its text and link; other media are lost. */
export function markdownFromHtml(html: string): string[] {
  const paragraphs: string[] = [];
  let text = "";
  let code: string | undefined;
  let pre: string | undefined;
  const end = () => {
    // Marks with nothing between them would be read as stars.
    const tidy = text
      .replace(/\s+/g, " ")
      .trim()
      .replace(/\*\*( ?)\*\*/g, "$1");
    if (tidy !== "") paragraphs.push(tidy);
    text = "";
  };
  for (const token of html.match(/<!--[\s\S]*?-->|<\/?[a-zA-Z][^<>]*>|[^<]+|</g) ?? []) {
    const tag = /^<(\/?)([a-zA-Z][a-zA-Z0-9]*)/.exec(token);
    if (tag === null) {
      if (token.startsWith("<!--")) continue;
      const said = decoded(token);
      if (pre !== undefined) pre += said;
      else if (code !== undefined) code += said;
      else text += escapeMarkdown(said);
      continue;
    }
    const closes = tag[1] === "/";
    const name = (tag[2] ?? "").toLowerCase();
    if (name === "pre") {
      end();
      if (closes && pre !== undefined)
        paragraphs.push(`\`\`\`\n${pre.replace(/^\n|\n$/g, "")}\n\`\`\``);
      pre = closes ? undefined : "";
    } else if (pre !== undefined) {
      if (name === "br") pre += "\n";
    } else if (name === "code") {
      if (closes && code !== undefined && code.trim() !== "") text += codeSpan(code);
      code = closes ? undefined : "";
    } else if (name === "br") text += " ";
    else if (name === "img")
      text += ` ${picture(attribute(token, "alt"), attribute(token, "src"))} `;
    else if (/^t[dh]$/.test(name)) {
      if (!closes && text.trim() !== "") text += " | ";
    } else if (breaking.test(name)) end();
    else text += marks.get(name) ?? "";
  }
  if (code !== undefined) text += codeSpan(code);
  end();
  return paragraphs;
}

function attribute(tag: string, name: string): string {
  const found = new RegExp(`\\s${name}\\s?=\\s?(?:"([^"]*)"|'([^']*)')`, "i").exec(tag);
  return decoded(found?.[1] ?? found?.[2] ?? "")
    .replace(/\s+/g, " ")
    .trim();
}

function decoded(text: string): string {
  return text.replace(/&(#x?[0-9a-f]+|\w+);/gi, (whole, name: string) => {
    if (!name.startsWith("#")) return entities.get(name.toLowerCase()) ?? whole;
    const hex = /^#x/i.test(name);
    const point = Number.parseInt(name.slice(hex ? 2 : 1), hex ? 16 : 10);
    return point > 31 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}

/** The same as lines, with an empty one between two paragraphs. */
export function linesFromHtml(html: string): string[] {
  return joined(markdownFromHtml(html).map((paragraph) => paragraph.split("\n")));
}

/** All text of it, without marks. */
export function textFromHtml(html: string): string {
  return decoded(html.replace(/<[^<>]*>/g, " "))
    .replace(/\s+/g, " ")
    .trim();
}
