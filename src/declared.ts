/** Reads what is declared to Commander into plain data. */

import type { Argument, Command, Option } from "commander";
import type {
  DeclaredArgument,
  DeclaredCommand,
  DeclaredOption,
} from "./core/command-line/declared.ts";

/** The program or one of its commands, without what help hides. */
export function declared(command: Command): DeclaredCommand {
  const help = command.createHelp();
  return {
    name: command.name(),
    description: command.description(),
    arguments: command.registeredArguments.map(declaredArgument),
    options: help.visibleOptions(command).map(declaredOption),
    commands: help.visibleCommands(command).map(declared),
  };
}

function declaredArgument(argument: Argument): DeclaredArgument {
  return {
    name: argument.name(),
    required: argument.required,
    variadic: argument.variadic,
    choices: argument.argChoices ?? [],
    description: argument.description,
  };
}

function declaredOption(option: Option): DeclaredOption {
  return {
    flags: option.flags,
    names: [option.short, option.long].filter((name) => name !== undefined && name !== null),
    value: /[<[]([^<>[\]]+)[>\]]/.exec(option.flags)?.[1]?.replace(/\.{3}$/, ""),
    choices: option.argChoices ?? [],
    description: option.description,
  };
}
