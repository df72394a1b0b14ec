import { expect, test } from "vitest";
import type { UserSettings } from "../core/settings.ts";
import {
  columnsOf,
  decideTerminal,
  lookOf,
  type StreamFacts,
  type TerminalFlags,
} from "./terminal.ts";

const screen: StreamFacts = { isTTY: true, columns: 80, rows: () => 24 };
const pipe: StreamFacts = { isTTY: false };

function decide(
  env: Readonly<Record<string, string>>,
  flags: TerminalFlags = {},
  out: StreamFacts = screen,
  platform = "linux",
) {
  return decideTerminal(flags, env, { in: () => screen, out, err: screen }, platform);
}

test.each([
  ["nothing, on a terminal", {}, {}, screen, true],
  ["nothing, in a pipe", {}, {}, pipe, false],
  ["NO_COLOR", { NO_COLOR: "1" }, {}, screen, false],
  ["an empty NO_COLOR", { NO_COLOR: "" }, {}, screen, true],
  ["NO_COLOR against FORCE_COLOR", { NO_COLOR: "1", FORCE_COLOR: "1" }, {}, screen, false],
  ["NO_COLOR against --color", { NO_COLOR: "1" }, { color: true }, screen, true],
  ["FORCE_COLOR in a pipe", { FORCE_COLOR: "1" }, {}, pipe, true],
  ["FORCE_COLOR=true in a pipe", { FORCE_COLOR: "true" }, {}, pipe, true],
  ["FORCE_COLOR=0", { FORCE_COLOR: "0" }, {}, screen, false],
  ["FORCE_COLOR=false", { FORCE_COLOR: "false" }, {}, screen, false],
  ["FORCE_COLOR against --no-color", { FORCE_COLOR: "1" }, { color: false }, pipe, false],
  ["CLICOLOR_FORCE in a pipe", { CLICOLOR_FORCE: "1" }, {}, pipe, true],
  ["CLICOLOR_FORCE=0 in a pipe", { CLICOLOR_FORCE: "0" }, {}, pipe, false],
  ["CLICOLOR=0", { CLICOLOR: "0" }, {}, screen, false],
  ["TERM=dumb", { TERM: "dumb" }, {}, screen, false],
  ["--color in a pipe", {}, { color: true }, pipe, true],
])("colour with %s: see the table", (_name, env, flags, out, colored) => {
  expect(decide(env, flags, out).color > 0).toBe(colored);
});

test.each([
  [{}, 1],
  [{ TERM: "xterm" }, 1],
  [{ TERM: "xterm-256color" }, 2],
  [{ COLORTERM: "truecolor" }, 3],
  [{ FORCE_COLOR: "2" }, 2],
])("%j has colours of level %i", (env, level) => {
  expect(decide(env).color).toBe(level);
});

test.each([
  [{ LANG: "en_US.UTF-8" }, "linux", "unicode"],
  [{ LANG: "C.utf8" }, "linux", "unicode"],
  [{ LANG: "C" }, "linux", "ascii"],
  [{ LANG: "en_US.UTF-8", LC_ALL: "C" }, "linux", "ascii"],
  [{ LANG: "C", LC_CTYPE: "C.UTF-8" }, "linux", "unicode"],
  [{}, "linux", "ascii"],
  [{}, "darwin", "unicode"],
  [{}, "win32", "ascii"],
  [{ WT_SESSION: "1" }, "win32", "unicode"],
])("%j on %s draws in %s", (env, platform, charset) => {
  expect(decide(env, {}, screen, platform).charset).toBe(charset);
  expect(decide(env, { ascii: true }, screen, platform).charset).toBe("ascii");
  expect(decide(env, { unicode: true }, screen, platform).charset).toBe("unicode");
  expect(decide(env, { ascii: true, unicode: true }, screen, platform).charset).toBe("ascii");
});

test.each([
  ["the flag", { width: 50 }, { COLUMNS: "60" }, screen, 50],
  ["the terminal", {}, { COLUMNS: "60" }, screen, 80],
  ["COLUMNS", {}, { COLUMNS: "60" }, pipe, 60],
  ["COLUMNS=0", {}, { COLUMNS: "0" }, pipe, 80],
  ["COLUMNS that is no number", {}, { COLUMNS: "wide" }, pipe, 80],
  ["a terminal without a size", {}, {}, { isTTY: true, columns: 0 }, 80],
  ["nothing", {}, {}, pipe, 80],
  ["a terminal that is too narrow", {}, {}, { isTTY: true, columns: 7 }, 20],
  ["a terminal that is too wide", {}, {}, { isTTY: true, columns: 100_000 }, 1000],
])("the width comes from %s", (_name, flags, env, out, columns) => {
  expect(columnsOf(flags, env, out)).toBe(columns);
});

