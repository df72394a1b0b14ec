/**
 * Nothing leaves the machine but by `sync`, which sends answers to the address that was named with
 * it: but for that, and for what `watch` is for, the bundle knows no module that could send
 * anything, and the program works where every way to the network is shut.
 */

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bin, canRun, runText } from "./child.ts";

const root = resolve(import.meta.dirname, "..");
let home: string;

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), "whichside-privacy-"));
});

afterAll(() => {
  rmSync(home, { recursive: true, force: true });
});

/** Everything that can reach another machine, or start a program that can. */
const outward = [
  "net",
  "tls",
  "dgram",
  "dns",
  "dns/promises",
  "http",
  "https",
  "http2",
  "child_process",
  "cluster",
  "inspector",
  "worker_threads",
];

/** Files that only the lab loads: it has a server on this machine, and asks that one alone. */
const labFiles = ["club.cjs"];

/** What an app is watched with: each file with the modules that it needs, loaded by `watch` alone. */
const watching = new Map([
  // Starts the app, and hears it on a port of this machine.
  ["app.cjs", ["child_process", "net"]],
  // Stands before the app, on a port of this machine.
  ["proxy.cjs", ["http", "https"]],
  // Is loaded into the app, and tells what it hears to the one that started it.
  // The prototypes of `http` are what it listens at: it asks nobody.
  ["watch-hook.cjs", ["net", "http"]],
]);

/** The one file that can send something to another machine, which `sync` alone loads. */
const sending = "record-store.cjs";

/** Asks git for an earlier edition of a course, where an author names a revision: `check --since` alone loads it. */
const editions = new Map([["saved-edition.cjs", ["child_process"]]]);

/** The thread that hears Ctrl-C while a file is read: it reaches the other thread of its process and nothing else. */
const ears = new Map([
  ["ears.cjs", ["worker_threads"]],
  ["ears-worker.cjs", ["inspector", "worker_threads"]],
]);

