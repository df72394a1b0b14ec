/**
 * Questions and responses as xAPI's interaction activities say them (Experience API 1.0.3,
 * Data 2.4.4.1 and appendix C). Pure.
 */

import { type Inline, inlineText } from "../../document/block.ts";
import type { Answer, QuestionKind } from "../../quiz/kinds/answer.ts";
import {
  type Accepted,
  type FormOption,
  gapsIn,
  marksOf,
  waysToFill,
} from "../../quiz/kinds/form.ts";
import type { BarePart, InteractionType } from "../../quiz/kinds/kind.ts";
import { bareResponse, kindOf, kinds } from "../../quiz/kinds/kinds.ts";
import { rightResponse } from "../../quiz/said.ts";

/** A number to type is an interaction of its own. */
export type StatedInteraction = InteractionType | "numeric";

type LanguageMap = Readonly<Record<string, string>>;

interface Component {
  readonly id: string;
  readonly description: LanguageMap;
}

/** What an interaction says about itself. */
export interface Interaction {
  readonly interactionType: StatedInteraction;
  readonly correctResponsesPattern?: readonly string[];
  readonly choices?: readonly Component[];
  readonly source?: readonly Component[];
  readonly target?: readonly Component[];
}

/** By its kind alone, for a question that the course no longer has. */
export function bareInteraction(kind: QuestionKind): Interaction {
  return { interactionType: kinds[kind].interaction };
}

export function interactionOf(answer: Answer, language: string): Interaction {
  const form = kindOf(answer).form(answer);
  const interaction = bareInteraction(answer.kind);
  const right = {
    ...interaction,
    correctResponsesPattern: [
      responseText(bareResponse(rightResponse({ answer })), interaction.interactionType) ?? "",
    ],
  };
  const named = (all: readonly (readonly Inline[])[]) => components(all, language);
  const options = (all: readonly FormOption[]) => named(all.map(({ content }) => content));
  switch (form.kind) {
    case "pick":
      return { ...right, choices: options(form.options) };
    case "mark":
      return { ...right, choices: options(marksOf(form)) };
    case "order":
      return { ...right, choices: named(form.items) };
    case "match":
      return {
        ...right,
        source: named(form.rows.map(({ item }) => item)),
        target: named(form.places),
      };
    case "type":
      return acceptedInteraction(form.accepted, form.exact);
    case "fill":
      return {
        ...interaction,
        correctResponsesPattern: waysToFill(gapsIn(form.parts)).map(
          (way) => `${caseMatters(form.exact)}${way.map(escaped).join("[,]")}`,
        ),
      };
    case "write":
      return form.model.length === 0
        ? interaction
        : {
            ...interaction,
            correctResponsesPattern: [`${caseMatters(false)}${inlineText(form.model)}`],
          };
  }
}

/**
 * For an answer to a question that has got another right answer since: what can be picked is told,
 * since the response names it; what is right today was not right then.
 */
export function changedInteraction(answer: Answer, language: string): Interaction {
  const { correctResponsesPattern: _today, ...interaction } = interactionOf(answer, language);
  return { ...interaction, ...bareInteraction(answer.kind) };
}

/** One number alone is a numeric interaction; everything else is text. */
function acceptedInteraction(accepted: readonly Accepted[], exact: boolean): Interaction {
  const [only, ...others] = accepted;
  if (only?.kind === "number" && others.length === 0) {
    const { value, tolerance } = only;
    return {
      interactionType: "numeric",
      correctResponsesPattern: [`${value - tolerance}[:]${value + tolerance}`],
    };
  }
  return {
    interactionType: "fill-in",
    correctResponsesPattern: accepted.map((one) => {
      const text = one.kind === "text" ? one.text : String(one.value);
      return `${caseMatters(exact)}${escaped(text)}`;
    }),
  };
}

/** A response in the notation of its interaction; undefined when it cannot be said in it. */
export function responseText(
  parts: readonly BarePart[],
  type: StatedInteraction,
): string | undefined {
  if (type === "numeric") return numberText(String(parts[0] ?? ""));
  return parts
    .map((part) => {
      if (typeof part === "number") return String(part);
      if (typeof part !== "string") return part.join("[.]");
      return type === "long-fill-in" ? part : escaped(part);
    })
    .join("[,]");
}

function numberText(typed: string): string | undefined {
  const value = Number(typed.trim().replace(",", "."));
  return typed.trim() === "" || !Number.isFinite(value) ? undefined : String(value);
}

function components(all: readonly (readonly Inline[])[], language: string): Component[] {
  return all.map((content, index) => ({
    id: String(index),
    description: { [language]: inlineText(content) },
  }));
}

function caseMatters(exact: boolean): string {
  return exact ? "" : "{case_matters=false}";
}

/** What would part a text into several is said with blanks between. */
function escaped(text: string): string {
  return text.replace(/\[([,.:])\]/g, "[ $1 ]");
}
