/** Starts an app under `watch --json`, asks it things, and gives what was recorded beside what the app logged. */

import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import http from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { bin, startTalking, type TalkingChild } from "./child.ts";

export const appsFolder = resolve(import.meta.dirname, "watch-apps");

/** Whether the apps' packages are there: `npm ci` in test/watch-apps brings them. */
export function hasPackages(...names: readonly string[]): boolean {
  return names.every((name) => existsSync(join(appsFolder, "node_modules", name)));
}

export interface HopLine {
  readonly id: number;
  readonly cause: number | null;
  readonly unsure: boolean;
  readonly from: string;
  readonly to: string;
  readonly fromHost: string | null;
  readonly toHost: string | null;
  readonly kind: string;
  readonly method: string | null;
  readonly path: string | null;
  readonly status: number | null;
  readonly sql: string | null;
  readonly rows: number | null;
  readonly summary: string;
}

export interface Ask {
  readonly path: string;
  readonly method?: string;
  readonly json?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Hang up as soon as the answer begins, or after this many milliseconds without one. */
  readonly hangUp?: number;
}

export interface Recorded {
  readonly hops: readonly HopLine[];
  readonly log: readonly string[];
  readonly text: string;
  readonly code: number | null;
}

export interface WatchedOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly node?: string;
  /** Asks that are on their way at the same time. */
  readonly together?: boolean;
  readonly flags?: readonly string[];
}

/** Two free ports side by side. */
async function freePorts(): Promise<number> {
  const port = await freePort(0);
  return (await freePort(port + 1)) === port + 1 ? port : freePorts();
}

export function freePort(wanted: number): Promise<number> {
  return new Promise((done) => {
    const server = createServer();
    server.on("error", () => done(-1));
    server.listen(wanted, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address !== null ? address.port : -1;
      server.close(() => done(port));
    });
  });
}

export async function until(is: () => boolean, child?: TalkingChild): Promise<void> {
  for (let tries = 0; !is(); tries += 1) {
    if (tries > 6000) throw new Error(`waited in vain\n${child?.out()}\n${child?.err()}`);
    await new Promise((done) => setTimeout(done, 10));
  }
}

/** `command` is what starts the app, in the folder of the apps. */
export async function watched(
  command: readonly string[],
  asks: readonly Ask[],
  options: WatchedOptions = {},
): Promise<Recorded> {
  const home = mkdtempSync(join(tmpdir(), "whichside-watched-"));
  const port = await freePorts();
  const logFile = join(home, "app.log");
  const child = startTalking(
    options.node ?? process.execPath,
    [bin, "watch", "--json", ...(options.flags ?? []), "--", ...command],
    { WHICHSIDE_HOME: home, PORT: `${port}`, APP_LOG: logFile, HOME: home, ...options.env },
    join(appsFolder, "apps"),
  );
  try {
    await until(() => child.err().includes("ready"), child);
    if (options.together === true) await Promise.all(asks.map((each) => ask(port, each)));
    else for (const each of asks) await ask(port, each);
    const answers = () =>
      child
        .out()
        .split("\n")
        .filter((each) => /"kind":"(?:response|note)"/.test(each));
    const wanted = asks.filter(({ path }) => path !== "/never").length;
    await until(() => answers().length >= wanted, child);
    child.signal("SIGINT");
    const { code } = await child.ended;
    const log = existsSync(logFile) ? readFileSync(logFile, "utf8").trim().split("\n") : [];
    const hops = child
      .out()
      .split("\n")
      .filter((each) => each !== "");
    return {
      hops: hops.map((each) => JSON.parse(each)),
      log,
      text: child.out() + child.err(),
      code,
    };
  } finally {
    child.kill();
    rmSync(home, { recursive: true, force: true });
  }
}

export function ask(
  port: number,
  { path, method = "GET", json, headers, hangUp }: Ask,
): Promise<string> {
  return new Promise((done, fail) => {
    const body = json === undefined ? undefined : JSON.stringify(json);
    const request = http.request(
      {
        port,
        host: "127.0.0.1",
        path,
        method,
        agent: false,
        headers: {
          ...(body === undefined
            ? {}
            : { "content-type": "application/json", "content-length": Buffer.byteLength(body) }),
          ...headers,
        },
      },
      (answer) => {
        if (hangUp !== undefined) {
          request.destroy();
          done("");
          return;
        }
        let text = "";
        answer.setEncoding("utf8").on("data", (part) => {
          text += part;
        });
        answer.on("end", () => done(text));
      },
    );
    request.on("error", (error) => (hangUp === undefined ? fail(error) : done("")));
    if (hangUp !== undefined && hangUp > 0) setTimeout(() => request.destroy(), hangUp);
    request.end(body);
  });
}

/** What came in and what was asked of databases, each as the apps log it. */
export function logged({ hops }: Recorded): string[] {
  const parts = hops.flatMap((hop) => {
    if (hop.kind === "response" && hop.to === "browser")
      return [`${hop.method} ${hop.path} ${hop.status}`];
    if (hop.kind === "rows") return [`${hop.sql} ${hop.rows ?? "error"}`];
    return [];
  });
  return parts.filter((each) => !/^CREATE /.test(each));
}
