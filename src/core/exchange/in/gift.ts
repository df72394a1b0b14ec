/**
 * Reads GIFT, Moodle's text format for questions: choice, true or false, short answer, numbers,
 * pairs, and each of them with its blank inside a sentence. Pure.
 *
 * The signs that GIFT escapes are put out of the way first, so that the others can be looked
 * for simply, and put back into each text at its end.
 */

import { escapeLine, escapeMarkdown } from "../out/markdown-text.ts";
import { markdownFromHtml, textFromHtml } from "./html-markdown.ts";
import {
  type AnswerText,
  type FoundQuestion,
  type Note,
  numberBetween,
  numberWithin,
  type QuizFound,
  readEach,
  titleAndStem,
} from "./quiz-text.ts";

type Format = "html" | "markdown" | "plain" | "moodle";

interface Item {
  readonly line: number;
  readonly text: string;
}

export function readGift(lines: readonly string[]): QuizFound {
  return readEach(itemsIn(lines), ({ line }) => line, readItem);
}

/** Parted by empty lines, except inside of braces; comments and categories are no questions. */
function itemsIn(lines: readonly string[]): Item[] {
  const items: Item[] = [];
  let open: { line: number; lines: string[]; depth: number } | undefined;
  for (const [index, raw] of lines.entries()) {
    const line = raw.trim().startsWith("//") ? "" : raw;
    const comment = line !== raw;
    if (open === undefined) {
      if (line.trim() === "" || /^\s*\$[A-Z]+:/.test(line)) continue;
      open = { line: index + 1, lines: [], depth: 0 };
    }
    if (line.trim() === "" && (open.depth === 0 || namesNext(lines, index))) {
      // A comment between two lines of a question parts nothing.
      if (comment) continue;
      items.push({ line: open.line, text: open.lines.join("\n") });
      open = undefined;
      continue;
    }
    const bare = line.replace(/\\./g, "");
    open.depth += (bare.match(/\{/g)?.length ?? 0) - (bare.match(/\}/g)?.length ?? 0);
    if (line.trim() !== "" || !comment) open.lines.push(line);
  }
  if (open !== undefined) items.push({ line: open.line, text: open.lines.join("\n") });
  return items;
}

/** Whether the next line with a text names a question: then braces above it were never closed. */
function namesNext(lines: readonly string[], index: number): boolean {
  const next = lines.slice(index + 1, index + 10).find((line) => line.trim() !== "");
  return next !== undefined && /^\s*(?:::|\$CATEGORY:)/.test(next);
}

const escaped = ["\\", ":", "#", "=", "{", "}", "~", "n"];
const base = 0xe100;

/** Escaped signs as private letters that mean nothing here. */
function hide(text: string): string {
  return text.replace(/[\ue100-\ue107]/g, "").replace(/\\(.)/g, (whole, sign: string) => {
    const place = escaped.indexOf(sign);
    return place === -1 ? whole : String.fromCharCode(base + place);
  });
}

function unhide(text: string): string {
  return text.replace(/[\ue100-\ue107]/g, (letter) => {
    const sign = escaped[letter.charCodeAt(0) - base] ?? "";
    return sign === "n" ? "\n" : sign;
  });
}

function readItem({ line, text: raw }: Item, note: Note): FoundQuestion | string | undefined {
  let text = hide(raw).trim();
  const named = /^::([\s\S]*?)::/.exec(text);
  if (named !== null) text = text.slice(named[0].length).trim();
  const from = text.indexOf("{");
  const to = text.indexOf("}");
  if (from === -1 && to === -1) {
    note("it is a description and asks nothing");
    return undefined;
  }
  if (from === -1) return "its answers are not opened: { is missing";
  if (to < from) return "its answers are not closed: } is missing";
  const before = text.slice(0, from);
  const after = text.slice(to + 1).trim();
  if (after.includes("{")) return "it has answers in more than one place";
  const { said, general } = generalIn(text.slice(from + 1, to).trim());
  const { format, body } = formatOf(before.trim(), "moodle");
  const reader: Reader = { format, note };
  const answer = answerOf(said, reader);
  if (typeof answer === "string") return answer;
  const explanation = paragraphs(general, format);
  const common = {
    line,
    ...(named === null ? {} : { name: unhide(named[1] ?? "").trim() }),
    explanation: explanation.length > 0 ? parted(explanation) : (answer.praise ?? []),
  };
  const gap = after === "" ? undefined : gapOf(answer.found, body, after, format);
  if (gap !== undefined) {
    return { ...common, title: "Fill the gap.", stem: [], answer: { kind: "gaps", passage: gap } };
  }
  const whole = after === "" ? body : `${body.trimEnd()} _____${blankBefore(after)}${after}`;
  const asked = titleAndStem(parted(paragraphs(whole, format)));
  if (asked === undefined) return "it has answers and no question";
  const title = answer.isStatement === true ? `True or false? ${asked.title}` : asked.title;
  return { ...common, title, stem: asked.stem, answer: answer.found };
}

