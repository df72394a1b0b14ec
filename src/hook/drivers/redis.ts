/** redis in its versions, and ioredis: every command goes through one method. */

import { bound } from "../context.ts";
import {
  type AskedQuery,
  asks,
  type Call,
  following,
  type Methods,
  prototypeOf,
  type QueryResult,
  wrap,
} from "../query.ts";

const db = "Redis";
/** What clients say to open a connection is none of the app's doing. */
const greetings = /^(?:hello|client|info|auth|select|command|readonly)$/i;

export function patchRedis(loaded: unknown): void {
  const { RedisClient, default: standard } = (loaded ?? {}) as Methods;
  for (const each of [loaded, RedisClient, standard]) {
    const prototype = prototypeOf(each);
    const {
      sendCommand,
      commandsExecutor,
      internal_send_command: internal,
    } = (prototype ?? {}) as Methods;
    if (typeof internal === "function") wrap(prototype, "internal_send_command", oldCommand);
    if (typeof commandsExecutor === "function") wrap(prototype, "commandsExecutor", executed);
    if (typeof sendCommand === "function" && typeof commandsExecutor !== "function") {
      wrap(prototype, "sendCommand", (original) => sent(original));
    }
  }
}

/** Version 5: the command as a list of texts. */
function sent(original: Call): Call {
  return function (...args) {
    const [words] = args;
    if (!Array.isArray(words)) return original.apply(this, args);
    const asked = commanded(words);
    return following(original.apply(this, args), asked, resultOf);
  };
}

/** Version 4: the command as an object that makes the list. */
function executed(original: Call): Call {
  return function (...args) {
    const command = args[0] as Methods | undefined;
    const given = args[1] as readonly unknown[] | undefined;
    const transform = command?.["transformArguments"];
    let words: unknown;
    try {
      words = typeof transform === "function" ? transform(...(given ?? [])) : undefined;
    } catch {
      // The original says what is wrong with it.
    }
    const asked = Array.isArray(words) ? commanded(words) : undefined;
    const result = original.apply(this, args);
    return asked === undefined ? result : following(result, asked, resultOf);
  };
}

/** Versions 2 and 3: an object with a callback. */
function oldCommand(original: Call): Call {
  return function (...args) {
    const command = args[0] as
      | { command?: unknown; args?: unknown; callback?: unknown }
      | undefined;
    if (typeof command?.command === "string" && !greetings.test(command.command)) {
      const values = Array.isArray(command.args) ? command.args : [];
      const asked = asks(db, command.command.toUpperCase(), values);
      const callback = bound(command.callback) as Call | undefined;
      command.callback = function (this: unknown, error: unknown, result: unknown) {
        asked.ends(error ? { error } : resultOf(result));
        return callback?.call(this, error, result);
      };
    }
    return original.apply(this, args);
  };
}

export function patchIoredis(loaded: unknown): void {
  const { Redis, default: standard } = (loaded ?? {}) as Methods;
  for (const each of [loaded, Redis, standard]) {
    const prototype = prototypeOf(each);
    if (typeof (prototype as Methods | undefined)?.["sendCommand"] !== "function") continue;
    wrap(
      prototype,
      "sendCommand",
      (original) =>
        function (...args) {
          tellIoredis(args[0] as Promised | undefined);
          return original.apply(this, args);
        },
    );
  }
}

interface Promised {
  readonly name?: unknown;
  readonly args?: unknown;
  resolve?: unknown;
  reject?: unknown;
}

const told = new WeakSet<object>();

function tellIoredis(command: Promised | undefined): void {
  // One that waits for the connection is sent a second time.
  if (command === undefined || typeof command.name !== "string" || told.has(command)) return;
  if (greetings.test(command.name)) return;
  told.add(command);
  const asked = asks(
    db,
    command.name.toUpperCase(),
    Array.isArray(command.args) ? command.args : [],
  );
  const { resolve, reject } = command as { readonly resolve: Call; readonly reject: Call };
  if (typeof resolve !== "function" || typeof reject !== "function") return;
  command.resolve = function (this: unknown, value: unknown) {
    asked.ends(resultOf(value));
    return resolve.call(this, value);
  };
  command.reject = function (this: unknown, error: unknown) {
    asked.ends({ error });
    return reject.call(this, error);
  };
}

const silent: AskedQuery = { ends: () => {} };

function commanded(words: readonly unknown[]): AskedQuery {
  const [name = "", ...values] = words;
  return greetings.test(String(name)) ? silent : asks(db, String(name).toUpperCase(), values);
}

function resultOf(value: unknown): QueryResult {
  if (value === null || value === undefined) return { count: 0 };
  if (Array.isArray(value)) return { rows: value.map(textOf), count: value.length };
  return { rows: [textOf(value)], count: 1 };
}

function textOf(value: unknown): unknown {
  return value instanceof Uint8Array ? Buffer.from(value).toString("utf8") : value;
}
