/**
 * Asks line by line: for screen readers, logs and terminals that cannot be repainted. Options
 * are numbered, keys are words, and what cannot be understood is asked again in a sentence.
 */

import { clean, type Line, line, lineText, span, wrapLine } from "mermaid-text/text";
import { TutorError } from "../../core/error.ts";
import { paintNow } from "../paint.ts";
import {
  type Asker,
  type AskOptions,
  inputEnded,
  type PassageOptions,
  type Reply,
} from "./asker.ts";
import type { Ground } from "./ground.ts";
import { createLineReader } from "./lines.ts";
import { pickTyped } from "./menu.ts";
import { triedBefore } from "./option-list.ts";
import {
  beginsOption,
  instruction,
  plainKey,
  type Read,
  readNamedKey,
  readNumbers,
  readOption,
  reminder,
  waitInstruction,
  waitReminder,
} from "./plain-words.ts";

export function plainAsker(
  ground: Pick<Ground, "output" | "look" | "terminal" | "leaving" | "written"> & {
    readonly input: NodeJS.ReadableStream;
  },
): Asker {
  const { output, look, terminal } = ground;
  const lines = createLineReader(ground.input);
  // Nothing to put back; but somebody is being asked, so a signal says its farewell.
  ground.leaving.add(() => output.write("\n"));

  function say(text: string | Line): void {
    const now = look();
    const spans = typeof text === "string" ? line(text) : text;
    output.write(paintNow(wrapLine(spans, now.text), { color: terminal.color, look: now }));
  }

  function sayNumbered(options: readonly Line[]): void {
    for (const [index, option] of options.entries()) say([span(`${index + 1}. `), ...option]);
  }

  async function read(): Promise<string> {
    ground.written();
    output.write(clean("> "));
    const text = await lines.next();
    if (text !== undefined) {
      // A terminal shows what is typed; a log of a pipe shows it only so.
      if (!terminal.interactive) output.write(`${clean(text)}\n`);
      return text;
    }
    output.write("\n");
    throw new TutorError(inputEnded, "The input ended before there was an answer.", {
      hint: "Your progress is kept. Start again to go on where you were.",
    });
  }

  /** Asks until a line is an answer or one of the keys. */
  async function ask<T>(
    keys: AskOptions["keys"],
    understand: (text: string) => Read<T>,
    mayAnswer: (letter: string) => boolean = () => false,
  ): Promise<Reply<T>> {
    for (;;) {
      const text = await read();
      const asked = plainKey(text, keys, mayAnswer);
      if (asked !== undefined) return { kind: asked };
      const result = understand(text);
      if ("value" in result) return { kind: "answer", value: result.value };
      say(`${result.sorry}${reminder(text, keys)}`);
    }
  }

  async function pickOne(
    options: readonly Line[],
    keys: AskOptions["keys"],
    tried: readonly number[],
  ): Promise<Reply<number>> {
    say(instruction("Type a number", keys));
    return ask(
      keys,
      (text) => {
        const result = readOption(text, options);
        return "value" in result && tried.includes(result.value) ? { sorry: triedBefore } : result;
      },
      (letter) => beginsOption(letter, options),
    );
  }

  return {
    choice({ options, keys, tried = [] }) {
      sayNumbered(
        options.map((each, index) => (tried.includes(index) ? [...each, span(" (tried)")] : each)),
      );
      return pickOne(options, keys, tried);
    },
    async choices({ options, keys }) {
      sayNumbered(options);
      say(instruction("Type the numbers of all that fit, such as 1 2", keys));
      const reply = await ask(keys, (text) => atLeastOne(readNumbers(text, options.length)));
      return sorted(reply);
    },
    async claim({ options, keys }) {
      sayNumbered(options);
      say(instruction("Type the numbers of those that you said, or none", keys));
      const reply = await ask(keys, (text) =>
        readNumbers(text.trim().toLowerCase() === "none" ? "" : text, options.length),
      );
      return sorted(reply);
    },
    order({ options, keys }) {
      sayNumbered(options);
      // No example: it might be the answer.
      say(instruction("Type all numbers in the right order, with blanks between", keys));
      return ask(keys, (text) => {
        const result = readNumbers(text, options.length);
        if ("sorry" in result || result.value.length === options.length) return result;
        return { sorry: `Please type all ${options.length} numbers, each once.` };
      });
    },
    async sort({ items, categories, keys }) {
      const choices = categories.map((each, index) => `${index + 1} for ${lineText(each)}`);
      say(instruction(`For each item type ${choices.join(", ")}, undo for the one before`, keys));
      const picked: number[] = [];
      while (picked.length < items.length) {
        say([
          span(`Item ${picked.length + 1} of ${items.length}. `),
          ...(items[picked.length] ?? []),
        ]);
        const reply = await ask<number | "undo">(
          keys,
          (text) =>
            /^:?undo$/i.test(text.trim()) ? { value: "undo" } : readOption(text, categories, 1),
          (letter) => beginsOption(letter, categories),
        );
        if (reply.kind !== "answer") return reply;
        if (reply.value === "undo") picked.pop();
        else picked.push(reply.value);
      }
      return { kind: "answer", value: picked };
    },
    drill({ status, question, item, sides, keys }) {
      say("");
      say(status);
      say([...question, span(" "), ...item]);
      const choices = sides.map((each, index) => `${index + 1} for ${lineText(each)}`);
      say(instruction(`Type ${choices.join(", ")}`, keys));
      return ask(
        keys,
        (text) => readOption(text, sides, 1),
        (letter) => beginsOption(letter, sides),
      );
    },
    spot({ parts, keys, tried = [] }) {
      const candidates = parts.filter(({ kind }) => kind === "candidate");
      say(
        passage(parts, (index, content) => {
          const label = tried.includes(index) ? `${index + 1}, tried` : index + 1;
          return [span(`(${label}: `), ...content, span(")")];
        }),
      );
      const options = candidates.map(({ content }) => content);
      return pickOne(options, keys, tried);
    },
    async gaps({ parts, keys }) {
      const count = parts.filter(({ kind }) => kind === "gap").length;
      say(passage(parts, (index) => [span(`(gap ${index + 1})`)]));
      say(instruction("Type what belongs into each gap", keys));
      const texts: string[] = [];
      while (texts.length < count) {
        say(`Gap ${texts.length + 1} of ${count}.`);
        const reply = await ask(keys, notEmpty, anyLetter);
        if (reply.kind !== "answer") return reply;
        texts.push(reply.value);
      }
      return { kind: "answer", value: texts };
    },
    text({ keys, long }) {
      const what = long ? "Type your answer on one line, a sentence or more" : "Type your answer";
      say(instruction(what, keys));
      // A sentence is never one letter.
      return ask(keys, notEmpty, long ? undefined : anyLetter);
    },
    async key({ keys }) {
      say(waitInstruction(keys));
      for (;;) {
        const key = readNamedKey(await read(), keys);
        if (key !== undefined) return key;
        say(waitReminder(keys));
      }
    },
    async menu({ items, start }) {
      for (const item of items) say(item.line);
      const first = items[start];
      const enter = first === undefined ? "" : ` Enter alone takes: ${lineText(first.line).trim()}`;
      say(`Type a number or a part of a name, or quit.${enter}`);
      const typed = (await read()).trim();
      if (/^:?q(?:uit)?$/i.test(typed)) return { kind: "quit" };
      return typed === "" ? { kind: "item", index: start } : pickTyped(items, typed);
    },
    async play({ frames, rest }) {
      for (const each of frames.flatMap(({ said }) => said)) say(each);
      if (frames.length === 0) for (const each of rest) say(each);
      return "end";
    },
    async confirm({ message }) {
      say(`${message} Type yes or no.`);
      for (;;) {
        const typed = (await read()).trim().toLowerCase();
        if (typed === "yes" || typed === "y") return true;
        if (typed === "no" || typed === "n" || typed === "") return false;
        say("Please type yes or no.");
      }
    },
  };
}

/** Where a letter may be what is to be typed. */
function anyLetter(): boolean {
  return true;
}

function passage(
  parts: PassageOptions["parts"],
  marked: (index: number, content: Line) => Line,
): Line {
  let index = 0;
  return parts.flatMap(({ kind, content }) =>
    kind === "said" ? content : marked(index++, content),
  );
}

function notEmpty(text: string): Read<string> {
  const typed = text.trim();
  return typed === "" ? { sorry: "Please type an answer." } : { value: typed };
}

function atLeastOne(read: Read<readonly number[]>): Read<readonly number[]> {
  return "value" in read && read.value.length === 0
    ? { sorry: "Please type at least one number." }
    : read;
}

function sorted(reply: Reply<readonly number[]>): Reply<readonly number[]> {
  return reply.kind === "answer"
    ? { kind: "answer", value: [...reply.value].sort((a, b) => a - b) }
    : reply;
}
