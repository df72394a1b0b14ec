/**
 * One way of answering in its three forms: drawn on a terminal, asked line by line, and answered
 * from a script. Each prompt's file has all three, so that they cannot drift apart. Pure.
 */

import type { Line } from "mermaid-text/text";
import type { Side } from "../../core/course/course.ts";
import type { Response } from "../../core/quiz/kinds/answer.ts";
import type { Question } from "../../core/quiz/question.ts";
import type { AskOptions, Read, Reply } from "./reply.ts";
import type { Widget } from "./widget.ts";

export interface Prompt<T> {
  readonly told: AskOptions;
  /** Hands its widget on; what the widget's state is concerns nobody else. */
  onTerminal(ask: AskWidget): Promise<Reply<T>>;
  inPlain(voice: Voice): Promise<Reply<T>>;
  /** A scripted answer of the right shape; undefined for any other. */
  fits(answer: Scripted): T | undefined;
}

export type AskWidget = <State, T>(widget: Widget<State, T>) => Promise<Reply<T>>;

/** How plain prompts speak and listen. */
export interface Voice {
  say(text: string | Line): void;
  numbered(options: readonly Line[]): void;
  /** Says what to type, with the keys beside it. */
  invite(what: string): void;
  /** Asks until a line is an answer or one of the keys; a letter that may be an answer is no key. */
  ask<T>(
    understand: (text: string) => Read<T>,
    mayAnswer?: (letter: string) => boolean,
  ): Promise<Reply<T>>;
}

/**
 * One scripted answer. A number picks an option, a candidate or a menu's item; numbers answer
 * choices, order, sort and claims; texts fill gaps; a text is typed; a boolean confirms. `press`
 * is one of the keys beside the answer; `key` answers the next wait for a key, or leaves a drawing.
 */
export type Scripted =
  | number
  | readonly number[]
  | readonly string[]
  | string
  | boolean
  | { readonly press: AskOptions["keys"][number]["key"] }
  | { readonly key: string };

/** A question as a prompt needs it. What is shown at place k stands at `order[k]` in the file. */
export interface Shown<A> {
  readonly question: Question;
  readonly answer: A;
  readonly order: readonly number[];
  readonly sides: readonly Side[];
  /** The answers to it that were refused since it came up, oldest first. */
  readonly tries: readonly Response[];
  /** For each row, slot, gap, item or option whether the last of them had it right: that stays. */
  readonly stands: readonly boolean[];
  readonly options: AskOptions;
}

/** How a type of question is asked. */
export interface QuestionPrompt<A, R> {
  ask(shown: Shown<A>): Prompt<R>;
  /** Whether the author of a question that is typed has thought of this word as an answer. */
  mayAnswer?(answer: A, word: string): boolean;
}

/** The prompt with its answers made into something else. */
export function mapped<T, U>(prompt: Prompt<T>, map: (value: T) => U): Prompt<U> {
  const reply = (given: Reply<T>): Reply<U> =>
    given.kind === "answer" ? { kind: "answer", value: map(given.value) } : given;
  return {
    told: prompt.told,
    onTerminal: async (ask) => reply(await prompt.onTerminal(ask)),
    inPlain: async (voice) => reply(await prompt.inPlain(voice)),
    fits(answer) {
      const value = prompt.fits(answer);
      return value === undefined ? undefined : map(value);
    },
  };
}

export function oneNumber(answer: Scripted): number | undefined {
  return typeof answer === "number" ? answer : undefined;
}

export function numbers(answer: Scripted): readonly number[] | undefined {
  const all = Array.isArray(answer) ? (answer as readonly unknown[]) : undefined;
  return all?.every((each) => typeof each === "number") ? (all as readonly number[]) : undefined;
}

export function oneText(answer: Scripted): string | undefined {
  return typeof answer === "string" ? answer : undefined;
}

export function texts(answer: Scripted): readonly string[] | undefined {
  const all = Array.isArray(answer) ? (answer as readonly unknown[]) : undefined;
  return all?.every((each) => typeof each === "string") ? (all as readonly string[]) : undefined;
}

/** Where a letter may be what is to be typed. */
export function anyLetter(): boolean {
  return true;
}

export function notEmpty(text: string): Read<string> {
  const typed = text.trim();
  return typed === "" ? { sorry: "Please type an answer." } : { value: typed };
}

export function ascending(values: readonly number[]): readonly number[] {
  return [...values].sort((a, b) => a - b);
}
