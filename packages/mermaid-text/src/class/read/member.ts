/** Reads one member of a class: visibility, name, parameters, type, and what it is. Pure. */

import type { Member } from "../../class-model.ts";
import { generics } from "../../read/generics.ts";
import { readLabel } from "../../read/label.ts";

const visibilities: Readonly<Record<string, Member["visibility"]>> = {
  "+": "public",
  "-": "private",
  "#": "protected",
  "~": "package",
};

export interface ReadMember extends Member {
  readonly isMethod: boolean;
}

export function readMember(written: string): ReadMember {
  const trimmed = written.trim();
  const visibility = visibilities[trimmed[0] ?? ""];
  const sign = visibility === undefined ? "" : (trimmed[0] ?? "");
  const bare = trimmed.slice(sign.length).trim();
  const close = bare.lastIndexOf(")");
  const isMethod = close > 0;
  const [text, marks] = isMethod ? methodText(bare, close) : markedText(bare);
  return {
    text: sign + readLabel(generics(text)).replaceAll("\n", " "),
    visibility,
    isStatic: marks.includes("$"),
    isAbstract: marks.includes("*"),
    isMethod,
  };
}

/** `*` says that it is abstract, `$` that it is static; they stand at the very end. */
function markedText(text: string): readonly [string, string] {
  let end = text.length;
  while (end > 0 && /[$*]/.test(text[end - 1] ?? "")) end--;
  return [text.slice(0, end).trim(), text.slice(end)];
}

/** `name(parameters)`, marks, the type that it gives back: with or without a colon before it. */
function methodText(text: string, close: number): readonly [string, string] {
  const first = /^[$*]*/.exec(text.slice(close + 1).trim())?.[0] ?? "";
  const [rest, last] = markedText(
    text
      .slice(close + 1)
      .trim()
      .slice(first.length),
  );
  const type = rest.replace(/^:/, "").trim();
  const call = text.slice(0, close + 1);
  return [type === "" ? call : `${call}: ${type}`, first + last];
}
