/** Finds the drivers as the app loads them: CommonJS and ES modules alike come through `Module._load`. */

import Module from "node:module";
import { quietly } from "../link.ts";
import { patchMongodb } from "./mongodb.ts";
import { patchMysql2 } from "./mysql2.ts";
import { patchPg } from "./pg.ts";
import { patchIoredis, patchRedis } from "./redis.ts";
import { patchBetterSqlite3, patchNodeSqlite } from "./sqlite-sync.ts";
import { patchSqlite3 } from "./sqlite3.ts";

const patches: ReadonlyMap<string, (loaded: unknown) => void> = new Map([
  ["sqlite3", patchSqlite3],
  ["better-sqlite3", patchBetterSqlite3],
  ["pg", patchPg],
  ["pg-pool", patchPg],
  ["mysql2", patchMysql2],
  ["redis", patchRedis],
  ["@redis/client", patchRedis],
  ["ioredis", patchIoredis],
  ["mongodb", patchMongodb],
]);

const inPackage =
  /[\\/]node_modules[\\/](sqlite3|better-sqlite3|pg|pg-pool|mysql2|redis|@redis[\\/]client|ioredis|mongodb)[\\/](?!.*[\\/]node_modules[\\/])/;

type Load = (
  request: string,
  parent: { readonly filename?: string } | undefined,
  isMain: boolean,
) => unknown;

export function watchDrivers(): void {
  const loader = Module as unknown as { _load: Load };
  const load = loader._load;
  const look = quietly(
    (request: string, parent: { readonly filename?: string } | undefined, loaded: unknown) => {
      if (typeof loaded !== "object" && typeof loaded !== "function") return;
      const isPath = /^(?:[./\\]|[A-Za-z]:)/.test(request);
      const isOwn = /^\.{1,2}[\\/]/.test(request);
      const name = isPath
        ? inPackage.exec(isOwn ? (parent?.filename ?? "") : request)?.[1]?.replace("\\", "/")
        : request.replace(/\/promise$/, "");
      patches.get(name ?? "")?.(loaded);
    },
  );
  loader._load = function (this: unknown, request, parent, isMain) {
    const loaded = load.call(this, request, parent, isMain);
    if (loaded !== null) look(request, parent, loaded);
    return loaded;
  };
  quietly(watchNodeSqlite)();
}

/**
 * ES modules get Node's own modules without asking anybody, so this one is changed beforehand. The
 * warning that it gives when it is loaded is kept until the app uses it.
 */
function watchNodeSqlite(): void {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major < 22 || (major === 22 && minor < 13)) return;
  const warn = process.emitWarning;
  const kept: unknown[][] = [];
  process.emitWarning = (...args: unknown[]) => {
    kept.push(args);
  };
  let sqlite: Readonly<Record<string, unknown>>;
  try {
    sqlite = Module.createRequire(`${process.cwd()}/`)("node:sqlite");
  } finally {
    process.emitWarning = warn;
  }
  patchNodeSqlite(sqlite);
  const { DatabaseSync } = sqlite;
  const database = (DatabaseSync as { readonly prototype?: unknown } | undefined)?.prototype;
  for (const name of ["prepare", "exec"]) {
    wrapFirst(database, name, () => {
      for (const args of kept.splice(0)) Reflect.apply(warn, process, args);
    });
  }
}

function wrapFirst(owner: unknown, name: string, first: () => void): void {
  const methods = owner as Record<string, unknown>;
  const original = methods[name];
  if (typeof original !== "function") return;
  methods[name] = function (this: unknown, ...args: unknown[]) {
    quietly(first)();
    return original.apply(this, args);
  };
}