describe("the bundle", () => {
  const chunks = readdirSync(join(root, "dist")).filter((name) => /\.c?js$/.test(name));

  test.each(labFiles)("%s knows a server and no other way out", (name) => {
    const text = readFileSync(join(root, "dist", name), "utf8");
    const imported = [...text.matchAll(/require\(["'`]node:([^"'`]+)["'`]\)/g)].map(([, id]) => id);
    expect(imported.filter((id) => outward.includes(id ?? ""))).toEqual(["http"]);
  });

  test.each(chunks.filter((name) => !labFiles.includes(name)))(
    "%s imports nothing that reaches out",
    (name) => {
      const text = readFileSync(join(root, "dist", name), "utf8");
      const imported = [
        ...text.matchAll(
          /(?:\bfrom|\bimport|\brequire|getBuiltinModule)\s*\(?\s*["'`]([^"'`]+)["'`]/g,
        ),
      ].map(([, id = ""]) => id.replace(/^node:/, ""));
      const allowed = watching.get(name) ?? editions.get(name) ?? ears.get(name) ?? [];
      expect(imported.filter((id) => outward.includes(id) && !allowed.includes(id))).toEqual([]);
      const asks = /\b(?:fetch|XMLHttpRequest|WebSocket|EventSource)\s*\(/g;
      expect(text.match(asks) ?? []).toEqual(name === sending ? ["fetch("] : []);
    },
  );

  test("what sends is loaded by sync alone", () => {
    const loading = chunks.filter((name) =>
      readFileSync(join(root, "dist", name), "utf8").includes(`./${sending}`),
    );
    // The command's declaration loads this file when the command is called.
    expect(loading).toEqual(["sync2.cjs"]);
  });
});

/** Loaded before the program: whoever reaches for the network is told off, loudly. */
const shut = `
const Module = require("node:module");
const outward = new Set(${JSON.stringify(outward)});
const stop = (what) => { process._rawDebug("REACHED OUT: " + what); process.reallyExit(99); };
const load = Module._load;
Module._load = function (id, ...rest) {
  if (outward.has(String(id).replace(/^node:/, ""))) stop(id);
  return load.call(this, id, ...rest);
};
for (const name of ["fetch", "WebSocket", "EventSource"]) {
  Object.defineProperty(globalThis, name, { get: () => stop(name) });
}
const builtin = process.getBuiltinModule;
if (builtin) process.getBuiltinModule = (id) => {
  if (outward.has(String(id).replace(/^node:/, ""))) stop(id);
  return builtin.call(process, id);
};
`;

const answers = "password-check: 3\n";
const visit = JSON.stringify({
  log: { entries: [{ request: { url: "https://club.example/" }, response: { status: 200 } }] },
});

test("what is listened on is this machine's own, and nobody else's", () => {
  for (const name of watching.keys()) {
    const text = readFileSync(join(root, "dist", name), "utf8");
    for (const [, host] of text.matchAll(/\.listen\([^()]*?,["'`]([^"'`]+)["'`]/g)) {
      expect(host).toBe("127.0.0.1");
    }
  }
});

describe("with every way to the network shut", () => {
  test.each([
    [["--version"], ""],
    [["--help"], ""],
    [[], ""],
    [["list"], ""],
    [["show", "login-flow"], ""],
    [["learn", "login-flow"], ""],
    [["quiz", "login-flow", "--answers", "-"], answers],
    [["review", "--json"], ""],
    [["glossary"], ""],
    [["flow", "login-flow", "--describe"], ""],
    [["watch", "-"], visit],
    [["score"], ""],
    [["check"], ""],
    [["export", "results"], ""],
    [["export", "progress"], ""],
    [["reset", "--yes"], ""],
    [["sync", "https://store.example/xapi", "--learner", "Ana", "--dry-run"], ""],
    [["sync", "https://store.example/xapi", "--help"], ""],
    [["completion", "bash"], ""],
    [["complete", "=show", "=log"], ""],
  ])("%j works", (args, input) => {
    expect(guarded(args, input)).toBe(args[0] === "quiz" ? 1 : 0);
  });

  test("the lab's list and its files", () => {
    expect(guarded(["lab", "--help"], "")).toBe(0);
  });

  test("a reset is taken back", () => {
    const own = mkdtempSync(join(home, "reset-"));
    guarded(["quiz", "login-flow", "--answers", "-"], answers, own);
    expect(guarded(["reset", "--yes"], "", own)).toBe(0);
    expect(guarded(["reset", "--undo"], "", own)).toBe(0);
  });

  function guarded(args: readonly string[], input: string, own = home): number | null {
    const guard = join(home, "shut.cjs");
    writeFileSync(guard, shut);
    const { code, err } = runText(process.execPath, ["--require", guard, bin, ...args], {
      input,
      env: { WHICHSIDE_HOME: own },
    });
    expect(err).not.toContain("REACHED OUT");
    return code;
  }

  test("the guard would notice", () => {
    const guard = join(home, "shut.cjs");
    writeFileSync(guard, shut);
    for (const source of ['require("node:https")', 'fetch("http://localhost")']) {
      const { code } = runText(process.execPath, ["--require", guard, "-e", source]);
      expect(code).toBe(99);
    }
  });
});

test("the lab asks this machine alone, and nobody else is asked for a name", () => {
  const guard = join(home, "local.cjs");
  writeFileSync(
    guard,
    `const net = require("node:net");
const dns = require("node:dns");
const stop = (what) => { process._rawDebug("REACHED OUT: " + what); process.reallyExit(99); };
const { lookup } = dns;
for (const name of Object.keys(dns)) if (/^(lookup|resolve)/.test(name)) dns[name] = () => stop(name);
// A server that is given a number "looks it up" as well, without asking anybody.
dns.lookup = (host, ...rest) => (host === "127.0.0.1" ? lookup(host, ...rest) : stop(host));
const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function (...args) {
  const [options] = Array.isArray(args[0]) ? args[0] : args;
  if (options.host !== "127.0.0.1") stop(options.host ?? options.path);
  return connect.apply(this, args);
};
const { listen } = net.Server.prototype;
net.Server.prototype.listen = function (options, ...rest) {
  if (options.host !== "127.0.0.1") stop(JSON.stringify(options));
  return listen.call(this, options, ...rest);
};
globalThis.fetch = () => stop("fetch");
`,
  );
  const { code, err, out } = runText(
    process.execPath,
    ["--require", guard, bin, "lab", "who-calls-whom", "--answers", "-"],
    { input: "2\n", env: { WHICHSIDE_HOME: home } },
  );
  expect(err).toBe("");
  expect(out).toContain("Done.");
  expect(code).toBe(0);
});

const unshare = ["--map-root-user", "--net"];

test.skipIf(!canRun("unshare", ...unshare, "true"))(
  "in a place that has no network at all, a quiz is taken and kept",
  () => {
    const own = mkdtempSync(join(home, "alone-"));
    const alone = (args: readonly string[], input = "") =>
      runText("unshare", [...unshare, process.execPath, bin, ...args], {
        input,
        env: { WHICHSIDE_HOME: own },
      }).out;
    expect(alone(["quiz", "login-flow", "--answers", "-"], answers)).toContain("Right, 10 of 10");
    expect(JSON.parse(alone(["score", "--json"]))).toMatchObject({ points: 10 });
  },
);
