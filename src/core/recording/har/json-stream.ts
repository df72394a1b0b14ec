/**
 * Reads JSON piece by piece, however long it is, and hands out the parts that were asked for.
 * Deterministic; keeps one such part at a time, and of it no more than its limits allow.
 */

import { TutorError } from "../../error.ts";

export interface JsonParts {
  /** Names of the file in errors. */
  readonly file: string;
  /** Is the value at this path to be handed out? Numbers are places in lists. */
  readonly wants: (path: readonly (string | number)[]) => boolean;
  readonly take: (path: readonly (string | number)[], value: unknown) => void;
}

export interface JsonReader {
  readonly feed: (text: string) => void;
  readonly end: () => void;
}

export const jsonLimits = {
  depth: 64,
  /** Characters of one text; the rest is dropped. */
  text: 34_000,
  /** Characters of all texts of one part. */
  part: 1_000_000,
  /** Entries of one list or record. */
  entries: 2000,
} as const;

type Container =
  | { readonly kind: "list"; readonly value: unknown[] | undefined; count: number }
  | {
      readonly kind: "record";
      readonly value: Record<string, unknown> | undefined;
      key: string;
      count: number;
    };

/** What may come next. */
type Wait = "value" | "first value" | "key" | "first key" | "colon" | "comma" | "end";

