/** Type it: a paragraph that starts with `Answer:`, each code span an accepted text. Pure. */

import type { Inline } from "../../../document/block.ts";
import { foldText, joined, withoutArticle } from "../../fold.ts";
import { type Grade, plainInline, type Remark } from "../../verdict.ts";
import type { Accepted, WrongText } from "../form.ts";
import { bareAnswer, contained } from "./contained.ts";
import { numberWithWords, readNumber } from "./number.ts";
import { slipDistance } from "./slip.ts";

export interface TextAnswer {
  readonly kind: "text";
  /** The first is the one to show. */
  readonly accepted: readonly Accepted[];
  /** Wrong texts that the author expected, with their feedback (`Not:` paragraphs). */
  readonly wrong: readonly WrongText[];
  /** `exact: yes`: letter by letter, no forgiveness. */
  readonly exact: boolean;
}

/** So many words around the right term are one answer; more may be a list of guesses. */
const mostOthers = 4;

/** Right, nearly right or wrong, and what the author says about it. */
export interface TextMatch {
  readonly verdict: "right" | "nearly" | "wrong";
  readonly text: readonly Inline[];
}

/** An accepted answer to type; of a number with a tolerance the number. */
export function acceptedText(accepted: Accepted | undefined): string {
  if (accepted === undefined) return "";
  return accepted.kind === "text" ? accepted.text : String(accepted.value);
}

export function gradeText(answer: TextAnswer, typed: string): Grade {
  const { verdict, text } = matchText(answer, typed);
  const about = plainInline(typed.trim());
  const remark: Remark = { kind: "typed", verdict, about, text, ...helpTo(verdict, text, answer) };
  return { verdict, share: verdict === "right" ? 1 : 0, remarks: [remark] };
}

/**
 * Compares what was typed with what is accepted. It is right when it holds an accepted text as
 * whole words, and only harmless ones besides; with more around it, nearly right. A text that
 * the author named as wrong is wrong, whatever surrounds it; so is what is denied, and a slip that is as close to it as to an accepted one: "authorisation"
 * is no slip for "authentication" once the author has said so.
 */
export function matchText(answer: Omit<TextAnswer, "kind">, typed: string): TextMatch {
  const { accepted, wrong, exact } = answer;
  if (exact) {
    const same = (text: string) => text.normalize("NFC").trim() === typed.normalize("NFC").trim();
    const named = wrong.find((each) => same(each.text));
    const right = accepted.some((each) =>
      each.kind === "text" ? same(each.text) : isWithin(each, readNumber(typed.trim())),
    );
    return { verdict: right ? "right" : "wrong", text: (!right && named?.feedback) || [] };
  }
  const texts = accepted.flatMap((each) => (each.kind === "text" ? [each.text] : []));
  const keys = [...new Set([foldText(typed), foldText(withoutArticle(typed))])];
  const number = readNumber(typed);
  for (const each of accepted) {
    if (each.kind === "number" ? isWithin(each, number) : isSame(each.text, keys, number)) {
      return { verdict: "right", text: [] };
    }
  }
  const named = wrong.find((each) => isSame(each.text, keys, number));
  if (named !== undefined) return { verdict: "wrong", text: named.feedback };
  const held = contained(
    typed,
    texts,
    wrong.map(({ text }) => text),
  );
  if (held.refused !== undefined) {
    return {
      verdict: "wrong",
      text: wrong.find(({ text }) => text === held.refused)?.feedback ?? [],
    };
  }
  if (held.denied && held.accepted) {
    return { verdict: "wrong", text: plainInline("Say what it is, and not what it is not.") };
  }
  if (held.accepted && held.others === 0) return { verdict: "right", text: [] };
  if (held.accepted) {
    return held.others <= mostOthers
      ? { verdict: "nearly", text: plainInline("The right term is in it. Type the term alone.") }
      : {
          verdict: "wrong",
          text: plainInline("Type the term alone, without other ones around it."),
        };
  }
  for (const each of accepted) {
    if (each.kind === "number" && isWithin(each, numberWithWords(typed))) {
      return { verdict: "nearly", text: plainInline("The number is right. Type it alone.") };
    }
  }
  const bare = [...keys, bareAnswer(typed)];
  const slip = closest(texts, bare);
  const likeWrong = closest(
    wrong.map((each) => each.text),
    bare,
  );
  if (slip === undefined || (likeWrong !== undefined && likeWrong.distance <= slip.distance)) {
    const feedback = wrong.find((each) => each.text === likeWrong?.text)?.feedback ?? [];
    return { verdict: "wrong", text: feedback };
  }
  return { verdict: "nearly", text: [] };
}

/** A sentence for an answer that is refused without a word; shown while another try is open. */
export function helpTo(
  verdict: TextMatch["verdict"],
  said: readonly Inline[],
  answer: Pick<TextAnswer, "accepted" | "exact">,
): Pick<Remark, "help"> {
  return verdict === "wrong" && said.length === 0 ? { help: plainInline(lookedFor(answer)) } : {};
}

/**
 * What kind of thing is looked for, for whoever tries again: it says nothing about which one.
 */
export function lookedFor({ accepted, exact }: Pick<TextAnswer, "accepted" | "exact">): string {
  const [first] = accepted;
  if (first === undefined) return "";
  if (first.kind === "number" || /^\d+$/.test(first.text)) return "A number is looked for.";
  if (exact || !/^[\p{L}\p{M}\s'’-]+$/u.test(first.text)) {
    return "It is looked for letter by letter, as it stands in code or in a file.";
  }
  const words = first.text.split(/\s+/).length;
  return words === 1 ? "A single word is looked for." : `A term of ${words} words is looked for.`;
}

function isWithin(accepted: Accepted & { kind: "number" }, value: number | undefined): boolean {
  if (value === undefined) return false;
  // A hair more than the tolerance: 0.1 + 0.2 is 0.3 for a learner.
  const hair = 1e-9 * Math.max(1, Math.abs(accepted.value));
  return Math.abs(value - accepted.value) <= accepted.tolerance + hair;
}

function isSame(text: string, keys: readonly string[], number: number | undefined): boolean {
  const key = foldText(text);
  if (keys.some((each) => joined(each) === joined(key))) return true;
  // "1,000" for `1000`, "2" for `two`; but `007` is a name, no number.
  return number !== undefined && !/^[+-]?0\d/.test(key) && readNumber(text) === number;
}

/** The text that is a slip away from one of the keys, and how far. */
function closest(
  texts: readonly string[],
  keys: readonly string[],
): { readonly text: string; readonly distance: number } | undefined {
  let best: { text: string; distance: number } | undefined;
  for (const text of texts) {
    for (const key of keys) {
      const distance = slipDistance(foldText(text), key);
      if (distance !== undefined && (best === undefined || distance < best.distance)) {
        best = { text, distance };
      }
    }
  }
  return best;
}
