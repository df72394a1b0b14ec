/** Asks one question by the prompt that fits its type, and gives the answer in the file's order. */

import type { Side } from "../core/course/course.ts";
import { type Inline, inlineText } from "../core/document/block.ts";
import { gradeAnswer } from "../core/quiz/grade.ts";
import type { Response } from "../core/quiz/kinds/answer.ts";
import type { Question } from "../core/quiz/question.ts";
import type { Action, Asked } from "../core/sitting/run.ts";
import { inlineLine } from "../core/view/inline.ts";
import { category } from "../core/view/remark.ts";
import type { Look } from "../core/view/view.ts";
import type { Asker, AskKey, AskOptions, PassageOptions, Reply } from "../shell/prompts/asker.ts";

/** What the learner did: an action of the run, or the wish to leave the question. */
export type AskReply = Action | { readonly kind: "left"; readonly how: "back" | "quit" };

/** What a question's prompt needs to know besides the question. */
export interface Asking {
  readonly look: Look;
  readonly sides: readonly Side[];
  /** Whether its text may be read before the answer: in a lesson, but not where memory counts. */
  readonly hasText: boolean;
  /** The answers to it that were refused since it came up, oldest first. */
  readonly tries: readonly Response[];
}

export async function askQuestion(asker: Asker, asked: Asked, asking: Asking): Promise<AskReply> {
  const options: AskOptions = { look: asking.look, keys: keysFor(asked, asking) };
  if (asked.claim !== undefined) return askClaims(asker, asked, options);
  return respond(await askResponse(asker, asked, options, asking));
}

function keysFor(asked: Asked, { look, hasText }: Asking): AskOptions["keys"] {
  const { nextHint } = asked;
  const minus = look.charset === "unicode" ? "−" : "-";
  const free = nextHint === undefined || nextHint.cost === 0;
  // A minus sign is often not read aloud.
  const cost = look.plain ? "costs " : minus;
  const note = free ? {} : { note: `${cost}${nextHint.cost}` };
  const keys: AskOptions["keys"] = [
    ...(nextHint === undefined || asked.claim !== undefined
      ? []
      : [{ key: "hint" as const, ...note }]),
    ...(asked.claim === undefined ? [{ key: "skip" as const }] : []),
    ...(hasText ? [{ key: "back" as const, does: "back to the text" }] : []),
    { key: "quit" as const },
  ];
  return keys.map((each) =>
    mayAnswer(asked.question, each.key) ? { ...each, mayAnswer: true } : each,
  );
}

/** Whether the author of a question that is typed has thought of this word as an answer. */
function mayAnswer({ answer }: Question, word: AskKey): boolean {
  if (answer.kind !== "text" && answer.kind !== "gaps") return false;
  const response: Response =
    answer.kind === "text"
      ? { kind: "text", text: word }
      : { kind: "gaps", texts: answer.parts.map(() => word) };
  return gradeAnswer({ answer }, response).remarks.some(
    ({ verdict, text }) => verdict === "right" || text.length > 0,
  );
}

