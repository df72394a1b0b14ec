/**
 * What the hook of `watch` costs apps as people have them: each is asked the same requests with and
 * without it, in pairs that take turns to be first. Processor time of the app for one request; the
 * least of the pairs, since whatever else the machine does only adds to it.
 *
 *   npm run build && (cd test/watch-apps && npm ci && npm rebuild better-sqlite3)
 *   nice node scripts/run.js bench/watch.ts [pairs] [words of a row's name]
 */

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import http from "node:http";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import process from "node:process";

const apps = resolve("test/watch-apps");
const hook = resolve("dist/watch-hook.cjs");
const pairs = Number(process.argv[2] ?? 7);
const only = process.argv[3] ?? "";
/** Asked before anything is measured. */
const warm = 500;
const measured = 2000;

interface Row {
  readonly name: string;
  /** Packages that it is made of. */
  readonly needs: readonly string[];
  /** What the app is; `listen` is given what takes requests. */
  readonly app: string;
  readonly ask: { readonly method: string; readonly path: string; readonly body?: string };
}

const note = JSON.stringify({ title: "Water the roses", text: "in the evening, ".repeat(8) });
const rows: readonly Row[] = [
  {
    name: "node:http, hello",
    needs: [],
    app: `listen(require("node:http").createServer((request, response) => response.end("hello")));`,
    ask: { method: "GET", path: "/" },
  },
  {
    name: "node:http, JSON in, 50 rows of JSON out",
    needs: [],
    app: `
      listen(require("node:http").createServer((request, response) => {
        const parts = [];
        request.on("data", (part) => parts.push(part));
        request.on("end", () => {
          const given = JSON.parse(Buffer.concat(parts).toString());
          const rows = Array.from({ length: 50 }, (_, id) => ({ id, name: "member " + id, given }));
          response.setHeader("content-type", "application/json");
          response.end(JSON.stringify(rows));
        });
      }));`,
    ask: { method: "POST", path: "/", body: '{"email":"nadia@garden.example"}' },
  },
  {
    name: "express, hello",
    needs: ["express"],
    app: `
      const app = require("express")();
      app.get("/", (request, response) => response.send("hello"));
      listen(app);`,
    ask: { method: "GET", path: "/" },
  },
  {
    name: "express, JSON, better-sqlite3: one in, 20 out",
    needs: ["express", "better-sqlite3/build/Release/better_sqlite3.node"],
    app: `
      const express = require("express");
      const db = require("better-sqlite3")(":memory:");
      db.exec("CREATE TABLE notes (id INTEGER PRIMARY KEY, title TEXT, text TEXT, made TEXT)");
      const app = express();
      app.use(express.json());
      app.use(express.static("public"));
      app.post("/api/notes", (request, response) => {
        const { title, text } = request.body;
        db.prepare("INSERT INTO notes (title, text, made) VALUES (?, ?, ?)")
          .run(title, text, new Date().toISOString());
        response.status(201)
          .json(db.prepare("SELECT * FROM notes ORDER BY id DESC LIMIT 20").all());
      });
      listen(app);`,
    ask: { method: "POST", path: "/api/notes", body: note },
  },
  {
    name: "express, session, page of a template",
    needs: ["express", "express-session", "ejs"],
    app: `
      const express = require("express");
      const app = express();
      app.use(express.urlencoded({ extended: false }));
      app.use(express.static("public"));
      app.use(require("express-session")({
        secret: "x", resave: false, saveUninitialized: false,
        store: new (require("express-session").MemoryStore)(),
      }));
      const page = require("ejs").compile(
        "<!doctype html><title>Seeds</title><h1>Seeds of <%= name %></h1><table>" +
        "<% for (const { id, name, price } of seeds) { %>" +
        "<tr><td><a href='/seeds/<%= id %>'><%= name %></a></td><td><%= price %></td></tr>" +
        "<% } %></table>");
      const seeds = Array.from({ length: 30 }, (_, id) => ({ id, name: "Seed " + id, price: id * 3 }));
      app.get("/seeds", (request, response) => {
        request.session.seen = (request.session.seen ?? 0) + 1;
        response.send(page({ name: "Nadia & Ben", seeds }));
      });
      listen(app);`,
    ask: { method: "GET", path: "/seeds" },
  },
];

/** Says its port; when it is asked for it, how much processor time it has had. */
const frame = `
const listen = (app) => {
  const server = app.listen(0, "127.0.0.1", () => process.send({ port: server.address().port }));
};
let start;
process.on("message", () => {
  const { user, system } = process.cpuUsage(start);
  start = process.cpuUsage();
  process.send({ micros: user + system });
});
`;

interface Said {
  readonly port?: number;
  readonly micros?: number;
}

/** Microseconds of the app's processor for one request. */
async function costOf({ app, ask }: Row, hooked: boolean, listener: number): Promise<number> {
  const child = spawn(
    process.execPath,
    [...(hooked ? ["--require", hook] : []), "-e", frame + app],
    {
      cwd: apps,
      stdio: ["ignore", "ignore", "inherit", "ipc"],
      env: { ...process.env, NODE_ENV: "development", WHICHSIDE_WATCH: `${listener}:token` },
    },
  );
  const said = (): Promise<Said> => new Promise((done) => child.once("message", done));
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const { port = 0 } = await said();
  const many = async (count: number) => {
    for (let n = 0; n < count; n += 1) await send(port, agent, ask);
  };
  const used = async (): Promise<number> => {
    child.send({});
    return (await said()).micros ?? 0;
  };
  await many(warm);
  await used();
  await many(measured);
  const micros = await used();
  agent.destroy();
  child.kill();
  return micros / measured;
}

function send(port: number, agent: http.Agent, { method, path, body }: Row["ask"]): Promise<void> {
  return new Promise((done, fail) => {
    const headers = {
      accept: "text/html,application/json",
      "accept-language": "en-GB,en;q=0.9",
      "user-agent": "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36",
      ...(body === undefined
        ? {}
        : { "content-type": "application/json", "content-length": body.length }),
    };
    http
      .request({ port, host: "127.0.0.1", method, path, agent, headers }, (answer) => {
        answer.resume().on("end", done);
      })
      .on("error", fail)
      .end(body);
  });
}

const sink = createServer((socket) => socket.resume());
await new Promise<void>((done) => sink.listen(0, "127.0.0.1", done));
const address = sink.address();
const listener = typeof address === "object" && address !== null ? address.port : 0;
console.log(
  `Node ${process.version}, ${measured} requests each, one after the other; least of ${pairs} pairs\n`,
);
console.log(`${"processor time of the app for one request, µs".padEnd(48)}    bare   hook   more`);
for (const row of rows) {
  if (!row.name.includes(only)) continue;
  if (!row.needs.every((each) => existsSync(join(apps, "node_modules", each)))) {
    console.log(`${row.name.padEnd(48)} not measured: its packages aren't there`);
    continue;
  }
  const bare: number[] = [];
  const hooked: number[] = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    for (const isHooked of pair % 2 === 0 ? [false, true] : [true, false]) {
      (isHooked ? hooked : bare).push(await costOf(row, isHooked, listener));
    }
  }
  const least = Math.min(...bare);
  const more = Math.min(...hooked) - least;
  const share = `${((more / least) * 100).toFixed(0)} %`;
  const [first, second] = [least, more].map((each) => each.toFixed(0));
  console.log(
    `${row.name.padEnd(48)}${first?.padStart(8)}${second?.padStart(7)}${share.padStart(7)}`,
  );
}
sink.close();
