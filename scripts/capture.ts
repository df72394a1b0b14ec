/** Runs the built program in a pseudo-terminal and reads the cells of its screen. */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import process from "node:process";
import { spawn } from "@lydell/node-pty";
import xterm from "@xterm/headless";

export interface Cell {
  readonly text: string;
  readonly width: number;
  /** Palette index, or -1 for the terminal's own colour. */
  readonly color: number;
  readonly bold: boolean;
  readonly dim: boolean;
  readonly inverse: boolean;
  readonly underline: boolean;
}

export interface Captured {
  /** Lines of cells, without empty lines at the end. */
  readonly lines: readonly (readonly Cell[])[];
  /** The command as it was typed. */
  readonly command: string;
}

export interface Scene {
  readonly args: readonly string[];
  readonly columns: number;
  readonly rows: number;
  /** Waits for a text to be on the screen, then presses keys. */
  readonly steps: readonly { readonly see: string; readonly press?: string }[];
  /** Where progress is kept, so that one scene can go on from another. */
  readonly home: string;
}

const patience = 15_000;

export async function capture(scene: Scene): Promise<Captured> {
  const folder = mkdtempSync(join(tmpdir(), "whichside-picture-"));
  const pty = spawn(process.execPath, [resolve("bin/whichside.js"), ...scene.args], {
    cols: scene.columns,
    rows: scene.rows,
    name: "xterm-256color",
    cwd: folder,
    env: {
      PATH: process.env["PATH"] ?? "",
      HOME: folder,
      LANG: "C.UTF-8",
      TERM_PROGRAM: "vscode",
      // The pictures have both: what is drawn in one is coloured for the other.
      WHICHSIDE_THEME: "dark",
      // A script reads faster than a person.
      WHICHSIDE_PAUSE: "0",
      WHICHSIDE_HOME: scene.home,
    },
  });
  const terminal = new xterm.Terminal({
    cols: scene.columns,
    rows: scene.rows,
    allowProposedApi: true,
  });
  const watchers = new Set<() => void>();
  let last = performance.now();
  pty.onData((data) => {
    last = performance.now();
    terminal.write(data, () => {
      for (const watch of [...watchers]) watch();
    });
  });
  const text = () => cellsOf(terminal).map((line) => line.map((cell) => cell.text).join(""));
  try {
    for (const { see, press } of scene.steps) {
      await waitFor(see, () => text().join("\n"), watchers);
      if (press !== undefined) pty.write(press);
    }
    // A screen may come in pieces: it is whole when nothing more comes.
    while (performance.now() - last < 250) await new Promise((done) => setTimeout(done, 50));
    return {
      lines: withoutEmptyEnd(cellsOf(terminal)),
      command: ["whichside", ...scene.args].join(" "),
    };
  } finally {
    pty.kill();
    terminal.dispose();
    rmSync(folder, { recursive: true, force: true });
  }
}

function waitFor(see: string, text: () => string, watchers: Set<() => void>): Promise<void> {
  return new Promise((done, fail) => {
    const watch = () => {
      if (!text().includes(see)) return;
      clearTimeout(timer);
      watchers.delete(watch);
      done();
    };
    const timer = setTimeout(() => {
      fail(new Error(`Waited in vain for "${see}". The screen:\n${text()}`));
    }, patience);
    watchers.add(watch);
    watch();
  });
}

/** What is visible now. */
function cellsOf(terminal: xterm.Terminal): Cell[][] {
  const { active } = terminal.buffer;
  return Array.from({ length: terminal.rows }, (_, row) => {
    const line = active.getLine(active.baseY + row);
    return Array.from({ length: terminal.cols }, (_, column) => {
      const cell = line?.getCell(column);
      return {
        text: cell?.getChars() || (cell?.getWidth() === 0 ? "" : " "),
        width: cell?.getWidth() ?? 1,
        color: cell === undefined || cell.isFgDefault() ? -1 : cell.getFgColor(),
        bold: cell !== undefined && cell.isBold() !== 0,
        dim: cell !== undefined && cell.isDim() !== 0,
        inverse: cell !== undefined && cell.isInverse() !== 0,
        underline: cell !== undefined && cell.isUnderline() !== 0,
      };
    });
  });
}

function withoutEmptyEnd(lines: readonly (readonly Cell[])[]): readonly (readonly Cell[])[] {
  const last = lines.findLastIndex((line) => line.some(({ text }) => text.trim() !== ""));
  return lines.slice(0, last + 1);
}