async function askResponse(
  asker: Asker,
  { question, order }: Asked,
  options: AskOptions,
  { sides, tries }: Asking,
): Promise<Reply<Response>> {
  const { answer } = question;
  const last = tries.at(-1);
  // What is shown at place k stands at order[k] in the file.
  const inFile = (shown: number) => order[shown] ?? shown;
  switch (answer.kind) {
    case "choice":
    case "choices": {
      const shown = order.map((index) => inlineLine(answer.options[index]?.content ?? []));
      if (answer.kind === "choice") {
        const tried = tries.flatMap((each) =>
          each.kind === "choice" ? [order.indexOf(each.option)] : [],
        );
        const reply = await asker.choice({ ...options, options: shown, ...ifAny(tried) });
        return mapReply(reply, (place) => ({ kind: "choice", option: inFile(place) }));
      }
      const start =
        last?.kind === "choices"
          ? { start: last.options.map((each) => order.indexOf(each)).sort((a, b) => a - b) }
          : {};
      const reply = await asker.choices({ ...options, options: shown, ...start });
      return mapReply(reply, (places) => ({
        kind: "choices",
        options: places.map(inFile).sort((a, b) => a - b),
      }));
    }
    case "order": {
      const shown = order.map((index) => inlineLine(answer.items[index] ?? []));
      const reply = await asker.order({ ...options, options: shown });
      return mapReply(reply, (places) => ({ kind: "order", order: places.map(inFile) }));
    }
    case "sort": {
      const items = order.map((index) => inlineLine(answer.rows[index]?.item ?? []));
      const places = inOrderOfSides(answer.categories, sides);
      const categories = places.map((place) => category(answer.categories[place] ?? [], sides));
      const reply = await asker.sort({ ...options, items, categories });
      return mapReply(reply, (put) => {
        const byRow = answer.rows.map((_, row) => places[put[order.indexOf(row)] ?? -1] ?? -1);
        return { kind: "sort", categories: byRow };
      });
    }
    case "spot": {
      const tried = tries.flatMap((each) => (each.kind === "spot" ? [each.part] : []));
      const parts = answer.parts.map(({ kind, content }) => ({
        kind,
        content: inlineLine(content),
      }));
      const reply = await asker.spot({ ...options, parts, ...ifAny(tried) });
      return mapReply(reply, (part) => ({ kind: "spot", part }));
    }
    case "gaps": {
      const parts = answer.parts.map((part) => ({
        kind: part.kind,
        content: part.kind === "said" ? inlineLine(part.content) : [],
      }));
      const reply = await asker.gaps({ ...options, parts, ...worthMending(question, last) });
      return mapReply(reply, (texts) => ({ kind: "gaps", texts }));
    }
    case "text": {
      const [start = ""] = worthMending(question, last).start ?? [];
      const mend = start === "" ? {} : { start };
      const reply = await asker.text({ ...options, long: false, ...mend });
      return mapReply(reply, (text) => ({ kind: "text", text }));
    }
    case "describe": {
      const reply = await asker.text({ ...options, long: true });
      return mapReply(reply, (text) => ({ kind: "describe", text, claimed: [] }));
    }
  }
}

/** *describe*, second phase: which of the points that were not recognised are there all the same. */
async function askClaims(asker: Asker, asked: Asked, options: AskOptions): Promise<AskReply> {
  const { answer } = asked.question;
  const open = asked.claim?.open ?? [];
  const points = answer.kind === "describe" ? answer.points : [];
  const reply = await asker.claim({
    ...options,
    options: open.map((index) => inlineLine(points[index]?.content ?? [])),
  });
  if (reply.kind !== "answer") return withoutAnswer(reply.kind);
  return { kind: "claim", claimed: reply.value.map((place) => open[place] ?? -1) };
}

/** Where every category is a side they stand as in the course, so that each has its own place. */
function inOrderOfSides(
  categories: readonly (readonly Inline[])[],
  sides: readonly Side[],
): readonly number[] {
  const inFile = categories.map((_, index) => index);
  const places = categories.map((each) =>
    sides.findIndex(({ label }) => label.toLowerCase() === inlineText(each).toLowerCase()),
  );
  if (places.includes(-1)) return inFile;
  return inFile.sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
}

/** What was right, or a slip away from it, need not be typed again; what was wrong is to go. */
function worthMending(
  question: Pick<Question, "answer">,
  last: Response | undefined,
): Pick<PassageOptions, "start" | "begin"> {
  const texts = last?.kind === "gaps" ? last.texts : last?.kind === "text" ? [last.text] : [];
  if (last === undefined || texts.length === 0) return {};
  const { remarks } = gradeAnswer(question, last);
  return {
    start: texts.map((text, index) => (remarks[index]?.verdict === "wrong" ? "" : text)),
    begin: Math.max(
      0,
      remarks.findIndex(({ verdict }) => verdict !== "right"),
    ),
  };
}

function ifAny(tried: readonly number[]): { readonly tried?: readonly number[] } {
  return tried.length === 0 ? {} : { tried };
}

function mapReply<T>(reply: Reply<T>, map: (value: T) => Response): Reply<Response> {
  return reply.kind === "answer" ? { kind: "answer", value: map(reply.value) } : reply;
}

function respond(reply: Reply<Response>): AskReply {
  return reply.kind === "answer"
    ? { kind: "answer", response: reply.value }
    : withoutAnswer(reply.kind);
}

function withoutAnswer(key: AskKey): AskReply {
  return key === "hint" || key === "skip" ? { kind: key } : { kind: "left", how: key };
}
