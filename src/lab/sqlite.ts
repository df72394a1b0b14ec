/**
 * A real SQLite database in memory: Node's own where there is one, the WASM build that travels in
 * the package elsewhere. Both give the same rows. Only the lab loads this.
 */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { programRoot } from "../shell/course-folder.ts";
import type { SqlRow, SqlValue } from "./sql-row.ts";

export interface Sqlite {
  readonly engine: Engine;
  /** The rows of a query, or of what a changing statement returns. */
  all(sql: string, values?: readonly SqlValue[]): readonly SqlRow[];
  run(sql: string, values?: readonly SqlValue[]): { changes: number; lastId: number };
  close(): void;
}

export type Engine = "node:sqlite" | "wasm";

/** Node's own has come with 22.5, and works without a flag since 22.13. */
export function hasOwnSqlite(version = process.versions.node): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > 22 || (major === 22 && minor >= 13);
}

export async function openSqlite(
  engine: Engine = hasOwnSqlite() ? "node:sqlite" : "wasm",
): Promise<Sqlite> {
  const database = await (engine === "wasm" ? openWasm() : openOwn());
  return {
    ...database,
    all: (sql, values = []) => database.all(sql, values.map(withoutNul)),
    run: (sql, values = []) => database.run(sql, values.map(withoutNul)),
  };
}

/** Node 22 ends a text at its first NUL when it reads it, other engines don't: no text has one. */
function withoutNul(value: SqlValue): SqlValue {
  return typeof value === "string" ? value.replaceAll("\0", "\uFFFD") : value;
}

/** The part of `node:sqlite` that is needed; the types of Node 20 lack it. */
interface OwnModule {
  readonly DatabaseSync: new (
    path: string,
  ) => {
    prepare(sql: string): {
      all(...values: readonly SqlValue[]): SqlRow[];
      run(...values: readonly SqlValue[]): {
        changes: number | bigint;
        lastInsertRowid: number | bigint;
      };
    };
    close(): void;
  };
}

function openOwn(): Sqlite {
  const { DatabaseSync } = withoutWarnings(
    () => createRequire(import.meta.url)("node:sqlite") as OwnModule,
  );
  const database = new DatabaseSync(":memory:");
  return {
    engine: "node:sqlite",
    all: (sql, values = []) =>
      database
        .prepare(sql)
        .all(...values)
        .map((row) => ({ ...row })),
    run(sql, values = []) {
      const { changes, lastInsertRowid } = database.prepare(sql).run(...values);
      return { changes: Number(changes), lastId: Number(lastInsertRowid) };
    },
    close: () => database.close(),
  };
}

/** Some Nodes call it experimental, on standard error: that is no news for a learner. */
function withoutWarnings<T>(work: () => T): T {
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    return work();
  } finally {
    process.emitWarning = emitWarning;
  }
}

async function openWasm(): Promise<Sqlite> {
  const { openDatabase } = await import("./sqlite-wasm.ts");
  const packed = readFileSync(join(programRoot(), "dist", "sqlite.wasm.br"));
  const database = await openDatabase(brotliDecompressSync(packed));
  return {
    engine: "wasm",
    all: (sql, values = []) => database.all(sql, values),
    run(sql, values = []) {
      database.all(sql, values);
      const [row] = database.all("select last_insert_rowid() as id", []);
      return { changes: database.changes(), lastId: Number(row?.["id"] ?? 0) };
    },
    close: () => database.close(),
  };
}
