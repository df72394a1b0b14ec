/**
 * The world outside as one record of functions: a real one for people, a fake one in tests.
 * Whatever a command does to files, clock, chance or terminal goes through it.
 */

import type { Safe } from "mermaid-text/text";
import type { SettingsReading } from "../core/settings.ts";
import type { Look, View } from "../core/view/view.ts";
import type { Library } from "./library.ts";
import type { EventLog } from "./log.ts";
import type { RunLongWork } from "./long-work.ts";
import type { Asker } from "./prompts/asker.ts";
import type { Terminal, TerminalFlags } from "./terminal.ts";

/** The flags that work everywhere. */
export interface GlobalFlags extends TerminalFlags {
  /** A course folder, or the name of a package. */
  readonly course?: string;
}

export interface SettingsStore {
  /** The file; undefined where there is no place for one. */
  readonly path: string | undefined;
  readonly read: () => SettingsReading;
  /** All that the file is to hold. Throws `settings.unwritable`. */
  readonly save: (held: Readonly<Record<string, unknown>>) => void;
}

export interface World {
  readonly settings: SettingsStore;
  readonly terminal: Terminal;
  /** How to lay out now: the width follows the terminal when it is resized. */
  look(): Look;
  /** Styled text to standard output. Asynchronous since boxes are loaded when there is one. */
  show(view: View): Promise<void>;
  /** Styled text to standard error. */
  warn(view: View): Promise<void>;
  /** A document, as JSON is, to standard output, with a line end behind it. */
  print(text: Safe): void;
  /** Prints lines as fast as they are taken, and stops when nobody takes them any more. */
  printLines(lines: Iterable<Safe>): Promise<void>;
  /** Says how far it is while somebody waits for it. */
  readonly longWork: RunLongWork;
  /** Milliseconds since 1970. */
  now(): number;
  /** Minutes that local time is ahead of UTC at a moment. */
  zone(at: number): number;
  uuid(): string;
  /** A fresh seed, 32 bits. */
  seed(): number;
  /** Loaded when something is asked for the first time. */
  asker(): Promise<Asker>;
  /** The course folder that was asked for. Loaded when it is needed for the first time. */
  library(): Promise<Library>;
  log(): EventLog;
  /** Folder for what can be made again at any time; undefined when there is none. */
  cache(): string | undefined;
  /** A file's text, or standard input's for `-`; a course file's size at most, unless told. */
  readText(path: string, mostBytes?: number): Promise<string>;
}
