/** Asks one question by the prompt that fits its type, and gives the answer in the file's order. */

import type { Side } from "../core/course/course.ts";
import type { Action, Asked } from "../core/sitting/run.ts";
import { inlineLine } from "../core/view/inline.ts";
import type { Look } from "../core/view/view.ts";
import type { Asker } from "../shell/prompts/asker.ts";
import type { Prompt } from "../shell/prompts/prompt.ts";
import type { AskKey, AskOptions, Reply } from "../shell/prompts/reply.ts";

/** What the learner did: an action of the run, or the wish to leave the question. */
export type AskReply = Action | { readonly kind: "left"; readonly how: "back" | "quit" };

/** What a question's prompt needs to know besides the question. */
export interface Asking {
  readonly look: Look;
  readonly sides: readonly Side[];
  /** Whether its text may be read before the answer: in a lesson, but not where memory counts. */
  readonly hasText: boolean;
  /**
   * Puts what has to stand above a prompt of so many rows; how many rows of it are to stay, or
   * undefined when the learner leaves there.
   */
  readonly raise?: (rows: number) => Promise<number | undefined>;
  /** A test-out, which ends with the first hint. */
  readonly testing?: boolean;
}

export async function askQuestion(asker: Asker, asked: Asked, asking: Asking): Promise<AskReply> {
  // The prompts are loaded while the question is being read.
  const { promptFor } = await import("../shell/prompts/prompts.ts");
  const { question, order, tries, stands } = asked;
  const { answer } = question;
  const prompt = promptFor(answer);
  const keys = keysFor(asked, asking).map((each) =>
    prompt.mayAnswer?.(answer, each.key) === true ? { ...each, mayAnswer: true } : each,
  );
  const options: AskOptions = { look: asking.look, keys };
  if (asked.rating !== undefined) return askRating(asker, asked, asking, options);
  const shown = { ...asking, question, answer, order, tries, stands, options };
  const reply = await askBelow(asker, prompt.ask(shown), asking);
  return reply.kind === "answer"
    ? { kind: "answer", response: reply.value }
    : withoutAnswer(reply.kind);
}

async function askBelow<T>(asker: Asker, prompt: Prompt<T>, { raise }: Asking): Promise<Reply<T>> {
  if (raise === undefined) return asker.ask(prompt);
  const above = await raise(await asker.rows(prompt));
  return above === undefined ? { kind: "quit" } : asker.ask(prompt, above);
}

function keysFor(asked: Asked, { look, hasText, testing = false }: Asking): AskOptions["keys"] {
  const { nextHint } = asked;
  const minus = look.charset === "unicode" ? "−" : "-";
  const free = nextHint === undefined || nextHint.cost === 0;
  // A minus sign is often not read aloud.
  const cost = look.plain ? "costs " : minus;
  const note = testing
    ? { note: "ends the test-out" }
    : free
      ? {}
      : { note: `${cost}${nextHint.cost}` };
  return [
    ...(nextHint === undefined || asked.rating !== undefined
      ? []
      : [{ key: "hint" as const, ...note }]),
    ...(asked.rating === undefined ? [{ key: "skip" as const }] : []),
    ...(hasText ? [{ key: "back" as const, does: "back to the text" }] : []),
    { key: "quit" as const },
  ];
}

/** *describe*, second phase: which of the points the learner's own text says. */
async function askRating(
  asker: Asker,
  asked: Asked,
  asking: Asking,
  options: AskOptions,
): Promise<AskReply> {
  const { answer } = asked.question;
  const points = answer.kind === "describe" ? answer.points : [];
  const { ratePrompt } = await import("../shell/prompts/choices.ts");
  const prompt = ratePrompt({ ...options, options: points.map((point) => inlineLine(point)) });
  const reply = await askBelow(asker, prompt, asking);
  if (reply.kind !== "answer") return withoutAnswer(reply.kind);
  return { kind: "rate", ticked: reply.value };
}

function withoutAnswer(key: AskKey): AskReply {
  return key === "hint" || key === "skip" ? { kind: key } : { kind: "left", how: key };
}
