/** man/whichside.1: the manual page, in the macros of man(7). */

import manifest from "../package.json" with { type: "json" };
import {
  argumentText,
  type DeclaredCommand,
  type DeclaredOption,
} from "../src/core/command-line/declared.ts";
import type { CommandHelp, ProgramHelp } from "./help.ts";

const environment: readonly (readonly [string, string])[] = [
  ["WHICHSIDE_HOME", "the folder that progress is kept in"],
  ["WHICHSIDE_COURSE", "the course to open, as --course names it"],
  [
    "WHICHSIDE_PAUSE",
    "milliseconds for which a new prompt hears no Enter, 200 unless said; 0 for scripts that drive a terminal",
  ],
  ["ACCESSIBLE", "anything but 0 or false: plain output, as --plain gives it"],
  ["NO_COLOR", "anything: no colours"],
  ["FORCE_COLOR, CLICOLOR_FORCE", "colours even when output is no terminal"],
  ["XDG_DATA_HOME", "where progress is kept on Linux, in whichside/; ~/.local/share otherwise"],
];

const exitCodes: readonly (readonly [string, string])[] = [
  ["0", "done"],
  ["1", "a scripted quiz was not passed, check found errors, or something cannot be read or saved"],
  ["2", "wrong usage, no such lesson, or answers are needed and nobody can be asked"],
  ["129, 130, 131, 143", "ended by a signal; Ctrl-C gives 130"],
];

export function manualPage({ declared, commands }: ProgramHelp): string {
  const more = new Map(commands.map((each) => [each.name, each]));
  return `${[
    '.\\" Made by npm run docs from what the program says of itself.',
    `.TH WHICHSIDE 1 "" "whichside ${manifest.version}" "User Commands"`,
    ".SH NAME",
    `whichside \\- ${escaped(firstLower(declared.description.replace(/\.$/, "")))}`,
    ".SH SYNOPSIS",
    ...synopsis(declared),
    ...declared.commands.flatMap((command) => [".br", ...synopsis(command, "whichside ")]),
    ".SH DESCRIPTION",
    escaped(
      "Opens the course where you left it, or the lesson that is named: by its name, its number in the list, or a part of either. Progress is one file on this machine; nothing is sent anywhere.",
    ),
    ".SH OPTIONS",
    escaped("These work with every command."),
    ...declared.options.flatMap(optionLines),
    ".SH COMMANDS",
    ...declared.commands.flatMap((command) => commandLines(command, more.get(command.name))),
    ".SH EXAMPLES",
    ...verbatim(examplesOf(more.get(declared.name))),
    ".SH ENVIRONMENT",
    ...environment.flatMap(([name, does]) => tagged(bold(name), does)),
    ".SH EXIT STATUS",
    ...exitCodes.flatMap(([code, means]) => tagged(bold(code), means)),
  ].join("\n")}\n`;
}

function synopsis(command: DeclaredCommand, before = ""): string[] {
  const parts = command.arguments.map((argument) => italic(argumentText(argument)));
  return [`${bold(`${before}${command.name}`)} ${[...parts, "[options]"].join(" ")}`];
}

function commandLines(command: DeclaredCommand, help: CommandHelp | undefined): string[] {
  const parts = command.arguments.map((argument) => escaped(argumentText(argument)));
  const own = command.options.filter(({ names }) => !names.includes("--help"));
  return [
    `.SS "${[escaped(command.name), ...parts].join(" ")}"`,
    escaped(sentence(command.description)),
    ...command.arguments
      .filter(({ description, choices }) => description !== "" || choices.length > 0)
      .flatMap((argument) =>
        tagged(italic(argumentText(argument)), withChoices(argument.description, argument.choices)),
      ),
    ...own.flatMap(optionLines),
    ...(help === undefined || help.more === "" ? [] : [".PP", ...verbatim(help.more)]),
  ];
}

function optionLines({ flags, description, choices }: DeclaredOption): string[] {
  return tagged(bold(flags), withChoices(description, choices));
}

function withChoices(text: string, choices: readonly string[]): string {
  return choices.length === 0 ? text : `${text} (${choices.join(", ")})`.trim();
}

function examplesOf(help: CommandHelp | undefined): string {
  return help?.more.replace(/^Examples:\n/, "") ?? "";
}

function tagged(tag: string, text: string): string[] {
  return [".TP", tag, escaped(sentence(text))];
}

function verbatim(text: string): string[] {
  return [".nf", ...text.split("\n").map(escaped), ".fi"];
}

function bold(text: string): string {
  return `\\fB${escaped(text)}\\fR`;
}

function italic(text: string): string {
  return `\\fI${escaped(text)}\\fR`;
}

/** roff takes a backslash and a leading dot or quote for its own, and - for a typographic hyphen. */
function escaped(text: string): string {
  return text
    .replaceAll("\\", "\\e")
    .replaceAll("-", "\\-")
    .replace(/^(?=[.'])/, "\\&");
}

function sentence(text: string): string {
  const whole = `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
  return /[.?!)]$/.test(whole) ? whole : `${whole}.`;
}

function firstLower(text: string): string {
  return `${text.slice(0, 1).toLowerCase()}${text.slice(1)}`;
}
