/** Every way in which `watch` or its app can end: in order, with nobody left over and nothing lost. */

import { mkdtempSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bin, runText, startTalking, type TalkingChild } from "./child.ts";
import { removeFolder } from "./folder.ts";
import { keys, openScreen } from "./screen.ts";
import { ask, freePort, until } from "./watched.ts";

let home = "";
let child: TalkingChild | undefined;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "whichside-ends-"));
});

afterEach(() => {
  child?.kill();
  removeFolder(home);
});

/** An app with a process of its own below it; both say who they are. */
const app = `
const http = require("node:http");
if (process.argv[1] === "below") {
  setInterval(() => {}, 1000);
  console.error("below", process.pid);
} else {
  const below = require("node:child_process").spawn(process.execPath, ["-e", process.env.APP, "below"], { stdio: "inherit" });
  const server = http.createServer((request, answer) => {
    if (request.url === "/exit") process.exit(7);
    if (request.url === "/throw") throw new Error("made up");
    answer.end("yes");
  });
  server.on("error", (error) => { below.kill(); console.error(error.code); process.exitCode = 3; });
  server.listen(Number(process.env.PORT), "127.0.0.1", () => console.error("ready", process.pid));
  process.on("exit", () => below.kill());
}`;

async function watchedApp(port: number, wait = true): Promise<TalkingChild> {
  const env = { WHICHSIDE_HOME: home, HOME: home, PORT: String(port), APP: app };
  const command = [process.execPath, "-e", app];
  const started = startTalking(
    process.execPath,
    [bin, "watch", "--json", "--", ...command],
    env,
    home,
  );
  child = started;
  if (wait) await until(() => /ready \d+/.test(started.err()), started);
  if (wait) await until(() => /below \d+/.test(started.err()), started);
  return started;
}

/** The app's processes, as it has said. */
function pidsOf(started: TalkingChild): number[] {
  const pids = [...started.err().matchAll(/\b(?:ready|below) (\d+)/g)].map(([, pid]) =>
    Number(pid),
  );
  expect(pids).toHaveLength(2);
  return pids;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function answersIn(started: TalkingChild): number {
  return started
    .out()
    .split("\n")
    .filter((line) => line.includes('"kind":"response"')).length;
}

test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
  "%s ends the app and what it has started, and what was seen is told",
  async (signal) => {
    const port = await freePort(0);
    const started = await watchedApp(port);
    await ask(port, { path: "/a" });
    await until(() => answersIn(started) > 0, started);
    const pids = pidsOf(started);
    started.signal(signal);
    await started.ended;
    await until(() => !pids.some(isAlive));
    expect(answersIn(started)).toBe(1);
  },
);

test.each([
  ["/exit", 7],
  ["/throw", 1],
])(
  "an app that dies at %s ends watch with its own code, and what was before is told",
  async (path, code) => {
    const port = await freePort(0);
    const started = await watchedApp(port);
    for (let count = 0; count < 20; count++) await ask(port, { path: "/a" });
    const pids = pidsOf(started);
    await ask(port, { path, hangUp: 60_000 });
    expect((await started.ended).code).toBe(code);
    await until(() => !pids.some(isAlive));
    expect(answersIn(started)).toBe(20);
  },
);

test("an app that is killed with its hook ends watch, and the answers before are told", async () => {
  const port = await freePort(0);
  const started = await watchedApp(port);
  await ask(port, { path: "/a" });
  await until(() => answersIn(started) > 0, started);
  const pids = pidsOf(started);
  for (const pid of pids) process.kill(pid, "SIGKILL");
  const { code } = await started.ended;
  expect(code).not.toBe(0);
  expect(answersIn(started)).toBe(1);
});

test("an app whose port is taken ends watch with the app's own code and words", async () => {
  const other = createServer();
  await new Promise<void>((done) => other.listen(0, "127.0.0.1", done));
  const address = other.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const started = await watchedApp(port, false);
  expect((await started.ended).code).toBe(3);
  expect(started.err()).toContain("EADDRINUSE");
  other.close();
});

test("thousands of requests are all told", async () => {
  const port = await freePort(0);
  const started = await watchedApp(port);
  const rounds = 60;
  for (let round = 0; round < rounds; round++) {
    await Promise.all(Array.from({ length: 50 }, () => ask(port, { path: `/${round}` })));
  }
  await until(() => answersIn(started) >= rounds * 50, started);
  const pids = pidsOf(started);
  started.signal("SIGINT");
  await started.ended;
  await until(() => !pids.some(isAlive));
  expect(answersIn(started)).toBe(rounds * 50);
});

test("requests that come faster than anybody can look are counted on the screen, and all are kept", async () => {
  const port = await freePort(0);
  const out = join(home, "told.jsonl");
  const command = ["--out", out, "--", process.execPath, "-e", app];
  const screen = openScreen(["watch", ...command], { home, env: { PORT: String(port), APP: app } });
  await screen.waitFor("ready");
  await Promise.all(Array.from({ length: 300 }, (_, at) => ask(port, { path: `/crowd-${at}` })));
  await screen.waitFor(/… \d+ more, too fast to draw/);
  screen.press(keys.ctrlC);
  await screen.waitFor("600 hops in");
  screen.close();
  expect(readFileSync(out, "utf8").match(/"\/crowd-/g)).toHaveLength(600);
});

test("an app that isn't Node's is told how it can be looked at all the same", async () => {
  const args = [bin, "watch", "--", "/bin/sh", "-c", "true"];
  const { err } = runText(process.execPath, args, { env: { WHICHSIDE_HOME: home } });
  expect(err).toContain("only apps that run on Node can be looked");
});
