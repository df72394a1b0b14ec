/**
 * The built program in a pseudo-terminal, its bytes turned into the screen that a person would
 * see. Nothing here sleeps: every wait is for something to appear.
 */

import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type IPty, spawn } from "@lydell/node-pty";
import xterm from "@xterm/headless";
import { removeFolder } from "./folder.ts";

export interface ScreenOptions {
  readonly columns?: number;
  readonly rows?: number;
  readonly env?: Readonly<Record<string, string>>;
  /** Kept by the caller, so that a second run finds the first one's progress. */
  readonly home?: string;
  /** Where it is started; an empty folder without it. */
  readonly cwd?: string;
  /** The fixture with a question of each kind, unless told. */
  readonly course?: string;
  /** What the terminal answers to a question about its background. */
  readonly answers?: string;
  /** Run by a shell with job control, which continues the program when `fg` is typed. */
  readonly jobs?: boolean;
}

export interface CellStyle {
  readonly bold: boolean;
  readonly dim: boolean;
  readonly inverse: boolean;
  readonly underline: boolean;
  /** A palette index, or -1 for the terminal's own colour. */
  readonly color: number;
}

export interface TestScreen {
  /** Resolves when the screen shows it; fails with the screen after a minute. */
  waitFor(shows: string | RegExp | (() => boolean)): Promise<void>;
  waitUntilGone(text: string): Promise<void>;
  press(...input: readonly string[]): void;
  /** What is visible now, blanks at the ends of lines left out. */
  screen(): string;
  /** Everything since the start, what scrolled away included. */
  transcript(): string;
  /** Lines that the terminal had to break because they were too long. */
  brokenLines(): readonly string[];
  resize(columns: number, rows?: number): void;
  cursor(): { readonly shown: boolean; readonly row: number; readonly column: number };
  /** The style of the first character of a text on the screen. */
  styleOf(text: string): CellStyle;
  /** The program's own process, not the shell that started it. */
  pid(): number;
  /** A signal to the program itself, not to the shell that started it. */
  signal(name: NodeJS.Signals): void;
  /** The exit code, once the shell has its terminal back. */
  left(): Promise<number>;
  /** `stty -a` before and after, without the size. */
  modes(): { readonly before: string; readonly after: string };
  /** Closes the terminal under the program, as closing its window does; the exit code. */
  hangUp(): Promise<number>;
  /** Ends it all. */
  close(): void;
}

const bin = resolve(import.meta.dirname, "../bin/whichside.js");
const course = resolve(import.meta.dirname, "fixtures/prompts");
const patience = 60_000;

export const keys = {
  up: "\x1b[A",
  down: "\x1b[B",
  right: "\x1b[C",
  left: "\x1b[D",
  enter: "\r",
  space: " ",
  tab: "\t",
  backspace: "\x7f",
  escape: "\x1b",
  ctrlC: "\x03",
  ctrlD: "\x04",
  ctrlZ: "\x1a",
  ctrlBackslash: "\x1c",
} as const;

const open = new Set<TestScreen>();

/** Hangs up on every program that a test left running. */
export function closeScreens(): void {
  for (const screen of open) screen.close();
}

