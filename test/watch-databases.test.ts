/** Queries of unchanged apps with real drivers and real databases, against the apps' own logs. */

import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { startMysql, startPostgres, startRedis } from "./servers.ts";
import { type Ask, appsFolder, hasPackages, logged, type Recorded, watched } from "./watched.ts";

const node = process.execPath;

/** Every line of the log is a hop, in its order; each query is tied to its own request. */
function agree(recorded: Recorded): void {
  expect(logged(recorded)).toEqual(recorded.log);
  expect(recorded.code).toBe(0);
  expect(recorded.text).not.toContain("s3cr3t");
  const { hops } = recorded;
  for (const query of hops.filter(({ kind, cause }) => kind === "query" && cause !== null)) {
    expect(query.unsure).toBe(false);
    const answer = hops.find(
      ({ kind, to, id }) => kind === "response" && to === "browser" && id > query.id,
    );
    expect({ sql: query.sql, cause: query.cause }).toEqual({
      sql: query.sql,
      cause: answer?.cause,
    });
  }
}

const member: Ask = {
  method: "POST",
  path: "/members",
  json: { name: "Ben", password: "s3cr3t-new" },
};
const built = (path: string) => existsSync(resolve(appsFolder, "node_modules", path));

describe("SQLite", () => {
  test.skipIf(!built("sqlite3/build/Release/node_sqlite3.node"))("npm's sqlite3", async () => {
    const recorded = await watched(
      [node, "sqlite3.cjs"],
      [{ path: "/members" }, member, { path: "/broken" }],
    );
    const log = recorded.log;
    // What was asked before the first request came in.
    const hops = recorded.hops.filter(
      ({ cause, kind, sql }) => !(sql !== null && cause === null && kind === "query"),
    );
    agree({
      ...recorded,
      log,
      hops: hops.filter(({ sql, kind }) => kind !== "rows" || !sql?.includes("'")),
    });
  });

  test.skipIf(!built("better-sqlite3/build/Release/better_sqlite3.node"))(
    "better-sqlite3",
    async () => {
      agree(await watched([node, "better-sqlite3.mjs"], [member, { path: "/members" }]));
    },
  );

  const [major = 0] = process.versions.node.split(".").map(Number);
  test.skipIf(major < 24)("node:sqlite", async () => {
    const recorded = await watched(
      [node, "node-sqlite.mjs"],
      [{ path: "/members" }, { path: "/members" }],
    );
    agree(recorded);
  });
});

describe("PostgreSQL", () => {
  test.skipIf(!hasPackages("pg"))("pg", async (context) => {
    const server = await startPostgres();
    if (server === undefined) return context.skip("its server is not installed");
    const PG_URL = `postgres://club:s3cr3t@127.0.0.1:${server.port}/postgres`;
    const asks = ["Ben", "Nadia"].map((name) => ({ method: "POST", path: `/members/${name}` }));
    agree(
      await watched([node, "pg.mjs"], [...asks, { path: "/members" }, { path: "/broken" }], {
        env: { PG_URL },
      }),
    );
    // With one connection for all: each waits for it, and is still known.
    const paths = Array.from({ length: 10 }, (_, n) => ({
      method: "POST",
      path: `/members/n${n}`,
    }));
    const { hops } = await watched([node, "pg.mjs"], paths, { env: { PG_URL }, together: true });
    const queries = hops.filter(({ kind, cause }) => kind === "query" && cause !== null);
    expect(new Set(queries.map(({ cause }) => cause)).size).toBe(10);
    server.stop();
  });
});

describe("MySQL", () => {
  test.skipIf(!hasPackages("mysql2"))("mysql2", async (context) => {
    const server = await startMysql();
    if (server === undefined) return context.skip("its server is not installed");
    const options = {
      host: "127.0.0.1",
      port: server.port,
      user: "root",
      database: "mysql",
      connectionLimit: 1,
    };
    const env = { MYSQL_OPTIONS: JSON.stringify(options) };
    agree(await watched([node, "mysql2.cjs"], [member, { path: "/members" }], { env }));
    server.stop();
  });
});

describe("Redis", () => {
  test.skipIf(!hasPackages("redis", "ioredis"))("redis and ioredis", async (context) => {
    const server = await startRedis();
    if (server === undefined) return context.skip("its server is not installed");
    const env = { REDIS_URL: `redis://127.0.0.1:${server.port}` };
    const recorded = await watched([node, "redis.mjs"], [{ path: "/" }], { env });
    const shown = logged(recorded).map((each) => each.replace(/ session:.* 1$/, " session 1"));
    expect(shown).toEqual(recorded.log);
    expect(recorded.text).not.toContain("s3cr3t");
    server.stop();
  });
});