test.each([
  ["--plain", {}, { plain: true }, true],
  ["ACCESSIBLE=1", { ACCESSIBLE: "1" }, {}, true],
  ["ACCESSIBLE=0", { ACCESSIBLE: "0" }, {}, false],
  ["ACCESSIBLE=false", { ACCESSIBLE: "false" }, {}, false],
  ["an empty ACCESSIBLE", { ACCESSIBLE: "" }, {}, false],
  ["TERM=dumb", { TERM: "dumb" }, {}, true],
  ["nothing", {}, {}, false],
])("plain with %s", (_name, env, flags, plain) => {
  expect(decide(env, flags).plain).toBe(plain);
});

test("both ends have to be terminals before anything is asked", () => {
  expect(decide({}).interactive).toBe(true);
  expect(decide({}, {}, pipe).interactive).toBe(false);
  const piped = decideTerminal({}, {}, { in: () => pipe, out: screen, err: screen }, "linux");
  expect(piped.interactive).toBe(false);
});

test.each([20, 39, 40, 80, 200])(
  "at %i columns margin and text fit into the terminal",
  (columns) => {
    const look = lookOf(decide({}), columns);
    expect(look.margin + look.width).toBeLessThan(columns);
    expect(look.text).toBeLessThanOrEqual(Math.min(look.width, 76));
  },
);

test.each([
  ["nothing says it", {}, {}, undefined],
  ["the flag wins", { WHICHSIDE_THEME: "dark", COLORFGBG: "15;0" }, { theme: "light" }, "light"],
  ["the environment", { WHICHSIDE_THEME: "none" }, {}, "none"],
  ["in any case", { WHICHSIDE_THEME: " Light " }, {}, "light"],
  ["what is no theme is passed over", { WHICHSIDE_THEME: "pink" }, {}, undefined],
  ["a terminal's own word", { COLORFGBG: "0;15" }, {}, "light"],
  ["with a place between", { COLORFGBG: "15;default;0" }, {}, "dark"],
  ["gray is dark, silver is light", { COLORFGBG: "0;8" }, {}, "dark"],
  ["silver", { COLORFGBG: "0;7" }, {}, "light"],
  ["no number", { COLORFGBG: "0;default" }, {}, undefined],
  [
    "our own word before the terminal's",
    { WHICHSIDE_THEME: "dark", COLORFGBG: "0;15" },
    {},
    "dark",
  ],
] as const)("theme: %s", (_name, env, flags, theme) => {
  expect(decide(env, flags).theme).toBe(theme);
});

test("settings count behind flags and environment", () => {
  const streams = { in: () => screen, out: screen, err: screen };
  const set = (
    settings: UserSettings,
    env: Readonly<Record<string, string>> = {},
    flags: TerminalFlags = {},
  ) => decideTerminal(flags, env, streams, "linux", settings);
  expect(set({ plain: true }).plain).toBe(true);
  expect(set({ plain: true }, { ACCESSIBLE: "0" }).plain).toBe(false);
  expect(set({ plain: false }, { ACCESSIBLE: "1" }).plain).toBe(true);
  expect(set({ plain: false }, {}, { plain: true }).plain).toBe(true);
  expect(set({ theme: "light" }, { COLORFGBG: "15;0" }).theme).toBe("light");
  expect(set({ theme: "light" }, { WHICHSIDE_THEME: "dark" }).theme).toBe("dark");
  expect(set({ theme: "light" }, {}, { theme: "none" }).theme).toBe("none");
  expect(columnsOf({}, {}, { isTTY: true, columns: 120 }, { width: 60 })).toBe(60);
  expect(columnsOf({}, {}, { isTTY: true, columns: 40 }, { width: 60 })).toBe(40);
  expect(columnsOf({ width: 100 }, {}, { isTTY: true, columns: 40 }, { width: 60 })).toBe(100);
});
