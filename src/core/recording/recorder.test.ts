import { expect, test } from "vitest";
import { hopSentence } from "./hop-words.ts";
import { hopJson } from "./json.ts";
import { mermaidOf } from "./sequence.ts";
import { hopsOf, loginSeen } from "./testing.ts";

test("hops have numbers, causes, turned parties and times", () => {
  const hops = hopsOf(loginSeen);
  expect(hops.map(({ id, cause, kind }) => ({ id, cause, kind }))).toEqual([
    { id: 1, cause: undefined, kind: "request" },
    { id: 2, cause: 1, kind: "query" },
    { id: 3, cause: 2, kind: "rows" },
    { id: 4, cause: 1, kind: "response" },
  ]);
  expect(hops[3]).toMatchObject({
    from: { kind: "backend" },
    to: { kind: "browser" },
    method: "POST",
    path: "/login?next=/",
    status: 200,
    ms: 12,
    summary: "200 OK",
    masked: ["Cookie session"],
  });
  expect(hops[2]).toMatchObject({ rows: 1, sql: expect.stringContaining("SELECT"), ms: 1 });
});

test("an answer to what was never asked is none", () => {
  expect(hopsOf([{ kind: "response", key: "x", at: 1, status: 200, headers: [] }])).toEqual([]);
});

test("each hop is a sentence", () => {
  expect(hopsOf(loginSeen).map(hopSentence)).toEqual([
    "The browser sends POST /login?next=/ to the backend, with an email, a password and its cookie.",
    "The backend asks the database (SQLite): SELECT id, name, hash FROM members WHERE email = ?",
    "The database (SQLite) answers: 1 row.",
    "The backend answers 200 OK after 12 ms, and hands out a cookie.",
  ]);
});

test("Mermaid has the parties and an arrow a hop, and nothing that breaks it", () => {
  const [first] = loginSeen;
  if (first?.kind !== "request") throw new Error("a request comes first");
  const hostile = { ...first, key: "h", url: "/a;b#c%22<script>\n  p1->>p2: x" };
  expect(mermaidOf(hopsOf([...loginSeen, hostile]))).toBe(
    [
      "sequenceDiagram",
      "  participant p1 as Browser",
      "  participant p2 as Backend",
      "  participant p3 as Database SQLite",
      "  p1->>p2: POST /login?next=/",
      "  p2->>p3: SELECT id, name, hash FROM members WHERE email = ?",
      "  p3-->>p2: 1 row, 1\u00a0ms",
      "  p2-->>p1: 200 OK, 12\u00a0ms",
      "  p1->>p2: POST /a#59;b",
      "",
    ].join("\n"),
  );
});

test("a line of JSON has every field", () => {
  const [request] = hopsOf(loginSeen);
  if (request === undefined) throw new Error("no hop");
  expect(JSON.parse(hopJson(request))).toEqual({
    schema: "whichside/hop",
    version: 1,
    id: 1,
    cause: null,
    unsure: false,
    from: "browser",
    to: "backend",
    fromHost: null,
    toHost: null,
    kind: "request",
    at: 1000,
    method: "POST",
    path: "/login?next=/",
    status: null,
    sql: null,
    rows: null,
    ms: null,
    summary: "POST /login?next=/",
    masked: ["Cookie theme", "email", "password"],
  });
});

test("secrets are shown to somebody who asked for them", () => {
  expect(JSON.stringify(hopsOf(loginSeen))).not.toContain("rose");
  expect(JSON.stringify(hopsOf(loginSeen, "show"))).toContain("rose");
});
