/** A hundred secrets in all the places where apps put them: none is seen, in whatever is made of a recording. */

import { lineText } from "mermaid-text/text";
import { expect, test } from "vitest";
import type { Look } from "../view/view.ts";
import { detailView } from "./detail.ts";
import { findingsOf } from "./findings.ts";
import { growingDiagram } from "./growing.ts";
import type { Header, Party } from "./hop.ts";
import { hopSentence } from "./hop-words.ts";
import { hopJson } from "./json.ts";
import { listView } from "./list.ts";
import { markdownOf } from "./markdown.ts";
import { createRecorder } from "./recorder.ts";
import type { Seen } from "./seen.ts";
import { mermaidOf } from "./sequence.ts";

const browser: Party = { kind: "browser" };
const backend: Party = { kind: "backend" };
const sql: Party = { kind: "database", name: "PostgreSQL" };
const redis: Party = { kind: "database", name: "Redis" };

const letters = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/** Each secret is another run of letters and digits; where a form of its own is wanted, it has that too. */
function secretsOf(seed: number): (form?: string) => string {
  let state = seed;
  const next = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  return (form = "") =>
    form + Array.from({ length: 18 }, () => letters[Math.floor(next() * letters.length)]).join("");
}

/** A request or an answer with one secret in it. */
function places(secret: (form?: string) => string): {
  readonly seen: Seen[];
  readonly all: string[];
} {
  const all: string[] = [];
  const seen: Seen[] = [];
  const one = (form?: string): string => {
    const made = secret(form);
    all.push(made);
    return made;
  };
  let count = 0;
  const key = () => `k${++count}`;
  const exchange = (
    url: string,
    headers: readonly Header[] = [],
    type = "",
    text = "",
    answer: readonly Header[] = [],
    answerType = "",
    answerText = "",
  ) => {
    const id = key();
    seen.push({
      kind: "request",
      key: id,
      from: browser,
      to: backend,
      at: count,
      method: "POST",
      url,
      headers,
      ...(text === "" ? {} : { body: { type, text } }),
    });
    seen.push({
      kind: "response",
      key: id,
      at: count,
      status: 200,
      headers: answer,
      ...(answerText === "" ? {} : { body: { type: answerType, text: answerText } }),
    });
  };
  const sends = (name: string, value: string) => exchange("/", [{ name, value }]);
  const gives = (name: string, value: string) => exchange("/", [], "", "", [{ name, value }]);
  const posts = (type: string, text: string) => exchange("/", [], type, text);
  const answers = (type: string, text: string) => exchange("/", [], "", "", [], type, text);
  const asks = (statement: string, values: readonly unknown[] = []) =>
    seen.push({
      kind: "query",
      key: key(),
      from: backend,
      to: sql,
      at: count,
      sql: statement,
      values,
    });
  const commands = (name: string, ...values: string[]) =>
    seen.push({
      kind: "query",
      key: key(),
      from: backend,
      to: redis,
      at: count,
      sql: name,
      values,
    });
  const rows = (row: object) => {
    const id = key();
    seen.push({
      kind: "query",
      key: id,
      from: backend,
      to: sql,
      at: count,
      sql: "SELECT * FROM t",
    });
    seen.push({ kind: "rows", key: id, at: count, rows: [row] });
  };

  // Headers.
  sends("Authorization", `Bearer ${one()}`);
  sends("authorization", `Basic ${one()}==`);
  sends("Authorization", `Digest username="x", response="${one()}"`);
  sends("Authorization", one());
  sends("Proxy-Authorization", `Basic ${one()}`);
  for (const name of [
    "X-Api-Key",
    "apikey",
    "X-Auth-Token",
    "X-CSRF-Token",
    "x-xsrf-token",
    "X-Access-Token",
    "X-Amz-Security-Token",
    "X-Session-Id",
    "X-Goog-Api-Key",
    "Client-Secret",
    "X-Hub-Signature-256",
    "Stripe-Signature",
    "X-Vault-Token",
  ])
    sends(name, one());
  sends("Cookie", `theme=dark; connect.sid=s%3A${one()}.${one()}`);
  sends("Cookie", `a=${one()}; b="${one()}"`);
  sends("Referer", `https://club.example/x?token=${one()}`);
  sends("X-Note", `the key is ${one("sk_live_")}`);
  sends("Sec-WebSocket-Protocol", `graphql-ws, ${one("eyJhbGciOi.eyJzdWIi.")}`);
  gives("Set-Cookie", `session=${one()}; HttpOnly; Secure`);
  gives("set-cookie", `refresh=${one()}`);
  gives("Location", `https://club.example/in#access_token=${one()}&type=x`);
  gives("Location", `/cb?code=${one()}&state=1`);
  gives("X-Refresh-Token", one());

  // Addresses.
  for (const name of [
    "token",
    "access_token",
    "api_key",
    "apiKey",
    "password",
    "secret",
    "sig",
    "key",
    "session_id",
    "auth",
    "jwt",
    "X-Amz-Signature",
    "client_secret",
    "reset_token",
    "user[password]",
    "otp",
  ])
    exchange(`/a?x=1&${encodeURIComponent(name)}=${one()}`);
  exchange(`https://user:${one()}@club.example/x`);
  exchange(`https://${one()}@club.example/x`);
  exchange(`/reset/${one()}`);
  exchange(`/auth/verify-email/${one()}`);
  exchange(`/invite/${one()}/accept`);
  exchange(`/bot123456789:${one("AAF")}${"x".repeat(14)}/sendMessage`);
  exchange(`/go?to=${encodeURIComponent(`https://x:${one()}@h.example`)}`);
  exchange(`/in#id_token=${one()}`);

  // Bodies.
  for (const name of [
    "password",
    "newPassword",
    "password_confirmation",
    "token",
    "refreshToken",
    "clientSecret",
    "apiKey",
    "pin",
    "otp",
    "cvv",
    "secret",
    "credentials",
    "authorization",
    "sessionId",
  ])
    posts("application/json", JSON.stringify({ name: "Nadia", deep: [{ [name]: one() }] }));
  posts("application/json", JSON.stringify({ secrets: { a: [one(), { b: one() }] } }));
  posts("application/json", `{"cut":{"password":"${one()}`);
  posts("application/json", JSON.stringify({ log: JSON.stringify({ password: one() }) }));
  posts("application/x-www-form-urlencoded", `name=Nadia&password=${one()}&csrf_token=${one()}`);
  posts(
    "multipart/form-data; boundary=b",
    `--b\r\nContent-Disposition: form-data; name="password"\r\n\r\n${one()}\r\n--b--`,
  );
  posts("text/plain", `password: ${one()}`);
  posts("application/graphql", `mutation { login(email: "x", password: "${one()}") { id } }`);
  posts("", `{"variables":{"token":"${one()}"}}`);
  answers(
    "application/json; charset=utf-8",
    JSON.stringify({ data: { access_token: one(), user: { resetToken: one() } } }),
  );
  answers(
    "text/html",
    `<form><input type="hidden" name="_csrf" value="${one()}"><input type=password value='${one()}'></form><meta name="csrf-token" content="${one()}">`,
  );
  answers(
    "text/javascript",
    `const stripe = Stripe("${one("pk_live_")}"); fetch(u, { headers: { apikey: "${one()}" } })`,
  );
  answers("text/plain", `DATABASE_URL=postgres://club:${one()}@db.example/club`);
  answers("application/json", `{"hook":"${one("ghp_")}","aws":"${one("sk-ant-")}"}`);

  // Databases.
  asks(`INSERT INTO members (name, password) VALUES ('x', '${one()}')`);
  asks(`UPDATE members SET reset_token = '${one()}' WHERE id = 7`);
  asks(`SELECT * FROM sessions WHERE token = '${one()}'`);
  asks("INSERT INTO members (name, password_hash, salt) VALUES ($1, $2, $3)", ["x", one(), one()]);
  asks("SELECT * FROM sessions WHERE sid = ? AND expires > ?", [one(), 7]);
  asks("UPDATE m SET api_key = :k WHERE id = :id", [{ k: one(), id: 7 }]);
  asks("INSERT INTO session (sid, sess) VALUES (?, ?)", [
    one(),
    JSON.stringify({ cookie: {}, csrfSecret: one() }),
  ]);
  asks(`INSERT INTO members VALUES (7, '${one()}')`);
  asks(`ALTER USER club WITH PASSWORD '${one()}'`);
  rows({ id: 7, name: "x", password: one(), token: one(), api_key: one() });
  rows({ data: JSON.stringify({ refresh_token: one() }) });
  commands("SET", `sess:${one()}`, JSON.stringify({ userId: 7 }));
  commands("SET", "session:7", one());
  commands("AUTH", one());
  commands("HSET", "user:7", "token", one());
  commands("SETEX", "otp:7", "60", one());
  return { seen, all };
}

function look(width: number, plain = false): Look {
  return { width, text: width, margin: 0, charset: "unicode", plain };
}

test("of a hundred seeded secrets none is shown", () => {
  for (let seed = 1; seed <= 20; seed += 1) {
    const { seen, all } = places(secretsOf(seed));
    expect(all.length).toBeGreaterThanOrEqual(100);
    const recorder = createRecorder({ secrets: "mask" });
    for (const each of seen) recorder.add(each);
    const { hops } = recorder.recording();
    const growing = growingDiagram(look(100));
    const shown = [
      JSON.stringify(hops),
      hops.map(hopJson).join("\n"),
      hops.map(hopSentence).join("\n"),
      mermaidOf(hops),
      markdownOf(hops, findingsOf(hops), "x"),
      ...hops.flatMap((hop) => detailView(hop, look(200), { whole: true })).map(lineText),
      ...hops.flatMap((hop) => growing.add(hop).rows).map(lineText),
      ...listView(hops, look(200, true)).map(lineText),
    ].join("\n");
    // Not even a part of one that could be made use of.
    const leaked = all.filter((secret) => shown.includes(secret.slice(-12)));
    expect(leaked).toEqual([]);
  }
});