export function openScreen(args: readonly string[], options: ScreenOptions = {}): TestScreen {
  const { columns = 80, rows = 24 } = options;
  const folder = mkdtempSync(join(tmpdir(), "whichside-screen-"));
  const program = `sh -c 'echo $$ > "$NOTES/pid"; exec "$NODE" "$BIN" "$@"' sh "$@"`;
  const script = [
    // The shell outlives a terminal that hangs up, to say how the program ended.
    'trap "" HUP',
    'stty -a > "$NOTES/before"',
    options.jobs ? `set -m; ${program}; echo "stopped with $?"; read line; fg` : program,
    'code=$?; echo $code > "$NOTES/code"; echo "left with $code"',
    'stty -a > "$NOTES/after"',
    'echo "terminal is back"',
    "read line",
  ].join("\n");
  const pty: IPty = spawn("bash", ["-c", script, "bash", ...args], {
    cols: columns,
    rows,
    name: options.env?.["TERM"] ?? "xterm-256color",
    cwd: options.cwd ?? folder,
    env: {
      PATH: process.env["PATH"] ?? "",
      // Newer Nodes would write into the home after their last word, while it is removed.
      NODE_DISABLE_COMPILE_CACHE: "1",
      HOME: folder,
      LANG: "C.UTF-8",
      // The screen is xterm.js, as VS Code's is.
      TERM_PROGRAM: "vscode",
      // It isn't asked for its background, unless a test wants to answer.
      WHICHSIDE_THEME: "dark",
      // A script reads faster than a person.
      WHICHSIDE_PAUSE: "0",
      NODE: process.execPath,
      BIN: bin,
      NOTES: folder,
      WHICHSIDE_HOME: options.home ?? join(folder, "home"),
      WHICHSIDE_COURSE: options.course ?? course,
      ...options.env,
    },
  });
  const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
  let shown = true;
  terminal.parser.registerCsiHandler({ prefix: "?", final: "h" }, (params) => {
    if (params[0] === 25) shown = true;
    return false;
  });
  terminal.parser.registerCsiHandler({ prefix: "?", final: "l" }, (params) => {
    if (params[0] === 25) shown = false;
    return false;
  });
  if (options.answers !== undefined) {
    const { answers } = options;
    terminal.parser.registerOscHandler(11, () => {
      pty.write(answers);
      return true;
    });
    // Who it is, as every terminal says.
    terminal.parser.registerCsiHandler({ final: "c" }, () => {
      pty.write("\x1b[?1;2c");
      return true;
    });
  }
  const watchers = new Set<() => void>();
  pty.onData((data) => {
    terminal.write(data, () => {
      for (const watch of [...watchers]) watch();
    });
  });
  let hungUp = false;
  pty.onExit(() => {
    hungUp = true;
  });

  function lines(from: number): string[] {
    const { active } = terminal.buffer;
    return Array.from(
      { length: active.length - from },
      (_, index) => active.getLine(from + index)?.translateToString(true) ?? "",
    );
  }

  function visible(): string {
    return lines(terminal.buffer.active.baseY).join("\n").trimEnd();
  }

  function wait(what: string, holds: () => boolean): Promise<void> {
    return new Promise((done, fail) => {
      let settling: NodeJS.Timeout | undefined;
      const watch = () => {
        clearTimeout(settling);
        if (!holds()) return;
        // A drawing may arrive in two reads: it counts when nothing follows it at once.
        settling = setTimeout(() => {
          clearTimeout(timer);
          watchers.delete(watch);
          done();
        }, 10);
      };
      const timer = setTimeout(() => {
        clearTimeout(settling);
        watchers.delete(watch);
        fail(new Error(`Waited in vain for ${what}. The screen:\n${visible()}`));
      }, patience);
      watchers.add(watch);
      watch();
    });
  }

  function has(text: string | RegExp | (() => boolean)): boolean {
    if (typeof text === "function") return text();
    return typeof text === "string" ? visible().includes(text) : text.test(visible());
  }

  const screen: TestScreen = {
    waitFor: (text) => wait(String(text), () => has(text)),
    waitUntilGone: (text) => wait(`${text} to go`, () => !has(text)),
    press(...input) {
      for (const each of input) pty.write(each);
    },
    screen: visible,
    transcript: () => lines(0).join("\n").trimEnd(),
    brokenLines() {
      const { active } = terminal.buffer;
      const broken: string[] = [];
      for (let row = 1; row < active.length; row++) {
        if (!active.getLine(row)?.isWrapped) continue;
        broken.push(active.getLine(row - 1)?.translateToString(true) ?? "");
      }
      return broken;
    },
    resize(toColumns, toRows = rows) {
      terminal.resize(toColumns, toRows);
      pty.resize(toColumns, toRows);
    },
    cursor() {
      const { active } = terminal.buffer;
      return { shown, row: active.cursorY, column: active.cursorX };
    },
    styleOf(text) {
      const { active } = terminal.buffer;
      const row = visible()
        .split("\n")
        .findIndex((line) => line.includes(text));
      const line = active.getLine(active.baseY + row);
      // Everything before it is one cell wide in the screens that are looked at in this way.
      const cell = line?.getCell(line.translateToString().indexOf(text));
      if (row === -1 || cell === undefined) throw new Error(`${text} is not on the screen.`);
      return {
        bold: cell.isBold() !== 0,
        dim: cell.isDim() !== 0,
        inverse: cell.isInverse() !== 0,
        underline: cell.isUnderline() !== 0,
        color: cell.isFgDefault() ? -1 : cell.getFgColor(),
      };
    },
    pid: () => Number(readFileSync(join(folder, "pid"), "utf8")),
    signal(name) {
      process.kill(screen.pid(), name);
    },
    async left() {
      await wait("the end", () => has("terminal is back"));
      const code = /left with (\d+)/.exec(visible())?.[1];
      return Number(code);
    },
    modes() {
      const mode = (name: string) =>
        readFileSync(join(folder, name), "utf8").replace(/rows \d+; columns \d+;/, "");
      return { before: mode("before"), after: mode("after") };
    },
    async hangUp() {
      // Not in the types: `kill` would only send a signal.
      (pty as IPty & { destroy(): void }).destroy();
      const code = join(folder, "code");
      const end = Date.now() + patience;
      while (!existsSync(code) || readFileSync(code, "utf8") === "") {
        if (Date.now() > end) throw new Error("The program went on without its terminal.");
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      return Number(readFileSync(code, "utf8"));
    },
    close() {
      open.delete(screen);
      if (!hungUp) pty.kill("SIGKILL");
      terminal.dispose();
      removeFolder(folder);
    },
  };
  open.add(screen);
  return screen;
}

/** Opens a lesson of the fixture course and goes on to its question. */
export async function openQuestion(
  lesson: string,
  options: ScreenOptions = {},
): Promise<TestScreen> {
  const screen = openScreen([lesson], options);
  await screen.waitFor("Enter continue");
  screen.press(keys.enter);
  await screen.waitFor("s skip");
  return screen;
}
