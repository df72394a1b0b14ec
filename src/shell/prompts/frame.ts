/**
 * Runs a widget as an Inquirer prompt.
 *
 * Inquirer's core brings the keys, the life of the prompt and the repainting; this file lays
 * the widget's lines into the terminal as it is now: no wider than the look, no higher than
 * the screen, again after a resize, with the keys that work in the last line.
 */

import { createPrompt, useEffect, useKeypress, useRef, useState } from "@inquirer/core";
import { cells, type Line, lineText } from "mermaid-text/text";
import { sign } from "../../core/view/signs.ts";
import type { Look } from "../../core/view/view.ts";
import type { LinePainter } from "../paint.ts";
import { askKeyOf, keysHelp } from "./ask-keys.ts";
import { type Key, movingKey, readKey } from "./key.ts";
import { footOf, pageOf, rowsBelow } from "./page.ts";
import type { AskKey, AskOptions } from "./reply.ts";
import { schemeLines } from "./scheme.ts";
import type { Drawing, Widget, WidgetStep } from "./widget.ts";

/** What a prompt must know of the terminal; asked anew at every drawing. */
export interface Stage {
  readonly look: () => Look;
  readonly columns: () => number;
  readonly rows: () => number;
  readonly paintLine: LinePainter;
  readonly reflow: Reflow;
  /** Calls back after a resize, or when the program goes on after Ctrl-Z. */
  readonly onRedraw: (listener: (why: "resized" | "continued") => void) => () => void;
  /** Told at each drawing how many rows below the cursor the first free row is. */
  readonly drawn: (toFreeRow: number) => void;
  /** Milliseconds that pass, and for how many of them a new prompt lets no Enter and no blank through. */
  readonly now: () => number;
  readonly pause: number;
}

/**
 * What a terminal does to long rows when it becomes narrower: it cuts them at the border
 * (`none`), or breaks them into several. Terminals made with xterm.js also break them, but let
 * the cursor slip down by the rows that were added below it.
 */
export type Reflow = "none" | "breaks" | "slips";

/** How a prompt ended; `ended` is the end of the input. */
export type PromptOutcome<T> =
  | { readonly kind: "answer"; readonly value: T; readonly trace?: Line }
  | { readonly kind: AskKey }
  | { readonly kind: "ended" };

interface Now<State> {
  readonly state: State;
  readonly notice: string | undefined;
  /** A colon was typed: the next letter is one of the keys beside the answer. */
  readonly colon: boolean;
  /** Skipping was asked for, and waits for the same key again. */
  readonly skipping: boolean;
  /** The list of all keys is open, from this row on. */
  readonly keys: number | undefined;
}

/** What was drawn last: each row's cells, and the row of the cursor. */
interface Drawn {
  readonly widths: readonly number[];
  readonly row: number;
}

const hideCursor = "\x1b[?25l";
const showCursor = "\x1b[?25h";

/**
 * The widget as a prompt for Inquirer; erases itself when it is done. So many rows above it are to
 * stay on the screen.
 */