const plainText = /[^"\\]+/y;
const bareWord = /[-+.\w]+/y;
const blanks = /[\s\ufeff\0]+/y;
const escapes: Readonly<Record<string, string>> = {
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};

export function readJsonParts({ file, wants, take }: JsonParts): JsonReader {
  const stack: Container[] = [];
  let wait: Wait = "value";
  /** Inside of a text: what was read of it. */
  let text: string | undefined;
  let escaped = "";
  let word = "";
  let kept = 0;
  let line = 1;
  /** Characters before this piece, counted from the start of its line. */
  let before = 0;

  const path = (): (string | number)[] =>
    stack.map((each) => (each.kind === "list" ? each.count : each.key));
  const building = (): boolean => stack.at(-1)?.value !== undefined;
  const broken = (piece: string, at: number, what: string): TutorError => {
    const lineEnds = piece.slice(0, at).split("\n");
    const column = lineEnds.length === 1 ? before + at : (lineEnds.at(-1)?.length ?? 0);
    const place = `${file}:${line + lineEnds.length - 1}:${column + 1}`;
    return new TutorError("har.broken", `${place}: ${what}`, {
      hint: "Save the recording again: in the browser's tools, network tab, export as HAR.",
    });
  };
  const put = (value: unknown): void => {
    const top = stack.at(-1);
    if (top === undefined) {
      wait = "end";
      return;
    }
    if (top.value === undefined) {
      // A value of its own, such as a number in place of an entry, is of no use.
    } else if (top.count < jsonLimits.entries) {
      if (top.kind === "list") top.value.push(value);
      else top.value[top.key] = value;
    }
    if (top.kind === "list") top.count += 1;
    wait = "comma";
  };
  const open = (kind: Container["kind"], piece: string, at: number): void => {
    if (stack.length >= jsonLimits.depth) {
      throw broken(piece, at, `It is nested more than ${jsonLimits.depth} levels deep.`);
    }
    const isPart = !building() && stack.length > 0 && wants(path());
    if (isPart) kept = 0;
    const isKept = isPart || building();
    if (kind === "list") stack.push({ kind, value: isKept ? [] : undefined, count: 0 });
    else stack.push({ kind, value: isKept ? Object.create(null) : undefined, key: "", count: 0 });
    wait = kind === "list" ? "first value" : "first key";
  };
  const close = (): void => {
    const closed = stack.pop();
    if (closed === undefined) return;
    if (closed.value !== undefined && !building()) take(path(), closed.value);
    put(closed.value);
  };
  const append = (part: string): void => {
    if (text === undefined) return;
    const isKey = wait === "key" || wait === "first key";
    if (!building() && !isKey) return;
    const room = Math.min(
      (isKey ? 200 : jsonLimits.text) - text.length,
      jsonLimits.part - kept,
      part.length,
    );
    if (room <= 0) return;
    text += part.slice(0, room);
    if (building()) kept += room;
  };
  const endText = (): void => {
    const value = text ?? "";
    text = undefined;
    const top = stack.at(-1);
    if ((wait === "key" || wait === "first key") && top?.kind === "record") {
      top.key = value;
      top.count += 1;
      wait = "colon";
    } else {
      put(value);
    }
  };
  const endWord = (piece: string, at: number): void => {
    const value = word;
    word = "";
    if (wait !== "value" && wait !== "first value") {
      throw broken(piece, at, `"${value.slice(0, 20)}" cannot stand here.`);
    }
    if (value === "true" || value === "false") put(value === "true");
    else if (value === "null" || /^(?:NaN|[-+]?Infinity|undefined)$/.test(value)) put(null);
    else if (Number.isFinite(Number(value))) put(Number(value));
    else throw broken(piece, at, `"${value.slice(0, 20)}" is no JSON.`);
  };
  const inText = (piece: string, from: number): number => {
    let at = from;
    while (at < piece.length) {
      if (escaped !== "") {
        escaped += piece[at] ?? "";
        at += 1;
        if (escaped[1] !== "u") {
          append(escapes[escaped[1] ?? ""] ?? escaped[1] ?? "");
          escaped = "";
        } else if (escaped.length === 6) {
          const code = Number.parseInt(escaped.slice(2), 16);
          append(Number.isNaN(code) ? escaped : String.fromCharCode(code));
          escaped = "";
        }
        continue;
      }
      plainText.lastIndex = at;
      const plain = plainText.exec(piece)?.[0];
      if (plain !== undefined) {
        append(plain);
        at += plain.length;
        continue;
      }
      if (piece[at] === "\\") {
        escaped = "\\";
        at += 1;
        continue;
      }
      endText();
      return at + 1;
    }
    return at;
  };
  const sign = (char: string, piece: string, at: number): void => {
    const isValue = wait === "value" || wait === "first value";
    const isKey = wait === "key" || wait === "first key";
    const top = stack.at(-1)?.kind;
    if (wait === "end") return;
    if (char === '"' && (isValue || isKey)) text = "";
    else if (char === "{" && isValue) open("record", piece, at);
    else if (char === "[" && isValue) open("list", piece, at);
    else if (char === "}" && top === "record" && (isKey || wait === "comma")) close();
    else if (char === "]" && top === "list" && (isValue || wait === "comma")) close();
    else if (char === ":" && wait === "colon") wait = "value";
    else if (char === "," && wait === "comma") wait = top === "list" ? "value" : "key";
    else throw broken(piece, at, `"${char}" cannot stand here.`);
  };

  return {
    feed(piece) {
      let at = 0;
      while (at < piece.length) {
        if (text !== undefined) {
          at = inText(piece, at);
          continue;
        }
        bareWord.lastIndex = at;
        const part = bareWord.exec(piece)?.[0];
        if (part !== undefined && wait !== "end") {
          word += part;
          at += part.length;
          if (word.length > 100) throw broken(piece, at, `"${word.slice(0, 20)}…" is no JSON.`);
          continue;
        }
        if (word !== "") endWord(piece, at);
        blanks.lastIndex = at;
        const blank = blanks.exec(piece)?.[0];
        if (blank !== undefined) at += blank.length;
        else {
          sign(piece[at] ?? "", piece, at);
          at += 1;
        }
      }
      const last = piece.lastIndexOf("\n");
      if (last < 0) before += piece.length;
      else {
        for (let end = piece.indexOf("\n"); end >= 0; end = piece.indexOf("\n", end + 1)) line += 1;
        before = piece.length - last - 1;
      }
    },
    end() {
      if (word !== "") endWord("", 0);
      if (wait !== "end") throw broken("", 0, "The file ends in the middle of its JSON.");
    },
  };
}
