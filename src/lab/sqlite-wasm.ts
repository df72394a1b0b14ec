/**
 * SQLite as a WASM build, for a Node that has none of its own: statements through the C functions
 * that the build gives. A database in memory; nothing is asked of disk or network.
 */

import start from "wa-sqlite/dist/wa-sqlite.mjs";
import type { SqlRow, SqlValue } from "./sql-row.ts";

/** The part of what Emscripten makes that is needed; addresses in its memory are numbers. */
interface Build {
  readonly HEAPU8: Uint8Array;
  _sqlite3_malloc(bytes: number): number;
  _sqlite3_free(at: number): void;
  getValue(at: number, type: "i32"): number;
  stringToUTF8(text: string, at: number, most: number): void;
  lengthBytesUTF8(text: string): number;
  cwrap(name: string, gives: "number" | "string", takes: readonly ("number" | "string")[]): Call;
}

type Call = (...values: readonly (number | string)[]) => number | string;

interface Database {
  all(sql: string, values: readonly SqlValue[]): SqlRow[];
  changes(): number;
  close(): void;
}

const codes = { ok: 0, row: 100, done: 101 };
const types = { integer: 1, float: 2, null: 5 };
const readWriteCreate = 2 | 4;
/** SQLite copies a text that comes with this before the call ends. */
const copied = -1;

export async function openDatabase(wasm: Buffer): Promise<Database> {
  const build = (await start({ wasmBinary: new Uint8Array(wasm).buffer })) as Build;
  const number = "number";
  const call = {
    open: build.cwrap("sqlite3_open_v2", number, ["string", number, number, number]),
    prepare: build.cwrap("sqlite3_prepare_v2", number, [number, number, number, number, number]),
    step: build.cwrap("sqlite3_step", number, [number]),
    finalize: build.cwrap("sqlite3_finalize", number, [number]),
    bindNull: build.cwrap("sqlite3_bind_null", number, [number, number]),
    bindDouble: build.cwrap("sqlite3_bind_double", number, [number, number, number]),
    bindInt: build.cwrap("sqlite3_bind_int", number, [number, number, number]),
    bindText: build.cwrap("sqlite3_bind_text", number, [number, number, number, number, number]),
    count: build.cwrap("sqlite3_column_count", number, [number]),
    name: build.cwrap("sqlite3_column_name", "string", [number, number]),
    type: build.cwrap("sqlite3_column_type", number, [number, number]),
    double: build.cwrap("sqlite3_column_double", number, [number, number]),
    text: build.cwrap("sqlite3_column_text", number, [number, number]),
    bytes: build.cwrap("sqlite3_column_bytes", number, [number, number]),
    changes: build.cwrap("sqlite3_changes", number, [number]),
    errmsg: build.cwrap("sqlite3_errmsg", "string", [number]),
    close: build.cwrap("sqlite3_close", number, [number]),
  };
  const result = build._sqlite3_malloc(8);
  must(call.open(":memory:", result, readWriteCreate, 0), 0);
  const database = build.getValue(result, "i32");

  function must(code: number | string, at = database): void {
    if (code !== codes.ok) throw new Error(String(call.errmsg(at)));
  }

  /** Works with a text where the build can read it. */
  function withText<T>(text: string, work: (at: number, bytes: number) => T): T {
    const bytes = build.lengthBytesUTF8(text);
    const at = build._sqlite3_malloc(bytes + 1);
    build.stringToUTF8(text, at, bytes + 1);
    try {
      return work(at, bytes);
    } finally {
      build._sqlite3_free(at);
    }
  }

  function bind(statement: number, index: number, value: SqlValue): void {
    if (value === null) must(call.bindNull(statement, index));
    else if (typeof value === "string") {
      withText(value, (at, bytes) => must(call.bindText(statement, index, at, bytes, copied)));
    } else {
      const isInt = Number.isInteger(value) && Math.abs(value) < 2 ** 31;
      must((isInt ? call.bindInt : call.bindDouble)(statement, index, value));
    }
  }

  function valueAt(statement: number, column: number): SqlValue {
    const type = call.type(statement, column);
    if (type === types.null) return null;
    // A double holds every whole number that JavaScript can tell from the next one.
    if (type === types.integer || type === types.float) {
      return Number(call.double(statement, column));
    }
    // Not up to the first zero: a text may hold one.
    const at = Number(call.text(statement, column));
    const end = at + Number(call.bytes(statement, column));
    return Buffer.from(build.HEAPU8.subarray(at, end)).toString("utf8");
  }

  function all(sql: string, values: readonly SqlValue[]): SqlRow[] {
    const statement = withText(sql, (at, bytes) => {
      must(call.prepare(database, at, bytes, result, 0));
      return build.getValue(result, "i32");
    });
    try {
      for (const [index, value] of values.entries()) bind(statement, index + 1, value);
      const rows: SqlRow[] = [];
      for (;;) {
        const code = call.step(statement);
        if (code === codes.done) return rows;
        if (code !== codes.row) throw new Error(String(call.errmsg(database)));
        const columns = Array.from({ length: Number(call.count(statement)) }, (_, column) => [
          String(call.name(statement, column)),
          valueAt(statement, column),
        ]);
        rows.push(Object.fromEntries(columns));
      }
    } finally {
      call.finalize(statement);
    }
  }

  return {
    all,
    changes: () => Number(call.changes(database)),
    close: () => void call.close(database),
  };
}