export function promptOf<State, T>(
  widget: Widget<State, T>,
  offered: AskOptions["keys"],
  stage: Stage,
  above = 0,
) {
  const typing = widget.typed !== undefined;
  return createPrompt<PromptOutcome<T>, object>((_config, done) => {
    const [now, setNow] = useState<Now<State>>({
      state: widget.start,
      ...quiet,
    });
    const deafUntil = useRef<number | undefined>(undefined);
    const drawn = useRef<Drawn>({ widths: [0], row: 0 });
    const cursor = useRef({ rows: 0, cols: 0 });
    const pasted = useRef<string | undefined>(undefined);

    useEffect((rl) => {
      // Readline's own line plays no part: the widget has its own text and its own cursor.
      rl.getCursorPos = () => cursor.current;
      rl.line = filler;
      // Readline closes at the end of the input, and nobody else would ever hear of it.
      rl.on("close", () => done({ kind: "ended" }));
      const stop = stage.onRedraw((why) => {
        rl.output.unmute();
        rl.output.write(
          why === "resized" ? overReflow(drawn.current, stage) : onNewRows(drawn.current),
        );
        rl.output.mute();
        setNow((before) => ({ ...before }));
      });
      // The first drawing could not place the cursor yet.
      if (typing) setNow((before) => ({ ...before }));
      return stop;
    }, []);

    useKeypress((press, rl) => {
      rl.line = filler;
      const pressed = afterPaste(readKey(press), pasted, typing);
      if (pressed === undefined) return;
      const key = typing ? pressed : movingKey(pressed, widget.letters);
      if (comesTooSoon(key, deafUntil, stage)) return;
      if (now.keys !== undefined) {
        const by = { up: -1, down: 1 }[movingKey(key, []).name];
        const last = schemeLines(stage.look()).length - 1;
        setNow({
          ...now,
          keys: by === undefined ? undefined : Math.min(last, Math.max(0, now.keys + by)),
        });
        return;
      }
      if (key.ctrl && key.name === "d" && (widget.typed?.(now.state) ?? "") === "") {
        done({ kind: "ended" });
        return;
      }
      if (!typing) {
        if (key.char === "?") {
          setNow({ ...now, ...quiet, keys: 0 });
          return;
        }
        if (now.skipping) {
          if (key.char.toLowerCase() === "s") done({ kind: "skip" });
          else setNow({ ...now, ...quiet, notice: "Not skipped." });
          return;
        }
        const asked =
          now.colon || !widget.letters.includes(key.char.toLowerCase())
            ? askKeyOf(key.char, offered)
            : undefined;
        if (asked === "skip") {
          setNow({ ...now, ...quiet, skipping: true, notice: skipNotice });
          return;
        }
        if (asked !== undefined) {
          done({ kind: asked });
          return;
        }
        if (key.char === ":" || now.colon) {
          setNow({ ...now, ...quiet, colon: key.char === ":" });
          return;
        }
      }
      const step: WidgetStep<State, T> = widget.press(now.state, key, stage.look());
      if (step.kind === "answer") done(step);
      else if (step.kind === "key") done({ kind: step.key });
      else if (step.kind === "keys") setNow({ ...quiet, state: step.state, keys: 0 });
      else if (key.name === "escape" && step.state === now.state && leavesBy(offered)) {
        // Nobody loses a text by it.
        if ((widget.typed?.(now.state) ?? "") === "") done({ kind: "back" });
      } else if (step.state !== now.state || step.notice !== undefined) {
        setNow({ ...quiet, state: step.state, notice: step.notice });
      } else if (!typing) {
        setNow({ ...now, ...quiet, notice: unknownKey });
      }
    });
    deafUntil.current ??= stage.now() + stage.pause;

    const look = stage.look();
    const drawing =
      now.keys === undefined ? widget.draw(now.state, look) : keysDrawing(now.keys, look);
    const help =
      now.keys === undefined
        ? keysHelp(drawing.help, offered, typing, widget.letters)
        : drawing.help;
    const rows = rowsBelow(stage.rows(), above);
    const page = pageOf(drawing, footOf(drawing, help, now.notice, look, rows), look, rows);
    const margin = " ".repeat(look.margin);
    const painted = page.lines.map((each) =>
      each.length === 0 ? "" : margin + stage.paintLine(each),
    );
    const widths = page.lines.map((each) => writtenCells(each, look));
    if (page.cursor === undefined) {
      // The hidden cursor waits in a row of its own: a resize does not tear it.
      cursor.current = { rows: 0, cols: 1 };
      drawn.current = { widths: [...widths, 0], row: widths.length };
      stage.drawn(0);
      return `${painted.join("\n")}\n ${hideCursor}`;
    }
    const { row, column } = page.cursor;
    const columns = stage.columns();
    const units = look.margin + lineText(page.lines[row] ?? []).length;
    // The core takes code units for cells, and a full row for one that needs another.
    const full = units % columns === 0 ? " " : "";
    cursor.current = {
      rows: Math.floor((units + full.length) / columns),
      cols: look.margin + column,
    };
    drawn.current = { widths, row };
    stage.drawn(widths.length - row);
    return [
      `${painted.slice(0, row + 1).join("\n")}${full}${showCursor}`,
      painted.slice(row + 1).join("\n"),
    ];
  });
}

