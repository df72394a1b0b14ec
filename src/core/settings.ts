/** What somebody wants of the program each time, as the settings file says it. Pure. */

import { nearest } from "mermaid-text/text";
import { TutorError } from "./error.ts";

export interface UserSettings {
  readonly plain?: boolean;
  readonly theme?: "dark" | "light" | "none";
  /** Columns at most. */
  readonly width?: number;
}

export type SettingName = keyof UserSettings;

/** What each can be: what is typed and written, and what it means. */
const known: Readonly<
  Record<SettingName, { readonly choices: string; readonly does: string; readonly read: Reader }>
> = {
  plain: {
    choices: "true or false",
    does: "sentences instead of drawings, for screen readers",
    read: (value) => (typeof value === "boolean" ? value : named(value, ["true", "false"])),
  },
  theme: {
    choices: "dark, light or none",
    does: "colours for this background, or none",
    read: (value) => named(value, ["dark", "light", "none"]),
  },
  width: {
    choices: "a whole number from 20 to 1000",
    does: "never lay out for more columns",
    read: wholeWidth,
  },
};

type Value = boolean | string | number;
type Reader = (value: unknown) => Value | undefined;

export const settingNames = Object.keys(known) as readonly SettingName[];

/** Takes a setting out of the file again. */
export const unsetWord = "default";

export interface SettingsReading {
  readonly settings: UserSettings;
  /** What of the file doesn't count, a sentence each. */
  readonly problems: readonly string[];
  /**
   * All that the file holds: what a newer version wrote stays when it is written again. Undefined
   * where it holds something else, which is not to be written over.
   */
  readonly held: Readonly<Record<string, unknown>> | undefined;
}

export function readSettings(text: string): SettingsReading {
  let held: unknown;
  try {
    held = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return { settings: {}, held: undefined, problems: ["It is no JSON, so none of it counts."] };
  }
  if (typeof held !== "object" || held === null || Array.isArray(held)) {
    return {
      settings: {},
      held: undefined,
      problems: ["It is no JSON object, so none of it counts."],
    };
  }
  const settings: Record<string, Value> = {};
  const problems: string[] = [];
  for (const [name, value] of Object.entries(held)) {
    if (!isSetting(name)) {
      problems.push(`"${name}" is no setting of this version.`);
      continue;
    }
    const read = known[name].read(value);
    if (read === undefined) problems.push(`"${name}" can be ${known[name].choices}.`);
    else settings[name] = read;
  }
  return { settings, problems, held: held as Readonly<Record<string, unknown>> };
}

/** The file with one setting changed, or taken out. Throws `settings.*` for what cannot be set. */
export function withSetting(
  held: Readonly<Record<string, unknown>>,
  name: string,
  typed: string,
): Readonly<Record<string, unknown>> {
  if (!isSetting(name)) {
    const near = nearest(name, settingNames);
    throw new TutorError("settings.unknown", `There is no setting "${name}".`, {
      hint: `${near === undefined ? "" : `Did you mean: ${near}\n`}All of them: whichside settings`,
      exitCode: 2,
    });
  }
  const { [name]: _, ...rest } = held;
  if (typed.toLowerCase() === unsetWord) return rest;
  const value = known[name].read(/^\d+$/.test(typed) ? Number(typed) : typed.toLowerCase());
  if (value === undefined) {
    throw new TutorError("settings.wrong-value", `"${typed}" is nothing that ${name} can be.`, {
      hint: `It can be ${known[name].choices}. As if it was never set: whichside settings ${name} ${unsetWord}`,
      exitCode: 2,
    });
  }
  return { ...rest, [name]: value };
}

export function settingsText(held: Readonly<Record<string, unknown>>): string {
  return `${JSON.stringify(held, null, 2)}\n`;
}

/** "never lay out for more columns: a whole number from 20 to 1000". */
export function settingMeaning(name: SettingName): string {
  return `${known[name].does}: ${known[name].choices}`;
}

function isSetting(name: string): name is SettingName {
  return Object.hasOwn(known, name);
}

function named(value: unknown, names: readonly string[]): Value | undefined {
  const found = names.find((each) => each === value);
  return found === "true" ? true : found === "false" ? false : found;
}

function wholeWidth(value: unknown): number | undefined {
  return Number.isInteger(value) && Number(value) >= 20 && Number(value) <= 1000
    ? Number(value)
    : undefined;
}
