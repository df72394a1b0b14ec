/** Asks on a terminal: each way of answering as an Inquirer prompt that repaints itself. */

import { AbortPromptError, ExitPromptError } from "@inquirer/core";
import { wrapLine } from "mermaid-text/text";
import { TutorError } from "../../core/error.ts";
import { linePainter, paintNow } from "../paint.ts";
import { type Asker, inputEnded, interrupted, keyless } from "./asker.ts";
import { confirmWidget } from "./confirm.ts";
import { drillWidget } from "./drill.ts";
import { finderWidget } from "./finder.ts";
import { type PromptOutcome, promptOf, type Reflow, type Stage } from "./frame.ts";
import type { Ground } from "./ground.ts";
import { openKeyboard } from "./keyboard.ts";
import { menuWidget } from "./menu.ts";
import { firstPage } from "./page.ts";
import { playWidget } from "./play.ts";
import type { AskOptions, Reply } from "./reply.ts";
import { waitKeyWidget } from "./wait-key.ts";
import type { Widget } from "./widget.ts";

/** Nobody reads what is new and presses Enter within this many milliseconds. */
const usualPause = 200;

const showCursor = "\x1b[?25h";
/** The terminal puts marks round what is pasted, so that it can be told from what is typed. */
const markedPaste = "\x1b[?2004h";
const plainPaste = "\x1b[?2004l";

export function terminalAsker(ground: Ground): Asker {
  const { output, look, terminal, theme } = ground;
  /** Rows from the cursor to the first free row below the prompt; 0 when none is drawn. */
  let toFreeRow = 0;
  const redraws = new Set<(why: "resized" | "continued") => void>();
  const redraw = (why: "resized" | "continued") => {
    for (const listener of redraws) listener(why);
  };
  output.on("resize", () => redraw("resized"));
  const keyboard = openKeyboard(ground, {
    leaveScreen() {
      const down = toFreeRow > 1 ? `\x1b[${toFreeRow - 1}B` : "";
      output.write(`${down}${toFreeRow > 0 ? "\r\n" : "\r"}${showCursor}${plainPaste}`);
    },
    continued() {
      output.write(markedPaste);
      redraw("continued");
    },
  });
  output.write(markedPaste);
  const stage: Stage = {
    look,
    columns: () => output.columns || 80,
    rows: () => output.rows || 24,
    paintLine: linePainter(terminal.color, terminal.charset, theme),
    reflow: reflowOf(process.env),
    now: () => performance.now(),
    pause: pauseOf(process.env),
    onRedraw(listener) {
      redraws.add(listener);
      return () => redraws.delete(listener);
    },
    drawn(rows) {
      toFreeRow = rows;
    },
  };

  async function outcomeOf<State, T>(
    widget: Widget<State, T>,
    keys: AskOptions["keys"],
    { signal, above }: { readonly signal?: AbortSignal; readonly above?: number } = {},
  ): Promise<Exclude<PromptOutcome<T>, { readonly kind: "ended" }>> {
    const input = await keyboard.attach();
    try {
      if (input === undefined) throw endOfInput();
      const prompt = promptOf(widget, keys, stage, above);
      const outcome = await prompt(
        {},
        { input, output, clearPromptOnDone: true, ...(signal === undefined ? {} : { signal }) },
      );
      if (outcome.kind === "ended") throw endOfInput();
      if (keyboard.interrupted()) throw stopped();
      if (outcome.kind === "answer" && outcome.trace !== undefined) {
        const now = look();
        ground.written();
        output.write(
          paintNow(wrapLine(outcome.trace, now.text, 2), {
            color: terminal.color,
            look: now,
            theme,
          }),
        );
      }
      return outcome;
    } catch (error) {
      if (!(error instanceof ExitPromptError)) throw error;
      throw stopped(error);
    } finally {
      toFreeRow = 0;
      keyboard.detach();
    }
  }

  async function ask<State, T>(
    widget: Widget<State, T>,
    { keys }: Pick<AskOptions, "keys">,
    above = 0,
  ): Promise<Reply<T>> {
    const outcome = await outcomeOf(widget, keys, { above });
    return outcome.kind === "answer" ? { kind: "answer", value: outcome.value } : outcome;
  }

  /** For prompts that have no key beside the answer. */
  async function only<State, T>(widget: Widget<State, T>, signal?: AbortSignal): Promise<T> {
    const outcome = await outcomeOf(widget, [], signal === undefined ? {} : { signal });
    if (outcome.kind === "answer") return outcome.value;
    throw new Error(`No ${outcome.kind} was offered.`);
  }

  return {
    ask: (prompt, above) => prompt.onTerminal((widget) => ask(widget, prompt.told, above)),
    async rows(prompt) {
      let rows = 0;
      await prompt.onTerminal(async (widget) => {
        // Below its last row waits the cursor.
        rows = firstPage(widget, prompt.told.keys, look(), 1000).lines.length + 1;
        return { kind: "quit" };
      });
      return rows;
    },
    drill: (options) => ask(drillWidget(options), options),
    async key({ keys, signal, apart = false, pages = false }) {
      try {
        return await only(waitKeyWidget(keys, { apart, pages }), signal);
      } catch (error) {
        if (error instanceof AbortPromptError) return keyless;
        throw error;
      }
    },
    menu: ({ items, start }) => only(menuWidget(items, start)),
    find: (options) => only(finderWidget(options)),
    async play({ rest, ...options }) {
      const left = await only(playWidget(options));
      const now = look();
      ground.written();
      output.write(paintNow(rest, { color: terminal.color, look: now, theme }));
      return left;
    },
    confirm: ({ message }) => only(confirmWidget(message)),
  };
}

/** Which terminal this is shows in the environment, or nowhere. */
function reflowOf(env: NodeJS.ProcessEnv): Reflow {
  if (env["TERM"] === "linux" || env["XTERM_VERSION"] !== undefined) return "none";
  return ["vscode", "Hyper", "Tabby"].includes(env["TERM_PROGRAM"] ?? "") ? "slips" : "breaks";
}

/** For scripts that drive a terminal, and for hands that are faster: `WHICHSIDE_PAUSE=0`. */
function pauseOf(env: NodeJS.ProcessEnv): number {
  const given = Number(env["WHICHSIDE_PAUSE"] || usualPause);
  return given >= 0 && given <= 5000 ? given : usualPause;
}

function stopped(cause?: unknown): TutorError {
  return new TutorError(interrupted, "Stopped.", { exitCode: 130, cause });
}

function endOfInput(): TutorError {
  return new TutorError(inputEnded, "The input ended before there was an answer.", {
    hint: "Your progress is kept. Start again to go on where you were.",
  });
}
