/** npm's sqlite3: callbacks on the database, and on statements. */

import {
  asks,
  type Call,
  type Methods,
  prototypeOf,
  type QueryResult,
  withCallback,
  wrap,
} from "../query.ts";

const db = "SQLite";
/** While a method of the database runs, its statement's own is the same query. */
let isInside = false;

export function patchSqlite3(loaded: unknown): void {
  const { Database, Statement } = (loaded ?? {}) as Methods;
  const database = prototypeOf(Database);
  const statement = prototypeOf(Statement);
  if (database === undefined || statement === undefined) return;
  for (const name of ["run", "get", "all", "each", "exec"]) {
    wrap(database, name, (original) => around(original, name, ([sql, ...rest]) => [sql, rest]));
  }
  for (const name of ["run", "get", "all", "each"]) {
    wrap(statement, name, (original) =>
      around(original, name, (args, self) => [(self as Methods)["sql"], args]),
    );
  }
}

function around(
  original: Call,
  name: string,
  read: (
    args: readonly unknown[],
    self: unknown,
  ) => readonly [sql: unknown, rest: readonly unknown[]],
): Call {
  return function (...args) {
    if (isInside) return original.apply(this, args);
    const [sql, rest] = read(args, this);
    const given = rest.filter((each) => typeof each !== "function");
    const values = given.length === 1 && Array.isArray(given[0]) ? given[0] : given;
    const asked = asks(db, sql, values);
    const tell = withCallback(args, (self, [error, result]) => {
      // A lone callback of `each` is called for every row; the second is told their number.
      const isRow = name === "each" && args.filter((each) => typeof each === "function").length < 2;
      if (isRow) return;
      asked.ends(error ? { error } : resultOf(name, self, result));
    });
    isInside = true;
    try {
      return original.apply(this, tell.args);
    } finally {
      isInside = false;
    }
  };
}

function resultOf(name: string, self: unknown, result: unknown): QueryResult {
  if (name === "run") {
    const changes = (self as { readonly changes?: unknown } | undefined)?.changes;
    return typeof changes === "number" ? { count: changes } : {};
  }
  if (name === "get")
    return { rows: result === undefined ? [] : [result], count: result === undefined ? 0 : 1 };
  if (name === "each") return typeof result === "number" ? { count: result } : {};
  return Array.isArray(result) ? { rows: result, count: result.length } : {};
}
