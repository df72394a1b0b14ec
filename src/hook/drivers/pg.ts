/** pg: a client's queries, with callbacks and with promises; pools hand out clients. */

import { bound } from "../context.ts";
import {
  asks,
  following,
  type Methods,
  prototypeOf,
  type QueryResult,
  withCallback,
  wrap,
} from "../query.ts";

const db = "PostgreSQL";

export function patchPg(loaded: unknown): void {
  const client = prototypeOf(loaded) ?? prototypeOf(own(loaded, "Client"));
  if (isClient(client)) patchClient(client);
  const pool = prototypeOf(own(loaded, "Pool")) ?? client;
  if (isPool(pool)) patchPool(pool);
}

/** Not a getter such as `native`, which would load something. */
function own(loaded: unknown, name: string): unknown {
  return Object.getOwnPropertyDescriptor(loaded ?? {}, name)?.value ?? (loaded as Methods)?.[name];
}

function isClient(value: unknown): boolean {
  const { query, connect, escapeLiteral } = (value ?? {}) as Methods;
  return [query, connect, escapeLiteral].every((each) => typeof each === "function");
}

function isPool(value: unknown): boolean {
  const { connect, query, _pulseQueue } = (value ?? {}) as Methods;
  return [connect, query, _pulseQueue].every((each) => typeof each === "function");
}

/** A client that was waited for comes in the context of whoever gave it back. */
function patchPool(pool: unknown): void {
  wrap(
    pool,
    "connect",
    (original) =>
      function (...args) {
        return original.apply(
          this,
          args.map((each) => bound(each)),
        );
      },
  );
  wrap(
    pool,
    "query",
    (original) =>
      function (...args) {
        return original.apply(
          this,
          args.map((each) => bound(each)),
        );
      },
  );
}

function patchClient(client: unknown): void {
  wrap(
    client,
    "query",
    (original) =>
      function (...args) {
        const [first, second] = args;
        const config = (typeof first === "object" && first !== null ? first : {}) as Methods;
        const sql = typeof first === "string" ? first : (config["text"] ?? "");
        const values = Array.isArray(second) ? second : (config["values"] ?? []);
        const asked = asks(db, sql, Array.isArray(values) ? values : []);
        const told = withCallback(args, (_self, [error, result]) => {
          asked.ends(error ? { error } : resultOf(result));
        });
        if (!told.found && typeof config["callback"] === "function") {
          const inner = withCallback([config["callback"]], (_self, [error, result]) => {
            asked.ends(error ? { error } : resultOf(result));
          });
          config["callback"] = inner.args[0];
        }
        return following(original.apply(this, told.args), asked, resultOf);
      },
  );
}

function resultOf(result: unknown): QueryResult {
  const last = Array.isArray(result) ? result.at(-1) : result;
  const { rows, rowCount } = (last ?? {}) as {
    readonly rows?: unknown;
    readonly rowCount?: unknown;
  };
  return {
    ...(Array.isArray(rows) && rows.length > 0 ? { rows } : {}),
    ...(typeof rowCount === "number" ? { count: rowCount } : {}),
  };
}
