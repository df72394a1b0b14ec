/** Styled lines as text with colours: a theme says how each role looks. Pure. */

import { type Color, colors, type Line, lineText, type Style } from "./text/styled.ts";

/** What a part of a drawing can be; a style may be several of them at once. */
export type Role = Color | Exclude<keyof Style, "color">;

/** For each role the numbers of a terminal's escape code, as "1" or "38;5;28"; a role left out looks plain. */
export type Theme = Readonly<Partial<Record<Role, string>>>;

const emphasis = {
  bold: "1",
  dim: "2",
  italic: "3",
  underline: "4",
  inverse: "7",
  strike: "9",
} as const;

export const themes: Readonly<Record<"dark" | "light" | "none", Theme>> = {
  /** The terminal's own colours, which are made for its own background. */
  dark: {
    ...emphasis,
    red: "31",
    green: "32",
    yellow: "33",
    blue: "34",
    magenta: "35",
    cyan: "36",
    white: "37",
    gray: "90",
  },
  /** Darker ones, which can be read on white. */
  light: {
    ...emphasis,
    red: "38;5;124",
    green: "38;5;28",
    yellow: "38;5;94",
    blue: "38;5;19",
    magenta: "38;5;90",
    cyan: "38;5;30",
    white: "38;5;16",
    gray: "38;5;240",
  },
  none: {},
};

function codesOf(style: Style | undefined, theme: Theme): string {
  if (style === undefined) return "";
  const roles: Role[] = [];
  const color = colors.find((each) => each === style.color);
  if (color !== undefined) roles.push(color);
  for (const role of Object.keys(emphasis) as (keyof typeof emphasis)[]) {
    if (style[role] === true) roles.push(role);
  }
  // A theme may come from a file: nothing but numbers reaches the terminal.
  return roles
    .map((role) => theme[role] ?? "")
    .filter((code) => /^\d{1,3}(?:;\d{1,3})*$/.test(code))
    .join(";");
}

/** The line as a terminal shows it in the theme's colours. */
export function paintLine(line: Line, theme: Theme): string {
  return line
    .map(({ text, style }) => {
      const codes = codesOf(style, theme);
      return codes === "" ? text : `\u001b[${codes}m${text}\u001b[0m`;
    })
    .join("");
}

/** The lines as plain text, one a row. */
export function plainText(lines: readonly Line[]): string {
  return lines.map(lineText).join("\n");
}
