/**
 * Which earlier answers go on counting when a right answer was mended: those to a question that
 * its author calls the same one, and those to one that has only got more that it accepts. Pure,
 * and light: the log is read with it.
 */

import { hash32 } from "../random.ts";
import { foldText, joined, withoutArticle } from "./fold.ts";
import { type Accepts, acceptedLists, acceptedTexts } from "./kinds/accepted.ts";
import type { Answer, QuestionKind, Response } from "./kinds/answer.ts";
import { waysToFill } from "./kinds/form.ts";

/** Of a question that says `mended: yes`: all answers so far were given to it. */
export interface Mended {
  /** Marks of the responses that are right today: see `responseMark`. */
  readonly rights: readonly number[];
}

/** Undefined where nothing has another text beside it. */
export function acceptsOf(answer: Answer): Accepts | undefined {
  if (!byAnswer.has(answer)) byAnswer.set(answer, readAccepts(answer));
  return byAnswer.get(answer);
}

const byAnswer = new WeakMap<Answer, Accepts | undefined>();

function readAccepts(answer: Answer): Accepts | undefined {
  const lists = listsOf(answer);
  if (!lists.some((list) => list.length > 1)) return undefined;
  const exact = "exact" in answer && answer.exact;
  return {
    kind: answer.kind as Accepts["kind"],
    lists,
    ...(exact ? { exact } : {}),
  };
}

/** What an answer accepts, thing by thing; nothing for types of which one thing is right. */
function listsOf(answer: Answer): Accepts["lists"] {
  return answer.kind === "text" || answer.kind === "gaps" ? acceptedLists(answer) : [];
}

/** Eight hexadecimal digits for a right answer of this type. */
export function fingerprintOf(kind: QuestionKind, rightTexts: readonly string[]): string {
  return hash32(`${kind}\n${rightTexts.join("\n")}`)
    .toString(16)
    .padStart(8, "0");
}

/** More ways to leave texts out than these are not looked at: then of one thing at a time. */
const mostEarlier = 4096;
/** Of a longer list one text is left out. */
const longest = 10;

/** Fingerprints of the same right answer before some of the texts were accepted as well. */
function earlierFingerprints({ kind, lists }: Accepts): ReadonlySet<string> {
  const fewer = lists.map(shorter);
  const all = fewer.reduce((count, each) => count * each.length, 1);
  const found =
    all <= mostEarlier
      ? fewer.reduce<(readonly string[])[][]>(
          (ways, each) => ways.flatMap((way) => each.map((list) => [...way, list])),
          [[]],
        )
      : fewer.flatMap((each, at) => each.map((list) => lists.with(at, list)));
  return new Set(found.map((each) => fingerprintOf(kind, acceptedTexts(kind, each))));
}

/** The list, and the list without some of its texts, but never without all. */
function shorter(list: readonly string[]): (readonly string[])[] {
  if (list.length > longest) return [list, ...list.map((_, at) => list.toSpliced(at, 1))];
  return Array.from({ length: 2 ** list.length - 1 }, (_, index) =>
    list.filter((_text, at) => ((index + 1) & (1 << at)) !== 0),
  );
}

/** What of a question decides which earlier answers count. */
export interface Lineage {
  readonly mended?: Mended | undefined;
  readonly accepts?: Accepts | undefined;
}

const known = new WeakMap<Accepts, ReadonlySet<string>>();

/** Whether an answer that was given to another right answer counts for this one as well. */
export function countsAsSame({ mended, accepts }: Lineage, fingerprint: string): boolean {
  if (mended !== undefined) return true;
  if (accepts === undefined) return false;
  const earlier = known.get(accepts) ?? earlierFingerprints(accepts);
  known.set(accepts, earlier);
  return earlier.has(fingerprint);
}

/** Marks of what is right today; none of what is typed letter by letter. */
export function rightMarks({ mended, accepts }: Lineage): ReadonlySet<number> {
  if (mended !== undefined) return new Set(mended.rights);
  if (accepts === undefined || accepts.exact) return new Set();
  return new Set(marksToType(accepts.kind, accepts.lists));
}

/** Marks of every way to type what is accepted; of a number with a tolerance that of the number. */
export function typedMarks(answer: Extract<Answer, { kind: "text" | "gaps" }>): number[] {
  return marksToType(answer.kind, listsOf(answer));
}

function marksToType(kind: Accepts["kind"], lists: Accepts["lists"]): number[] {
  return kind === "gaps"
    ? waysToFill(lists).map(textMark)
    : lists.flat().map((text) => textMark([text.split(" ± ", 1)[0] ?? text]));
}

/** Characters of one print (`prints.ts`): 36 bits, so that two options of a question don't share one. */
export const printLength = 6;

/**
 * A short name of what was answered: the same for the same options, steps and pairs in whatever
 * order the file has them, and for texts that differ in what never matters. `prints` are those of
 * the event (`prints.ts`). 0 where nothing is known.
 */
export function responseMark(response: Response, prints: string | undefined): number {
  switch (response.kind) {
    case "text":
      return textMark([response.text]);
    case "gaps":
      return textMark(response.texts);
    case "describe":
      return 0;
    default:
      return prints === undefined ? 0 : placesMark(response.kind, prints.slice(printLength));
  }
}

function textMark(texts: readonly string[]): number {
  const plain = texts.map((text) => joined(foldText(withoutArticle(text))));
  return hash32(`text\n${plain.join("\n")}`);
}

/** A set of options and a set of pairs have no order; steps do. */
function placesMark(kind: QuestionKind, prints: string): number {
  const width = kind === "sort" || kind === "build" ? 2 * printLength : printLength;
  const parts: string[] = [];
  for (let at = 0; at < prints.length; at += width) parts.push(prints.slice(at, at + width));
  if (kind !== "order") parts.sort();
  return hash32(`${kind}\n${parts.join("")}`);
}
