/** mysql2: a connection's queries and prepared statements; its promises are made of the same callbacks. */

import { bound } from "../context.ts";
import { asks, type Methods, prototypeOf, type QueryResult, withCallback, wrap } from "../query.ts";

const db = "MySQL";

export function patchMysql2(loaded: unknown): void {
  const { Connection, Pool } = (loaded ?? {}) as Methods;
  for (const each of [prototypeOf(loaded), prototypeOf(Connection), prototypeOf(Pool)]) {
    const { query, execute, addCommand, getConnection } = (each ?? {}) as Methods;
    if (typeof query !== "function") continue;
    if (typeof execute === "function" && typeof addCommand === "function") patchConnection(each);
    if (typeof getConnection === "function") patchPool(each);
  }
}

function patchPool(pool: unknown): void {
  for (const name of ["getConnection", "query", "execute"]) {
    wrap(
      pool,
      name,
      (original) =>
        function (...args) {
          return original.apply(
            this,
            args.map((each) => bound(each)),
          );
        },
    );
  }
}

function patchConnection(connection: unknown): void {
  for (const name of ["query", "execute"]) {
    wrap(
      connection,
      name,
      (original) =>
        function (...args) {
          const [first, second] = args;
          // A pool hands over a command that it has made; it has its callback in it.
          const command = (typeof first === "object" && first !== null ? first : {}) as Methods;
          const sql = typeof first === "string" ? first : (command["sql"] ?? "");
          const values = Array.isArray(second) ? second : command["values"];
          const asked = asks(db, sql, Array.isArray(values) ? values : []);
          const tell = (_self: unknown, [error, result]: readonly unknown[]) =>
            asked.ends(error ? { error } : resultOf(result));
          const told = withCallback(args, tell);
          if (!told.found && typeof command["onResult"] === "function") {
            command["onResult"] = withCallback([command["onResult"]], tell).args[0];
          }
          return original.apply(this, told.args);
        },
    );
  }
}

function resultOf(result: unknown): QueryResult {
  if (Array.isArray(result)) return { rows: result, count: result.length };
  const { affectedRows } = (result ?? {}) as { readonly affectedRows?: unknown };
  return typeof affectedRows === "number" ? { count: affectedRows } : {};
}