interface Reader {
  /** That of the question; a text may have another. */
  readonly format: Format;
  /** Takes down what has no place in a quiz.md, while the question is kept. */
  readonly note: Note;
}

interface Answered {
  readonly found: AnswerText;
  readonly isStatement?: boolean;
  /** Feedback for the right answer, where it can stand as the explanation. */
  readonly praise?: readonly string[];
}

function generalIn(text: string): { said: string; general: string } {
  const at = text.lastIndexOf("####");
  if (at === -1) return { said: text, general: "" };
  return { said: text.slice(0, at).trim(), general: text.slice(at + 4).trim() };
}

function answerOf(text: string, reader: Reader): Answered | string {
  if (text === "")
    return "it is an essay, which no program can grade; with a `Rubric:` learners rate their own";
  if (text.startsWith("#")) return numbersOf(text.slice(1), reader);
  if (text.includes("~")) return optionsOf(text, reader);
  if (text.includes("=") && text.includes("->")) return pairsOf(text, reader);
  const [verdict = "", ...said] = text.split("#");
  if (/^(?:T|TRUE|F|FALSE)$/.test(verdict.trim())) return statementOf(verdict.trim(), said, reader);
  return textsOf(text, reader);
}

function statementOf(
  verdict: string,
  [wrong = "", right = ""]: readonly string[],
  { format }: Reader,
): Answered {
  const isTrue = verdict.startsWith("T");
  const option = (text: string, holds: boolean) => ({
    text,
    right: holds,
    feedback: paragraphs(holds ? right : wrong, format),
  });
  return {
    isStatement: true,
    found: { kind: "options", options: [option("True", isTrue), option("False", !isTrue)] },
  };
}

interface Weighted {
  /** In percent; undefined when none is given. */
  readonly weight: number | undefined;
  readonly text: string;
  readonly feedback: string;
}

function weighted(text: string): Weighted {
  const found = /^%(-?[0-9]+(?:\.[0-9]*)?)%([\s\S]*)$/.exec(text.trim());
  const [said = "", ...feedback] = (found?.[2] ?? text).split("#");
  return {
    weight: found === null ? undefined : Number(found[1]),
    text: said.trim(),
    feedback: feedback.join("#").trim(),
  };
}

function optionsOf(text: string, { format, note }: Reader): Answered | string {
  const parts = text
    .replaceAll("=", "~=")
    .split("~")
    .map((part) => part.trim());
  const given = parts
    .filter((part) => part !== "")
    .map((part) => ({
      marked: part.startsWith("="),
      ...weighted(part.replace(/^=/, "")),
    }));
  const single = given.some(({ marked }) => marked);
  const options = given.map(({ marked, weight = 0, text: said, feedback }) => {
    if (single && !marked && weight > 0 && weight < 100) {
      note(`"${plainOf(said, format)}" earned ${weight} %; it is wrong here`);
    }
    return {
      text: inlineOf(said, format),
      right: marked || (single ? weight >= 100 : weight > 0),
      feedback: paragraphs(feedback, format),
    };
  });
  return { found: { kind: "options", options } };
}

function pairsOf(text: string, { format, note }: Reader): Answered | string {
  const pairs: [string, string][] = [];
  for (const part of text.split("=").slice(1)) {
    const at = part.indexOf("->");
    if (at === -1) return `a pair has no "->"`;
    const item = inlineOf(part.slice(0, at), format);
    const put = escapeMarkdown(unhide(part.slice(at + 2)).trim());
    if (item === "") note(`"${put}" belongs to nothing; a table has no place for it`);
    else pairs.push([item.replaceAll("\n", " "), put]);
  }
  return { found: { kind: "pairs", pairs } };
}

function textsOf(text: string, { format, note }: Reader): Answered | string {
  const accepted: string[] = [];
  const wrong: { text: string; feedback: string }[] = [];
  let praise: string[] = [];
  for (const part of text.split("=").map((each) => each.trim())) {
    if (part === "") continue;
    const { weight = 100, text: raw, feedback } = weighted(part);
    const said = unhide(formatOf(raw, format).body).trim();
    const meant = said.replaceAll("\\*", "*");
    if (/(?<!\\)\*/.test(said))
      note(`\`${said}\` has a star for any letters, which is not known here`);
    else if (weight >= 100) {
      accepted.push(meant);
      if (praise.length === 0) praise = paragraphs(feedback, format);
    } else {
      if (weight > 0) note(`\`${meant}\` earned ${weight} %; it is wrong here`);
      wrong.push({ text: meant, feedback: paragraphs(feedback, format).join(" ") });
    }
  }
  if (accepted.length === 0) return "no accepted answer is left";
  return { found: { kind: "text", accepted, wrong }, praise: parted(praise) };
}

