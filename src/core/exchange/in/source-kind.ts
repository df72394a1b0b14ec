/** What a quiz file is, told by its structure and helped by its name; never by a brace alone. Pure. */

import { linesOf } from "../../markup/source.ts";
import { isAnkiExport } from "./anki.ts";
import { readMarkdownQuiz } from "./markdown-quiz.ts";
import { columnsOf } from "./table-quiz.ts";

export const sourceKinds = [
  ...(["markdown", "mkdocs-quiz", "gift", "aiken", "csv", "moodle-xml", "qti", "qti-1.2"] as const),
  ...(["text2qti", "r-exams", "mdbook-quiz", "anki"] as const),
] as const;

export type SourceKind = (typeof sourceKinds)[number];

/** A format that is read, or what the file looks like instead where that can be told. */
export type QuizSource =
  | { readonly kind: "known"; readonly format: SourceKind }
  | { readonly kind: "other"; readonly looksLike: string | undefined };

/** What stands in XML of a kind, however it begins. */
const markups: readonly (readonly [RegExp, SourceKind])[] = [
  [/<question[ \t]+type=/, "moodle-xml"],
  [/<questestinterop\b/, "qti-1.2"],
  [/<(?:\w{1,20}:)?assessmentItem\b/, "qti"],
];

/** Signs of formats that aren't read, the surest first. */
const others: readonly (readonly [RegExp, string])[] = [
  [/<qti-assessment-item\b/, "QTI 3"],
  [/^<(?:\?xml|!DOCTYPE|html)\b/i, "XML or HTML"],
  [/^[ \t]*<\?quiz\?>/im, "a page with the old <?quiz?> blocks of mkdocs-quiz"],
];

/** A question of mdbook-quiz is a table of a list; TOML of other programs has other lists. */
const mdbookQuiz = /^[ \t]*\[\[[ \t]*questions[ \t]*\]\]/m;

const texts: readonly (readonly [RegExp, SourceKind])[] = [
  [/^exsolution:/m, "r-exams"],
  [/^\*[a-zA-Z]\)[ \t]|^\[\*\][ \t]/m, "text2qti"],
];

const othersOfText: readonly (readonly [RegExp, string])[] = [
  [/^\\exsolution\{/m, "an exercise of R exams in LaTeX"],
];

/** Markdown that holds no quiz: said when nothing else fits. */
const pages: readonly (readonly [RegExp, string])[] = [
  [/^[ \t]*[-*+] \[[ xX]\]/m, "Markdown with task lists that ask nothing"],
  [/^<details\b/im, "Markdown with folded answers and nothing to choose from"],
  [/^[ \t]*(?:```|~~~)/m, "Markdown with code"],
];

const code = /\.(?:[cm]?[jt]sx?|php|py|rb|java|go|rs|c|cpp|cs|css|sh|r)$/i;

export function sourceOf(text: string, name = ""): QuizSource {
  const start = text.trimStart();
  const isMarkup = /^<(?!quiz\b(?![\s\S]*<question[ \t]+type=))/i.test(start);
  const inside = isMarkup ? markups.find(([sign]) => sign.test(start))?.[1] : undefined;
  if (inside !== undefined) return known(inside);
  const markup = looksLike(others, start);
  if (markup !== undefined) return other(markup);
  if (/\.gift$/i.test(name)) return known("gift");
  if (/\.json$/i.test(name) || isJson(start)) return other("JSON");
  if (mdbookQuiz.test(text) && /\bprompt\b/.test(text)) return known("mdbook-quiz");
  if (/\.toml$/i.test(name)) return other("TOML");
  if (code.test(name)) return other("a program's source");
  if (isAnkiExport(start)) return known("anki");
  if (/^[ \t]*<quiz\b/im.test(text)) return known("mkdocs-quiz");
  const foreign = looksLike(othersOfText, start);
  if (foreign !== undefined) return other(foreign);
  const told = texts.find(([sign]) => sign.test(start))?.[1];
  if (told !== undefined) return known(told);
  if (columnsOf(text) !== undefined) return known("csv");
  if (/^ANSWER:[ \t]*[A-Z]/m.test(text) && /^[A-Z][.)][ \t]/m.test(text)) return known("aiken");
  if (readMarkdownQuiz(linesOf(text)).questions.length > 0) return known("markdown");
  const page = looksLike(pages, start);
  if (page !== undefined) return other(page);
  return hasGiftAnswers(text) ? known("gift") : other(undefined);
}

function known(format: SourceKind): QuizSource {
  return { kind: "known", format };
}

function other(looksLike: string | undefined): QuizSource {
  return { kind: "other", looksLike };
}

function looksLike(
  signs: readonly (readonly [RegExp, string])[],
  text: string,
): string | undefined {
  return signs.find(([sign]) => sign.test(text))?.[1];
}

function isJson(text: string): boolean {
  if (!/^[[{]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * Whether braces hold answers as GIFT writes them, and none holds something else. Escaped signs
 * and comments are put aside first; empty braces are an essay in GIFT and much else elsewhere.
 */
function hasGiftAnswers(text: string): boolean {
  const bare = text.replace(/\\[\s\S]/g, "").replace(/^[ \t]*\/\/.*$/gm, "");
  const inside = [...bare.matchAll(/\{([^{}]*)\}/g)]
    .map(([, held = ""]) => held.trim())
    .filter((held) => held !== "" && !held.startsWith("####"));
  return inside.length > 0 && inside.every(isGiftAnswer);
}

function isGiftAnswer(held: string): boolean {
  return /^(?:[=~]|#[ \t\r\n]*[-=~.\d]|(?:T|F|TRUE|FALSE)(?:#|$))/i.test(held);
}