const quiet = { notice: undefined, colon: false, skipping: false, keys: undefined } as const;

const skipNotice =
  "Skip it? You will see the answer, for no points. s again skips, any other key does not.";

const unknownKey = "That key does nothing here. ? shows all keys.";

function leavesBy(offered: AskOptions["keys"]): boolean {
  return offered.some(({ key }) => key === "back");
}

/** The list of all keys in the prompt's place; arrows scroll it where it is too high. */
function keysDrawing(from: number, look: Look): Drawing {
  return {
    lines: schemeLines(look),
    focus: [from, from + 1],
    help: [`${sign("upDown", look)} scroll`, "any other key goes back"],
  };
}

/** A held Enter stays unheard until it is let go: it was meant for what was there before. */
const repeatGap = 120;

function comesTooSoon(
  key: Key,
  until: { current: number | undefined },
  { now, pause }: Stage,
): boolean {
  if (pause === 0 || (key.name !== "enter" && key.name !== "space")) return false;
  const at = now();
  if (at >= (until.current ?? 0)) return false;
  until.current = Math.max(until.current ?? 0, at + repeatGap);
  return true;
}

/** Keeps readline's line from being empty: it would take Ctrl-D for the end. */
const filler = "-";

/** More is never pasted on purpose. */
const longestPaste = 10_000;

/**
 * The key that is to be acted upon. What is pasted never presses a key: where text is typed it
 * arrives as one key with all of it, blanks for its line ends; elsewhere it is dropped.
 */
function afterPaste(
  key: Key,
  pasted: { current: string | undefined },
  typing: boolean,
): Key | undefined {
  if (key.name === "paste-start") {
    pasted.current = "";
    return undefined;
  }
  if (pasted.current === undefined) return key;
  if (key.name !== "paste-end") {
    const char = key.name === "enter" ? " " : key.char;
    if (pasted.current.length < longestPaste) pasted.current += char;
    return undefined;
  }
  const char = pasted.current.replace(/ +/g, " ");
  pasted.current = undefined;
  return typing && char !== "" ? { name: "paste", char, ctrl: false } : undefined;
}

/** Cells from the border to the last character: the core leaves out blanks at the end. */
function writtenCells(each: Line, look: Look): number {
  const text = lineText(each).trimEnd();
  return text === "" ? 0 : look.margin + cells(text);
}

/**
 * A terminal that becomes narrower breaks the rows that were drawn into several. The core
 * knows nothing of it: erase the rows that it will not.
 */
function overReflow(drawn: Drawn, stage: Stage): string {
  if (stage.reflow === "none") return "";
  const columns = stage.columns();
  const added = (widths: readonly number[]) =>
    widths.reduce((sum, width) => sum + Math.max(1, Math.ceil(width / columns)) - 1, 0);
  const slipped = stage.reflow === "slips" ? added(drawn.widths.slice(drawn.row + 1)) : 0;
  const above = added(drawn.widths.slice(0, drawn.row));
  return lineUp.repeat(slipped) + eraseBelow + (lineUp + eraseLine).repeat(above);
}

const eraseBelow = "\r\x1b[J";
const eraseLine = "\x1b[2K";
const lineUp = "\x1b[1A";

/** The shell has written in the meantime: leave what is there and draw below it. */
function onNewRows(drawn: Drawn): string {
  const below = drawn.widths.length - 1 - drawn.row;
  return `${"\n".repeat(drawn.widths.length - 1)}\r${below > 0 ? `\x1b[${below}A` : ""}`;
}
