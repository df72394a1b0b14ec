/** What the terminal can do: decided once, from flags and environment. */

import type { UserSettings } from "../core/settings.ts";
import type { Look } from "../core/view/view.ts";
import type { Scheme } from "./palette.ts";

/** Flags that every command takes. */
export interface TerminalFlags {
  /** `--color`, `--no-color`; undefined leaves it to the environment. */
  readonly color?: boolean;
  readonly ascii?: boolean;
  /** Lines and arrows although the locale doesn't promise them; `ascii` wins over it. */
  readonly unicode?: boolean;
  readonly plain?: boolean;
  /** For which background colours are chosen; undefined leaves it to the environment. */
  readonly theme?: ThemeName;
  readonly width?: number;
  /** No margin at the left: for output that is used elsewhere. */
  readonly flush?: boolean;
}

export interface Terminal {
  readonly columns: number;
  readonly flush: boolean;
  /** Lines of the screen now. */
  rows(): number;
  /** Chalk's levels: none, 16 colours, 256, millions. */
  readonly color: 0 | 1 | 2 | 3;
  readonly errorColor: 0 | 1 | 2 | 3;
  /** Undefined: neither flag nor environment says it, and the terminal may be asked. */
  readonly theme: Exclude<Scheme, "unknown"> | undefined;
  readonly charset: "unicode" | "ascii";
  readonly plain: boolean;
  /** Both ends are terminals: something can be asked. */
  readonly interactive: boolean;
}

/** A stream as far as the decision needs it. */
export interface StreamFacts {
  readonly isTTY: boolean;
  readonly columns?: number;
  readonly rows?: () => number | undefined;
}

export const themeNames = ["dark", "light", "none"] as const;
type ThemeName = (typeof themeNames)[number];

const textWidth = 76;

/**
 * Columns: the flag, then the stream, then `COLUMNS`, then 80; at least 20. A setting keeps them
 * from being more.
 */
export function columnsOf(
  flags: TerminalFlags,
  env: Readonly<Record<string, string | undefined>>,
  out: StreamFacts,
  { width }: UserSettings = {},
): number {
  const named = Number(env["COLUMNS"]);
  const found = out.columns || (Number.isInteger(named) && named > 0 ? named : 80);
  const columns = flags.width ?? Math.min(found, width ?? found);
  return Math.min(1000, Math.max(20, columns));
}

/** Where text stands in a terminal of so many columns. */
export function lookOf(terminal: Terminal, columns = terminal.columns): Look {
  const margin = terminal.plain || terminal.flush || columns < 40 ? 0 : 2;
  // The last column stays free: some terminals wrap as soon as it is filled.
  const free = margin > 0 || (terminal.flush && !terminal.interactive) ? 0 : 1;
  const width = Math.max(18, columns - 2 * margin - free);
  return {
    width,
    text: Math.min(textWidth, width),
    margin,
    charset: terminal.charset,
    plain: terminal.plain,
  };
}

/** Decides everything but the size, which may change later. */
export function decideTerminal(
  flags: TerminalFlags,
  env: Readonly<Record<string, string | undefined>>,
  streams: {
    /** Asked only when it matters: opening the input takes Node a moment. */
    readonly in: () => StreamFacts;
    readonly out: StreamFacts;
    readonly err: StreamFacts;
  },
  platform: string,
  settings: UserSettings = {},
): Terminal {
  const accessible = env["ACCESSIBLE"];
  const dumb = env["TERM"] === "dumb";
  return {
    columns: columnsOf(flags, env, streams.out, settings),
    flush: flags.flush === true,
    rows: () => streams.out.rows?.() || 24,
    color: colorLevel(flags, env, streams.out.isTTY),
    errorColor: colorLevel(flags, env, streams.err.isTTY),
    theme:
      flags.theme ??
      themeNamed(env["WHICHSIDE_THEME"]) ??
      settings.theme ??
      themeOfColorFgBg(env["COLORFGBG"]),
    charset: charsetOf(flags, env, platform),
    plain:
      flags.plain === true ||
      dumb ||
      (accessible === undefined || accessible === ""
        ? settings.plain === true
        : !["0", "false"].includes(accessible)),
    interactive: streams.out.isTTY && streams.in().isTTY,
  };
}

function themeNamed(name: string | undefined): ThemeName | undefined {
  return themeNames.find((each) => each === name?.trim().toLowerCase());
}

/** The last number is the background's place among sixteen: 7 and 9 to 15 are light. */
function themeOfColorFgBg(value: string | undefined): ThemeName | undefined {
  const last = value?.split(";").at(-1) ?? "";
  if (!/^\d{1,2}$/.test(last) || Number(last) > 15) return undefined;
  return Number(last) === 7 || Number(last) > 8 ? "light" : "dark";
}

/** The flags win, then the locale. Servers often start without one. */
function charsetOf(
  flags: TerminalFlags,
  env: Readonly<Record<string, string | undefined>>,
  platform: string,
): Terminal["charset"] {
  if (flags.ascii === true) return "ascii";
  return flags.unicode === true || speaksUtf8(env, platform) ? "unicode" : "ascii";
}

/**
 * The flag wins, then `NO_COLOR` (no-color.org), `FORCE_COLOR` (force-color.org),
 * `CLICOLOR_FORCE`, `CLICOLOR=0` (bixense.com/clicolors), `TERM=dumb`, no terminal.
 * An empty variable counts as unset.
 */
function colorLevel(
  flags: TerminalFlags,
  env: Readonly<Record<string, string | undefined>>,
  isTTY: boolean,
): 0 | 1 | 2 | 3 {
  const depth = colorDepth(env);
  if (flags.color !== undefined) return flags.color ? depth : 0;
  if (env["NO_COLOR"]) return 0;
  const forced = env["FORCE_COLOR"];
  if (forced) {
    if (forced === "0" || forced === "false") return 0;
    return forced === "1" || forced === "2" || forced === "3"
      ? (Number(forced) as 1 | 2 | 3)
      : depth;
  }
  const cliForced = env["CLICOLOR_FORCE"];
  if (cliForced && cliForced !== "0") return depth;
  if (env["CLICOLOR"] === "0" || env["TERM"] === "dumb" || !isTTY) return 0;
  return depth;
}

function colorDepth(env: Readonly<Record<string, string | undefined>>): 1 | 2 | 3 {
  if (env["COLORTERM"] === "truecolor" || env["COLORTERM"] === "24bit") return 3;
  return /-256(color)?$/.test(env["TERM"] ?? "") ? 2 : 1;
}

/** The locale says UTF-8 (POSIX order of variables); terminals of Windows and macOS speak it. */
function speaksUtf8(env: Readonly<Record<string, string | undefined>>, platform: string): boolean {
  if (platform === "win32") {
    return Boolean(env["WT_SESSION"] || env["TERM_PROGRAM"] || env["ConEmuTask"]);
  }
  const locale = env["LC_ALL"] || env["LC_CTYPE"] || env["LANG"] || "";
  if (locale === "") return platform === "darwin";
  return /utf-?8/i.test(locale);
}
