/** What the command line takes, as plain data: completion and the manual are made of it. Pure. */

export interface DeclaredOption {
  /** As declared: `-h, --help`, `--width <columns>`. */
  readonly flags: string;
  /** All spellings: `-h` and `--help`. */
  readonly names: readonly string[];
  /** What stands in the angle brackets; undefined for a switch. */
  readonly value: string | undefined;
  readonly choices: readonly string[];
  readonly description: string;
}

export interface DeclaredArgument {
  /** What it is: `lesson`, `file`, `lesson|file|-`. */
  readonly name: string;
  readonly required: boolean;
  readonly variadic: boolean;
  readonly choices: readonly string[];
  readonly description: string;
}

export interface DeclaredCommand {
  readonly name: string;
  readonly description: string;
  readonly arguments: readonly DeclaredArgument[];
  /** Its own options, not those that work everywhere. */
  readonly options: readonly DeclaredOption[];
  readonly commands: readonly DeclaredCommand[];
}

/** An argument as help writes it: `<lesson...>`, `[path]`. */
export function argumentText({ name, required, variadic }: DeclaredArgument): string {
  const inner = variadic ? `${name}...` : name;
  return required ? `<${inner}>` : `[${inner}]`;
}
