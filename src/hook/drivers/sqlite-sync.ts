/** SQLite without waiting: better-sqlite3, and Node's own `node:sqlite`. */

import { asks, type Call, type Methods, prototypeOf, type QueryResult, wrap } from "../query.ts";

const db = "SQLite";

export function patchBetterSqlite3(loaded: unknown): void {
  const database = prototypeOf(loaded) ?? prototypeOf((loaded as Methods | undefined)?.["default"]);
  wrap(database, "exec", executing);
  wrap(
    database,
    "prepare",
    (original) =>
      function (...args) {
        const statement = original.apply(this, args);
        patchStatement(Object.getPrototypeOf(statement), "source");
        return statement;
      },
  );
}

export function patchNodeSqlite(loaded: unknown): void {
  const { DatabaseSync, StatementSync } = (loaded ?? {}) as Methods;
  wrap(prototypeOf(DatabaseSync), "exec", executing);
  patchStatement(prototypeOf(StatementSync), "sourceSQL");
}

function executing(original: Call): Call {
  return function (...args) {
    const asked = asks(db, args[0]);
    return ending(
      asked,
      () => original.apply(this, args),
      () => ({}),
    );
  };
}

function patchStatement(statement: unknown, source: string): void {
  for (const name of ["run", "get", "all", "iterate"]) {
    wrap(
      statement,
      name,
      (original) =>
        function (...args) {
          const values = args.length === 1 && Array.isArray(args[0]) ? args[0] : args;
          const asked = asks(db, (this as Methods)[source], values);
          return ending(
            asked,
            () => original.apply(this, args),
            (result) => resultOf(name, result),
          );
        },
    );
  }
}

function ending(
  asked: ReturnType<typeof asks>,
  work: () => unknown,
  read: (result: unknown) => QueryResult,
): unknown {
  let result: unknown;
  try {
    result = work();
  } catch (error) {
    asked.ends({ error });
    throw error;
  }
  asked.ends(read(result));
  return result;
}

function resultOf(name: string, result: unknown): QueryResult {
  if (name === "all") return Array.isArray(result) ? { rows: result, count: result.length } : {};
  if (name === "get") return result === undefined ? { count: 0 } : { rows: [result], count: 1 };
  if (name !== "run") return {};
  const { changes } = (result ?? {}) as { readonly changes?: unknown };
  return changes === undefined ? {} : { count: Number(changes) };
}
