/**
 * Asks line by line: for screen readers, logs and terminals that cannot be repainted. Options
 * are numbered, keys are words, and what cannot be understood is asked again in a sentence.
 */

import { clean, type Line, line, lineText, span, wrapLine } from "mermaid-text/text";
import { TutorError } from "../../core/error.ts";
import { paintNow } from "../paint.ts";
import { asksForKeys } from "./ask-keys.ts";
import { type Asker, inputEnded } from "./asker.ts";
import { findInvitation, headingOf } from "./finder.ts";
import type { Ground } from "./ground.ts";
import { createLineReader } from "./lines.ts";
import { pickTyped } from "./menu.ts";
import {
  beginsOption,
  instruction,
  plainKey,
  readNamedKey,
  readOption,
  reminder,
  waitInstruction,
  waitReminder,
} from "./plain-words.ts";
import type { Voice } from "./prompt.ts";
import type { AskOptions, Read, Reply } from "./reply.ts";
import { schemeSentences } from "./scheme.ts";

export function plainAsker(
  ground: Pick<Ground, "output" | "look" | "terminal" | "theme" | "leaving" | "written"> & {
    readonly input: NodeJS.ReadableStream;
  },
): Asker {
  const { output, look, terminal, theme } = ground;
  const lines = createLineReader(ground.input);
  // Nothing to put back; but somebody is being asked, so a signal says its farewell.
  ground.leaving.add(() => output.write("\n"));

  function say(text: string | Line): void {
    const now = look();
    const spans = typeof text === "string" ? line(text) : text;
    output.write(paintNow(wrapLine(spans, now.text), { color: terminal.color, look: now, theme }));
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

  /** True when a line asked what can be typed, and was told. */
  function sayKeys(text: string): boolean {
    if (!asksForKeys(text)) return false;
    for (const sentence of schemeSentences()) say(sentence);
    return true;
  }

  /** Asks until a line is an answer or one of the keys. */
  async function ask<T>(
    keys: AskOptions["keys"],
    understand: (text: string) => Read<T>,
    mayAnswer: (letter: string) => boolean = () => false,
  ): Promise<Reply<T>> {
    for (;;) {
      const text = await read();
      if (sayKeys(text)) continue;
      const asked = plainKey(text, keys, mayAnswer);
      // A lone letter is soon typed by mistake, and a skip shows the answer.
      if (asked === "skip" && /^s$/i.test(text.trim())) {
        say("To skip this question and see its answer, type the whole word skip.");
        continue;
      }
      if (asked !== undefined) return { kind: asked };
      const result = understand(text);
      if ("value" in result) return { kind: "answer", value: result.value };
      say(`${result.sorry}${reminder(text, keys)}`);
    }
  }

  function voiceWith(keys: AskOptions["keys"]): Voice {
    return {
      say,
      numbered: sayNumbered,
      invite: (what) => say(instruction(what, keys)),
      ask: (understand, mayAnswer) => ask(keys, understand, mayAnswer),
    };
  }

  return {
    ask: (prompt) => prompt.inPlain(voiceWith(prompt.told.keys)),
    rows: async () => 0,
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
    async key({ keys }) {
      say(waitInstruction(keys));
      for (;;) {
        const text = await read();
        if (sayKeys(text)) continue;
        const key = readNamedKey(text, keys);
        if (key !== undefined) return key;
        say(waitReminder(keys));
      }
    },
    async menu({ items, start }) {
      for (const item of items) say(item.line);
      const first = items[start];
      const enter = first === undefined ? "" : ` Enter alone takes: ${lineText(first.line).trim()}`;
      say(`Type a number or a part of a name, or quit.${enter}`);
      let typed = (await read()).trim();
      while (sayKeys(typed)) typed = (await read()).trim();
      if (/^:?q(?:uit)?$/i.test(typed)) return { kind: "quit" };
      return typed === "" ? { kind: "item", index: start } : pickTyped(items, typed);
    },
    async find({ head, rows, start, search }) {
      const all = [...head, ...rows.map((row) => row.line)].filter((each) => each.length > 0);
      const first = rows[start];
      const enter = first === undefined ? "" : ` Enter alone takes: ${lineText(first.line).trim()}`;
      for (const each of all) say(each);
      say(`${findInvitation}${enter}`);
      for (;;) {
        const typed = (await read()).trim();
        if (typed === "" && first?.pick !== undefined) return first.pick;
        if (/^:?q(?:uit)?$/i.test(typed)) return undefined;
        if (/^list$/i.test(typed)) {
          for (const each of all) say(each);
          say(findInvitation);
          continue;
        }
        const found = search(typed);
        const picks = found.rows.filter(({ pick }) => pick !== undefined);
        const [only, ...others] = picks;
        const sure = found.how === "exact" || (found.how === "fitting" && others.length === 0);
        if (sure && only?.pick !== undefined) return only.pick;
        // The list is not read again: who has heard it asks for it.
        say(headingOf(found, typed) ?? `Several things fit "${typed}":`);
        for (const { line: each } of picks) say(each);
        say(`${picks.length > 0 ? "Type one of these" : "Type something else"}, or list, or quit.`);
      }
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
