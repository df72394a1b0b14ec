/** A recording to test with: somebody logs in, with a password that must not be seen. */

import type { Hop } from "./hop.ts";
import { createRecorder } from "./recorder.ts";
import type { Seen } from "./seen.ts";

const browser = { kind: "browser" } as const;
const backend = { kind: "backend" } as const;
const database = { kind: "database", name: "SQLite" } as const;

export const loginSeen: readonly Seen[] = [
  {
    kind: "request",
    key: "login",
    from: browser,
    to: backend,
    at: 1000,
    method: "POST",
    url: "http://localhost:3000/login?next=/",
    headers: [
      { name: "Content-Type", value: "application/json" },
      { name: "Cookie", value: "theme=dark" },
    ],
    body: { type: "application/json", text: '{"email":"nadia@garden.example","password":"rose"}' },
  },
  {
    kind: "query",
    key: "find",
    cause: "login",
    from: backend,
    to: database,
    at: 1002,
    sql: "SELECT id, name, hash FROM members WHERE email = ?",
    values: ["nadia@garden.example"],
  },
  {
    kind: "rows",
    key: "find",
    at: 1003,
    rows: [{ id: 7, name: "Nadia", hash: "9f86d081884c" }],
  },
  {
    kind: "response",
    key: "login",
    at: 1012,
    status: 200,
    headers: [{ name: "Set-Cookie", value: "session=a1b2c3d4e5f6a7b8; HttpOnly; SameSite=Lax" }],
    body: { type: "application/json", text: '{"name":"Nadia"}' },
  },
];

export function hopsOf(seen: readonly Seen[], secrets: "mask" | "show" = "mask"): readonly Hop[] {
  const recorder = createRecorder({ secrets });
  for (const each of seen) recorder.add(each);
  return recorder.recording().hops;
}
