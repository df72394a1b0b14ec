/**
 * Questions and responses as xAPI's interaction activities say them (Experience API 1.0.3,
 * Data 2.4.4.1 and appendix C). Pure.
 */

import { type Inline, inlineText } from "../../document/block.ts";
import { gapsOf } from "../../quiz/kinds/gaps/gaps.ts";
import { candidates } from "../../quiz/kinds/spot/spot.ts";
import type { Accepted } from "../../quiz/kinds/text/text.ts";
import type { Answer, QuestionKind, Response } from "../../quiz/question.ts";
import { rightResponse } from "../../quiz/said.ts";

export type InteractionType =
  | "choice"
  | "sequencing"
  | "matching"
  | "fill-in"
  | "long-fill-in"
  | "numeric";

type LanguageMap = Readonly<Record<string, string>>;

interface Component {
  readonly id: string;
  readonly description: LanguageMap;
}

/** What an interaction says about itself. */
export interface Interaction {
  readonly interactionType: InteractionType;
  readonly correctResponsesPattern?: readonly string[];
  readonly choices?: readonly Component[];
  readonly source?: readonly Component[];
  readonly target?: readonly Component[];
}

/** At most so many ways of filling all gaps are spelled out. */
const mostWays = 32;

/** By its kind alone, for a question that the course no longer has. */
export function bareInteraction(kind: QuestionKind): Interaction {
  const types: Readonly<Record<QuestionKind, InteractionType>> = {
    choice: "choice",
    choices: "choice",
    order: "sequencing",
    sort: "matching",
    text: "fill-in",
    gaps: "fill-in",
    spot: "choice",
    describe: "long-fill-in",
  };
  return { interactionType: types[kind] };
}

export function interactionOf(answer: Answer, language: string): Interaction {
  const interaction = bareInteraction(answer.kind);
  const pattern = () => [
    responseText(rightResponse({ answer }), interaction.interactionType) ?? "",
  ];
  const named = (all: readonly (readonly Inline[])[]) => components(all, language);
  switch (answer.kind) {
    case "choice":
    case "choices":
      return {
        ...interaction,
        correctResponsesPattern: pattern(),
        choices: named(answer.options.map(({ content }) => content)),
      };
    case "order":
      return { ...interaction, correctResponsesPattern: pattern(), choices: named(answer.items) };
    case "spot":
      return {
        ...interaction,
        correctResponsesPattern: pattern(),
        choices: named(candidates(answer)),
      };
    case "sort":
      return {
        ...interaction,
        correctResponsesPattern: pattern(),
        source: named(answer.rows.map(({ item }) => item)),
        target: named(answer.categories),
      };
    case "text":
      return acceptedInteraction(answer.accepted, answer.exact);
    case "gaps":
      return {
        ...interaction,
        correctResponsesPattern: ways(gapsOf(answer)).map(
          (way) => `${caseMatters(answer.exact)}${way.map(escaped).join("[,]")}`,
        ),
      };
    case "describe":
      return answer.model.length === 0
        ? interaction
        : {
            ...interaction,
            correctResponsesPattern: [`${caseMatters(false)}${inlineText(answer.model)}`],
          };
  }
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
export function responseText(response: Response, type: InteractionType): string | undefined {
  switch (response.kind) {
    case "choice":
      return String(response.option);
    case "choices":
      return response.options.join("[,]");
    case "order":
      return response.order.join("[,]");
    case "sort":
      return response.categories.map((category, row) => `${row}[.]${category}`).join("[,]");
    case "spot":
      return String(response.part);
    case "gaps":
      return response.texts.map(escaped).join("[,]");
    case "text":
      if (type !== "numeric") return escaped(response.text);
      return numberText(response.text);
    case "describe":
      return response.text;
  }
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

/** Every way of filling all gaps, the first alternatives first. */
function ways(gaps: readonly (readonly string[])[]): readonly (readonly string[])[] {
  let all: readonly (readonly string[])[] = [[]];
  for (const accepted of gaps) {
    all = all.flatMap((way) => accepted.map((text) => [...way, text])).slice(0, mostWays);
  }
  return all;
}