function numbersOf(text: string, { format, note }: Reader): Answered | string {
  const [numbers = "", ...rest] = text.split("~");
  const accepted: string[] = [];
  let praise: string[] = [];
  for (const part of numbers.split("=").map((each) => each.trim())) {
    if (part === "") continue;
    const { weight = 100, text: said, feedback } = weighted(part);
    const number = numberOf(unhide(said));
    if (number === undefined) return `\`${unhide(said).slice(0, 30)}\` is no number`;
    if (weight < 100) note(`\`${number}\` earned ${weight} %; it is left out`);
    else {
      accepted.push(number);
      if (praise.length === 0) praise = paragraphs(feedback, format);
    }
  }
  if (rest.join("").replace(/^\s*#/, "").trim() !== "") {
    note("the feedback for all other numbers has no place; put it into the explanation");
  }
  if (accepted.length === 0) return "no accepted number is left";
  return { found: { kind: "text", accepted, wrong: [] }, praise: parted(praise) };
}

/** `4:1` and `3..5` as `4 ± 1`; undefined for what is no number. */
function numberOf(text: string): string | undefined {
  const at = text.indexOf("..");
  const [from, to] = [text.slice(0, at).trim(), text.slice(at + 2).trim()];
  if (at >= 0 && [from, to].every((end) => /^-?[\d.]+$/.test(end))) {
    return numberBetween(Number(from), Number(to));
  }
  const [value, tolerance = 0] = text.split(":").map(Number);
  if (value === undefined || !Number.isFinite(value) || text.trim() === "") return undefined;
  return Number.isFinite(tolerance) ? numberWithin(value, tolerance) : undefined;
}

/** A sentence with its gap; undefined where the answer is no plain list of texts. */
function gapOf(
  found: AnswerText,
  before: string,
  after: string,
  format: Format,
): string | undefined {
  if (found.kind !== "text" || found.wrong.length > 0) return undefined;
  if (found.accepted.some((text) => /[[\]|`*_~<>\\]/.test(text))) return undefined;
  const lead = paragraphs(before, format);
  const tail = paragraphs(after, format);
  if (lead.length > 1 || tail.length > 1) return undefined;
  const gap = `[[${found.accepted.join("|")}]]`;
  const end = tail[0] ?? "";
  return `${lead[0] ?? ""} ${gap}${blankBefore(end)}${end}`.trim();
}

function blankBefore(text: string): string {
  return /^\p{P}/u.test(text) ? "" : " ";
}

function formatOf(text: string, format: Format): { format: Format; body: string } {
  const found = /^\[(html|markdown|plain|moodle)\]/.exec(text);
  const named = found?.[1];
  if (named === "html" || named === "markdown" || named === "plain" || named === "moodle") {
    return { format: named, body: text.slice(found?.[0].length ?? 0) };
  }
  return { format, body: text };
}

/** Markdown paragraphs, each in one line, of a text that is still hidden. */
function paragraphs(hidden: string, given: Format): string[] {
  const { format, body } = formatOf(hidden.trim(), given);
  const text = unhide(body).trim();
  if (text === "") return [];
  if (format === "html" || (format === "moodle" && /<\/?[a-z][^<>]*>/i.test(text))) {
    return markdownFromHtml(text);
  }
  const parts = partsOf(text).map((lines) => lines.join(" "));
  return parts.map((part) => (format === "markdown" ? part : escapeLine(part)));
}

/** Lines without the blanks around them, parted where empty ones stand. */
function partsOf(text: string): string[][] {
  const parts: string[][] = [];
  let isApart = true;
  for (const line of text.split("\n").map((each) => each.trim())) {
    if (line === "") isApart = true;
    else if (isApart) {
      parts.push([line]);
      isApart = false;
    } else parts.at(-1)?.push(line);
  }
  return parts;
}

function parted(texts: readonly string[]): string[] {
  return texts.flatMap((text, index) => [...(index === 0 ? [] : [""]), ...text.split("\n")]);
}

function inlineOf(hidden: string, format: Format): string {
  return paragraphs(hidden, format).join(" ").replaceAll("\n", " ");
}

function plainOf(hidden: string, format: Format): string {
  return textFromHtml(unhide(formatOf(hidden, format).body)).slice(0, 40);
}
