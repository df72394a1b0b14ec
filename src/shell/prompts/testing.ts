/** Drives one widget as Inquirer runs it, on a screen of a given size; for tests. */

import type { PassThrough } from "node:stream";
import { render } from "@inquirer/testing";
import { onTestFinished } from "vitest";
import type { Look } from "../../core/view/view.ts";
import { linePainter } from "../paint.ts";
import type { Terminal } from "../terminal.ts";
import { type PromptOutcome, promptOf } from "./frame.ts";
import type { AskOptions } from "./reply.ts";
import type { Widget } from "./widget.ts";

export interface ScreenSize {
  readonly width?: number;
  readonly rows?: number;
  readonly charset?: Look["charset"];
  /** A clock: with it a new prompt is deaf to Enter for 200 ms. */
  readonly now?: () => number;
}

export function lookFor({ width = 76, charset = "unicode" }: ScreenSize = {}): Look {
  return { width, text: Math.min(76, width), margin: 0, charset, plain: false };
}

/** A terminal in which everything is said in plain text. */
export function plainTerminal(columns = 76): Terminal {
  return {
    columns,
    flush: false,
    rows: () => 24,
    color: 0,
    errorColor: 0,
    theme: undefined,
    charset: "unicode",
    plain: true,
    interactive: false,
  };
}

/** All that was written; newer Nodes give one piece at a time. */
export function textIn(stream: PassThrough): string {
  const pieces: string[] = [];
  for (let piece = stream.read(); piece !== null; piece = stream.read()) pieces.push(String(piece));
  return pieces.join("");
}

/** What each named key sends. */
export const keys = {
  up: "\x1b[A",
  down: "\x1b[B",
  right: "\x1b[C",
  left: "\x1b[D",
  escape: "\x1b",
  home: "\x1b[H",
  end: "\x1b[F",
  delete: "\x1b[3~",
  pageDown: "\x1b[6~",
  backtab: "\x1b[Z",
  enter: "\r",
  space: " ",
  tab: "\t",
  backspace: "\x7f",
  ctrlA: "\x01",
  ctrlC: "\x03",
  ctrlD: "\x04",
  ctrlE: "\x05",
  ctrlK: "\x0b",
  ctrlU: "\x15",
  ctrlW: "\x17",
} as const;

export interface Driven<T> {
  /** Sends keys as a terminal would. */
  readonly type: (...input: readonly string[]) => void;
  /** What is drawn now, without styles and blanks at line ends. */
  readonly screen: () => string;
  readonly outcome: Promise<PromptOutcome<T>>;
  resize(width: number, rows?: number): void;
}

export async function drive<State, T>(
  widget: Widget<State, T>,
  offered: AskOptions["keys"] = [],
  size: ScreenSize = {},
): Promise<Driven<T>> {
  let now = size;
  let redraw: (() => void) | undefined;
  const prompt = promptOf(widget, offered, {
    look: () => lookFor(now),
    columns: () => 80,
    rows: () => now.rows ?? 24,
    reflow: "breaks",
    paintLine: linePainter(0, size.charset ?? "unicode"),
    onRedraw(listener) {
      redraw = () => listener("resized");
      return () => undefined;
    },
    drawn: () => undefined,
    now: size.now ?? (() => 0),
    pause: size.now === undefined ? 0 : 200,
  });
  // A prompt that a test leaves open would be ended by the end of the test run, as an error.
  const leave = new AbortController();
  onTestFinished(() => leave.abort());
  const { answer, input, getScreen } = await render(prompt, {}, { signal: leave.signal });
  answer.catch(() => undefined);
  return {
    type(...typed) {
      for (const text of typed) input.write(text);
    },
    screen: () =>
      getScreen({ raw: true })
        .replace(/\x1b\[[0-9;?]*[A-Za-z]/g, "")
        .trimEnd(),
    outcome: answer,
    resize(width, rows) {
      now = { ...now, width, ...(rows === undefined ? {} : { rows }) };
      redraw?.();
    },
  };
}
