/**
 * Puts dots in the place of secrets in queries, in the values that are bound to them, and in the
 * rows that come back. What a value means is read from the columns around it. Pure but for the mask's memory.
 */

import type { Table } from "./hop.ts";
import { type Mask, maskJson } from "./mask.ts";
import { isSecretName } from "./secret.ts";

const mostSql = 8192;
const mostValues = 50;
const mostRows = 10;
const mostColumns = 40;
const mostValue = 300;

interface Token {
  readonly kind: "text" | "number" | "name" | "place" | "sign" | "blank";
  readonly text: string;
}

const tokenPattern =
  /(?<blank>\s+|--[^\n]*|\/\*(?:[^*]|\*(?!\/))*(?:\*\/|$))|(?<text>[eEnNbBxX]?'(?:[^']|'')*(?:'|$)|\$\$[^$]*(?:\$\$|$))|(?<place>\?\d*|\$\d+|[:@$][A-Za-z_]\w*)|(?<number>\d[\w.]*)|(?<name>"[^"]*(?:"|$)|`[^`]*(?:`|$)|\[[\w ]+\]|[\p{L}_][\p{L}\p{N}_$]*)|(?<sign>::|[\s\S])/guy;

function tokensOf(sql: string): Token[] {
  return [...sql.matchAll(tokenPattern)].map(({ 0: text, groups = {} }) => {
    const kind = (["blank", "text", "place", "number", "name"] as const).find(
      (each) => groups[each] !== undefined,
    );
    return { kind: kind ?? "sign", text };
  });
}

const words = new Set(
  (
    "select from where and or not in is null like ilike between as on join left right inner outer cross using order by group having limit " +
    "offset insert into values update set delete returning distinct case when then else end union all exists asc desc conflict do nothing " +
    "default replace ignore create table if begin commit rollback with true false collate cast any some for of escape glob regexp rlike"
  ).split(" "),
);

/** Stands for the columns of an INSERT that names none. */
const unnamed = "an unnamed column";

interface MaskedSql {
  readonly sql: string;
  /** For each placeholder in its order: its own name, and the column that it stands beside. */
  readonly places: readonly { readonly place: string; readonly column: string }[];
}

/** The statement with its secret literals masked. */
export function maskSql(statement: string, mask: Mask): MaskedSql {
  const whole = statement.slice(0, mostSql);
  // Databases differ in whether this ends a text, so nobody can say what behind it is one.
  const doubtful = whole.indexOf("\\'");
  if (doubtful >= 0) {
    const before = maskSql(whole.slice(0, doubtful), mask);
    return {
      ...before,
      sql: before.sql + mask.whole("text behind a backslash", whole.slice(doubtful)),
    };
  }
  const tokens = tokensOf(whole);
  const places: { place: string; column: string }[] = [];
  const columns = insertedColumns(tokens);
  /** The column that a literal would belong to. */
  let column = "";
  let depth = 0;
  let tuple = -1;
  let isInValues = false;
  let out = "";
  for (const [at, token] of tokens.entries()) {
    const word = token.text.toLowerCase();
    const next = tokens.slice(at + 1, at + 3).find(({ kind }) => kind !== "blank");
    if (token.kind === "sign") {
      if (word === "(") {
        depth += 1;
        if (isInValues && depth === 1) tuple = 0;
      }
      if (word === ")") depth = Math.max(0, depth - 1);
      if (word === "," && isInValues && depth === 1) tuple += 1;
      if (word === ";") column = "";
    } else if (token.kind === "name") {
      if (word === "values" && depth === 0) isInValues = true;
      if (["on", "returning", "as", "select"].includes(word) && depth === 0) isInValues = false;
      if (!words.has(word) && next?.text !== "(" && next?.text !== ".") {
        // MySQL takes double quotes for texts.
        const isText = token.text.startsWith('"') && isSecretName(column) && !isInValues;
        if (isText) {
          out += `"${mask.whole(column, bare(token.text))}"`;
          continue;
        }
        column = bare(token.text);
      }
    }
    const named = isInValues && depth >= 1 ? (columns?.[tuple] ?? unnamed) : column;
    if (token.kind === "place") {
      places.push({ place: token.text, column: named });
      out += token.text;
    } else if (token.kind === "text") {
      out += maskLiteral(token.text, named, isInValues && columns === undefined, mask);
    } else if (token.kind === "number" && isSecretName(named)) {
      out += mask.whole(named, token.text);
    } else {
      out += token.kind === "blank" ? token.text : mask.text(token.text);
    }
  }
  // What was spread over several tokens: a card number, an address with a password.
  return { sql: mask.text(out), places };
}

function maskLiteral(text: string, column: string, unknown: boolean, mask: Mask): string {
  const open = text.indexOf("'");
  const value = text.slice(open + 1).replace(/'$/, "");
  const shown = unknown ? mask.whole(unnamed, value) : mask.named(column, maskInside(value, mask));
  return shown === value ? text : `'${shown}'`;
}

/** JSON in a column, as session stores keep it. */
function maskInside(value: string, mask: Mask): string {
  return /^\s{0,20}[{[]/.test(value) ? maskJson(value, mask) : value;
}

/** `INSERT INTO members (name, hash)`: the columns in brackets; undefined when there are none. */
function insertedColumns(tokens: readonly Token[]): readonly string[] | undefined {
  const solid = tokens.filter(({ kind }) => kind !== "blank");
  const into = solid.findIndex(({ text }) => /^(?:into|replace)$/i.test(text));
  if (into < 0) return undefined;
  const open = solid.findIndex(
    ({ text }, at) => at > into && (text === "(" || /^(?:values|select)$/i.test(text)),
  );
  if (solid[open]?.text !== "(") return undefined;
  const close = solid.findIndex(({ text }, at) => at > open && text === ")");
  return solid
    .slice(open + 1, close < 0 ? undefined : close)
    .filter(({ kind }) => kind === "name")
    .map(({ text }) => bare(text));
}

function bare(name: string): string {
  return name.replace(/^["`[]|["`\]]$/g, "");
}

/** The values that are bound to a statement, each masked by the column that it goes to. */
export function maskValues(
  values: readonly unknown[],
  { places }: MaskedSql,
  mask: Mask,
): readonly string[] {
  const [first] = values;
  const flat =
    values.length === 1 && isRecord(first)
      ? Object.entries(first).map(([name, value]) => ({ name, value }))
      : values.map((value) => ({ name: "", value }));
  const numbered = places.every(({ place }) => /^[$?]\d+$/.test(place));
  return flat.slice(0, mostValues).map(({ name, value }, at) => {
    const place = numbered
      ? places.find((each) => Number(each.place.slice(1)) === at + 1)
      : name === ""
        ? places[at]
        : places.find((each) => each.place.slice(1) === name.replace(/^[:@$]/, ""));
    const column = isSecretName(name) ? name : (place?.column ?? name);
    const shown = maskValue(column, value, mask);
    return name === "" ? shown : `${name}: ${shown}`;
  });
}

function maskValue(column: string, value: unknown, mask: Mask): string {
  const text = maskInside(textOf(value), mask).slice(0, mostValue * 4);
  if (typeof value === "boolean" || value === null || value === undefined) return text;
  const isText = typeof value === "string" && column === unnamed;
  return (isText ? mask.whole(column, text) : mask.named(column, text)).slice(0, mostValue);
}

/** Rows as a table of texts: some of them, with the columns of the first. */
export function maskRows(rows: readonly unknown[], mask: Mask): Table | undefined {
  const records = rows.slice(0, mostRows).filter(isRecord);
  const columns = [...new Set(records.flatMap((row) => Object.keys(row)))].slice(0, mostColumns);
  if (columns.length === 0) {
    const plain = rows.slice(0, mostRows).filter((row) => row !== null && row !== undefined);
    if (plain.length === 0) return undefined;
    const texts = plain.map((row) => [maskBare(row, mask)]);
    return { columns: ["value"], rows: texts };
  }
  return {
    columns: columns.map((name) => name.slice(0, 80)),
    rows: records.map((row) => columns.map((name) => maskValue(name, row[name], mask))),
  };
}

function maskBare(value: unknown, mask: Mask): string {
  return mask.text(maskInside(textOf(value), mask)).slice(0, mostValue);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  if (value === null || value === undefined) return "NULL";
  if (typeof value === "object") return JSON.stringify(value).slice(0, mostValue * 8);
  return String(value);
}

/** Redis commands whose values are secret under any key. */
const secretCommands = /^(?:auth|hello|acl|config|migrate)$/i;

/** A command of Redis: keys keep their shape, what they hold is masked by the key's name. */
export function maskCommand(
  command: string,
  values: readonly unknown[],
  mask: Mask,
): { readonly sql: string; readonly values: readonly string[] } {
  const [key, ...rest] = values.slice(0, mostValues).map(textOf);
  if (key === undefined) return { sql: command, values: [] };
  if (secretCommands.test(command)) {
    const all = [key, ...rest].map((each) => mask.whole(command, each));
    return { sql: [command, ...all].join(" "), values: all };
  }
  const isSecretKey = isSecretName(key.split(/[:/|]/).slice(0, -1).join(":")) || namesSession(key);
  const shownKey = maskKey(key, mask);
  const shown = rest.map((each, at) => {
    // Options such as EX 3600 stay; a hash's fields name what follows them.
    if (/^(?:[A-Z]{2,6}|\d{1,9})$/.test(each) && !isSecretKey) return each;
    if (/^(?:EX|PX|NX|XX|KEEPTTL|EXAT|PXAT|GET)$/.test(each)) return each;
    if (isSecretKey && /^\d{1,9}$/.test(each) && at !== 0) return each;
    if (isSecretKey) return mask.whole(key.split(/[:/|]/)[0] ?? "key", each);
    const name = /^h/i.test(command) && at % 2 === 1 ? (rest[at - 1] ?? key) : key;
    return mask.named(name, maskInside(each, mask)).slice(0, mostValue);
  });
  return { sql: [command, shownKey, ...shown].join(" "), values: [shownKey, ...shown] };
}

function namesSession(key: string): boolean {
  return key
    .split(/[:/|_-]/)
    .some((part) => /^(?:sess(?:ion)?s?|sid|otp|auth|tokens?|csrf|refresh)$/i.test(part));
}

function maskKey(key: string, mask: Mask): string {
  if (!namesSession(key)) return mask.text(key);
  return key
    .split(/([:/|])/)
    .map((part) => {
      const isSecret = part.length >= 16 || (part.length >= 8 && /\d/.test(part));
      return isSecret ? mask.whole("key of a session", part) : part;
    })
    .join("");
}
