/** What Commander says of wrong usage, in the words of the other errors. Pure. */

export interface WrongUsage {
  readonly message: string;
  readonly hint: string;
}

/** The part of a CommanderError that matters here. */
export interface CommanderFault {
  readonly code: string;
  readonly message: string;
}

/**
 * `argv` and the names of the commands tell whose help to point at; `usage` is what a command
 * takes: `<what> <name>`.
 */
export function wrongUsage(
  { code, message }: CommanderFault,
  argv: readonly string[],
  commands: readonly string[],
  usage: (command: string) => string,
): WrongUsage {
  if (code === "commander.help") {
    // `help` fails when it is asked about a command that does not exist.
    const named = argv[argv.indexOf("help") + 1] ?? "";
    return { message: `There is no command "${named}".`, hint: "All of them: whichside --help" };
  }
  const [first = "", ...suggestion] = message.replace(/^error: /, "").split("\n");
  const command = argv.find((each) => commands.includes(each));
  const help = command === undefined ? "whichside --help" : `whichside ${command} --help`;
  const [, missing] = /^missing required argument '(.*)'/.exec(first) ?? [];
  if (missing !== undefined && command !== undefined) {
    const whole = `whichside ${command} ${usage(command)}`;
    return { message: `<${missing}> is missing: ${whole}`, hint: `Examples: ${help}` };
  }
  return { message: sentence(plainly(first)), hint: [...suggestion, `See: ${help}`].join("\n") };
}

/** A value that was refused is named before what it was given for. */
function plainly(message: string): string {
  return message
    .replace(
      /^option '(?:-\w, )?(--[\w-]+)(?:[^\w'-][^']*)?' argument '(.*?)' is invalid\./,
      "'$2' cannot be used for $1.",
    )
    .replace(
      /^command-argument value '(.*?)' is invalid for argument '([^']*)'\./,
      "'$1' cannot be used as <$2>.",
    )
    .replace("Allowed choices are ", "One of these can: ");
}

/** Commander's messages begin in lower case and have no full stop. */
function sentence(message: string): string {
  const first = message.slice(0, 1).toUpperCase();
  return `${first}${message.slice(1)}${/[.?!]$/.test(message) ? "" : "."}`;
}
