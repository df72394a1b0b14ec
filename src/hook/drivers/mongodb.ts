/** mongodb: what a collection is asked to find and to change. */

import { asks, following, type Methods, prototypeOf, type QueryResult, wrap } from "../query.ts";

const db = "MongoDB";
const methods =
  "findOne insertOne insertMany updateOne updateMany replaceOne deleteOne deleteMany findOneAndUpdate findOneAndReplace findOneAndDelete countDocuments estimatedDocumentCount distinct bulkWrite".split(
    " ",
  );
/** While one of these runs, what it calls itself is the same query. */
let isInside = false;

export function patchMongodb(loaded: unknown): void {
  const collection = prototypeOf((loaded as Methods | undefined)?.["Collection"]);
  for (const name of methods) {
    wrap(
      collection,
      name,
      (original) =>
        function (...args) {
          if (isInside) return original.apply(this, args);
          const asked = asks(db, said(this, name, args));
          isInside = true;
          try {
            return following(original.apply(this, args), asked, resultOf);
          } finally {
            isInside = false;
          }
        },
    );
  }
  for (const name of ["find", "aggregate"]) {
    wrap(
      collection,
      name,
      (original) =>
        function (...args) {
          const cursor = original.apply(this, args);
          if (!isInside) tellCursor(cursor, said(this, name, args));
          return cursor;
        },
    );
  }
}

/** A cursor asks when it is read, and not before. */
function tellCursor(cursor: unknown, sql: string): void {
  if (typeof cursor !== "object" || cursor === null) return;
  wrapOwn(cursor as Methods, "toArray", (original, args) => {
    const asked = asks(db, sql);
    return following(original(...args), asked, (rows) =>
      Array.isArray(rows) ? { rows, count: rows.length } : {},
    );
  });
  let isAsked = false;
  wrapOwn(cursor as Methods, "next", (original, args) => {
    if (!isAsked) asks(db, sql);
    isAsked = true;
    return original(...args);
  });
}

function wrapOwn(
  owner: Methods,
  name: string,
  around: (original: (...args: unknown[]) => unknown, args: readonly unknown[]) => unknown,
): void {
  const original = owner[name];
  if (typeof original !== "function") return;
  owner[name] = function (this: unknown, ...args: unknown[]) {
    return around((...given) => original.apply(this, given), args);
  };
}

function said(collection: unknown, name: string, args: readonly unknown[]): string {
  const { collectionName } = (collection ?? {}) as { readonly collectionName?: unknown };
  return `${String(collectionName)}.${name} ${json(args[0] ?? {})}`;
}

function json(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    return "{}";
  }
}

function resultOf(result: unknown): QueryResult {
  if (result === null || result === undefined) return { count: 0 };
  if (typeof result === "number") return { count: result };
  if (Array.isArray(result)) return { rows: result, count: result.length };
  const counts = result as Readonly<Record<string, unknown>>;
  for (const name of ["modifiedCount", "deletedCount", "insertedCount"]) {
    if (typeof counts[name] === "number") return { count: counts[name] };
  }
  if ("insertedId" in counts) return { count: 1 };
  return { rows: [result], count: 1 };
}
