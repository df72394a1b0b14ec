/** Tells queries and what became of them. What drivers are given and give back stays as it is. */

import { bound, causeNow, nextId } from "./context.ts";
import { now, quietly, send } from "./link.ts";

export type Call = (this: unknown, ...args: unknown[]) => unknown;
export type Methods = Record<string, unknown>;

const mostValues = 50;
const mostRows = 10;
const mostText = 2000;

export interface AskedQuery {
  readonly ends: (result: QueryResult) => void;
}

export interface QueryResult {
  readonly count?: number | undefined;
  readonly rows?: readonly unknown[] | undefined;
  readonly error?: unknown;
}

const nothing: AskedQuery = { ends: () => {} };

export function asks(db: string, sql: unknown, values: readonly unknown[] = []): AskedQuery {
  try {
    const id = nextId();
    send({
      t: "query",
      id,
      at: now(),
      ...causeNow(),
      db,
      sql: String(sql).slice(0, 10_000),
      values: values.slice(0, mostValues).map((value) => plain(value, 0)),
    });
    let isTold = false;
    return {
      ends: quietly(({ count, rows, error }) => {
        if (isTold) return;
        isTold = true;
        send({
          t: "rows",
          id,
          at: now(),
          ...(count === undefined ? {} : { count }),
          ...(rows === undefined
            ? {}
            : { rows: rows.slice(0, mostRows).map((row) => plain(row, 0)) }),
          ...(error === undefined || error === null ? {} : { error: said(error) }),
        });
      }),
    };
  } catch {
    return nothing;
  }
}

function said(error: unknown): string {
  const { message } = error as { readonly message?: unknown };
  return String(message ?? error).slice(0, 1000);
}

/** A value as JSON has it: short, and of no more depth than anybody reads. */
function plain(value: unknown, depth: number): unknown {
  if (typeof value === "string") return value.slice(0, mostText);
  if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
  if (typeof value === "boolean" || value === null) return value;
  if (value === undefined) return null;
  if (typeof value !== "object") return String(value).slice(0, mostText);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (ArrayBuffer.isView(value)) return `<${value.byteLength} bytes>`;
  if (depth >= 3) return "…";
  if (Array.isArray(value)) return value.slice(0, mostValues).map((each) => plain(each, depth + 1));
  const id = (value as { readonly toHexString?: unknown }).toHexString;
  if (typeof id === "function") return String(id.call(value));
  const entries = Object.entries(value).slice(0, mostValues);
  return Object.fromEntries(entries.map(([name, each]) => [name, plain(each, depth + 1)]));
}

const wrapped = new WeakSet<object>();

/** Puts a wrapper in the place of a method, where it is defined; once, however often it is asked for. */
export function wrap(owner: unknown, name: string, around: (original: Call) => Call): void {
  const target = ownerOf(owner, name);
  const original = target?.[name];
  if (target === undefined || typeof original !== "function" || wrapped.has(original)) return;
  const wrapper = around(original as Call);
  Object.defineProperty(wrapper, "name", { value: original.name });
  Object.defineProperty(wrapper, "length", { value: original.length });
  for (const key of Object.keys(original)) {
    (wrapper as unknown as Methods)[key] = (original as unknown as Methods)[key];
  }
  wrapped.add(wrapper);
  try {
    target[name] = wrapper;
  } catch {
    // A frozen prototype: then this one goes unseen.
  }
}

function ownerOf(value: unknown, name: string): Methods | undefined {
  for (let at: unknown = value; at !== null && at !== undefined; at = Object.getPrototypeOf(at)) {
    if (Object.hasOwn(at as object, name)) return at as Methods;
  }
  return undefined;
}

export function prototypeOf(value: unknown): unknown {
  return typeof value === "function"
    ? (value as { readonly prototype?: unknown }).prototype
    : undefined;
}

/** The arguments with their last function replaced: it tells first, then calls back where it was asked. */
export function withCallback(
  args: readonly unknown[],
  tell: (self: unknown, given: readonly unknown[]) => void,
): { readonly args: unknown[]; readonly found: boolean } {
  const at = args.findLastIndex((each) => typeof each === "function");
  if (at < 0) return { args: [...args], found: false };
  const quiet = quietly(tell);
  const callback = bound(args[at]) as Call;
  const replaced = [...args];
  replaced[at] = function (this: unknown, ...given: unknown[]) {
    quiet(this, given);
    return callback.apply(this, given);
  };
  return { args: replaced, found: true };
}

/** The same promise for the app, which still hears of its failures. */
export function following(
  result: unknown,
  asked: AskedQuery,
  read: (value: unknown) => QueryResult,
): unknown {
  if (!(result instanceof Promise)) return result;
  return result.then(
    (value) => {
      try {
        asked.ends(read(value));
      } catch {
        // What cannot be read is not told.
      }
      return value;
    },
    (error) => {
      asked.ends({ error });
      throw error;
    },
  );
}
