/**
 * What the hook of `watch` costs an app: processor time for one request, in pairs with and without it.
 *
 *   npm run build && (cd test/watch-apps && npm ci) && node scripts/run.js bench/watch.ts [pairs]
 */

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import http from "node:http";
import { createServer } from "node:net";
import { join, resolve } from "node:path";

const apps = resolve("test/watch-apps/apps");
const hook = resolve("dist/watch-hook.cjs");
const requests = 1500;
const pairs = Number(process.argv[2] ?? 7);

/** An app that answers a small form of JSON, and says at its end how much processor time that took. */
const app = `
const http = require("node:http");
let start, count = 0;
http.createServer((request, response) => {
  const parts = [];
  request.on("data", (part) => parts.push(part));
  request.on("end", () => {
    const given = parts.length > 0 ? JSON.parse(Buffer.concat(parts).toString()) : {};
    const rows = Array.from({ length: 50 }, (_, id) => ({ id, name: "member " + id, given }));
    const body = JSON.stringify(rows);
    response.setHeader("content-type", "application/json");
    response.end(body);
    count += 1;
    if (count === 200) start = process.cpuUsage();
    if (count === ${requests} + 200) {
      const used = process.cpuUsage(start);
      process.send({ micros: used.user + used.system });
    }
  });
}).listen(0, "127.0.0.1", function () { process.send({ port: this.address().port }); });
`;

/** Express with a page of middleware, as most have. */
const express = `
const express = require("express");
const app = express();
app.use(express.json());
app.use((request, response, next) => { response.setHeader("x-app", "club"); next(); });
let start, count = 0;
app.post("/", (request, response) => {
  const rows = Array.from({ length: 50 }, (_, id) => ({ id, name: "member " + id, given: request.body }));
  response.json(rows);
  count += 1;
  if (count === 200) start = process.cpuUsage();
  if (count === ${requests} + 200) {
    const used = process.cpuUsage(start);
    process.send({ micros: used.user + used.system });
  }
});
app.listen(0, "127.0.0.1", function () { process.send({ port: this.address().port }); });
`;

/** Processor microseconds of the app for one request. */
async function cost(source: string, hooked: boolean, listener: number): Promise<number> {
  const child = spawn(process.execPath, [...(hooked ? ["--require", hook] : []), "-e", source], {
    cwd: apps,
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    env: {
      ...process.env,
      WHICHSIDE_WATCH: `${listener}:token`,
      NODE_PATH: join(apps, "../node_modules"),
    },
  });
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  return new Promise((done) => {
    child.on("message", async (message: { readonly port?: number; readonly micros?: number }) => {
      if (message.micros !== undefined) {
        agent.destroy();
        child.kill();
        done(message.micros / requests);
      }
      if (message.port === undefined) return;
      for (let n = 0; n < requests + 200; n += 1) await send(message.port, agent);
    });
  });
}

function send(port: number, agent: http.Agent): Promise<void> {
  const body = '{"email":"nadia@garden.example","password":"rose"}';
  return new Promise((done) => {
    const headers = { "content-type": "application/json", "content-length": body.length };
    const request = http.request(
      { port, host: "127.0.0.1", method: "POST", agent, headers },
      (answer) => {
        answer.resume().on("end", done);
      },
    );
    request.end(body);
  });
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

const sink = createServer((socket) => socket.resume());
await new Promise<void>((done) => sink.listen(0, "127.0.0.1", done));
const address = sink.address();
const listener = typeof address === "object" && address !== null ? address.port : 0;
console.log(`Node ${process.version}, ${requests} requests each, medians of ${pairs} pairs\n`);
console.log("processor time of the app for one request, µs     bare   hooked    ratio");
for (const [name, source] of [
  ["node:http, 50 rows of JSON", app],
  ["express, 50 rows of JSON", express],
] as const) {
  if (name.startsWith("express") && !existsSync(join(apps, "../node_modules/express"))) continue;
  const bare: number[] = [];
  const hooked: number[] = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    bare.push(await cost(source, false, listener));
    hooked.push(await cost(source, true, listener));
  }
  const ratio = median(bare.map((each, at) => (hooked[at] ?? 0) / each));
  console.log(
    `${name.padEnd(46)}${median(bare).toFixed(0).padStart(8)}${median(hooked).toFixed(0).padStart(9)}${ratio.toFixed(2).padStart(9)}`,
  );
}
sink.close();
